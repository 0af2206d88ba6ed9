"""The spaces above and below the texts of rows."""

from __future__ import annotations

import pytest

from tests.support import seed
from undoc.importer.recognise.origins import Origin, RowOrigin, RowSpace
from undoc.importer.recognise.tables.row_spaces import with_spaces, within
from undoc.importer.word.spans import NOWHERE, Span
from undoc.model import Cell, Row, RowKind, Table, TableWidth


def rows_of(*spaces: tuple[float, float]) -> Table:
    rows = tuple(
        Row(RowKind.BODY, (Cell((Span("a"),), NOWHERE),), RowOrigin(RowSpace(*space, 0.0), is_below_header=False))
        for space in spaces
    )
    return Table((), (), (), rows, (), TableWidth.TEXT, Origin("table 1"))


def test_a_space_that_most_rows_have_is_said_of_the_table() -> None:
    table = with_spaces(rows_of((9.0, 7.0), (9.0, 7.0), (9.0, 12.0)), seed.templates().house("new-york", "en").tables)
    assert (table.above, table.below) == (9.0, 7.0)
    assert [(row.above, row.below) for row in table.rows] == [(None, None), (None, None), (None, 12.0)]


def test_a_table_without_spaces_has_those_of_the_house() -> None:
    table = rows_of((0.0, 0.0), (0.0, 0.0))
    assert with_spaces(table, seed.templates().house("new-york", "en").tables) == table


@pytest.mark.parametrize(("space", "expected"), [(-3.0, 0.0), (5.123, 5.12), (500.0, 99.0)])
def test_spaces_are_within_what_content_has(space: float, expected: float) -> None:
    assert within(space) == expected
