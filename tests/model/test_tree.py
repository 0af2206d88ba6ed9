"""Every block, text and inline of a document is met once, in its order."""

from __future__ import annotations

from undoc.model import (
    Annex,
    Cell,
    Column,
    Emphasis,
    Emphasized,
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
from undoc.model.tree import children, flat, texts, walk

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


def test_inlines() -> None:
    emphasized = Emphasized(Emphasis.BOLD, (B,))
    link = Link("https://un.org", (emphasized, C))
    assert list(flat((A, link))) == [A, link, emphasized, B, C]
