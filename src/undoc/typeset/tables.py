"""Setting tables: columns, cells, rules, header rows that stand again at the top of each page."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.prepare.prepared import Cell, Position, Row, RowKind, Span, Table, TableNote
from undoc.templates.house import House, PageGeometry
from undoc.typeset.bidi import guarded
from undoc.typeset.columns import Needs, column_widths
from undoc.typeset.masthead import move
from undoc.typeset.page import Element, NarrowColumn, Rule, Tag
from undoc.typeset.paragraphs import Column, Label, ParagraphSetter, SetBlock
from undoc.typeset.placing import SetLine
from undoc.typeset.structure import Structure

_TOTALS = (RowKind.SUBTOTAL, RowKind.TOTAL)
_EPSILON = 1e-6


class _SetCell(Struct, frozen=True):
    """A cell with its text set; ``height`` is what it needs with the spaces above and below, above being ``before``."""

    cell: Cell
    lines: list[SetLine]
    before: float
    height: float


class _Measures(Struct, frozen=True):
    """What is known of a table before its cells are set.

    Widths before and after decimal signs: the most of each column, and what each cell has on the side where it ends
    (figures run from left to right: in a right-to-left table they end with what is before the sign; ``own`` is by the
    identity of the cell). ``start`` is the space before the text of its cells.
    """

    before: dict[int, float]
    after: dict[int, float]
    own: dict[int, float]
    start: float = 0.0


class TableReport(Struct):
    """What setting the tables of a document found: widths of columns and starts of cells by anchor, narrow columns."""

    widths: dict[str, tuple[float, ...]] = field(default_factory=dict)
    starts: dict[str, float] = field(default_factory=dict)
    narrow: list[NarrowColumn] = field(default_factory=list)
    count: int = 0


class TableSetter:
    """Sets the tables of one document on pages of ``geometry``; rows higher than a page's body are parted."""

    def __init__(
        self,
        house: House,
        geometry: PageGeometry,
        setter: ParagraphSetter,
        structure: Structure,
        report: TableReport,
    ) -> None:
        self._house = house
        self._layout = house.tables
        self._setter = setter
        self._structure = structure
        self._room = geometry.height - geometry.bottom - geometry.top
        body = house.styles[house.body_style]
        self._report = report
        #: The space before the text of the cells of the table at hand.
        self._start = house.tables.cell_start
        #: The width of the longest word of each cell of the table at hand, by the identity of the cell.
        self._words: dict[int, float] = {}
        self._full = Column(geometry.left, geometry.text_width)
        self._text = Column(geometry.left + body.left, geometry.text_width - body.left - body.right)

    def set(self, table: Table) -> list[SetBlock]:
        """The blocks of a table: its caption, its rows, its notes."""
        column = self._full if table.full_width else self._text
        if table.points is not None:
            column = Column(column.left, table.points)
        element = self._structure.table(table)
        blocks = [self._caption_line(table, index, element) for index in range(len(table.caption))]
        measures = self._measured(table)
        for start in (self._layout.cell_start, *self._layout.narrow_starts):
            self._start = start
            widths = column_widths(table.widths, self._needs(table, measures), column.width)
            narrow = list(self._narrow(table, widths))
            if not narrow:
                break
        measures = replace(measures, start=self._start)
        self._words.clear()
        self._report.widths[table.anchor] = tuple(widths)
        self._report.starts[table.anchor] = self._start
        self._report.narrow += narrow
        self._report.count += 1
        body = self._rows(table, column, widths, measures, element)
        body.anchor = table.anchor
        if blocks:
            blocks[0].anchor, body.anchor = table.anchor, ""
        notes = [self._note(note, index == 0) for index, note in enumerate(table.notes)]
        body.keep_next = bool(notes)
        (notes[-1] if notes else body).after += self._layout.after
        return [*blocks, body, *notes]

    def _caption_line(self, table: Table, index: int, element: Element) -> SetBlock:
        paragraph = table.caption[index]
        caption = element.kids[0] if index else element.child(Tag.CAPTION)
        assert isinstance(caption, Element)
        marked = self._structure.within(caption.child(Tag.PARAGRAPH), paragraph)
        return self._setter.set(paragraph, self._house.styles[paragraph.style], self._full, marked)

    def _padding(self, column: int) -> float:
        return self._layout.cell_end + (self._start if column else 0.0)

    def _measured(self, table: Table) -> _Measures:
        """What each figure with a decimal sign of its own takes before and after it, and the most of its column."""
        before: dict[int, float] = {}
        after: dict[int, float] = {}
        own: dict[int, float] = {}
        for row in table.rows:
            for cell in row.cells:
                if cell.decimal is not None:
                    style = self._house.styles[cell.paragraph.style]
                    paragraph = cell.paragraph
                    halves: Sequence[Sequence[Span]] = _cut(paragraph.spans, cell.decimal)
                    if self._setter.right_to_left:  # alone they would not show that they are one number
                        halves = [[replace(span, text=guarded(span.text)) for span in half] for half in halves]
                    whole, rest = (
                        self._setter.extent(replace(paragraph, spans=tuple(half)), style)[1] for half in halves
                    )
                    own[id(cell)] = whole if self._setter.right_to_left else rest
                    before[cell.column] = max(before.get(cell.column, 0.0), whole)
                    after[cell.column] = max(after.get(cell.column, 0.0), rest)
        return _Measures(before, after, own)

    def _needs(self, table: Table, measures: _Measures) -> list[Needs]:
        least = [0.0] * len(table.widths)
        most = [0.0] * len(table.widths)
        for row in table.rows:
            for cell in row.cells:
                if cell.columns == 1 and row.kind is not RowKind.SECTION:
                    style = self._house.styles[cell.paragraph.style]
                    word, text = self._setter.extent(cell.paragraph, style)
                    self._words[id(cell)] = word
                    padding = self._padding(cell.column)
                    least[cell.column] = max(least[cell.column], word + padding)
                    most[cell.column] = max(most[cell.column], text + padding)
        for column, before in measures.before.items():
            figures = before + measures.after[column] + self._padding(column)
            least[column], most[column] = max(least[column], figures), max(most[column], figures)
        return [Needs(*need) for need in zip(least, most, strict=True)]

    def _narrow(self, table: Table, widths: Sequence[float]) -> Iterator[NarrowColumn]:
        """The first word of each column that has no room in it and will be broken."""
        found: set[int] = set()
        for number, row in enumerate(table.rows):
            for index, cell in enumerate(row.cells):
                if cell.column in found:
                    continue
                room = sum(widths[cell.column : cell.column + cell.columns]) - self._padding(cell.column)
                style = self._house.styles[cell.paragraph.style]
                width = self._words.get(id(cell))
                if width is None:  # it reaches over several columns
                    width = self._setter.extent(cell.paragraph, style)[0]
                if width > room + _EPSILON:
                    found.add(cell.column)
                    word = self._setter.longest(cell.paragraph, style)
                    yield NarrowColumn(self._report.count, number, index, cell.column + 1, word)

    def _rows(
        self, table: Table, column: Column, widths: Sequence[float], measures: _Measures, element: Element
    ) -> SetBlock:
        head = [row for row in table.rows if row.kind is RowKind.HEADER]
        rows = [row for row in table.rows if row.kind is not RowKind.HEADER]
        own = element.child(Tag.TABLE_HEAD) if head else None
        head_lines = self._set_rows(head, column, widths, measures, own, table, self._room)
        room = self._room - sum(line.height for line in head_lines)
        body_element = element.child(Tag.TABLE_BODY)
        body_lines = self._set_rows(rows, column, widths, measures, body_element, table, room)
        block = SetBlock([*head_lines, *body_lines], widow_control=False, glued=len(head_lines))
        if head_lines:
            block.repeat = lambda: self._set_rows(head, column, widths, measures, None, table, self._room)
        return block

    def _set_rows(
        self,
        rows: Sequence[Row],
        column: Column,
        widths: Sequence[float],
        measures: _Measures,
        element: Element | None,
        table: Table,
        room: float,
    ) -> list[SetLine]:
        """The rows as lines, parted where higher than ``room``.

        Without an element they are repeated ones, which are furniture.
        """
        edges = [column.left]
        for width in widths:
            edges.append(edges[-1] + width)
        set_rows = [
            [self._cell(cell, row, edges, measures, parent) for cell in row.cells]
            for row, parent in ((row, element.child(Tag.ROW) if element else None) for row in rows)
        ]
        headed = bool(rows) and rows[0].kind is not RowKind.HEADER and table.rows[0].kind is RowKind.HEADER
        gap = self._layout.head_gap if headed else 0.0
        heights = _heights(set_rows, gap)
        joined = _joined(set_rows, heights, room)
        lines: list[SetLine] = []
        for index, (row, cells, height) in enumerate(zip(rows, set_rows, heights, strict=True)):
            line = SetLine(height)
            for cell in cells:
                free = gap if index == 0 else 0.0
                if row.at_bottom and height <= room:  # at the bottom of all the rows that it reaches over
                    free = sum(heights[index : index + cell.cell.rows]) - cell.height
                self._place(line, cell, free)
            line.keep_next = row.kind is RowKind.SECTION or index in joined
            lines += [line] if height <= room else _parted(line)
            self._rules(lines, row, index, rows, table, (edges[0], edges[-1]))
        return lines

    def _cell(
        self, cell: Cell, row: Row, edges: Sequence[float], measures: _Measures, parent: Element | None
    ) -> _SetCell:
        layout = self._layout
        header = row.kind is RowKind.HEADER
        left = edges[cell.column] + (measures.start if cell.column else 0.0)
        width = edges[cell.column + cell.columns] - layout.cell_end - left
        marked = None
        if parent is not None:
            element = parent.child(Tag.HEADER_CELL if header else Tag.CELL)
            if header:
                element.attributes["scope"] = "Column"
            if cell.columns > 1:
                element.attributes["col-span"] = cell.columns
            if cell.rows > 1:
                element.attributes["row-span"] = cell.rows
            marked = self._structure.within(element, cell.paragraph)
        right = 0.0
        if cell.decimal is not None:
            most = measures.before if self._setter.right_to_left else measures.after
            right = most[cell.column] - measures.own[id(cell)]
            if measures.before[cell.column] + measures.after[cell.column] > width:
                right = 0.0  # no room for it: the figures end together
        style = replace(self._house.styles[cell.paragraph.style], align=cell.align, left=0.0, right=right)
        block = self._setter.set(cell.paragraph, style, Column(left, width), marked)
        before, after = layout.cell_before, layout.cell_after
        if header:
            before, after = layout.header_before, layout.header_after
        return _SetCell(cell, block.lines, before, block.height + before + after)

    def _place(self, line: SetLine, cell: _SetCell, free: float) -> None:
        """Put the lines of a cell into the line of its row, ``free`` points below where they would begin."""
        y = cell.before + free
        for own in cell.lines:
            move(own.items, own.links, y)
            line.items += own.items
            line.links += own.links
            line.notes += own.notes
            y += own.height

    def _rules(
        self,
        lines: list[SetLine],
        row: Row,
        index: int,
        rows: Sequence[Row],
        table: Table,
        edges: tuple[float, float],
    ) -> None:
        """The rules around a row: above the table, under its header, above totals, under its end."""
        layout = self._layout
        line = lines[-1]
        is_header = row.kind is RowKind.HEADER
        if index == 0 and (is_header or table.rows[0].kind is not RowKind.HEADER):
            _rule(line, 0.0, layout.top, edges)
        if is_header and index == len(rows) - 1:
            _rule(line, line.height, layout.head, edges)
        if row.kind in _TOTALS:
            _rule(line, 0.0, layout.subtotal, edges)
        if not is_header and index == len(rows) - 1:
            _rule(line, line.height, layout.bottom, edges)

    def _note(self, note: TableNote, is_first: bool) -> SetBlock:
        layout = self._layout
        style = self._house.styles[layout.note_style]
        element = self._structure.root.child(Tag.PARAGRAPH)
        marked = self._structure.within(element, note.paragraph, labelled=True)
        mark = Label(Span(note.mark, italic=True, position=Position.RAISED), layout.note_mark)
        block = self._setter.set(note.paragraph, style, self._full, marked, mark)
        if is_first:
            block.before += layout.notes_before
        return block


def _heights(rows: Sequence[Sequence[_SetCell]], gap: float) -> list[float]:
    """The rows' heights: the highest cell's; the last row of a cell over several rows takes what they lack.

    The first row has ``gap`` more above its text.
    """
    heights = [max((cell.height for cell in cells if cell.cell.rows == 1), default=0.0) for cells in rows]
    if heights:
        heights[0] += gap
    for index, cells in enumerate(rows):
        for cell in cells:
            if cell.cell.rows > 1:
                last = min(index + cell.cell.rows, len(rows)) - 1
                lacking = cell.height + (gap if index == 0 else 0.0) - sum(heights[index : last + 1])
                heights[last] += max(0.0, lacking)
    return heights


def _joined(rows: Sequence[Sequence[_SetCell]], heights: Sequence[float], room: float) -> set[int]:
    """The rows that a cell reaches beyond: no page ends after them, unless the cell's rows are higher than ``room``."""
    joined: set[int] = set()
    for index, cells in enumerate(rows):
        for cell in cells:
            reached = range(index, min(index + cell.cell.rows, len(rows)))
            if len(reached) > 1 and sum(heights[row] for row in reached) <= room:
                joined.update(reached[:-1])
    return joined


def _cut(spans: Sequence[Span], offset: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the text before and after ``offset``."""
    before: list[Span] = []
    after: list[Span] = []
    for span in spans:
        size = len(span.text)
        if offset > 0:
            before.append(replace(span, text=span.text[:offset]))
        if offset < size:
            after.append(replace(span, text=span.text[max(offset, 0) :]))
        offset -= size
    return tuple(before), tuple(after)


def _parted(line: SetLine) -> list[SetLine]:
    """A row higher than a page, cut between the lines of its cells."""
    tops = sorted({round(item.y, 2) for item in line.items})
    cuts = [top for before, top in itertools.pairwise(tops) if top - before > 1.0]
    parts: list[SetLine] = []
    start = 0.0
    for end in [*cuts, line.height]:
        part = SetLine(end - start)
        # Base lines lie within the part that ends below them.
        part.items = [item for item in line.items if start <= item.y - _EPSILON < end]
        part.links = [link for link in line.links if start <= link.y - _EPSILON < end]
        move(part.items, part.links, -start)
        parts.append(part)
        start = end
    parts[0].notes = line.notes
    return parts


def _rule(line: SetLine, y: float, width: float, edges: tuple[float, float]) -> None:
    if width:
        line.items.append(Rule(edges[0], y, edges[1], y, width))
