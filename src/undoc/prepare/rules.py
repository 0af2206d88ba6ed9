"""Where a table has rules: above and below each row and between its columns, all by the kinds of its rows.

A cell that goes over several rows has none within it, and neither has one that goes over several columns: Word merges
such cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from undoc.prepare.prepared import SUMS, Cell, ColumnRule, Row, RowKind, Table
from undoc.prepare.rows import begins_heading, ends_heading, spanning
from undoc.templates.house import TableLayout


class Piece(Struct, frozen=True):
    """What a cell is in one row: the cell itself in its ``first`` row, its continuation in those below."""

    cell: Cell
    first: int
    last: int

    @property
    def columns(self) -> range:
        """The columns that it goes over."""
        return range(self.cell.column, self.cell.column + self.cell.columns)


class LevelRule(NamedTuple):
    """A rule from the start of the column ``start`` to that of ``end``, ``width`` points thick."""

    start: int
    end: int
    width: float


class RowRules(Struct, frozen=True):
    """The rules of a row: those ``above`` and ``below`` it, and the upright ones ``before`` columns."""

    above: tuple[LevelRule, ...]
    below: tuple[LevelRule, ...]
    before: dict[int, ColumnRule]


def pieces(rows: Sequence[Row]) -> Iterator[list[Piece]]:
    """The cells of each row in the order of their columns, with those that reach down into it from above."""
    reaching: list[Piece] = []
    for index, row in enumerate(rows):
        own = [Piece(cell, index, min(index + cell.rows, len(rows)) - 1) for cell in row.cells]
        reaching = sorted((*(piece for piece in reaching if piece.last >= index), *own), key=_column)
        yield reaching


def row_rules(table: Table, layout: TableLayout) -> list[RowRules]:
    """The rules of each row of a table."""
    rows, gaps, count = table.rows, table.gaps, len(table.widths)
    thick = table.rules(layout)
    heads = next((index for index, row in enumerate(rows) if row.kind is not RowKind.HEADER), len(rows))
    found = []
    for index, (row, own) in enumerate(zip(rows, pieces(rows), strict=True)):
        over = rows[index - 1].kind if index else None
        under = rows[index + 1] if index + 1 < len(rows) else None
        reached = {column for piece in own if piece.first < index for column in piece.columns}
        reaching = {column for piece in own if piece.last > index for column in piece.columns}
        top = 0.0
        if index == 0 or begins_heading(row.kind, over):
            top = thick.top
        elif row.kind in SUMS:
            top = thick.subtotal
        if index == heads - 1 or ends_heading(row.kind, under.kind if under is not None else None):
            reaching |= gaps.difference(column for piece in own if piece.cell.columns > 1 for column in piece.columns)
            below = _level(count, reaching, thick.head)
        elif under is None:
            below = _level(count, reaching, thick.bottom)
        else:
            titles = spanning(row, under)
            below = tuple(LevelRule(one.column, one.column + one.columns, thick.spanner) for one in titles)
        within = {column for piece in own for column in piece.columns[1:]}
        upright = ((column, table.rule_before(column)) for column in range(count) if column not in within)
        before = {column: rule for column, rule in upright if rule is not None}
        found.append(RowRules(_level(count, reached, top), below, before))
    return found


def thickness(rules: Iterable[LevelRule], column: int) -> float:
    """How thick the rule is that goes over ``column``, 0 without one."""
    return next((rule.width for rule in rules if rule.start <= column < rule.end), 0.0)


def _level(count: int, without: set[int], width: float) -> tuple[LevelRule, ...]:
    """Rules over ``count`` columns ``without`` some."""
    if not width:
        return ()
    edges = [-1, *sorted(without), count]
    spans = ((before + 1, after) for before, after in pairwise(edges))
    return tuple(LevelRule(start, end, width) for start, end in spans if start < end)


def _column(piece: Piece) -> int:
    return piece.cell.column
