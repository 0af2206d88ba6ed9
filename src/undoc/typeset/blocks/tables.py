"""Setting tables: columns, cells, rules, header rows that stand again at the top of each page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.prepare.prepared import Cell, Chart, ChartPlace, Figure, Paragraph, Row, RowKind, Span, Table, TableNote
from undoc.prepare.structure import Structure
from undoc.templates.house import House, TableFrame
from undoc.templates.language import Direction
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import Align
from undoc.typeset.blocks.boxes import framed
from undoc.typeset.blocks.figures import picture_line
from undoc.typeset.blocks.paragraphs import Column, Label, ParagraphSetter, SetBlock
from undoc.typeset.blocks.table_columns import TableMeasures, measured
from undoc.typeset.blocks.table_rows import SetCell, SetRow, rows_of
from undoc.typeset.pages.page import NarrowColumn, Rule
from undoc.typeset.text.placing import SetLine

#: How much of what a word reaches beyond its room is before it.
_BEFORE = {Align.START: 0.0, Align.JUSTIFY: 0.0, Align.CENTER: 0.5, Align.END: 1.0}


class TableReport(Struct):
    """What setting the tables of a document found: widths of columns and starts of cells by anchor, narrow columns.

    ``starts`` are those of the cells of each row, in their order. ``charts`` are the places of charts by anchor, those
    outside tables too.
    """

    widths: dict[str, tuple[float, ...]] = field(default_factory=dict)
    starts: dict[str, tuple[tuple[float, ...], ...]] = field(default_factory=dict)
    narrow: list[NarrowColumn] = field(default_factory=list)
    charts: dict[str, ChartPlace] = field(default_factory=dict)
    count: int = 0

    def add(self, measures: TableMeasures) -> None:
        """Note what was found of the next table."""
        table, starts = measures.table, measures.starts
        self.widths[table.anchor] = tuple(measures.widths)
        self.starts[table.anchor] = tuple(tuple(starts[id(cell)] for cell in row.cells) for row in table.rows)
        self.narrow += (one._replace(table=self.count) for one in measures.narrow)
        self.count += 1


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
        self._geometry = geometry
        self._room = geometry.height - geometry.bottom - geometry.top
        self._report = report
        self._full = Column(geometry.left, geometry.text_width)

    def set(self, table: Table) -> list[SetBlock]:
        """The blocks of a table: its caption, its rows, its notes."""
        column = Column(self._full.left + table.left, table.width)
        blocks = [self._caption_line(paragraph) for paragraph in table.caption]
        measures = measured(table, column.left, self._house, self._setter)
        self._report.add(measures)
        body = self._rows(measures)
        body.anchor = table.anchor
        if blocks:
            blocks[0].anchor, body.anchor = table.anchor, ""
        notes = [self._note(note, column if table.frame else self._full) for note in table.notes]
        body.keep_next = bool(notes)
        own = [body, *notes]
        if table.frame is not None:
            if notes:
                own.insert(1, _separator(table.frame, column.left))
            own = framed(own, table.frame, column.left, measures.edges[-1])
        body.before = table.space_above
        own[-1].after += table.space_below
        own[-1].keep_next = table.keep_next
        return [*blocks, *own]

    def _caption_line(self, paragraph: Paragraph) -> SetBlock:
        style = paragraph.styled(self._house.styles[paragraph.style])
        return self._setter.set(paragraph, style, self._full, self._structure.paragraph(paragraph))

    def _rows(self, measures: TableMeasures) -> SetBlock:
        head = [row for row in measures.table.rows if row.kind is RowKind.HEADER]
        rows = [row for row in measures.table.rows if row.kind is not RowKind.HEADER]
        head_lines = self._set_rows(head, measures, self._room)
        room = self._room - sum(line.height for line in head_lines)
        body_lines = self._set_rows(rows, measures, room)
        block = SetBlock([*head_lines, *body_lines], widow_control=False, glued=len(head_lines))
        if head_lines and measures.table.repeats:
            block.repeat = lambda: self._set_rows(head, measures, self._room, repeated=True)
        return block

    def _set_rows(
        self, rows: Sequence[Row], measures: TableMeasures, room: float, *, repeated: bool = False
    ) -> list[SetLine]:
        """The rows as lines, parted where they may be or are higher than ``room``; ``repeated`` ones are furniture."""
        set_rows = [SetRow(row, [self._cell(cell, measures, repeated=repeated) for cell in row.cells]) for row in rows]
        return rows_of(measures.table, set_rows, measures.edges, room)

    def _cell(self, cell: Cell, measures: TableMeasures, *, repeated: bool) -> SetCell:
        edges = measures.edges
        before, after = cell.insets
        left = edges[cell.column] + before + measures.starts[id(cell)]
        width = edges[cell.column + cell.columns] - after - cell.end - left
        if over := measures.over.get(id(cell)):
            left, width = left - over * _BEFORE[cell.align], width + over
        right = 0.0
        if cell.decimal is not None:
            decimals = measures.decimals
            most = decimals.before if self._setter.right_to_left else decimals.after
            right = most[cell.column] - decimals.own[id(cell)]
            if decimals.before[cell.column] + decimals.after[cell.column] > width:
                right = 0.0  # no room for it: the figures end together
        style = replace(self._house.styles[cell.paragraph.style], align=cell.align, left=0.0, right=right)
        label = Label(cell.number, cell.number_place) if cell.number is not None else None
        blocks = []
        for paragraph in cell.texts:
            marked = None if repeated else self._structure.paragraph(paragraph)
            blocks.append(
                self._setter.set(paragraph, paragraph.styled(style), Column(left, width), marked, label=label)
            )
            label = None
        if cell.drawing is not None:
            room = Column(
                edges[cell.column] + before, edges[cell.column + cell.columns] - after - edges[cell.column] - before
            )
            blocks.append(self._drawing(cell.drawing, cell, Column(left, width), room, repeated=repeated))
        return SetCell.of(cell, blocks)

    def _drawing(self, drawing: Figure | Chart, cell: Cell, text: Column, room: Column, *, repeated: bool) -> SetBlock:
        """The picture or chart of a cell, as its text is aligned; wider than that it reaches as far as the cell."""
        above, below = cell.around
        if isinstance(drawing, Figure):
            place = drawing.in_cell(text.width, room.width)
            content = None if repeated else self._structure.figure(drawing)
            x = _begin(cell, place.width, text)
            style = self._house.styles[self._house.figure_style]
            line = picture_line(drawing.picture, x, place, content, self._setter, style)
            return SetBlock([line], above, below)
        from undoc.typeset.blocks.charts import set_chart  # few tables have one

        chart = drawing.in_cell(text.width, room.width)
        assert chart.look.width is not None
        column = Column(_begin(cell, chart.look.width, text), chart.look.width)
        direction = Direction.RIGHT_TO_LEFT if self._setter.right_to_left else Direction.LEFT_TO_RIGHT
        marked = self._structure.chart(drawing)
        block, self._report.charts[chart.anchor] = set_chart(
            chart, column, self._house, self._setter, marked=marked, direction=direction, page=column
        )
        [line] = block.lines
        # In a header that stands once more there is none: what is read twice is marked once.
        return SetBlock([SetLine(line.height) if repeated else line], above, below)

    def _note(self, note: TableNote, column: Column) -> SetBlock:
        style = note.paragraph.styled(self._house.styles[note.paragraph.style])
        place = self._layout.note_mark
        mark = Label(note.mark_span, place)
        if not note.mark:  # a remark begins where the marks of notes do
            mark = Label(Span(""), replace(place, label=0.0, text=0.0, align=Align.START))
        return self._setter.set(note.paragraph, style, column, self._structure.paragraph(note.paragraph), label=mark)


def _begin(cell: Cell, width: float, text: Column) -> float:
    """Where a picture or chart begins that is ``width`` wide, beside or below the text of its cell."""
    over = text.width - width
    return text.left + over * (0.5 if over < 0 else _BEFORE[cell.align])


def _separator(frame: TableFrame, left: float) -> SetBlock:
    """The rule between the rows of a table in a frame, which begins at ``left``, and its notes."""
    start = left + frame.separator.start
    rule = Rule(start, 0.0, start + frame.separator.length, 0.0, width=frame.separator.width)
    return SetBlock([SetLine(frame.separator.after, [rule])], before=frame.notes_above, keep_next=True)
