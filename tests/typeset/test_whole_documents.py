"""Random documents on pages: nothing lost or doubled, nothing beyond its column, notes on the page of their call."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import build_model, seed
from tests.support.build_model import HERE, heading, note, plain, text
from tests.typeset.blocks.test_tables import cells
from undoc.model import (
    Block,
    BulletItem,
    Cell,
    Column,
    Columns,
    Landscape,
    Note,
    NoteCall,
    NumberedParagraph,
    Row,
    RowKind,
    Table,
    TableWidth,
)
from undoc.prepare import prepare
from undoc.typeset import typeset
from undoc.typeset.pages.page import Page, TextRun

_WORD = re.compile(r"[wn]\d+e")
NOTE = 400


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Block], dict[str, Note], int]:
    """Blocks whose words are all different, their notes, and how many words there are."""
    count = 0
    notes: dict[str, Note] = {}

    def words(least: int, most: int, letter: str = "w") -> str:
        nonlocal count
        size = draw(st.integers(least, most))
        found = [f"{letter}{count + index}e" for index in range(size)]
        count += size
        return " ".join(found)

    def called() -> tuple[object, ...]:
        inlines: list[object] = [*text(words(1, 260))]
        if draw(st.integers(0, 3)) == 0:
            name = f"a{len(notes)}"
            notes[name] = note(name, words(1, NOTE, "n"))
            inlines += [NoteCall(name, HERE), *text(" " + words(1, 30))]
        return tuple(inlines)

    def table() -> Table:
        rows = [Row(RowKind.HEADER, cells(words(1, 3), words(1, 2), words(1, 2)), HERE)]
        for _ in range(draw(st.integers(1, 30))):
            first = Cell(called() if draw(st.integers(0, 20)) == 0 else text(words(1, 12)), HERE)  # type: ignore[arg-type]
            rows.append(Row(RowKind.BODY, (first, *cells(words(1, 2), words(0, 1))), HERE))
        width = draw(st.sampled_from(TableWidth))
        return Table((), (), (Column(),) * 3, tuple(rows), (), width, HERE)

    def block(depth: int = 0) -> Block:
        kind = draw(
            st.sampled_from(["numbered", "numbered", "plain", "bullet", "heading", "table", "landscape", "columns"])
        )
        match kind:
            case "numbered":
                return NumberedParagraph(draw(st.integers(0, 2)), "1.", called(), HERE)  # type: ignore[arg-type]
            case "bullet":
                return BulletItem(draw(st.integers(0, 1)), text(words(1, 40)), HERE)
            case "heading":
                return heading(words(1, 20), draw(st.integers(1, 4)))
            case "table":
                return table()
            case "landscape" if depth == 0:
                return Landscape(tuple(block(1) for _ in range(draw(st.integers(1, 3)))), HERE)
            case "columns" if depth == 0:
                return Columns(tuple(block(1) for _ in range(draw(st.integers(1, 6)))), HERE, draw(st.integers(2, 3)))
        return plain(words(1, 80))

    blocks = [block() for _ in range(draw(st.integers(1, 10)))]
    return blocks, notes, count


def own(page: Page) -> list[TextRun]:
    """The runs that belong to the text: furniture and repeated headers are left out."""
    return [item for item in page.items if isinstance(item, TextRun) and item.content is not None]


def shown(page: Page) -> str:
    """The text of a page, the runs of a line joined."""
    return "".join(item.text for item in own(page))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_pages(given_: tuple[list[Block], dict[str, Note], int]) -> None:
    blocks, notes, count = given_
    body = "general-assembly"
    model = build_model.document(blocks, notes, body=body, agenda=None)
    prepared = prepare(model, "en", seed.templates())
    document = typeset(prepared, seed.templates().fonts)
    found = Counter(word for page in document.pages for word in _WORD.findall(shown(page)))
    assert set(found.values()) <= {1}
    assert len(found) == count
    for page in document.pages:
        geometry = prepared.house.page if page.width < page.height else prepared.house.landscape
        for item in own(page):
            trailing = len(item.text) - len(item.text.rstrip())
            end = item.x + sum(item.advances[: len(item.advances) - trailing])
            assert item.x >= geometry.left - 1e-6
            assert end <= page.width - geometry.right + 0.5
            assert item.y <= page.height - geometry.bottom + 1e-6
    # A note begins on the page of its call, and goes on on the next pages without a gap.
    where = {word: number for number, page in enumerate(document.pages) for word in _WORD.findall(shown(page))}
    for identifier, made in prepared.notes.items():
        at = [where[word] for paragraph in made.paragraphs for word in _WORD.findall(paragraph.text)]
        assert document.anchors[f"{identifier}-call"].page == document.anchors[identifier].page == at[0]
        assert at == sorted(at)
        assert set(at) == set(range(at[0], at[-1] + 1))
