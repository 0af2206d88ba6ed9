"""Where a table has rules: above and below each row and between its columns, all by the kinds of its rows.

A cell that goes over several rows has none within it, and neither has one that goes over several columns: Word merges
such cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from undoc.prepare.prepared import SUMS, Cell, CellRules, ColumnRule, LevelRule, RowKind, RowRules
from undoc.prepare.tables.rows import begins_heading, ends_heading, spanning
from undoc.templates.house import TableRules


class Piece(Struct, frozen=True):
    """What a cell is in one row: the cell itself in its ``first`` row, its continuation in those below."""

    cell: Cell
    first: int
    last: int

    @property
    def columns(self) -> range:
        """The columns that it goes over."""
        return range(self.cell.column, self.cell.column + self.cell.columns)


def pieces(rows: Sequence[Sequence[Cell]]) -> Iterator[list[Piece]]:
    """The cells of each row in the order of their columns, with those that reach down into it from above."""
    reaching: list[Piece] = []
    for index, row in enumerate(rows):
        own = [Piece(cell, index, min(index + cell.rows, len(rows)) - 1) for cell in row]
        reaching = sorted((*(piece for piece in reaching if piece.last >= index), *own), key=_column)
        yield reaching


def row_rules(
    kinds: Sequence[RowKind], rows: Sequence[Sequence[Piece]], thick: TableRules, upright: Sequence[ColumnRule | None]
) -> list[RowRules]:
    """The rules of each row of a table, as thick as ``thick`` says; ``upright`` are those before its columns."""
    own = [[piece.cell for piece in row if piece.first == index] for index, row in enumerate(rows)]
    titles, gaps, count = spanning(kinds, own), _gaps(own, upright), len(upright)
    heads = next((index for index, kind in enumerate(kinds) if kind is not RowKind.HEADER), len(kinds))
    found = []
    for index, (kind, row) in enumerate(zip(kinds, rows, strict=True)):
        over = kinds[index - 1] if index else None
        under = kinds[index + 1] if index + 1 < len(kinds) else None
        reached = {column for piece in row if piece.first < index for column in piece.columns}
        reaching = {column for piece in row if piece.last > index for column in piece.columns}
        top = 0.0
        if index == 0 or begins_heading(kind, over):
            top = thick.top
        elif kind in SUMS:
            top = thick.subtotal
        if index == heads - 1 or ends_heading(kind, under):
            reaching |= gaps.difference(column for piece in row if piece.cell.columns > 1 for column in piece.columns)
            below = _level(count, reaching, thick.head)
        elif under is None:
            below = _level(count, reaching, thick.bottom)
        else:
            below = tuple(LevelRule(one.column, one.column + one.columns, thick.spanner) for one in titles[index])
        within = {column for piece in row for column in piece.columns[1:]}
        before = {column: rule for column, rule in enumerate(upright) if rule is not None and column not in within}
        found.append(RowRules(_level(count, reached, top), below, before))
    return found


def cell_rules(piece: Piece, rows: Sequence[RowRules], upright: Sequence[ColumnRule | None]) -> CellRules:
    """The rules around a cell; all its rows have them, as Word merges cells that are alike."""
    column, end = piece.cell.column, piece.columns.stop
    return CellRules(
        above=_thickness(rows[piece.first].above, column),
        below=_thickness(rows[piece.last].below, column),
        before=upright[column],
        after=upright[end] if end < len(upright) else None,
    )


def _gaps(rows: Sequence[Sequence[Cell]], upright: Sequence[ColumnRule | None]) -> frozenset[int]:
    """The columns that only part others: a rule on both sides and no text.

    The rule under the header does not run through them (official files of the programme budget).
    """
    bounded = [index for index, pair in enumerate(pairwise(upright)) if all(pair)]
    if not bounded:
        return frozenset()
    return frozenset(bounded) - {cell.column for row in rows for cell in row if cell.paragraph.text}


def _thickness(rules: Iterable[LevelRule], column: int) -> float:
    """How thick the rule is that goes over ``column``, 0 without one."""
    for rule in rules:
        if rule.start <= column < rule.end:
            return rule.width
    return 0.0


def _level(count: int, without: set[int], width: float) -> tuple[LevelRule, ...]:
    """Rules over ``count`` columns ``without`` some."""
    if not width:
        return ()
    edges = [-1, *sorted(without), count]
    spans = ((before + 1, after) for before, after in pairwise(edges))
    return tuple(LevelRule(start, end, width) for start, end in spans if start < end)


def _column(piece: Piece) -> int:
    return piece.cell.column
