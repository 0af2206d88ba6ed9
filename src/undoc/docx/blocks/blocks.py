"""The blocks of the body, one after the other, and the spaces between them and their neighbours.

Word has no space above or below a table: the paragraph that follows has it above, the one before it below. Only where
tables touch, or nothing follows, there is an empty paragraph, as low as Word allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc.docx.blocks import pictures
from undoc.docx.blocks.block_spacing import Surroundings
from undoc.docx.blocks.boxes import framed
from undoc.docx.blocks.contents import ContentsWriter
from undoc.docx.blocks.story import Story
from undoc.docx.blocks.table_grid import lowest_paragraph
from undoc.docx.blocks.tables import TableWriter
from undoc.docx.parts.styles import default_style, end_rule_style
from undoc.docx.text import layout
from undoc.docx.text.paragraphs import KEEP_NEXT, Inset
from undoc.prepare.prepared import (
    Chart,
    Columns,
    Contents,
    Figure,
    Landscape,
    PageBreak,
    Paragraph,
    Standing,
    Summary,
    Table,
    flow,
)
from undoc.templates.language import Direction
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import LineHeight, LineKind

if TYPE_CHECKING:
    from undoc.docx.blocks.charts import ChartWriter


_LOOSE = '<w:keepNext w:val="0"/>'


class BlockWriter:
    """Writes the blocks of a section on pages of ``page``, in ``columns``."""

    def __init__(self, story: Story, page: PageGeometry, columns: int = 1) -> None:
        prepared = story.prepared
        self._prepared = prepared
        self._house = prepared.house
        if columns > 1:
            page = page.in_columns(columns, self._house.columns.gap)
        self._page = page
        self._in_columns = columns > 1
        self._charts: ChartWriter | None = None
        self._story = story
        self._measured = story.measured
        self._paragraphs = story.paragraphs
        self._pictures = story.pictures
        self._where = story.where
        self._tables = TableWriter(story)
        self._contents = ContentsWriter(story)

    def section(self, blocks: Sequence[Standing], lead: str, properties: str) -> str:
        """The blocks of a section that another follows; ``properties`` are the section's, ``lead`` runs before all."""
        if not blocks:
            return lowest_paragraph(default_style(self._house), 0.0, runs=lead, section=properties)
        ending = _ends_with_table(blocks[-1])
        written = self._blocks(blocks, lead, section="" if ending else properties)
        if ending:
            written.append(lowest_paragraph(default_style(self._house), 0.0, section=properties))
        return "".join(written)

    def last_section(self, blocks: Sequence[Standing], lead: str) -> str:
        """The blocks of the last section and the rule that ends the document."""
        ruled = self._house.end_rule.length > 0
        # The end rule never stands alone on a page.
        written = self._blocks(blocks, lead, keep=ruled)
        if ruled:
            written.append(self._end_rule(blocks[-1] if blocks else None, "" if blocks else lead))
        elif not blocks or _ends_with_table(blocks[-1]):
            written.append(lowest_paragraph(default_style(self._house), 0.0, runs="" if blocks else lead))
        return "".join(written)

    def _blocks(self, blocks: Sequence[Standing], lead: str, *, keep: bool = False, section: str = "") -> list[str]:
        """``keep`` keeps the last block with what follows, ``section`` are the properties that it carries."""
        blocks = _breaks_taken(blocks)
        written = []
        space = 0.0  # that the last block leaves to the next paragraph
        for number, block in enumerate(blocks):
            if isinstance(block, PageBreak):
                break_ = "<w:pageBreakBefore/>"
                written.append(lowest_paragraph(default_style(self._house), space, page_break=break_))
                space = 0.0
                continue
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            below = 0.0
            if _begins_with_table(block) and number and _ends_with_table(blocks[number - 1]):
                written.append(lowest_paragraph(default_style(self._house), max(space, self._above(block))))
                space = 0.0
            if following is not None and _begins_with_table(following):
                below = self._above(following, block)
            is_last = following is None
            if block is self._prepared.sessions:  # some programs set a table that begins a document lower
                written.append(lowest_paragraph(default_style(self._house), 0.0))
            around = Surroundings(
                "" if number else lead, keep and is_last, space, below, section=section if is_last else ""
            )
            written.append(self._block(block, around))
            space = self._below(block)
        return written

    def _block(self, block: Standing, around: Surroundings) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block, around)
            case Figure():
                return self._figure(block, around)
            case Table():
                return self._tables.table(block, around)
            case Chart():
                return self._chart(block, around)
            case Summary():
                return self._summary(block, around)
            case Contents():
                return self._contents.contents(block, around)
            case Landscape() | Columns() | PageBreak():
                raise ValueError("a landscape part, columns or a page break where none can stand")

    def _summary(self, summary: Summary, around: Surroundings) -> str:
        blocks = tuple(flow(summary.blocks))
        content = self._blocks(blocks, around.lead, keep=around.keep)
        if _ends_with_table(blocks[-1]):
            content.append(lowest_paragraph(default_style(self._house), 0.0))
        right_to_left = self._prepared.language.direction is Direction.RIGHT_TO_LEFT
        return framed("".join(content), self._house, self._page, right_to_left=right_to_left)

    def _chart(self, chart: Chart, around: Surroundings) -> str:
        if self._charts is None:
            from undoc.docx.blocks.charts import ChartWriter  # only documents with charts need it

            self._charts = ChartWriter(self._story)
        return self._charts.chart(chart, around)

    def _above(self, block: Standing, before: Standing | None = None) -> float:
        """The space that a block without one of its own asks of the one before it."""
        if isinstance(block, Table) and isinstance(before, Paragraph):
            return before.styled(self._house.styles[before.style]).after + block.space_above
        return self._house.box.before if isinstance(block, Summary) else 0.0

    def _below(self, block: Standing) -> float:
        """The space below a block that ends with a table."""
        if not _ends_with_table(block):
            return 0.0
        return block.space_below if isinstance(block, Table) else self._house.box.after

    def _after(self, block: Standing | None) -> float:
        """The space below the last paragraph of a block: its own, or that of its style."""
        match block:
            case Paragraph():
                return block.styled(self._house.styles[block.style]).after
            case Table(notes=(*_, last)) if block.has_notes_below:
                return self._house.styles[last.paragraph.style].after + block.space_below
            case Figure(caption=None):
                return self._house.styles[self._house.figure_style].after
            case Figure(caption=caption) if caption is not None:
                return caption.styled(self._house.styles[caption.style]).after
            case _:
                return 0.0

    def _paragraph(self, paragraph: Paragraph, around: Surroundings, captioned: str = "") -> str:
        style = self._house.styles[paragraph.style]
        if paragraph.page_break:
            around = replace(around, above=0.0)
        inset = Inset()
        if self._in_columns:
            place = paragraph.label_place(self._house.numbering) if paragraph.label else None
            inset = Inset(*self._house.column_inset(style, place))
        return self._paragraphs.paragraph(
            paragraph,
            self._where,
            lead=around.lead,
            captioned=captioned,
            inset=inset,
            section=around.section,
            # In a table Word keeps the whole row with what follows.
            keep=_LOOSE if paragraph.style == self._house.box.title_style else around.keep_next,
            spacing=around.spacing(style, paragraph.styled(style)),
        )

    def _figure(self, figure: Figure, around: Surroundings) -> str:
        """A picture, then its caption."""
        house, picture = self._house, figure.picture
        style = house.styles[house.figure_style]
        place = figure.place or self._measured.figures[figure.anchor]
        wide = layout.of_style(replace(style, left=0.0, right=0.0)) if not place.start else layout.of_style(style)
        run = self._pictures.run(self._where.part, picture.path, picture.alternative, place.width, height=place.height)
        kept = KEEP_NEXT if figure.caption is not None else around.keep_next or _LOOSE
        own = replace(style, line=LineHeight(LineKind.AUTO, 1.0))
        properties = self._paragraphs.properties(
            style,
            keep=kept,
            spacing=(around if figure.caption is None else around.first()).spacing(style, own),
            indents=wide.indents_beyond(layout.of_style(style)),
            mark=pictures.END_MARK,
            section="" if figure.caption is not None else around.section,
        )
        line = f"<w:p>{properties}{self._paragraphs.bookmarks.around(figure.anchor, around.lead + run)}</w:p>"
        if figure.caption is None:
            return line
        return line + self._paragraph(figure.caption, around.last(), captioned=figure.anchor)

    def _end_rule(self, last: Standing | None, lead: str) -> str:
        """The rule that ends the document; what the block above it has below it is part of the space between them."""
        style = end_rule_style(self._house, self._house.page)
        own = end_rule_style(self._house, self._page)
        indents = layout.of_style(own).indents_beyond(layout.of_style(style))
        gap = self._house.end_rule.gap if self._measured.end_gap is None else self._measured.end_gap
        if not self._house.larger_gaps:
            gap -= self._after(last)
        spacing = Surroundings().spacing(style, replace(style, before=max(0.0, gap)))
        return f"<w:p>{self._paragraphs.properties(style, spacing=spacing, indents=indents)}{lead}</w:p>"


def _breaks_taken(blocks: Sequence[Standing]) -> Sequence[Standing]:
    """The blocks with each page break as a property of the paragraph below it, wherever there is one, in tables too."""
    result: list[Standing] = []
    for block in blocks:
        if result and isinstance(result[-1], PageBreak) and (broken := _on_new_page(block)) is not None:
            result[-1] = broken
        else:
            result.append(block)
    return result


def _on_new_page(block: Standing) -> Standing | None:
    """The block with a page break before its first paragraph; None for one that begins without a paragraph."""
    match block:
        case Paragraph():
            return replace(block, page_break=True)
        case Summary():
            first, *others = flow(block.blocks)
            return replace(block, blocks=(_on_new_page(first) or first, *others))
        case Table() if block.caption:
            return replace(block, caption=(replace(block.caption[0], page_break=True), *block.caption[1:]))
        case Table() if block.rows:
            row, *below = block.rows
            cell = replace(row.cells[0], paragraph=replace(row.cells[0].paragraph, page_break=True))
            return replace(block, rows=(replace(row, cells=(cell, *row.cells[1:])), *below))
        case _:
            return None


def _begins_with_table(block: Standing) -> bool:
    return isinstance(block, Summary) or (isinstance(block, Table) and not block.caption)


def _ends_with_table(block: Standing) -> bool:
    return isinstance(block, Summary) or (isinstance(block, Table) and not block.has_notes_below)
