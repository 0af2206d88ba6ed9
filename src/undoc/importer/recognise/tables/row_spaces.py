"""The spaces above and below the texts of rows, where they are not those of the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from undoc.importer.recognise.found_blocks import Row, Table
from undoc.model import HEADS
from undoc.model.tables import ROW_SPACES
from undoc.prepare.tables.rows import rooms_of, usual_spaces
from undoc.templates.house import TableForm, TableLayout

#: Differences in points that nobody sees.
_SAME = 0.3


def settle_spaces(table: Table, layout: TableLayout) -> None:
    """Give the table and its rows the spaces above and below their texts that are not those of the house.

    A table without any such space is not one that somebody has laid out: it has those of the house.
    """
    form = layout.forms[table.form]
    rows = table.rows
    if not any(row.space is not None and (row.space.above or row.space.below) for row in rows):
        return
    wanted: list[_Spaces] = []
    for row, room, below in zip(rows, _rooms(table, layout), [*rows[1:], None], strict=True):
        if row.space is None:
            continue
        lead = row.space.lead
        if row.is_below_header and _has_gap(table, form):
            lead -= form.head_gap
        if table.frame and row is rows[0]:
            lead -= layout.frame.above
        more = row.space.room - room if row is not rows[0] else 0.0
        if not row.space.lead and more <= _SAME:  # rules that the house draws, and rows there need not have
            more = 0.0
        usual = usual_spaces(form, row.kind, below.kind if below is not None else None)
        own = within(row.space.above + lead + more), within(row.space.below)
        wanted.append(_Spaces(row, own, usual))
    table.above, table.below = (_shared([one for one in wanted if _is_body(one.row)], side) for side in (0, 1))
    for row, own, usual in wanted:
        shared = (table.above, table.below) if _is_body(row) else (None, None)
        expected = (one if one is not None else other for one, other in zip(shared, usual, strict=True))
        row.above, row.below = (
            None if _is_same(space, other) else space for space, other in zip(own, expected, strict=True)
        )


class _Spaces(NamedTuple):
    """A row, the spaces that it has above and below its texts, and those that it would have."""

    row: Row
    own: tuple[float, float]
    usual: tuple[float, float]


def _shared(rows: Sequence[_Spaces], side: int) -> float | None:
    """The space that most rows have, where saying it of the table spares saying it of them; None where it does not."""
    if not rows:
        return None
    space = Counter(row.own[side] for row in rows).most_common(1)[0][0]
    before = sum(not _is_same(row.own[side], row.usual[side]) for row in rows)
    after = sum(not _is_same(row.own[side], space) for row in rows)
    return space if before and after + 1 <= before else None


def _is_same(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME


def _is_body(row: Row) -> bool:
    return row.kind not in HEADS


def within(space: float) -> float:
    """The space in points, no less and no more than the content format has."""
    least, most = ROW_SPACES
    return round(min(max(space, least), most), 2)


def _rooms(table: Table, layout: TableLayout) -> list[float]:
    """The room of the rule above each row in the files that are built."""
    rows = table.rows
    spanned = [
        row.kind in HEADS
        and below is not None
        and below.kind is row.kind
        and any(cell.columns > 1 and cell.rows == 1 and cell.spans for cell in row.cells)
        for row, below in zip(rows, [*rows[1:], None], strict=True)
    ]
    rules = layout.rules(is_line=is_line(table), is_framed=table.frame)
    reaches = [[cell.rows for cell in row.cells] for row in rows]
    has_gap = _has_gap(table, layout.forms[table.form])
    return rooms_of([row.kind for row in rows], reaches, spanned, rules, has_gap=has_gap)


def _has_gap(table: Table, form: TableForm) -> bool:
    return bool(form.head_gap) and not is_line(table)


def is_line(table: Table) -> bool:
    """Whether it is one row of figures without a caption, as the layout has it."""
    body = [row for row in table.rows if row.kind not in HEADS]
    return not (table.caption or table.subtitle or table.notes or table.remarks) and len(body) == 1
