"""Setting blocks: paragraphs, figures, tables, charts, boxes and columns, each for pages of the geometry at hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc.prepare.prepared import (
    Block,
    Chart,
    Columns,
    Contents,
    Figure,
    FigurePlace,
    Landscape,
    Note,
    PageBreak,
    Paragraph,
    PreparedDocument,
    Role,
    Span,
    Standing,
    Summary,
    Table,
    flow,
)
from undoc.prepare.structure import Structure
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import LOWEST, LabelPlace
from undoc.typeset.blocks.boxes import framed
from undoc.typeset.blocks.figures import picture_line
from undoc.typeset.blocks.paragraphs import Beside, Column, Label, ParagraphSetter, SetBlock
from undoc.typeset.blocks.tables import TableReport, TableSetter
from undoc.typeset.pages.page import Rule
from undoc.typeset.text.placing import SetLine

if TYPE_CHECKING:
    from undoc.typeset.blocks.contents import ContentsSetter


class BlockSetter:
    """Sets the blocks and notes of one document, first for its upright pages.

    ``column`` is the text area of the pages at hand. What was found meanwhile, by anchors and the ids of notes: the
    places of ``figures``, the widths of ``marks``, the ``report`` on tables and charts. ``contents`` are the lists
    of contents, which wait for their page numbers.
    """

    def __init__(self, prepared: PreparedDocument, setter: ParagraphSetter, structure: Structure) -> None:
        self._prepared = prepared
        self._house = prepared.house
        self._setter = setter
        self._structure = structure
        self._in_columns = False
        self.contents: list[ContentsSetter] = []
        self.report = TableReport()
        self.figures: dict[str, FigurePlace] = {}
        self.marks = {note.id: self._mark_width(note) for note in prepared.notes.values()}
        self.turn_to(self._house.page)

    def turn_to(self, geometry: PageGeometry) -> None:
        """Set what follows for pages of ``geometry``."""
        self._geometry = geometry
        self.column = Column(geometry.left, geometry.text_width)
        self._tables = TableSetter(self._house, geometry, self._setter, self._structure, report=self.report)

    def blocks(self, blocks: Iterable[Block]) -> list[SetBlock]:
        """The blocks of a landscape part."""
        done: list[SetBlock] = []
        is_broken = False
        for block in flow(blocks):
            own = self.block(block)
            if own and is_broken:
                own[0].begins_page = True
            is_broken = isinstance(block, PageBreak)
            done.extend(own)
        return done

    def block(self, block: Standing) -> list[SetBlock]:
        """A block, set in the column of its page; a page break is nothing."""
        match block:
            case Paragraph():
                return [self.paragraph(block)]
            case Figure():
                return self._figure(block)
            case Table():
                return self._tables.set(block)
            case Chart():
                return self._chart(block)
            case Summary():
                return self._summary(block)
            case Contents():
                return self._list_of_contents(block)
            case Columns():
                return self._columns(block)
            case PageBreak():
                return []
            case Landscape():  # a section of its own; within another one its blocks stand on the pages of that
                return self.blocks(block.blocks)

    def _list_of_contents(self, contents: Contents) -> list[SetBlock]:
        from undoc.typeset.blocks.contents import ContentsSetter  # few documents have one

        setter = ContentsSetter(self._house, self._setter, self._structure)
        self.contents.append(setter)
        return setter.set(contents)

    def _summary(self, summary: Summary) -> list[SetBlock]:
        left, right = self.column.left, self.column.left + self.column.width
        layout = self._house.box
        blocks = framed([one for block in flow(summary.blocks) for one in self.block(block)], layout, left, right)
        blocks[0].before, blocks[-1].after = layout.before, layout.after
        return blocks

    def _columns(self, columns: Columns) -> list[SetBlock]:
        """The blocks of columns, set for the first of them."""
        gap, whole = self._house.columns.gap, self._geometry
        self.turn_to(whole.in_columns(columns.count, gap))
        beside = Beside(columns.count, self.column.width + gap)
        self._in_columns = True
        within = tuple(flow(columns.blocks))
        blocks = [one for block in within for one in self.block(block)]
        self._in_columns = False
        self.turn_to(whole)
        if isinstance(within[-1], Table) and not within[-1].notes:
            # Word ends the section with a paragraph, the lowest below a table.
            blocks[-1].keep_next = True
            blocks.append(SetBlock([SetLine(LOWEST)], after=blocks[-1].after))
            blocks[-2].after = 0.0
        for block in blocks:
            block.columns = beside
        return blocks

    def paragraph(self, paragraph: Paragraph) -> SetBlock:
        """A paragraph with its label; headings and titles are in the outline."""
        style = paragraph.styled(self._house.styles[paragraph.style])
        marked = self._structure.paragraph(paragraph)
        place = paragraph.label_place(self._house.numbering)
        column = self.column
        if self._in_columns:
            start, end = self._house.column_inset(style, place if paragraph.label else None)
            column = Column(column.left - start, column.width + start + end)
        label = Label(Span(paragraph.label), place) if paragraph.label and place else None
        if paragraph.number is not None:
            label = Label(paragraph.number, LabelPlace(0.0, paragraph.turn, 0.0, style=paragraph.style))
        block = self._setter.set(paragraph, style, column, marked, label=label)
        block.begins_page = paragraph.page_break
        if paragraph.role in (Role.TITLE, Role.HEADING):
            block.outline = 1 + paragraph.level
            number = paragraph.number.text if paragraph.number is not None else paragraph.label
            block.title = f"{number} {paragraph.text}".strip().replace("\n", " ")
        return block

    def _figure(self, figure: Figure) -> list[SetBlock]:
        """The picture, no wider than its column and no higher than a page has room for, then its caption."""
        style = self._house.styles[self._house.figure_style]
        caption: list[SetBlock] = []
        content = self._structure.figure(figure)
        if figure.caption is not None:
            caption.append(self.paragraph(figure.caption))
        place = figure.place
        if place is None:
            place = figure.placed(self._geometry, style, sum(block.before + block.height for block in caption))
        self.figures[figure.anchor] = place
        x = self.column.left + place.start + (place.room - place.width) / 2
        line = picture_line(figure.picture, x, place, content, self._setter, style)
        block = SetBlock([line], style.before, style.after, keep_next=bool(caption), anchor=figure.anchor)
        return [block, *caption]

    def _chart(self, chart: Chart) -> list[SetBlock]:
        """The caption, then the chart across the column of figures."""
        from undoc.typeset.blocks.charts import set_chart  # only documents with charts need it

        style = self._house.styles[self._house.figure_style]
        blocks: list[SetBlock] = []
        if chart.caption is not None:
            blocks.append(self.paragraph(chart.caption))
            blocks[0].keep_next = True
        column = Column(self.column.left + style.left, self.column.width - style.left - style.right)
        direction = self._prepared.language.direction
        block, place = set_chart(
            chart,
            column,
            self._house,
            self._setter,
            marked=self._structure.chart(chart),
            direction=direction,
            page=self.column,
        )
        self.report.charts[chart.anchor] = place
        return [*blocks, block]

    def _mark_width(self, note: Note) -> float:
        """The width of the mark before a note's text."""
        if note.mark_width is not None:
            return note.mark_width
        layout = self._house.notes
        mark = replace(note.paragraphs[0], spans=(note.mark_span(layout),))
        return self._setter.extent(mark, self._house.styles[mark.style])[1]

    def note(self, note: Note) -> SetBlock:
        """A note with its mark, as wide as the text of its page."""
        layout = self._house.notes
        style = self._house.styles[note.paragraphs[0].style]
        mark = note.mark_span(layout)
        lines: list[SetLine] = []
        for index, paragraph in enumerate(note.paragraphs):
            label = Label(mark, layout.mark, self.marks[note.id]) if index == 0 else None
            marked = self._structure.paragraph(paragraph)
            lines += self._setter.set(paragraph, paragraph.styled(style), self.column, marked, label=label).lines
        return SetBlock(lines, anchor=note.id)

    def end_rule(self, blocks: list[SetBlock]) -> None:
        """Add the rule that ends the document to its last ``blocks``."""
        rule = self._house.end_rule
        if not rule.length or not blocks:
            return
        height = self._house.styles[rule.style].line.height
        left = self.column.left + (self.column.width - rule.length) / 2
        line = SetLine(height, [Rule(left, 0.0, left + rule.length, 0.0, width=rule.width)])
        blocks[-1].keep_next = True
        before = max(0.0, rule.gap - blocks[-1].after)
        blocks.append(SetBlock([line], before=before, yields=before))
