"""Which rows, columns and cells of two tables belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from undoc.changes.alignment import Item, Step, StepKind, align
from undoc.changes.items import key, words_of
from undoc.model import HEADS, Row, Table


def row_items(table: Table) -> list[Item]:
    """Return how the rows of a bare table are recognised: by their first text, then by all their words."""
    return [Item(key(row), "row", _name(row), tuple(words_of(row.cells))) for row in table.rows]


def _name(row: Row) -> tuple[object, ...] | None:
    for cell in row.cells:
        if words := tuple(words_of(cell)):
            return (row.kind in HEADS, *words)
    return None


def starts(table: Table) -> list[list[int]]:
    """Return for each row the columns, counted from 0, in which its cells begin."""
    reaching: dict[int, int] = {}
    found: list[list[int]] = []
    for row in table.rows:
        at = 0
        begins: list[int] = []
        below: dict[int, int] = {column: rows - 1 for column, rows in reaching.items() if rows > 1}
        for cell in row.cells:
            while reaching.get(at, 0):
                at += 1
            begins.append(at)
            if cell.rows > 1:
                below.update(dict.fromkeys(range(at, at + cell.columns), cell.rows - 1))
            at += cell.columns
        found.append(begins)
        reaching = below
    return found


def column_steps(old: Table, new: Table) -> tuple[Step, ...]:
    """Return what became of the columns; as many as before are the same ones."""
    if len(old.columns) == len(new.columns):
        pairs = enumerate(zip(old.columns, new.columns, strict=True))
        return tuple(
            Step(StepKind.SAME if one == other else StepKind.CHANGED, at, at + 1, at, at + 1)
            for at, (one, other) in pairs
        )
    return tuple(_unmoved(align(_column_items(old), _column_items(new)), old, new))


def _unmoved(steps: Sequence[Step], old: Table, new: Table) -> Iterator[Step]:
    """The steps with columns that have moved as deleted and inserted, and those that are the same in themselves."""
    for step in steps:
        kind = step.kind
        if kind is StepKind.MOVED_FROM:
            yield step._replace(kind=StepKind.DELETED, new_start=0, new_end=0)
        elif kind is StepKind.MOVED_TO:
            yield step._replace(kind=StepKind.INSERTED, old_start=0, old_end=0)
        elif kind in (StepKind.SAME, StepKind.CHANGED):
            same = old.columns[step.old_start] == new.columns[step.new_start]
            yield step._replace(kind=StepKind.SAME if same else StepKind.CHANGED)
        else:
            yield step


def _column_items(table: Table) -> list[Item]:
    """How columns are recognised: by their titles, then by what is in them."""
    texts: list[list[str]] = [[] for _ in table.columns]
    titles: list[list[str]] = [[] for _ in table.columns]
    for row, begins in zip(table.rows, starts(table), strict=True):
        for cell, at in zip(row.cells, begins, strict=True):
            if cell.columns == 1:
                said = list(words_of(cell))
                texts[at] += said
                titles[at] += said if row.kind in HEADS else []
    return [
        Item((column, *words), "column", tuple(title) or None, words)
        for column, words, title in zip(table.columns, texts, titles, strict=True)
    ]


def cell_steps(old: Table, new: Table, row: int, to: int, columns: Sequence[Step]) -> list[Step]:
    """Return what became of the cells of the row ``row`` that is now ``to``: a cell is where its column is."""
    became = {step.old_start: step.new_start for step in columns if step.kind in (StepKind.SAME, StepKind.CHANGED)}
    begins, others = starts(old)[row], starts(new)[to]
    wanted = {column: index for index, column in enumerate(others)}
    steps: list[Step] = []
    at = 0
    for index, column in enumerate(begins):
        found = wanted.get(became.get(column, -1), -1)
        if found < at:
            steps.append(Step(StepKind.DELETED, index, index + 1, at, at))
            continue
        steps += [Step(StepKind.INSERTED, index, index, new_at, new_at + 1) for new_at in range(at, found)]
        same = old.rows[row].cells[index] == new.rows[to].cells[found]
        steps.append(Step(StepKind.SAME if same else StepKind.CHANGED, index, index + 1, found, found + 1))
        at = found + 1
    count = len(begins)
    return [*steps, *(Step(StepKind.INSERTED, count, count, new_at, new_at + 1) for new_at in range(at, len(others)))]
