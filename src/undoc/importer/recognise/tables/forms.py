"""The form that a table has in the content format, its lines, and where the texts of its columns begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from undoc.importer.recognise.origins import cell_origin
from undoc.importer.recognise.tables.row_spaces import with_spaces
from undoc.importer.word.spans import plain
from undoc.importer.word.tables.cell_looks import CellLook
from undoc.model import HEADS, Cell, ColumnAlign, Row, RowAlign, RowKind, Table, TableForm, TableWidth
from undoc.model.table_values import FIRSTS, LINES, SIZES, SPACES
from undoc.prepare.tables.maker import ALIGNS, starts_below, usual_align
from undoc.templates.house import House
from undoc.templates.styles import AUTO_HEIGHT, Align, LineKind, Style

#: Twips in a point.
_POINT = 20

_OWN = {"table-cell": TableForm.FIGURES, "table-text": TableForm.TEXT}
#: Starts of texts are the same where they differ by less than this, in points: nobody sees it.
_SAME = 0.4
#: So are ends of lines, where less can move a word to another line.
_SAME_END = 0.1
_SAME_SIZE, _SAME_LINE = 0.2, 0.15
#: How wide a letter is at least, in parts of its size, in a text of some length.
_LETTER = 0.45


def _line_of(style: Style, size: float) -> float | None:
    """How far apart the lines of a style are in letters of ``size``, None where their font has it."""
    if style.line.kind is LineKind.AUTO:
        return None
    own = round(size * AUTO_HEIGHT * _POINT) / _POINT
    return max(style.line.height, own) if style.line.kind is LineKind.AT_LEAST else style.line.height


def with_form(table: Table, house: House) -> Table:
    """The table with its form, and what of its lines and starts differs from that form of the house."""
    table = _with_aligns(table, house)
    shown = [(cell, look) for cell in _body(table) if (look := cell_origin(cell).look) is not None and cell.inlines]
    # Cells over several columns are as those of single ones, unless there are no others.
    cells = [(cell, look) for cell, look in shown if cell.columns == 1] or shown
    if not cells:
        return replace(table, rows=tuple(replace(row, whole=False) for row in table.rows))
    looks = [look for _, look in cells]
    form_name = Counter(_form(look, house) for look in looks).most_common(1)[0][0]
    table = with_spaces(replace(table, form=form_name), house.tables)
    form = house.tables.forms[form_name]
    style = house.styles[form.cell_style]
    line = Counter(look.line for look in looks).most_common(1)[0][0]
    size = Counter(look.size for look in looks).most_common(1)[0][0]
    has_size = abs(size - style.size) > _SAME_SIZE and _is_in(size, SIZES)
    has_line = line and line != _line_of(style, size if has_size else style.size) and _is_in(line, LINES)
    verticals, vertical = _verticals(table, cells, size=style.size, width=_width(table, house))
    has_figures = any(column.align in (ColumnAlign.END, ColumnAlign.DECIMAL) for column in table.columns)
    usual_vertical = RowAlign.BOTTOM if form.ends_together and has_figures else RowAlign.TOP
    end = _space(Counter(look.end for look in looks).most_common(1)[0][0])
    starts = _most_in_columns(cells, len(table.columns), lambda look: look.start)
    differ = (start is not None and abs(start - form.cell_start) > _SAME for start in starts[1:])
    has_starts = form.narrow_starts or any(differ) or bool(starts[0])
    tabs = _most_in_columns(cells, len(table.columns), lambda look: look.tab)
    has_tabs = any(tab is not None and abs(tab - form.tab) > _SAME for tab in tabs)
    single = {id(cell) for cell, _ in cells}

    def settled(cell: Cell, row: Row) -> Cell:
        column, look = cell_origin(cell).first_column, cell_origin(cell).look
        if look is None or not cell.inlines:
            return cell
        start: float | None = None
        if has_starts and row.kind is not RowKind.SECTION and column < len(starts):
            start, usual = _space(look.start), starts[column]
            start = start if usual is None or abs(start - usual) > _SAME else None
        is_single = id(cell) in single
        has_end = is_single or row.kind is RowKind.HEADER
        own = house.styles[form.header_style] if row.kind in HEADS else style
        of_table = row.kind not in HEADS
        usual_size = size if has_size and of_table else own.size
        has_own = row.kind is not RowKind.SECTION  # such a row says nothing but its text and its side
        differs = has_own and look.says_size and abs(look.size - usual_size) > _SAME_SIZE and _is_in(look.size, SIZES)
        usual_line = line if has_line and line and of_table else _line_of(own, look.size if differs else usual_size)
        stands = (
            has_own
            and look.line is not None
            and usual_line is not None
            and (look.says_size or of_table or look.role == "table-header")
            and abs(look.line - usual_line) > _SAME_LINE
            and _is_in(look.line, LINES)
        )
        return replace(
            cell,
            start=start,
            first=_first(look.first) if is_single and abs(look.first) / _POINT > _SAME else cell.first,
            size=look.size if differs else None,
            line=look.line if stands else None,
            end=_space(look.end) if has_end and abs(_space(look.end) - end) > _SAME else None,
        )

    may_part = form.parts_rows and not table.keep
    rows = (
        replace(
            row,
            cells=tuple(settled(cell, row) for cell in row.cells),
            whole=row.whole and may_part and row.kind is RowKind.BODY and not row.keep,
        )
        for row in table.rows
    )
    none: list[float | None] = [None] * len(table.columns)
    others = _shared(starts[1:])
    first = starts[0] or (None if None not in others and len({*others}) == 1 else starts[0])
    starts_said, tabs_said = [first, *others] if has_starts else none, _shared(tabs) if has_tabs else none
    columns = zip(table.columns, starts_said, tabs_said, verticals, strict=True)
    return replace(
        table,
        rows=tuple(rows),
        columns=tuple(
            replace(column, start=start, tab=tab, vertical=one if one is not vertical else None)
            for column, start, tab, one in columns
        ),
        line=line if has_line else None,
        size=size if has_size else None,
        vertical=vertical if vertical is not usual_vertical else None,
        end=end if abs(end - form.cell_end) > (_SAME_END if form_name is TableForm.FIGURES else _SAME) else None,
    )


def _most_in_columns(
    cells: Sequence[tuple[Cell, CellLook]], count: int, of: Callable[[CellLook], int | None]
) -> list[float | None]:
    """In each of ``count`` columns the space in points that most cells which begin there have, None without any."""
    found: list[Counter[float]] = [Counter() for _ in range(count)]
    for cell, look in cells:
        column, space = cell_origin(cell).first_column, of(look)
        if column < count and space is not None:
            found[column][_space(space)] += 1
    return [one.most_common(1)[0][0] if one else None for one in found]


def _shared(spaces: Sequence[float | None]) -> list[float | None]:
    """The spaces of columns: what one has is that of all where none has another."""
    own = {space for space in spaces if space is not None}
    return [*own] * len(spaces) if len(own) == 1 else list(spaces)


def _width(table: Table, house: House) -> float:
    """How wide the table is on an upright page."""
    if table.points is not None:
        return table.points
    body = house.styles[house.body_style]
    return house.page.text_width - (0.0 if table.width is TableWidth.FULL else body.left + body.right)


def _verticals(
    table: Table, cells: Sequence[tuple[Cell, CellLook]], *, size: float, width: float
) -> tuple[list[RowAlign], RowAlign]:
    """Where in their rows the texts of most cells of each column stand, and those of most columns.

    What is said of cells in rows of several lines counts for more, as that is seen. ``size`` is that of texts without
    one of their own, ``width`` that of the table.
    """
    last = len(table.columns) - 1
    rows = [row for row in table.rows if row.kind not in HEADS]
    own = {id(cell) for row in rows for cell in row.cells}
    cells = [one for one in cells if id(one[0]) in own] or cells
    high = {
        id(cell) for row in rows if any(_is_high(cell, table, size, width) for cell in row.cells) for cell in row.cells
    }
    found = [Counter[RowAlign]() for _ in table.columns]
    counts = Counter(min(cell_origin(cell).first_column, last) for cell, _ in cells)
    for cell, look in cells:
        found[min(cell_origin(cell).first_column, last)][look.vertical] += len(cells) if id(cell) in high else 1
    most = [one.most_common(1)[0][0] if one else None for one in found]
    whole = Counter[RowAlign]()
    for column, vertical in enumerate(most):
        if vertical is not None:
            whole[vertical] += counts[column]
    usual = whole.most_common(1)[0][0]
    return [one if one is not None else usual for one in most], usual


def _is_high(cell: Cell, table: Table, size: float, width: float) -> bool:
    """Whether the text of a cell takes several lines, as far as can be told without setting it."""
    look, start = cell_origin(cell).look, cell_origin(cell).first_column
    if cell.more or cell.rows > 1 or look is None:
        return bool(cell.more)
    shares = [column.width or 0.0 for column in table.columns]
    shares = shares if any(shares) else [1.0] * len(shares)
    room = sum(shares[start : start + cell.columns]) * width / sum(shares)
    room -= (look.start + look.end) / _POINT
    text = plain(cell.inlines)
    return "\n" in text or len(text) * (look.size or size) * _LETTER > room


def _with_aligns(table: Table, house: House) -> Table:
    """The table whose cells say on which side they stand only where others of their column and row do not."""
    kinds = [(row.kind, [cell_origin(cell).first_column for cell in row.cells]) for row in table.rows]
    rows = []
    for row, below in zip(table.rows, starts_below(kinds), strict=True):
        cells = []
        for cell in row.cells:
            first = cell_origin(cell).first_column
            is_above = any(first < start < first + cell.columns for start in below)
            of_column = table.columns[min(first, len(table.columns) - 1)].align or ColumnAlign.START
            usual = usual_align(row.kind, ALIGNS[of_column], house.tables, is_above_several=is_above)
            cells.append(replace(cell, align=_own_align(cell, row.kind, usual)))
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, rows=tuple(rows))


def _own_align(cell: Cell, kind: RowKind, usual: Align) -> ColumnAlign | None:
    if cell.align is None or not cell.inlines or ALIGNS[cell.align] is usual:
        return None
    if kind in HEADS and cell.align is ColumnAlign.JUSTIFY:  # their lines are too short for it
        return None if usual is Align.START else ColumnAlign.START
    if cell.align is ColumnAlign.DECIMAL:
        return None if usual is Align.END else ColumnAlign.END
    return cell.align


def _form(look: CellLook, house: House) -> TableForm:
    """The form whose cells have the size that is nearest."""
    if look.role in _OWN:
        return _OWN[look.role]
    forms = house.tables.forms
    return min(TableForm, key=lambda form: abs(house.styles[forms[form].cell_style].size - look.size))


def _space(twips: int) -> float:
    least, most = SPACES
    return min(max(twips / _POINT, least), most)


def _first(twips: int) -> float:
    least, most = FIRSTS
    return min(max(twips / _POINT, least), most)


def _is_in(value: float, limits: tuple[float, float]) -> bool:
    """Whether the content format has the value."""
    return limits[0] <= value <= limits[1]


def _body(table: Table) -> Iterator[Cell]:
    for row in table.rows:
        if row.kind not in (RowKind.HEADER, RowKind.SECTION):
            yield from row.cells
