"""A table of the model from one made of ``|`` signs."""

from __future__ import annotations

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.inlines import read_inlines
from undoc.content.read.markdown.names import split_name, take_name
from undoc.content.read.markdown.raw import RawPipeRow, RawPipeTable
from undoc.content.read.markdown.tables.grid import check_grid
from undoc.model import Cell, Column, Row, RowKind, Table, TableWidth

_ADVICE = (
    "Write as many cells as there are columns, “| |” for an empty one and \\| for the sign itself; "
    "leave a blank line after the table."
)


def read_pipe_table(raw: RawPipeTable, context: Context) -> Table:
    """Return the table; problems are reported. A header without any text is none."""
    text, name = split_name(raw.caption) if raw.caption else (None, None)
    caption = read_inlines(text, context) if text else ()
    header, *body = raw.rows
    has_header = any(cell.content for cell in header.cells)
    rows = [
        *([_row(header, RowKind.HEADER, context)] if has_header else []),
        *(_row(row, RowKind.BODY, context) for row in body),
    ]
    columns = tuple(map(Column, raw.aligns)) or (Column(),) * len(header.cells)
    check_grid(rows, len(columns), raw.place, _ADVICE, context=context)
    if not body:
        context.error(raw.place, "empty-table", "The table has no rows.", "Write its rows below the line of dashes.")
    return Table(
        caption,
        (),
        columns=columns,
        rows=tuple(rows),
        notes=(),
        width=TableWidth.TEXT,
        place=raw.place,
        name=take_name(name, context),
    )


def _row(raw: RawPipeRow, kind: RowKind, context: Context) -> Row:
    return Row(kind, tuple(Cell(read_inlines(cell, context), cell.place()) for cell in raw.cells), raw.place)
