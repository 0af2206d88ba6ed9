"""Whether the rows of a table fill its columns, with cells that reach over several of them.

Rules: HTML, 4.9.12.1 "Forming a table", but what HTML puts right in silence is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from undoc.content.read.markdown.context import Context
from undoc.counting import counted
from undoc.model import Place, Row, RowKind

#: The most columns that Word can have in a table.
MOST_COLUMNS = 63


def check_grid(rows: Sequence[Row], columns: int, place: Place, advice: str, context: Context) -> None:
    """Report rows that do not fill the columns exactly, each with ``advice``, and cells that reach too far."""
    if columns > MOST_COLUMNS:
        message = f"The table has {columns} columns; {MOST_COLUMNS} are possible."
        context.error(place, "too-many-columns", message, "Make two tables of it, or turn rows and columns round.")
        return
    # For each column how many more rows the cell above reaches over.
    reaching = [0] * columns
    for row, below in zip(rows, _rows_below(rows), strict=True):
        free = [column for column in range(columns) if not reaching[column]]
        reaching = [max(rows_left - 1, 0) for rows_left in reaching]
        filled = columns - len(free) + sum(cell.columns for cell in row.cells)
        if filled != columns:
            message = f"The row fills {counted(filled, 'column')}; the table has {columns}."
            context.error(row.place, "table-cells", message, advice)
        at = 0
        for cell in row.cells:
            taken = free[at : at + cell.columns]
            at += cell.columns
            if filled == columns and taken[-1] - taken[0] >= len(taken):
                message = "The cell reaches over a column that a cell of a row above reaches down into."
                remedy = "Write a cell of its own on each side of that column."
                context.error(cell.place, "cell-overlap", message, remedy)
            if cell.rows > below + 1:
                message = f"The cell reaches over {counted(cell.rows, 'row')}, but the rows end after {below + 1}."
                remedy = "Correct its “rows”; a cell ends with the header or section that it is in."
                context.error(cell.place, "cell-rows", message, remedy)
            for column in taken:
                reaching[column] = min(cell.rows - 1, below)


def _rows_below(rows: Sequence[Row]) -> list[int]:
    """For each row how many follow that its cells may reach down into."""
    counts: list[int] = []
    below: Row | None = None
    for row in reversed(rows):
        goes_on = below is not None and _group(below) is _group(row) is not RowKind.SECTION
        counts.append(counts[-1] + 1 if goes_on else 0)
        below = row
    counts.reverse()
    return counts


def _group(row: Row) -> RowKind:
    return row.kind if row.kind in (RowKind.HEADER, RowKind.SECTION) else RowKind.BODY
