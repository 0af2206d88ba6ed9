"""Tables of a Word file as tables of the content format: header, kinds of rows, merged cells, alignment, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import floor
from typing import NamedTuple

from msgspec.structs import replace

from undoc.importer.recognise.drawings.charts import in_width
from undoc.importer.recognise.drawings.reader import DrawingReader
from undoc.importer.recognise.origins import Origin, origin
from undoc.importer.recognise.tables.grid import (
    GridCell,
    GridRows,
    aligns,
    column_rules,
    end_cells,
    without_idle_columns,
    without_spacers,
)
from undoc.importer.recognise.tables.notes import note_of
from undoc.importer.recognise.tables.rows import TITLES, first_of, headers_of, kept_rows, kind_of, rows_of, settle_texts
from undoc.importer.report import Change, Findings
from undoc.importer.word.items import WordCell, WordRow, WordTable, is_empty
from undoc.importer.word.names import VAL
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import NOWHERE, Span, breaks_joined, cut, joined, plain, spans_of, trimmed
from undoc.importer.word.tables.cell_looks import NUMBERED
from undoc.model import NUMBER_SPACE, Block, Chart, Column, Figure, RowKind, Table, TableNote, TableWidth
from undoc.model.table_values import WIDTHS
from undoc.templates.house import House

#: Word's own limit of columns; our format has the same.
_MOST_COLUMNS = 63
#: How much narrower than a column of text, in parts of that, a table may be that fills it.
_NEAR = 0.03
#: Shares of the columns are in thousandths, so that they are the same again after a file was built from them.
_WHOLE = 1000
#: Twips in a point, and how many a table may be wider or narrower than the text and still count as that wide.
_POINT = 20
_SAME = 3


class Widths(NamedTuple):
    """The widths in twips of the text of a file and of its pages between the margins.

    ``made`` are those of tables as wide as these in the files that are built, ``gap`` is what parts columns of text.
    """

    text: int
    full: int
    made: Mapping[TableWidth, int]
    gap: int


class TableReader:
    """Makes tables of the content format; ``label`` gives the label that Word counts for a paragraph in a cell.

    ``drawings`` reads the pictures and charts in cells.
    """

    def __init__(
        self, findings: Findings, label: Callable[[int], str], widths: Widths, drawings: DrawingReader
    ) -> None:
        self._drawings = drawings
        self._findings = findings
        self._label = label
        self._widths = widths

    def table(self, word: WordTable, place: str) -> tuple[Table | None, list[WordTable]]:
        """The table, None when there is nothing in it, and the tables that stood within it."""
        grid, rows, nested = self._rows(word, place)
        while rows and not any(cell.is_filled for cell in rows[-1][1]):
            rows.pop()
        rows = without_spacers(rows)
        if not rows:
            return None, nested
        notes = self._notes_in_last_rows(rows, len(grid))
        if not rows:
            return None, nested
        columns, rows = without_idle_columns(len(grid), rows)
        widths = [sum(grid[start:end]) for start, end in pairwise(columns)]
        if len(widths) > _MOST_COLUMNS:
            self._findings.add(Change.SIMPLIFIED, "too-many-columns", f"A table has {len(widths)} columns.", place)
        headers = headers_of(rows)
        kinds = [kind_of(rows, index, len(widths), headers) for index in range(len(rows))]
        for kind, (_, cells) in zip(kinds, rows, strict=True):
            settle_texts(kind, cells)
        end_cells(kinds, [cells for _, cells in rows])
        body = [cells for (_, cells), kind in zip(rows, kinds, strict=True) if kind not in TITLES]
        sides = aligns(body or [cells for _, cells in rows], len(widths))
        width, is_own = self._width(sum(widths), word)
        own: Sequence[float] = shares(widths)
        if is_own:
            own = [width / _POINT for width in widths]
        elif word.has_widths:
            own = [share / _POINT for share in shares(widths, self._widths.made[width])]
        last = first_of(rows[-1][1])
        for _, cells in rows:
            for cell in cells:
                cell.drawing = _fitting(cell, widths)
        made, keep = kept_rows(list(rows_of(rows, kinds)), last)
        of_columns = zip(sides, own, column_rules(rows, len(widths)) or [None] * len(widths), strict=True)
        table = Table(
            caption=(),
            subtitle=(),
            columns=tuple(Column(side, share, rule=rule) for side, share, rule in of_columns),
            rows=made,
            notes=notes,
            width=width,
            place=Origin(place, keeps_next=last is not None and last.keep_next),
            points=sum(widths) / _POINT if is_own else None,
            keep=keep,
            frame=word.has_frame,
            once=kinds[0] is RowKind.HEADER and not rows[0][0].is_header,
        )
        return table, nested

    def fitted_in_columns(self, block: Block, count: int) -> Block:
        """A block in columns of text; a table that is as wide as these, or wider, does not say how wide it is."""
        column = (self._widths.made[TableWidth.FULL] - (count - 1) * self._widths.gap) // count
        if not isinstance(block, Table) or (block.points and block.points * _POINT <= column * (1 - _NEAR)):
            return block
        widths = [round((one.width or 0.0) * _POINT) for one in block.columns]
        of_columns = zip(block.columns, shares(widths, column), strict=True)
        columns = tuple(replace(one, width=share / _POINT) for one, share in of_columns)
        return replace(block, columns=columns, points=None, width=TableWidth.TEXT)

    def _width(self, total: int, word: WordTable) -> tuple[TableWidth, bool]:
        """As wide as the text or from margin to margin; else where it begins, and that its width is its own."""
        if not total or not word.has_widths:
            return TableWidth.TEXT, False
        full = self._widths.made[TableWidth.FULL]  # on pages that are not most of the file's
        usual = ((TableWidth.TEXT, self._widths.text), (TableWidth.FULL, self._widths.full), (TableWidth.FULL, full))
        for width, one in usual:
            if abs(total - one) <= _SAME:
                return width, False
        begins_at_text = word.indent * 4 > self._widths.full - self._widths.text  # more than half of its indent
        return TableWidth.TEXT if begins_at_text else TableWidth.FULL, WIDTHS[0] <= total / _POINT <= WIDTHS[1]

    def _rows(self, word: WordTable, place: str) -> tuple[list[int], GridRows, list[WordTable]]:
        """Every row with its cells at their columns; cells that go on below others are one with those."""
        count = max([len(word.grid), *(_wide(row) for row in word.rows)], default=0)
        grid = (word.grid + [0] * count)[:count]
        if count and not all(grid):
            fair = sum(grid) // max(1, sum(map(bool, grid))) or 1000
            grid = [width or fair for width in grid]
        rows: GridRows = []
        nested: list[WordTable] = []
        above: dict[int, GridCell] = {}
        group: tuple[bool, bool] | None = None
        for row in word.rows:
            if group is not None and group[0] != row.is_header:
                above = {}
            group = row.is_header, True
            at = row.before
            cells: list[GridCell] = [GridCell(0, row.before, None)] if row.before else []
            below: dict[int, GridCell] = {}
            for source in row.cells:
                upper = above.get(at) if source.goes_on else None
                if upper is not None and upper.columns == source.columns:
                    upper.rows += 1
                    below[at] = upper
                    self._add_text(upper, source, nested, place)
                else:
                    made = GridCell(at, source.columns, source)
                    self._add_text(made, source, nested, place)
                    cells.append(made)
                    below[at] = made
                at += source.columns
            if at < count:
                cells.append(GridCell(at, count - at, None))
            above = below
            rows.append((row, cells))
        for _, cells in rows:
            for made in cells:
                if made.paragraphs:
                    made.spans = breaks_joined(made.paragraphs)
        return grid, rows, nested

    def _add_text(self, made: GridCell, source: WordCell, nested: list[WordTable], place: str) -> None:
        for item in source.items:
            if isinstance(item, WordTable):
                nested.append(item)
                message = "A table within a table was put below it."
                self._findings.add(Change.SIMPLIFIED, "nested-table", message, place)
        paragraphs = []
        for item in source.items:
            if isinstance(item, WordTable) or is_empty(item):
                continue
            label = self._label(item.number)
            spans = _numbered(trimmed(item.spans))
            if label:
                spans = [Span(f"{label}{NUMBER_SPACE}"), *spans]
            if spans:
                paragraphs.append(spans)
            if spans and made.drawing is not None:
                message = "A picture above the text of its cell was put below it."
                self._findings.add(Change.SIMPLIFIED, "picture-place", message, place)
            paragraphs += self._add_drawings(made, item, place)
            made.align = made.align or item.align
            if not made.align and _has_decimal_stop(item):
                made.align = "end"
                message = "Figures that stand at a decimal tab stop end at one place."
                self._findings.add(Change.SIMPLIFIED, "decimal-tab", message, place)
        if paragraphs:
            made.paragraphs += paragraphs

    def _add_drawings(self, made: GridCell, item: WordParagraph, place: str) -> Iterator[list[Span]]:
        """Give a cell the picture or chart of a paragraph in it; returns the texts above a chart.

        A cell has one; another is told, and so is what is neither.
        """
        told = len(self._findings.found)
        found = [block for drawing in item.drawings for block in self._drawings.blocks(drawing, place)]
        for one in found:
            if made.drawing is not None or not isinstance(one, Figure | Chart):
                message = "A cell has one picture or chart; another one was left out."
                self._findings.add(Change.DROPPED, "picture-in-cell", message, place)
                continue
            made.drawing = replace(one, caption=())
            if one.caption:
                yield list(spans_of(one.caption))
        if item.boxes or (item.drawings and not found and len(self._findings.found) == told):
            self._findings.add(Change.DROPPED, "picture-in-cell", "A picture in a table was left out.", place)

    def _notes_in_last_rows(self, rows: GridRows, columns: int) -> tuple[TableNote, ...]:
        """Notes that stand in a last row over all columns, which is taken away."""
        last: list[dict[str, list[Span]]] = []
        while rows:
            _, cells = rows[-1]
            if len(cells) != 1 or cells[0].source is None or cells[0].columns < columns or cells[0].drawing:
                break
            paragraphs = [
                item.spans for item in cells[0].source.items if isinstance(item, WordParagraph) and item.text.strip()
            ]
            found = [note_of(spans) for spans in paragraphs]
            if not found or any(note is None for note in found):
                break
            rows.pop()
            last.append(dict(note for note in found if note is not None))
        notes = {name: text for notes in reversed(last) for name, text in notes.items()}
        return tuple(TableNote(name, tuple(text), NOWHERE) for name, text in notes.items())


def made_widths(house: House) -> dict[TableWidth, int]:
    """How wide the tables of ``house`` are that reach over the text or the page, in twips."""
    body, width = house.styles[house.body_style], house.page.text_width
    return {
        TableWidth.TEXT: round((width - body.left - body.right) * _POINT),
        TableWidth.FULL: round(width * _POINT),
    }


def shares(widths: Sequence[int], whole: int = _WHOLE) -> list[int]:
    """The widths of columns in parts of their sum, ``whole`` of them, thousandths if not said (largest remainders)."""
    total = sum(widths)
    if not total:
        return [1] * len(widths)
    exact = [width * whole / total for width in widths]
    result = [int(share) for share in exact]
    order = sorted(range(len(widths)), key=lambda index: (result[index] - exact[index], index))
    for index in order[: whole - sum(result)]:
        result[index] += 1
    return [max(1, share) for share in result]


def _fitting(cell: GridCell, widths: Sequence[int]) -> Figure | Chart | None:
    """The picture or chart of a cell, no wider than that in columns of ``widths`` in twips."""
    most = floor(sum(widths[cell.column : cell.column + cell.columns]) / _POINT * 10) / 10
    drawing = cell.drawing
    match drawing:
        case Figure():
            shown = origin(drawing).shown
            if shown is not None and shown > most:
                return replace(drawing, place=Origin(str(drawing.place), shown=most))
        case Chart() if drawing.width is not None and drawing.width > most:
            return in_width(drawing, most)
    return drawing


def _has_decimal_stop(item: WordParagraph) -> bool:
    """Whether a figure stands at a decimal tab stop: in a cell it does so without a tab (17.18.84)."""
    text = item.text
    is_figure = "\t" not in text and any(map(str.isdecimal, text)) and not any(map(str.isalpha, text))
    return is_figure and any(stop.get(VAL) == "decimal" for stop in item.own_stops)


def _numbered(spans: list[Span]) -> list[Span]:
    """The spans with the tab after a number at their beginning as the space that stands for it in a cell."""
    if spans and not spans[0].note and (match := NUMBERED.match(plain(spans))):
        rest = cut(spans, match.end())
        return joined([replace(spans[0], text=f"{match[1]}{NUMBER_SPACE}"), *rest])
    return spans


def _wide(row: WordRow) -> int:
    return row.before + row.after + sum(cell.columns for cell in row.cells)
