"""The structure of a document, as those who do not see it go through it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support.prepared_documents import call, cell, document, note, numbered, paragraph, row, table
from undoc.prepare.prepared import Block, Contents, ContentsEntry, Role, RowKind, Span
from undoc.prepare.structure import Content, Element, Structure

NOTE = "note(label(link(…)) paragraph(…))"


def tags(element: Element | Content) -> str:
    """An element with what is in it; its own content is “…”."""
    return f"{element.tag}({' '.join(map(tags, element.kids))})" if isinstance(element, Element) else "…"


def entry(text: str, level: int, target: str) -> ContentsEntry:
    return ContentsEntry(paragraph(text, role=Role.CONTENTS, level=level), target)


CASES: list[tuple[str, tuple[Block, ...], str]] = [
    (
        "sub-paragraphs stand within those above them",
        (numbered("One", "1."), numbered("Two", "(a)", 1), numbered("Three", "(i)", 2), numbered("Four", "(b)", 1)),
        "paragraph(…) list(item(label(…) body(paragraph(…) list(item(label(…) body(paragraph(…)))))) "
        "item(label(…) body(paragraph(…))))",
    ),
    (
        "a note stands after what calls it",
        (numbered((Span("One"), call("n1")), "(a)", 1),),
        f"list(item(label(…) body(paragraph(… reference(link(…))) {NOTE})))",
    ),
    (
        "a note called in a table stands after it, before the table's own",
        (
            table(
                row(cell("A", 0, columns=2), kind=RowKind.HEADER),
                row("B", replace(cell("C", 1), more=(paragraph("D", role=Role.CELL),))),
                caption=(paragraph((Span("Table"), call("n1")), role=Role.CAPTION),),
                notes=[("a", "E")],
            ),
        ),
        "table(caption(paragraph(… reference(link(…)))) table-head(row(header-cell(…))) "
        f"table-body(row(header-cell(…) cell(paragraph(…) paragraph(…))))) {NOTE} paragraph(…)",
    ),
    (
        "the first cell of a row names it where the table has names for its columns",
        (table(row("A", "B", kind=RowKind.HEADER), row("C", "D"), row(cell("", 0), "E")),),
        "table(table-head(row(header-cell(…) header-cell(…))) "
        "table-body(row(header-cell(…) cell(…)) row(cell(…) cell(…))))",
    ),
    (
        "the rows of a table without names for its columns have none",
        (table(row("A", "B"), row("C", "D")),),
        "table(table-body(row(cell(…) cell(…)) row(cell(…) cell(…))))",
    ),
    (
        "a list of contents has those of deeper levels within it",
        (Contents(paragraph("Contents"), paragraph("Page"), (entry("One", 1, "h1"), entry("Two", 2, "h1-1"))),),
        "heading(…) paragraph(…) contents(contents-item(reference(link(… …))) "
        "contents(contents-item(reference(link(… …)))))",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_tree(blocks: tuple[Block, ...], expected: str) -> None:
    front = len(Structure(document()).root.kids)
    root = Structure(document(*blocks, notes=[note("n1", "Note")])).root
    assert " ".join(map(tags, root.kids[front:])) == expected
