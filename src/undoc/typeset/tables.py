"""Setting tables: columns, cells, rules, header rows that stand again at the top of each page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from undoc.prepare.prepared import Cell, Position, Row, RowKind, Span, Table, TableNote
from undoc.templates.house import House, PageGeometry
from undoc.typeset.columns import Needs, column_widths
from undoc.typeset.masthead import move
from undoc.typeset.page import Element, Rule, Tag
from undoc.typeset.paragraphs import Column, Label, ParagraphSetter, SetBlock
from undoc.typeset.placing import SetLine
from undoc.typeset.structure import Structure

_TOTALS = (RowKind.SUBTOTAL, RowKind.TOTAL)
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class _SetCell:
    """A cell with its text set; ``height`` is what it needs with the spaces above and below."""

    cell: Cell
    lines: list[SetLine]
    height: float


class TableSetter:
    """Sets the tables of one document on pages of ``geometry``; rows higher than a page's body are parted.

    The widths of the columns of each table, by its anchor, are added to ``widths``.
    """

    def __init__(
        self,
        house: House,
        geometry: PageGeometry,
        setter: ParagraphSetter,
        structure: Structure,
        widths: dict[str, tuple[float, ...]],
    ) -> None:
        self._house = house
        self._layout = house.tables
        self._setter = setter
        self._structure = structure
        self._room = geometry.height - geometry.bottom - geometry.top
        body = house.styles[house.body_style]
        self._widths = widths
        self._full = Column(geometry.left, geometry.text_width)
        self._text = Column(geometry.left + body.left, geometry.text_width - body.left - body.right)

    def set(self, table: Table) -> list[SetBlock]:
        """The blocks of a table: its caption, its rows, its notes."""
        column = self._full if table.full_width else self._text
        element = self._structure.table(table)
        blocks = [self._caption_line(table, index, element) for index in range(len(table.caption))]
        widths = column_widths(table.widths, self._needs(table), column.width)
        self._widths[table.anchor] = tuple(widths)
        body = self._rows(table, column, widths, element)
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

    def _needs(self, table: Table) -> list[Needs]:
        padding = 2 * self._layout.padding
        least = [0.0] * len(table.widths)
        most = [0.0] * len(table.widths)
        for row in table.rows:
            for cell in row.cells:
                if cell.columns == 1 and row.kind is not RowKind.SECTION:
                    style = self._house.styles[cell.paragraph.style]
                    word, text = self._setter.extent(cell.paragraph, style)
                    least[cell.column] = max(least[cell.column], word + padding)
                    most[cell.column] = max(most[cell.column], text + padding)
        return [Needs(*need) for need in zip(least, most, strict=True)]

    def _rows(self, table: Table, column: Column, widths: Sequence[float], element: Element) -> SetBlock:
        head = [row for row in table.rows if row.kind is RowKind.HEADER]
        rows = [row for row in table.rows if row.kind is not RowKind.HEADER]
        head_lines = self._set_rows(head, column, widths, element.child(Tag.TABLE_HEAD) if head else None, table)
        body_lines = self._set_rows(rows, column, widths, element.child(Tag.TABLE_BODY), table)
        block = SetBlock([*head_lines, *body_lines], widow_control=False, glued=len(head_lines))
        if head_lines:
            block.repeat = lambda: self._set_rows(head, column, widths, None, table)
        return block

    def _set_rows(
        self, rows: Sequence[Row], column: Column, widths: Sequence[float], element: Element | None, table: Table
    ) -> list[SetLine]:
        """The rows as lines; without an element they are repeated ones, which are furniture."""
        edges = [column.left]
        for width in widths:
            edges.append(edges[-1] + width)
        set_rows = [
            [self._cell(cell, row, edges, parent) for cell in row.cells]
            for row, parent in ((row, element.child(Tag.ROW) if element else None) for row in rows)
        ]
        heights = _heights(set_rows)
        lines: list[SetLine] = []
        for index, (row, cells, height) in enumerate(zip(rows, set_rows, heights, strict=True)):
            line = SetLine(height)
            self._place(line, cells)
            line.keep_next = row.kind is RowKind.SECTION
            lines += [line] if height <= self._room else _parted(line)
            self._rules(lines, row, index, rows, table, (edges[0], edges[-1]))
        return lines

    def _cell(self, cell: Cell, row: Row, edges: Sequence[float], parent: Element | None) -> _SetCell:
        layout = self._layout
        left = edges[cell.column] + layout.padding
        width = edges[cell.column + cell.columns] - layout.padding - left
        marked = None
        if parent is not None:
            header = row.kind is RowKind.HEADER
            element = parent.child(Tag.HEADER_CELL if header else Tag.CELL)
            if header:
                element.attributes["scope"] = "Column"
            if cell.columns > 1:
                element.attributes["col-span"] = cell.columns
            if cell.rows > 1:
                element.attributes["row-span"] = cell.rows
            marked = self._structure.within(element, cell.paragraph)
        style = replace(self._house.styles[cell.paragraph.style], align=cell.align, left=0.0, right=0.0)
        block = self._setter.set(cell.paragraph, style, Column(left, width), marked)
        height = block.height + layout.cell_before + layout.cell_after
        return _SetCell(cell, block.lines, height)

    def _place(self, line: SetLine, cells: Sequence[_SetCell]) -> None:
        notes: list[str] = []
        for cell in cells:
            y = self._layout.cell_before
            for own in cell.lines:
                move(own.items, own.links, y)
                line.items += own.items
                line.links += own.links
                notes += own.notes
                y += own.height
        line.notes = tuple(notes)

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


def _heights(rows: Sequence[Sequence[_SetCell]]) -> list[float]:
    """The rows' heights: the highest cell's; the last row of a cell over several rows takes what they lack."""
    heights = [max((cell.height for cell in cells if cell.cell.rows == 1), default=0.0) for cells in rows]
    for index, cells in enumerate(rows):
        for cell in cells:
            if cell.cell.rows > 1:
                last = min(index + cell.cell.rows, len(rows)) - 1
                lacking = cell.height - sum(heights[index : last + 1])
                heights[last] += max(0.0, lacking)
    return heights


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
