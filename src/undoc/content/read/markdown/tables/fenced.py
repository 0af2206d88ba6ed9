"""A table of the model from the YAML of a ```` ```table ```` block."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.names import take_name
from undoc.content.read.markdown.tables.cells import TableReader
from undoc.content.read.markdown.tables.grid import check_grid
from undoc.content.read.markdown.tables.notes import ABOVE, read_table_notes
from undoc.content.read.markdown.yaml_text import raw_text
from undoc.model import (
    Cell,
    Column,
    Inline,
    Place,
    Row,
    RowKind,
    Table,
    TableWidth,
)
from undoc.model.table_values import ALONE, BESIDE, FRAME, FROM, KEEP, ONCE, WIDTH
from undoc.wording import quoted
from undoc.yaml.decode import decode, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, ScalarNode

COLUMN_KEYS = ("title", *keys_of(Column))
_LIST_OF_ROWS = "Write a list of rows: [[text, text, …]], or each row on a line of its own after “- ”."
_GRID_ADVICE = (
    'Add or remove cells, or correct “columns” and “rows”; a cell without text is written "", '
    "and a text that holds a comma stands in quotes."
)


def read_fenced_table(root: MappingNode, place: Place, context: Context) -> Table | None:
    """Return the table that ``root`` says; problems are reported."""
    first_call = len(context.calls)
    reader = TableReader(context)
    keys = KeyReader(root, keys_of(Table), context.report)
    name = keys.scalar("name")
    caption, subtitle = reader.text_of(keys, "caption"), reader.text_of(keys, "subtitle")
    width, points = _read_width(keys)
    space, tab = keys.value("start", BESIDE), keys.value("tab", BESIDE)
    keep = keys.value("keep", KEEP)
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
        check_grid(rows, len(columns), place, _GRID_ADVICE, context=context)
    remarks = _read_remarks(keys, reader)
    group = keys.group("notes", "Write {a: text, b: text}.")
    if group is None and "notes" in keys:
        # What the calls lead to is not known.
        del context.calls[first_call:]
    above_it = keys.sequence(ABOVE, "Write a list of the names of notes: [a].")
    notes = read_table_notes(group, above_it, first_call, reader)
    taken = take_name(raw_text(name), context) if name is not None else None
    return decode(
        keys,
        Table,
        caption=caption,
        subtitle=subtitle,
        columns=columns,
        rows=tuple(rows),
        notes=notes,
        width=width,
        place=place,
        name=taken,
        points=points,
        remarks=remarks,
        keep=keep is not None,
        keep_next=keep == "next",
        frame=keys.value("frame", FRAME) is not None,
        once=keys.value("once", ONCE) is not None,
        is_numbered_alone=keys.value("numbered", ALONE) is not None,
    )


def _read_width(keys: KeyReader) -> tuple[TableWidth, float | None]:
    """How wide the table is, or where it begins and how many points it is wide."""
    width, start = keys.value("width", WIDTH) or TableWidth.TEXT, keys.value("from", FROM)
    if not isinstance(width, TableWidth):
        return start or TableWidth.TEXT, width
    if start is not None and (node := keys.value_node("from")) is not None:
        message = "“from” says where a table begins whose width is a number of points."
        keys.report.error(node.place, "needless-from", message, "Remove it, or write the width in points.")
    return width, None


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
            column_keys = KeyReader(item, COLUMN_KEYS, reader.context.report)
            title = Cell(reader.text_of(column_keys, "title"), item.place)
            column = decode(column_keys, Column) or column
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
