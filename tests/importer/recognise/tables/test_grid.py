"""The grid of a Word table: cells at their places."""

from __future__ import annotations

from undoc.importer.recognise.tables.grid import GridCell, aligns, end_cells, without_idle_columns, without_spacers
from undoc.importer.word.items import WordCell, WordRow
from undoc.importer.word.spans import Span
from undoc.model import ColumnAlign, RowKind


def made(column: int, text: str = "", *, columns: int = 1, rows: int = 1, align: str = "") -> GridCell:
    cell = GridCell(column, columns, WordCell([]))
    cell.rows, cell.align = rows, align
    cell.spans = [Span(text)] if text else []
    return cell


def test_rows_in_which_nothing_stands_go_and_cells_end_sooner() -> None:
    rows = [(WordRow([]), [made(0, "a", rows=2), made(1, "b")]), (WordRow([]), [made(1)])]
    kept = without_spacers([*rows, (WordRow([]), [made(0, "c"), made(1, "d")])])
    assert [[(cell.column, cell.rows) for cell in cells] for _, cells in kept] == [[(0, 1), (1, 1)], [(0, 1), (1, 1)]]


def test_a_cell_ends_with_its_header() -> None:
    header, body = [made(0, "a", rows=2)], list[GridCell]()
    end_cells([RowKind.HEADER, RowKind.BODY], [header, body])
    assert (header[0].rows, [(cell.column, cell.rows) for cell in body]) == (1, [(0, 1)])


def test_columns_at_which_nothing_begins_are_none() -> None:
    edges, rows = without_idle_columns(4, [(WordRow([]), [made(0, "a", columns=2), made(2, "b", columns=2)])])
    assert edges == [0, 2, 4]
    assert [(cell.column, cell.columns) for cell in rows[0][1]] == [(0, 1), (1, 1)]


def test_a_column_stands_where_most_of_its_texts_do() -> None:
    rows = [[made(0, "a"), made(1, "1", align="right")], [made(0), made(1, "2", align="right")], [made(1, "x")]]
    assert aligns(rows, 2) == [ColumnAlign.START, ColumnAlign.END]
