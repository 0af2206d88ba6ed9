"""The room of the rules between the rows of a table, and which rows keep to those below them."""

from __future__ import annotations

import pytest

from undoc.prepare.prepared import RowKind
from undoc.prepare.tables.rows import keeps_next, rooms_of
from undoc.templates.house import TableRules

RULES = TableRules(column=1.0, top=0.5, spanner=0.6, head=1.5, bottom=1.4, subtotal=0.7)
KINDS = {
    "h": RowKind.HEADER,
    "t": RowKind.HEADING,
    "b": RowKind.BODY,
    "s": RowKind.SUBTOTAL,
    "r": RowKind.RULED,
}


@pytest.mark.parametrize(
    ("kinds", "reaches", "spanned", "has_gap", "expected"),
    [
        pytest.param("bbb", {}, (), False, [0.5, 0, 0], id="rows alone"),
        pytest.param("hb", {}, (), False, [0.5, 1.5], id="below a header"),
        pytest.param("hb", {}, (), True, [0.5, 0], id="below a gap"),
        pytest.param("bsbr", {}, (), False, [0.5, 0.7, 0, 0.7], id="above sums"),
        pytest.param("btb", {}, (), False, [0.5, 0.5, 1.5], id="around titles within"),
        pytest.param("bttb", {2: 2}, (1,), False, [0.5, 0.5, 0.6, 1.5], id="around two rows of titles within"),
        pytest.param("bttb", {1: 2}, (1,), False, [0.5, 0.5, 1.5, 1.5], id="where a title within reaches below"),
        pytest.param("hhb", {}, (0,), True, [0.5, 0.6, 0], id="below a title of several columns"),
        pytest.param("hhb", {0: 2}, (0,), True, [0.5, 1.5, 0], id="where a title reaches to the end of the header"),
        pytest.param("hhhb", {1: 2}, (), True, [0.5, 0, 1.5, 0], id="only in the rows that it reaches over"),
        pytest.param(
            "bsbb", {1: 2}, (), False, [0.5, 0.7, 0.7, 0], id="that of a cell in all rows that it reaches over"
        ),
        pytest.param("bbb", {1: 2}, (), False, [0.5, 0, 1.4], id="where a cell reaches to the end of the table"),
    ],
)
def test_room_of_rules(
    kinds: str, reaches: dict[int, int], spanned: tuple[int, ...], has_gap: bool, expected: list[float]
) -> None:
    found = rooms_of(
        [KINDS[kind] for kind in kinds],
        [[1, reaches.get(index, 1)] for index in range(len(kinds))],
        [index in spanned for index in range(len(kinds))],
        RULES,
        has_gap=has_gap,
    )
    assert found == expected


@pytest.mark.parametrize(
    ("kind", "below", "keeps"),
    [
        (RowKind.BODY, RowKind.BODY, False),
        (RowKind.BODY, RowKind.SUBTOTAL, True),
        (RowKind.SUBTOTAL, RowKind.TOTAL, True),
        (RowKind.BODY, RowKind.RULED, False),
        (RowKind.TOTAL, None, False),
        (RowKind.HEADING, RowKind.BODY, True),
        (RowKind.SECTION, RowKind.BODY, True),
    ],
)
def test_titles_and_what_totals_are_the_sums_of_keep_to_the_row_below(
    kind: RowKind, below: RowKind | None, keeps: bool
) -> None:
    assert keeps_next(kind, below) == keeps
