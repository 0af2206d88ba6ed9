"""Where a table has rules, by the kinds of its rows and the cells that go over several of them."""

from __future__ import annotations

import pytest

from tests.support.prepared_documents import cell, house, row, table
from undoc.prepare.prepared import ColumnRule, LevelRule, Row, RowKind

LAYOUT = house("en").tables
THIN, THICK = LAYOUT.usual.top, LAYOUT.usual.head
HEAD = row("", "A", "B", kind=RowKind.HEADER)
BODY = row("x", "1", "2")
TOTAL = row("All", "1", "2", kind=RowKind.TOTAL)
HEADING = row("", "C", "D", kind=RowKind.HEADING)


def level(width: float, start: int = 0, end: int = 3) -> LevelRule:
    return LevelRule(start, end, width)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            (HEAD, BODY, TOTAL),
            [([level(THIN)], [level(THICK)]), ([], []), ([level(THIN)], [level(THICK)])],
            id="header, body, total",
        ),
        pytest.param((BODY, BODY), [([level(THIN)], []), ([], [level(THICK)])], id="no header"),
        pytest.param((TOTAL, BODY), [([level(THIN)], []), ([], [level(THICK)])], id="a total that stands first"),
        pytest.param(
            (row("", cell("A and B", 1, 2), kind=RowKind.HEADER), HEAD, BODY),
            [([level(THIN)], [level(THIN, 1, 3)]), ([], [level(THICK)]), ([], [level(THICK)])],
            id="a title of two columns",
        ),
        pytest.param(
            (BODY, HEADING, BODY),
            [([level(THIN)], []), ([level(THIN)], [level(THICK)]), ([], [level(THICK)])],
            id="titles within the table",
        ),
        pytest.param(
            (HEAD, HEADING, BODY),
            [([level(THIN)], [level(THICK)]), ([], [level(THICK)]), ([], [level(THICK)])],
            id="titles right below the header",
        ),
        pytest.param((BODY, HEADING), [([level(THIN)], []), ([level(THIN)], [level(THICK)])], id="titles at the end"),
        pytest.param(
            (
                row(cell("x", 0, rows=2), cell("1", 1), cell("2", 2)),
                row(cell("1", 1), cell("2", 2), kind=RowKind.TOTAL),
            ),
            [([level(THIN)], []), ([level(THIN, 1, 3)], [level(THICK)])],
            id="a cell beside a total goes on",
        ),
    ],
)
def test_level_rules(rows: tuple[Row, ...], expected: list[tuple[list[LevelRule], list[LevelRule]]]) -> None:
    found = [one.rules for one in table(*rows, caption=("Table 1",)).rows]
    assert [(list(one.above), list(one.below)) for one in found] == expected


def test_upright_rules_stop_at_cells_that_go_over_columns_in_each_of_their_rows() -> None:
    rows = (BODY, row(cell("wide", 0, 2, rows=2), cell("2", 2)), row(cell("3", 2)), BODY)
    one = table(*rows, column_rules=(None, ColumnRule.SINGLE, ColumnRule.DOUBLE))
    both = {1: ColumnRule.SINGLE, 2: ColumnRule.DOUBLE}
    wide = {2: ColumnRule.DOUBLE}
    assert [found.rules.before for found in one.rows] == [both, wide, wide, both]


def test_the_rule_under_a_header_does_not_go_through_columns_that_only_part_others() -> None:
    rows = (row("A", "", "B", kind=RowKind.HEADER), row("1", "", "2"))
    one = table(*rows, caption=("T",), column_rules=(None, ColumnRule.SINGLE, ColumnRule.SINGLE))
    assert list(one.rows[0].rules.below) == [level(THICK, 0, 1), level(THICK, 2, 3)]
