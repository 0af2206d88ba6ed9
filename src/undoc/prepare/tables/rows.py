"""What the rows of a table take of a page's height beside their texts: spaces above and below these, and rules.

As in Word (measured on A/80/590, A/80/596, A/80/604/Add.6 and their PDF files), a rule takes room of its own: between
two rows as much as the thickest one there, be it that of a cell that goes on from above.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from undoc.prepare.prepared import HEADS, SUMS, Cell, RowKind
from undoc.templates.house import TableForm, TableRules

#: Rows that do not stand alone: sums of what is above them.
_TOTALS = (RowKind.SUBTOTAL, RowKind.TOTAL)


def keeps_next(kind: RowKind, below: RowKind | None) -> bool:
    """Whether a row stands on the page of the one below it by itself: titles do, and what a total is the sum of."""
    return kind in (*HEADS, RowKind.SECTION) or below in _TOTALS


def usual_spaces(form: TableForm, kind: RowKind, below: RowKind | None) -> tuple[float, float]:
    """The spaces above and below the texts of a row that has none of its own; ``below`` is the kind of that under it.

    Beside the rules above sums there is more space, as in the tables of official New York files.
    """
    if kind in HEADS:
        return form.header_before, form.header_after
    is_sum = kind in SUMS
    above_rule = below in SUMS if below is not None else is_sum
    return form.rule_gap if is_sum else form.cell_before, form.rule_gap if above_rule else form.cell_after


def spanning(kinds: Sequence[RowKind], rows: Sequence[Sequence[Cell]]) -> list[tuple[Cell, ...]]:
    """The titles in each row of the header that stand above those of several columns in the row below it."""
    found = [
        tuple(cell for cell in row if cell.columns > 1 and cell.rows == 1 and cell.paragraph.text)
        if kind in HEADS and below is kind
        else ()
        for kind, below, row in zip(kinds, kinds[1:], rows, strict=False)
    ]
    return [*found, *[()] * (len(rows) - len(found))]


def begins_heading(kind: RowKind, above: RowKind | None) -> bool:
    """Whether a row below one of the kind ``above`` is the first row of column titles within a table.

    One right below the header goes on with it.
    """
    return kind is RowKind.HEADING and above not in HEADS


def ends_heading(kind: RowKind, below: RowKind | None) -> bool:
    """Whether a row above one of the kind ``below`` is the last row of column titles within a table."""
    return kind is RowKind.HEADING is not below


def rooms_of(
    kinds: Sequence[RowKind],
    reaches: Sequence[Sequence[int]],
    spanned: Sequence[bool],
    rules: TableRules,
    *,
    has_gap: bool,
) -> list[float]:
    """The room in points of the rule above each row of a table; that under the header is in the gap below it.

    ``reaches`` has for each row over how many rows its cells reach, ``spanned`` whether titles of several columns stand
    in it above their own titles.
    """
    heads = next((index for index, kind in enumerate(kinds) if kind is not RowKind.HEADER), len(kinds))
    last = {index for index, pair in enumerate(zip_longest(kinds, kinds[1:])) if ends_heading(*pair)} | {heads - 1}
    rooms = [rules.top]
    ends: list[int] = []  # the last rows that the cells of the row above reach
    # The last row of each cell that goes on, and the rule above the cell, which all its rows have in Word.
    tops: list[tuple[int, float]] = []
    own = rules.top
    for index, below in enumerate(kinds[1:]):
        reached = [index + reach - 1 for reach in reaches[index]]
        ends = [end for end in ends if end >= index] + reached
        tops = [one for one in tops if one[0] > index] + [(end, own) for end in reached if end > index]
        own = rules.subtotal if below in SUMS else rules.top if begins_heading(below, kinds[index]) else 0.0
        room = max((own, *(top for _, top in tops)))
        if any(end in last for end in ends):
            room = max(room, rules.head)
        if any(end >= len(kinds) - 1 for end in ends):
            room = max(room, rules.bottom)
        if spanned[index]:
            room = max(room, rules.spanner)
        rooms.append(0.0 if index == heads - 1 and has_gap else room)
    return rooms
