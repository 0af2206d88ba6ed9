"""The form that a table has in the content format, its lines, and where the texts of its columns begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from undoc.importer.recognise.found_blocks import Block, Cell, Table, walk
from undoc.importer.recognise.tables.row_spaces import settle_spaces
from undoc.importer.word.spans import plain
from undoc.importer.word.tables.cell_looks import CellLook
from undoc.model import HEADS, ColumnAlign, RowAlign, RowKind, TableForm
from undoc.model.tables import FIRSTS, LINES, SIZES, SPACES
from undoc.prepare.tables.maker import ALIGNS, starts_below, usual_align
from undoc.templates.house import House
from undoc.templates.styles import Align, LineKind

#: Twips in a point.
_POINT = 20

_OWN = {"table-cell": TableForm.FIGURES, "table-text": TableForm.TEXT}
#: A difference of starts in points that nobody sees.
_SAME = 0.4
_SAME_SIZE = 0.2
#: How wide a letter is at least, in parts of its size, in a text of some length.
_LETTER = 0.45


def settle_forms(blocks: Sequence[Block], house: House) -> None:
    """Give the tables their form, and what of their lines and starts differs from that form of the house."""
    for table in walk(blocks):
        if not isinstance(table, Table):
            continue
        _settle_aligns(table, house)
        shown = [(cell, cell.look) for cell in _body(table) if cell.look is not None and cell.spans]
        # Cells over several columns are as those of single ones, unless there are no others.
        cells = [(cell, look) for cell, look in shown if cell.columns == 1] or shown
        if not cells:
            continue
        looks = [look for _, look in cells]
        table.form = Counter(_form(look, house) for look in looks).most_common(1)[0][0]
        settle_spaces(table, house.tables)
        form = house.tables.forms[table.form]
        usual = house.styles[form.cell_style].line
        line = Counter(look.line for look in looks).most_common(1)[0][0]
        if line and (usual.kind is LineKind.AUTO or line != usual.height) and _is_in(line, LINES):
            table.line = line
        size = Counter(look.size for look in looks).most_common(1)[0][0]
        if abs(size - house.styles[form.cell_style].size) > _SAME_SIZE and _is_in(size, SIZES):
            table.size = size
        verticals, vertical = _verticals(table, cells, house.styles[form.cell_style].size)
        has_figures = any(align in (ColumnAlign.END, ColumnAlign.DECIMAL) for align in table.aligns)
        usual_vertical = RowAlign.BOTTOM if form.ends_together and has_figures else RowAlign.TOP
        table.vertical = vertical if vertical is not usual_vertical else None
        table.verticals = [one if one is not vertical else None for one in verticals]
        count = len(table.aligns)
        found: list[Counter[float]] = [Counter() for _ in range(count)]
        for cell, look in cells:
            if cell.column < count:
                found[cell.column][_space(look.start)] += 1
        end = _space(Counter(look.end for look in looks).most_common(1)[0][0])
        table.end = end if abs(end - form.cell_end) > _SAME else None
        starts = [one.most_common(1)[0][0] if one else None for one in found]
        differ = (start is not None and abs(start - form.cell_start) > _SAME for start in starts[1:])
        if form.narrow_starts or any(differ) or starts[0]:
            table.starts = starts
        tabs: list[Counter[float]] = [Counter() for _ in range(count)]
        for cell, look in cells:
            if cell.column < count and look.tab is not None:
                tabs[cell.column][_space(look.tab)] += 1
        found_tabs = [one.most_common(1)[0][0] if one else None for one in tabs]
        if any(tab is not None and abs(tab - form.tab) > _SAME for tab in found_tabs):
            table.tabs = found_tabs
        for row in table.rows:
            for cell in row.cells if row.kind is not RowKind.SECTION and table.starts else ():
                if cell.look is not None and cell.spans and cell.column < count:
                    start = _space(cell.look.start)
                    usual_start = starts[cell.column]
                    if usual_start is None or abs(start - usual_start) > _SAME:
                        cell.start = start
        for cell, look in cells:
            if abs(look.first) / _POINT > _SAME:
                cell.first = min(max(look.first / _POINT, FIRSTS[0]), FIRSTS[1])
            if abs(_space(look.end) - end) > _SAME:
                cell.end = _space(look.end)


def _verticals(table: Table, cells: Sequence[tuple[Cell, CellLook]], size: float) -> tuple[list[RowAlign], RowAlign]:
    """Where in their rows the texts of most cells of each column stand, and those of most columns.

    What is said of cells in rows of several lines counts for more, as that is seen. ``size`` is that of texts without
    one of their own.
    """
    last = len(table.aligns) - 1
    rows = [row for row in table.rows if row.kind not in HEADS]
    own = {id(cell) for row in rows for cell in row.cells}
    cells = [one for one in cells if id(one[0]) in own] or cells
    high = {id(cell) for row in rows if any(_is_high(cell, table, size) for cell in row.cells) for cell in row.cells}
    found = [Counter[RowAlign]() for _ in table.aligns]
    counts = Counter(min(cell.column, last) for cell, _ in cells)
    for cell, look in cells:
        found[min(cell.column, last)][look.vertical] += len(cells) if id(cell) in high else 1
    most = [one.most_common(1)[0][0] if one else None for one in found]
    whole = Counter[RowAlign]()
    for column, vertical in enumerate(most):
        if vertical is not None:
            whole[vertical] += counts[column]
    usual = whole.most_common(1)[0][0]
    return [one if one is not None else usual for one in most], usual


def _is_high(cell: Cell, table: Table, size: float) -> bool:
    """Whether the text of a cell takes several lines, as far as can be told without setting it."""
    if cell.more or cell.rows > 1 or cell.look is None or table.points is None:
        return bool(cell.more)
    whole = sum(table.shares) or 1.0
    room = sum(table.shares[cell.column : cell.column + cell.columns]) * table.points / whole
    room -= (cell.look.start + cell.look.end) / _POINT
    text = plain(cell.spans)
    return "\n" in text or len(text) * (cell.look.size or size) * _LETTER > room


def _settle_aligns(table: Table, house: House) -> None:
    """Leave to the cells on which side they stand only where it is not where others of their column and row do."""
    kinds = [(row.kind, [cell.column for cell in row.cells]) for row in table.rows]
    for row, below in zip(table.rows, starts_below(kinds), strict=True):
        for cell in row.cells:
            is_above = any(cell.column < start < cell.column + cell.columns for start in below)
            column = ALIGNS[table.aligns[min(cell.column, len(table.aligns) - 1)]]
            usual = usual_align(row.kind, column, house.tables, is_above_several=is_above)
            if cell.align is None or not cell.spans or ALIGNS[cell.align] is usual:
                cell.align = None
            elif row.kind in HEADS and cell.align is ColumnAlign.JUSTIFY:  # their lines are too short for it
                cell.align = None if usual is Align.START else ColumnAlign.START
            elif cell.align is ColumnAlign.DECIMAL:
                cell.align = None if usual is Align.END else ColumnAlign.END


def _form(look: CellLook, house: House) -> TableForm:
    """The form whose cells have the size that is nearest."""
    if look.role in _OWN:
        return _OWN[look.role]
    forms = house.tables.forms
    return min(TableForm, key=lambda form: abs(house.styles[forms[form].cell_style].size - look.size))


def _space(twips: int) -> float:
    least, most = SPACES
    return min(max(twips / _POINT, least), most)


def _is_in(value: float, limits: tuple[float, float]) -> bool:
    """Whether the content format has the value."""
    return limits[0] <= value <= limits[1]


def _body(table: Table) -> Iterator[Cell]:
    for row in table.rows:
        if row.kind not in (RowKind.HEADER, RowKind.SECTION):
            yield from row.cells
