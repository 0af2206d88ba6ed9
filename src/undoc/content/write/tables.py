"""Tables as blocks of keys and values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from undoc.content.write.charts import chart_keys
from undoc.content.write.comments import Path
from undoc.content.write.declared import declared_keys
from undoc.content.write.inlines import one_line
from undoc.content.write.values import number
from undoc.content.write.yaml_lines import Line, flow_keys, flow_list, key_lines, yaml_text
from undoc.model import Cell, Chart, Column, Figure, Inline, Row, RowKind, Table, TableWidth
from undoc.model.table_values import KEEP_NEXT, KEEP_WHOLE

#: Keys in the order in which they are written; those that are not here follow them.
_TABLE = (
    "caption",
    "subtitle",
    "name",
    "form",
    "width",
    "from",
    "size",
    "line",
    "space",
    "caption_below",
    "above",
    "below",
    "end",
    "vertical",
    "start",
    "tab",
    "frame",
    "keep",
    "numbered",
)
_ROW = ("above", "below", "keep")
#: Those that take lines of their own.
_LISTS = ("columns", "header", "rows", "remarks", "notes", "called_above")


def table_lines(table: Table) -> list[Line]:
    """Return the lines between those that begin and end the block."""
    header = [row for row in table.rows if row.kind is RowKind.HEADER]
    titles = header[0].cells if len(header) == 1 and _is_of_titles(header[0]) else ()
    start, tab = _shared_start(table.columns), _shared_tab(table.columns)
    written = {
        "caption": _text(table.caption),
        "subtitle": _text(table.subtitle),
        "width": _width(table),
        "from": "margin" if table.points is not None and table.width is TableWidth.FULL else None,
        "start": _number(start),
        "tab": _number(tab),
        "frame": "single" if table.frame else None,
        "once": "header" if table.once else None,
        "numbered": "alone" if table.is_numbered_alone else None,
        "keep": "next" if table.keep_next else "together" if table.keep else None,
    }
    lines = key_lines(declared_keys(table, {**dict.fromkeys(_LISTS), **written}, _TABLE))
    columns = [
        _column(column, titles[index] if titles else None, has_start=start is None or not index, has_tab=tab is None)
        for index, column in enumerate(table.columns)
    ]
    # Without them there are as many as the first row fills.
    is_needed = any(column != "{}" for column in columns) or len(columns) != _filled(table.rows)
    lines += _list("columns", columns) if is_needed else []
    if not titles:
        lines += _list("header", map(_row, header))
    lines += _list("rows", (_row(row) for row in table.rows if row.kind is not RowKind.HEADER))
    lines += _list("remarks", (yaml_text(one_line(inlines)) for inlines in table.remarks))
    if table.notes:
        lines.append(Line(("notes",), "notes:"))
    for note in table.notes:
        path: Path = ("notes", note.name)
        lines.append(Line(path, f"  {yaml_text(note.name)}: {yaml_text(one_line(note.inlines))}"))
    above = [yaml_text(note.name, in_flow=True) for note in table.notes if note.called_above]
    return lines + key_lines([("called_above", flow_list(above) if above else None)])


def _list(key: str, items: Iterable[str]) -> list[Line]:
    """The lines of a list, none when it is empty."""
    lines = [Line((key, index), f"  - {item}") for index, item in enumerate(items)]
    return [Line((key,), f"{key}:"), *lines] if lines else []


def _width(table: Table) -> str | None:
    if table.points is not None:
        return number(table.points)
    return "full" if table.width is TableWidth.FULL else None


def _filled(rows: Sequence[Row]) -> int:
    widths = (sum(cell.columns for cell in row.cells) for row in rows if row.kind is not RowKind.SECTION)
    return max(next(widths, 1), 1)


def _shared_start(columns: Sequence[Column]) -> float | None:
    """The space before the texts of all columns but the first, None where these have not the same."""
    starts = {column.start for column in columns[1:]}
    return starts.pop() if len(starts) == 1 else None


def _shared_tab(columns: Sequence[Column]) -> float | None:
    tabs = {column.tab for column in columns}
    return tabs.pop() if len(tabs) == 1 else None


def _column(column: Column, title: Cell | None, *, has_start: bool, has_tab: bool) -> str:
    """A column; its space and tab are left out where the table says them."""
    left_out = {key: None for key, has_own in (("start", has_start), ("tab", has_tab)) if not has_own}
    said = flow_keys(declared_keys(column, left_out))
    if title is None or not title.inlines:
        return said
    return yaml_text(one_line(title.inlines)) if said == "{}" else f"{{title: {_flow(title.inlines)}, {said[1:]}"


def _is_of_titles(row: Row) -> bool:
    """Whether the row can be written as the titles of the columns."""
    is_plain = row == Row(row.kind, row.cells, row.place) and all(map(_is_single, row.cells))
    return is_plain and any(cell.inlines for cell in row.cells)


def _row(row: Row) -> str:
    said = declared_keys(row, {"keep": KEEP_NEXT if row.keep else KEEP_WHOLE if row.whole else None}, _ROW)
    own = "".join(f"\n    {key}: {value}" for key, value in said if value is not None)
    if row.kind is RowKind.SECTION:
        [cell] = row.cells
        text = yaml_text(one_line(cell.inlines))
        if cell.align is not None:
            text = flow_keys((("text", _flow(cell.inlines)), ("align", cell.align)))
        return f"section: {text}{own}"
    cells = flow_list(map(_cell, row.cells))
    if row.kind in (RowKind.BODY, RowKind.HEADER):
        return f"cells: {cells}{own}" if own else cells
    return f"{row.kind}: {cells}{own}"


def _cell(cell: Cell) -> str:
    if _is_single(cell):
        return _flow(cell.inlines)
    texts = [_flow(inlines) for inlines in (cell.inlines, *cell.more)]
    text = flow_list(texts) if cell.more else texts[0] if cell.inlines or cell.drawing is None else None
    return flow_keys(declared_keys(cell, {"text": text, **_drawing(cell.drawing)}))


def _drawing(drawing: Figure | Chart | None) -> dict[str, str | None]:
    """The keys of the picture or chart of a cell."""
    said: dict[str, str | None] = dict.fromkeys(("picture", "alternative", "width", "chart"))
    match drawing:
        case Figure():
            said["picture"] = yaml_text(drawing.path.as_posix(), in_flow=True)
            said["alternative"] = yaml_text(drawing.alternative, in_flow=True)
            said["width"] = _number(drawing.width)
        case Chart():
            said["chart"] = chart_keys(drawing)
    return said


def _is_single(cell: Cell) -> bool:
    """Whether the cell is nothing but one text."""
    return cell == Cell(cell.inlines, cell.place)


def _text(inlines: Sequence[Inline]) -> str | None:
    return yaml_text(one_line(inlines)) if inlines else None


def _flow(inlines: Sequence[Inline]) -> str:
    return yaml_text(one_line(inlines), in_flow=True) if inlines else '""'


def _number(value: float | None) -> str | None:
    return None if value is None else number(value)
