"""Tables made of ``|`` signs, for those that need no more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from undoc.content.write.inlines import one_line
from undoc.content.write.values import name_of
from undoc.model import Cell, Column, ColumnAlign, Row, RowKind, Table, TableWidth

_DASHES = {None: "---", ColumnAlign.START: ":---", ColumnAlign.END: "---:", ColumnAlign.CENTER: ":---:"}
#: A row that would be taken for the line of dashes.
_LIKE_DASHES = re.compile(r"[|:\- \t]*-[|:\- \t]*")
_ESCAPED = re.compile(r"\\.")


def is_plain(table: Table) -> bool:
    """Return whether a table made of ``|`` signs says all that the table does."""
    if table != Table(
        table.caption,
        (),
        columns=table.columns,
        rows=table.rows,
        notes=(),
        width=TableWidth.TEXT,
        place=table.place,
        name=table.name,
    ):
        return False
    if any(column.align not in _DASHES or column != Column(column.align) for column in table.columns):
        return False
    header, body = _header(table), _body(table)
    is_header = len(header) < 2 and all(any(cell.inlines for cell in row.cells) for row in header)
    is_body = bool(body) and all(row.kind is RowKind.BODY for row in body)
    return is_header and is_body and all(map(_is_plain_row, table.rows))


def pipe_table(table: Table) -> str:
    """Return the text of a table that ``is_plain``."""
    caption = f"{one_line(table.caption)}{name_of(table.name)}".strip()
    lines = [f"Table: {caption}"] if caption else []
    lines += [_row(row) for row in _header(table)] or [_line("" for _ in table.columns)]
    lines.append(f"|{'|'.join(_DASHES[column.align] for column in table.columns)}|")
    return "\n".join([*lines, *map(_row, _body(table))])


def _header(table: Table) -> list[Row]:
    return [row for row in table.rows if row.kind is RowKind.HEADER]


def _body(table: Table) -> list[Row]:
    return [row for row in table.rows if row.kind is not RowKind.HEADER]


def _is_plain_row(row: Row) -> bool:
    if row != Row(row.kind, row.cells, row.place) or any(cell != Cell(cell.inlines, cell.place) for cell in row.cells):
        return False
    line = _row(row)
    # The address of a link may hold the sign; those between the cells are one more than these.
    return _ESCAPED.sub("", line).count("|") == len(row.cells) + 1 and not _LIKE_DASHES.fullmatch(line)


def _row(row: Row) -> str:
    return _line(one_line(cell.inlines) for cell in row.cells)


def _line(texts: Iterable[str]) -> str:
    return "|" + "".join(f" {text} |" if text else " |" for text in texts)
