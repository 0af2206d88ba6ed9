"""What was found as content: texts, and numbers with as many figures as content has."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support import seed
from undoc.importer.recognise.contents import as_content, as_notes, with_plain_spaces
from undoc.importer.recognise.origins import CellOrigin, Origin, RowOrigin
from undoc.importer.word.spans import NOWHERE, Raise, Span
from undoc.model import Cell, Column, Figure, Fit, Row, RowKind, Table, TableWidth, Text


def cell(text: str) -> Cell:
    return Cell((Span(text),) if text else (), CellOrigin(0, None), start=1 / 3)


def table_of(*rows: Row) -> Table:
    return Table((Span("Towers "),), (), (Column(width=100 / 3),), rows, (), TableWidth.TEXT, Origin("table 1"))


def test_texts_become_inlines_and_points_are_rounded() -> None:
    (table,) = as_content([table_of(Row(RowKind.BODY, (cell("a"),), RowOrigin(None, is_below_header=False)))], Path())
    assert isinstance(table, Table)
    assert table.caption == (Text("Towers", NOWHERE),)
    assert (table.columns[0].width, table.rows[0].cells[0].start) == (33.3333, 0.333333)
    assert table.rows[0].cells[0].inlines == (Text("a", NOWHERE),)


@pytest.mark.parametrize(("title", "count"), [("", 1), ("Tower", 2)])
def test_a_row_of_titles_without_texts_is_none(title: str, count: int) -> None:
    place = RowOrigin(None, is_below_header=False)
    titles = Row(RowKind.HEADER, (replace(cell(title), start=None),), place)
    (table,) = as_content([table_of(titles, Row(RowKind.BODY, (cell("a"),), place))], Path())
    assert isinstance(table, Table)
    assert len(table.rows) == count


def test_pictures_stand_in_the_folder_of_the_document() -> None:
    (figure,) = as_content([Figure(Path("a.png"), "A", (), Origin("paragraph 1"), width=1 / 3)], Path("content/A"))
    assert isinstance(figure, Figure)
    assert (figure.path, figure.width, figure.place) == (Path("content/A/a.png"), 0.333333, NOWHERE)


def test_spaces_before_what_is_said_of_a_note_go() -> None:
    note = as_notes({"1": [[Span("One")], [Span("two ")]]}, {"1": Fit(end=2)})["1"]
    assert note.paragraphs == ((Text("One", NOWHERE),), (Text("two", NOWHERE),))
    assert note.fit == Fit(end=2)


def test_no_break_spaces_that_documents_have_anyway_come_in_as_plain_ones() -> None:
    spans = [Span("l’objectif n"), Span("o", position=Raise.SUPERSCRIPT), Span("\u00a011 et « 12\u00a0345 »")]
    found = with_plain_spaces(spans, seed.templates().language("fr").typography)
    assert [span.text for span in found] == ["l’objectif n", "o", " 11 et « 12\u00a0345 »"]
    assert found[:2] == spans[:2]
