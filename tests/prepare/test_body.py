"""What a document means is kept: its annexes, quotations and lists; those who set it see the blocks one by one."""

from __future__ import annotations

import pytest

from tests.support import build_model, seed
from tests.support.build_model import HERE, numbered, plain, text
from tests.support.prepared_documents import PICTURE
from undoc.model import Annex, Block, BulletItem, Columns, Figure, Landscape, PageBreak, Quotation, Summary
from undoc.prepare import prepare, prepared
from undoc.prepare.prepared import children, flow, walk


def bullet(words: str, level: int = 0) -> BulletItem:
    return BulletItem(level, text(words), HERE)


def made(*blocks: Block) -> tuple[prepared.Block, ...]:
    return prepare(build_model.document(blocks), "en", seed.templates()).blocks


def outline(blocks: tuple[prepared.Block, ...]) -> str:
    """Texts in their order; what holds others as its name with these in brackets, items parted by semicolons."""
    return " ".join(map(_outlined, blocks))


def _outlined(block: prepared.Block) -> str:
    match block:
        case prepared.Paragraph():
            return block.text
        case prepared.List(items=items):
            return f"List({'; '.join(map(outline, items))})"
        case _:
            return type(block).__name__ + (f"({outline(found)})" if (found := children(block)) else "")


CASES: list[tuple[str, tuple[Block, ...], str]] = [
    (
        "sub-paragraphs stand within those above them",
        (numbered("1"), numbered("a", 1), numbered("i", 2), numbered("ii", 2), numbered("b", 1), numbered("2")),
        "1 List(a List(i; ii); b) 2",
    ),
    (
        "what is below a paragraph without its own level",
        (numbered("1"), numbered("i", 2), numbered("a", 1)),
        "1 List(i) List(a)",
    ),
    ("levels that are left out", (numbered("a", 1), numbered("aa", 3), numbered("i", 2)), "List(a List(aa) List(i))"),
    ("bullets", (bullet("x"), bullet("y", 1), bullet("z")), "List(x List(y); z)"),
    ("a paragraph ends a list", (bullet("x"), plain("p"), bullet("y")), "List(x) p List(y)"),
    ("a page break does not", (bullet("x"), PageBreak(HERE), bullet("y")), "List(x PageBreak; y)"),
    ("a quotation", (plain("p"), Quotation((plain("q"), bullet("x")), HERE)), "p Quotation(q List(x))"),
    (
        "an annex with a quotation",
        (Annex(text("T"), None, (plain("p"), Quotation((plain("q"),), HERE)), HERE),),
        "Annex(Annex T p Quotation(q))",
    ),
    (
        "an annex that begins on its side",
        (Annex(text("T"), None, (Landscape((plain("p"),), HERE), plain("q")), HERE),),
        "Annex(Landscape(Annex T p) q)",
    ),
    ("a summary", (Summary((plain("p"), bullet("x")), HERE),), "Summary(Summary p List(x))"),
    ("columns", (Columns((bullet("x"), plain("p")), HERE), plain("q")), "Columns(List(x) p) q"),
    (
        "a break where a page begins anyway",
        (plain("p"), PageBreak(HERE), Annex((), None, (plain("q"),), HERE)),
        "p Annex(Annex q)",
    ),
    (
        "a picture in a quotation",
        (Quotation((plain("q"), Figure(PICTURE, "A picture", (), HERE)), HERE),),
        "Quotation(q Figure)",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_holds_blocks_is_kept(blocks: tuple[Block, ...], expected: str) -> None:
    assert outline(made(*blocks)) == expected


@pytest.mark.parametrize("blocks", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_the_flow_is_all_that_holds_no_others_or_is_set_in_its_own_way(blocks: tuple[Block, ...]) -> None:
    whole = made(*blocks)
    found = [
        block for block in walk(whole) if not isinstance(block, prepared.Annex | prepared.Quotation | prepared.List)
    ]
    assert [one for block in flow(whole) for one in (block, *flow(children(block)))] == found
