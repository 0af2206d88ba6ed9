"""The spaces above and below the texts of rows, where they are not those of the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from undoc.importer.recognise.origins import row_origin
from undoc.model import HEADS, Table
from undoc.model.table_values import ROW_SPACES
from undoc.prepare.tables.rows import rooms_of, usual_spaces
from undoc.templates.house import TableForm, TableLayout

#: Differences in points that nobody sees.
_SAME = 0.3


def with_spaces(table: Table, layout: TableLayout) -> Table:
    """The table with the spaces above and below its texts that are not those of the house.

    A table without any such space is not one that somebody has laid out: it has those of the house.
    """
    form = layout.forms[table.form]
    spaces = [row_origin(row).space for row in table.rows]
    if not any(space is not None and (space.above or space.below) for space in spaces):
        return table
    wanted: list[_Spaces | None] = []
    for row, space, room, below in zip(table.rows, spaces, _rooms(table, layout), [*table.rows[1:], None], strict=True):
        if space is None:
            wanted.append(None)
            continue
        lead = space.lead
        if row_origin(row).is_below_header and _has_gap(table, form):
            lead -= form.head_gap
        if table.frame and row is table.rows[0]:
            lead -= layout.frame.above
        more = space.room - room if row is not table.rows[0] else 0.0
        is_drawn = more <= _SAME and (row.kind not in HEADS or row_origin(row).is_below_header)
        if not space.lead and is_drawn:  # the house draws this rule, whether or not the row has one
            more = 0.0
        usual = usual_spaces(form, row.kind, below.kind if below is not None else None)
        own = within(space.above + lead + more), within(space.below)
        wanted.append(_Spaces(own, usual, row.kind not in HEADS))
    body = [one for one in wanted if one is not None and one.is_body]
    above, below_ = _shared(body, 0), _shared(body, 1)
    rows = []
    for row, one in zip(table.rows, wanted, strict=True):
        if one is not None:
            shared = (above, below_) if one.is_body else (None, None)
            expected = (other if said is None else said for said, other in zip(shared, one.usual, strict=True))
            said = (None if _is_same(own, other) else own for own, other in zip(one.own, expected, strict=True))
            row = replace(row, above=next(said), below=next(said))
        rows.append(row)
    return replace(table, rows=tuple(rows), above=above, below=below_)


class _Spaces(NamedTuple):
    """The spaces above and below the texts of a row: its own, the house's, and whether the row is no header."""

    own: tuple[float, float]
    usual: tuple[float, float]
    is_body: bool


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
        and any(cell.columns > 1 and cell.rows == 1 and cell.inlines for cell in row.cells)
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
