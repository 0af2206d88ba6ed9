"""Every block, text and inline of a document is met once, in its order."""

from __future__ import annotations

from pathlib import Path

from undoc.model import (
    Annex,
    Cell,
    Column,
    Emphasis,
    Emphasized,
    Figure,
    Landscape,
    Link,
    PageBreak,
    Paragraph,
    Place,
    Row,
    RowKind,
    Table,
    TableWidth,
    Text,
)
from undoc.model.tree import children, drawings, flat, texts, walk, with_drawings

HERE = Place("en.md", 1, 1)
A, B, C = Text("a", HERE), Text("b", HERE), Text("c", HERE)
PARAGRAPH = Paragraph((A,), HERE)
LANDSCAPE = Landscape((PARAGRAPH,), HERE)
ANNEX = Annex((B,), None, (LANDSCAPE, PageBreak(HERE)), HERE)


def test_blocks() -> None:
    assert children(ANNEX) == (LANDSCAPE, PageBreak(HERE))
    assert children(PARAGRAPH) == ()
    assert list(walk([ANNEX, PARAGRAPH])) == [ANNEX, LANDSCAPE, PARAGRAPH, PageBreak(HERE), PARAGRAPH]


def test_texts() -> None:
    rows = (Row(RowKind.BODY, (Cell((B,), HERE, more=((C,),)),), HERE),)
    table = Table((A,), (), (Column(),), rows, (), TableWidth.TEXT, HERE, remarks=((A,),))
    assert list(texts(table)) == [(A,), (), (B,), (C,), (A,)]
    assert list(texts(ANNEX)) == [(B,)]
    assert list(texts(LANDSCAPE)) == []


def test_pictures_are_met_in_cells_too() -> None:
    own = [Figure(Path(f"{name}.png"), name, (), HERE) for name in "abc"]
    rows = (Row(RowKind.BODY, (Cell((B,), HERE), Cell((), HERE, drawing=own[1])), HERE),)
    table = Table((), (), (Column(), Column()), rows, (), TableWidth.TEXT, HERE)
    assert list(drawings([own[0], Landscape((table, own[2]), HERE), PARAGRAPH])) == own
    assert list(drawings([with_drawings(table, lambda _: own[2])])) == [own[2]]
    assert with_drawings(table, lambda one: one) == table


def test_inlines() -> None:
    emphasized = Emphasized(Emphasis.BOLD, (B,))
    link = Link("https://un.org", (emphasized, C))
    assert list(flat((A, link))) == [A, link, emphasized, B, C]
