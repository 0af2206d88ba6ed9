"""A table of the model from the YAML of a ```` ```table ```` block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.names import take_name
from undoc.content.read.markdown.tables.cells import TableReader, parse_align, parse_row_space, parse_space
from undoc.content.read.markdown.tables.grid import check_grid
from undoc.content.read.markdown.tables.notes import ABOVE, read_table_notes
from undoc.content.read.markdown.yaml_text import raw_text
from undoc.model import (
    Cell,
    Column,
    ColumnRule,
    Inline,
    Place,
    Row,
    RowAlign,
    RowKind,
    Table,
    TableForm,
    TableWidth,
)
from undoc.wording import did_you_mean, quoted
from undoc.yaml.keys import InvalidValueError, KeyReader
from undoc.yaml.tree import MappingNode, ScalarNode

KEYS = (
    *("caption", "subtitle", "name", "form", "width", "from", "size", "line", "space", "above", "below"),
    *("vertical", "start", "end", "tab", "keep", "frame", "columns", "header", "rows", "remarks", "notes", ABOVE),
)
COLUMN_KEYS = ("title", "align", "width", "start", "tab", "rule", "vertical")
_LIST_OF_ROWS = "Write a list of rows: [[text, text, …]], or each row on a line of its own after “- ”."
_GRID_ADVICE = (
    'Add or remove cells, or correct “columns” and “rows”; a cell without text is written "", '
    "and a text that holds a comma stands in quotes."
)
#: How wide a table may be, in points; the longest side of a page is less.
_LEAST, _MOST = 20, 1200
#: The least and the most size of texts and distance of lines, in points.
SIZES = 5, 20
LINES = 6, 40
_SHARE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")


def read_fenced_table(root: MappingNode, place: Place, context: Context) -> Table:
    """Return the table that ``root`` says; problems are reported."""
    first_call = len(context.calls)
    reader = TableReader(context)
    keys = KeyReader(root, KEYS, context.report, {})
    name = keys.scalar("name")
    caption, subtitle = reader.text_of(keys, "caption"), reader.text_of(keys, "subtitle")
    width = keys.value("width", _parse_table_width) or TableWidth.TEXT
    start = keys.value("from", _parse_start)
    points = None if isinstance(width, TableWidth) else width
    if isinstance(width, TableWidth):
        if start is not None and (node := keys.scalar("from")) is not None:
            message = "“from” says where a table begins whose width is a number of points."
            context.error(node.place, "needless-from", message, "Remove it, or write the width in points.")
    else:
        width = start or TableWidth.TEXT
    form = keys.value("form", _parse_form) or TableForm.FIGURES
    size, line = keys.value("size", _parse_size), keys.value("line", _parse_line)
    above, below = keys.value("above", parse_row_space), keys.value("below", parse_row_space)
    gap = keys.value("space", parse_row_space)
    vertical = keys.value("vertical", _parse_vertical)
    keep, frame = keys.value("keep", _parse_keep), keys.value("frame", _parse_frame)
    space, end, tab = (keys.value(key, parse_space) for key in ("start", "end", "tab"))
    columns, titles = _read_columns(keys, reader)
    header = _read_rows(keys, "header", reader)
    if header and titles:
        message = "The table has titles of its columns and a header."
        context.error(header[0].place, "duplicate-header", message, "Remove one of the two.")
    rows = [*(header or titles), *_read_rows(keys, "rows", reader)]
    columns = columns or (Column(),) * _width(rows)
    if space is not None:
        columns = (
            columns[0],
            *(column if column.start is not None else replace(column, start=space) for column in columns[1:]),
        )
    if tab is not None:
        columns = tuple(column if column.tab is not None else replace(column, tab=tab) for column in columns)
    rows = [_over_all(row, len(columns)) if row.kind is RowKind.SECTION else row for row in rows]
    if reader.is_whole:
        check_grid(rows, len(columns), place, _GRID_ADVICE, context)
    remarks = _read_remarks(keys, reader)
    group = keys.group("notes", "Write {a: text, b: text}.")
    if group is None and "notes" in keys:
        # What the calls lead to is not known.
        del context.calls[first_call:]
    above_it = keys.sequence(ABOVE, "Write a list of the names of notes: [a].")
    notes = read_table_notes(group, above_it, first_call, reader)
    taken = take_name(raw_text(name), context) if name is not None else None
    return Table(
        caption,
        subtitle,
        columns,
        tuple(rows),
        notes,
        width,
        place,
        taken,
        points,
        form,
        size,
        line,
        vertical,
        end,
        remarks,
        keep is not None,
        above,
        below,
        gap,
        keep == "next",
        frame is not None,
    )


def _read_columns(keys: KeyReader, reader: TableReader) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The columns, and the row of their titles if any of them has one."""
    node = keys.sequence("columns", "Write a list: [{title: …, align: …}, …].")
    if node is None:
        reader.is_whole = reader.is_whole and "columns" not in keys
        return (), ()
    columns: list[Column] = []
    titles: list[Cell] = []
    for item in node.items:
        column = Column()
        if isinstance(item, MappingNode):
            column_keys = KeyReader(item, COLUMN_KEYS, reader.context.report, {})
            title = Cell(reader.text_of(column_keys, "title"), item.place)
            column = Column(
                column_keys.value("align", parse_align),
                column_keys.value("width", _parse_share),
                column_keys.value("start", parse_space),
                column_keys.value("tab", parse_space),
                column_keys.value("rule", _parse_rule),
                column_keys.value("vertical", _parse_vertical),
            )
        else:
            title = Cell(reader.text(item, "The title of a column"), item.place if item is not None else node.place)
        columns.append(column)
        titles.append(title)
    has_titles = any(title.inlines for title in titles)
    return tuple(columns), (Row(RowKind.HEADER, tuple(titles), node.place),) if has_titles else ()


def _read_rows(keys: KeyReader, key: str, reader: TableReader) -> list[Row]:
    """The rows under ``header``, which a table may be without, or under ``rows``."""
    kind = RowKind.HEADER if key == "header" else RowKind.BODY
    node = keys.sequence(key, _LIST_OF_ROWS, required=kind is RowKind.BODY)
    if node is None:
        reader.is_whole = reader.is_whole and key not in keys
        return []
    if all(isinstance(item, ScalarNode) for item in node.items):
        message = f"The value of {quoted(key)} is a list of texts, not of rows."
        reader.context.error(node.place, "wrong-kind", message, _LIST_OF_ROWS)
        reader.is_whole = False
        return []
    rows = (reader.row(item, kind) for item in node.items)
    return [row for row in rows if row is not None]


def _read_remarks(keys: KeyReader, reader: TableReader) -> tuple[tuple[Inline, ...], ...]:
    node = keys.sequence("remarks", "Write a list of texts: [Source: …, …].")
    return tuple(reader.text(item, "A remark") for item in node.items) if node is not None else ()


def _width(rows: Sequence[Row]) -> int:
    """How many columns the first row fills that is not a section; at least 1."""
    widths = (sum(cell.columns for cell in row.cells) for row in rows if row.kind is not RowKind.SECTION)
    return max(next(widths, 1), 1)


def _over_all(section: Row, columns: int) -> Row:
    cells = tuple(replace(cell, columns=columns) for cell in section.cells)
    return replace(section, cells=cells)


def _parse_start(text: str) -> TableWidth:
    starts = {"text": TableWidth.TEXT, "margin": TableWidth.FULL}
    if text not in starts:
        advice = did_you_mean(text, [*starts], f"Write one of {', '.join(starts)}.")
        raise InvalidValueError("invalid-from", f"{quoted(text)} is not where a table begins.", advice)
    return starts[text]


def _parse_table_width(text: str) -> TableWidth | float:
    if _SHARE.fullmatch(text) and _LEAST <= float(text) <= _MOST:
        return float(text)
    choices = [width.value for width in TableWidth]
    if text not in choices:
        advice = did_you_mean(text, choices, f"Write one of {', '.join(choices)}, or points from {_LEAST} to {_MOST}.")
        raise InvalidValueError("invalid-width", f"{quoted(text)} is not the width of a table.", advice)
    return TableWidth(text)


def _parse_form(text: str) -> TableForm:
    choices = [form.value for form in TableForm]
    if text not in choices:
        advice = did_you_mean(text, choices, f"Write one of {', '.join(choices)}.")
        raise InvalidValueError("invalid-form", f"{quoted(text)} is not a form of tables.", advice)
    return TableForm(text)


def _parse_vertical(text: str) -> RowAlign:
    choices = [align.value for align in RowAlign]
    if text not in choices:
        advice = did_you_mean(text, choices, f"Write one of {', '.join(choices)}.")
        raise InvalidValueError("invalid-vertical", f"{quoted(text)} is not where texts stand in a row.", advice)
    return RowAlign(text)


def _parse_frame(text: str) -> str:
    if text != "single":
        message = f"{quoted(text)} is not a frame of tables."
        raise InvalidValueError("invalid-frame", message, "Write frame: single to have one around it and its notes.")
    return text


def _parse_keep(text: str) -> str:
    if text not in ("together", "next"):
        message = f"{quoted(text)} is not what of a table stands on one page."
        advice = "Write keep: together to have all its rows on one page, keep: next to have what is below it there too."
        raise InvalidValueError("invalid-keep", message, advice)
    return text


def _parse_size(text: str) -> float:
    return _points(text, "size", "the size of a text", SIZES)


def _parse_line(text: str) -> float:
    return _points(text, "line", "the distance of lines", LINES)


def _points(text: str, key: str, what: str, limits: tuple[float, float]) -> float:
    least, most = limits
    if not _SHARE.fullmatch(text) or not least <= float(text) <= most:
        message = f"{quoted(text)} is not {what}."
        raise InvalidValueError(f"invalid-{key}", message, f"Write points from {least:g} to {most:g}.")
    return float(text)


def _parse_rule(text: str) -> ColumnRule:
    choices = [rule.value for rule in ColumnRule]
    if text not in choices:
        advice = did_you_mean(text, choices, f"Write one of {', '.join(choices)}.")
        raise InvalidValueError("invalid-rule", f"{quoted(text)} is not a rule before a column.", advice)
    return ColumnRule(text)


def _parse_share(text: str) -> float:
    if not _SHARE.fullmatch(text) or not float(text):
        advice = "Write a number above 0; a column of width 2 is twice as wide as one of width 1."
        raise InvalidValueError("invalid-width", f"{quoted(text)} is not the width of a column.", advice)
    return float(text)
