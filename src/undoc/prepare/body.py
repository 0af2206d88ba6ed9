"""The body: each block with its style, label and spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc.model import (
    Annex,
    AnnexKind,
    Block,
    BulletItem,
    Chart,
    Columns,
    Contents,
    DisplayedFormula,
    Figure,
    Fit,
    Heading,
    Landscape,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Problem,
    Quotation,
    Summary,
    Table,
)
from undoc.prepare import counters, prepared
from undoc.prepare.block_spaces import spaced
from undoc.prepare.context import Context
from undoc.prepare.inlines import without_calls
from undoc.prepare.known import with_place
from undoc.prepare.numbering import Numbered
from undoc.prepare.pictures import picture
from undoc.prepare.prepared import Role, Span, SpanFormula
from undoc.prepare.tables.layout import TextArea
from undoc.prepare.tables.maker import ALIGNS, TableMaker, parted_number
from undoc.templates.styles import Align, LabelPlace

if TYPE_CHECKING:
    from undoc.prepare.charts import ChartMaker


class BodyMaker:
    """Prepares the blocks of one version."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._numbered = context.numbered
        self._maker = context.maker
        self._house = context.house
        self._area = TextArea(context.house.page)
        self._language = context.language
        self._tables = TableMaker(context.maker, context.house, context.language, self._in_cell)
        self._bullets = context.language.counters["bullets"]
        self._charts: ChartMaker | None = None
        #: The headings whose notes have been called before they stand.
        self._called: set[int] = set()

    def blocks(self, blocks: Sequence[Block], body_style: str = "") -> tuple[prepared.Block, ...]:
        """The prepared blocks, in order.

        Paragraphs without another style are set in ``body_style``, or in that of the house.
        """
        return spaced(tuple(self._blocks(blocks, body_style)), self._house)

    def _within(self, area: TextArea, blocks: Sequence[Block], body_style: str = "") -> tuple[prepared.Block, ...]:
        """The prepared blocks of a part that is set in an ``area`` of its own."""
        outside, self._area = self._area, area
        made = self.blocks(blocks, body_style)
        self._area = outside
        return made

    def _blocks(
        self, blocks: Sequence[Block], body_style: str = "", *, quoted: bool = False
    ) -> Iterator[prepared.Block]:
        """The blocks before the spaces between them are known; ``quoted`` are those within a quotation."""
        for block in blocks:
            match block:
                case Figure():
                    yield from self._figure(block)
                case Table():
                    yield self._tables.table(block, self._numbered[id(block)], self._area)
                case Chart():
                    yield self._chart(block)
                case DisplayedFormula(formula=formula):
                    style = self._house.quotation_style if quoted else body_style or self._house.body_style
                    shown = SpanFormula(formula.row, is_displayed=True)
                    spans = tuple(replace(span, formula=shown) for span in self._maker.spans((formula,)))
                    yield prepared.Paragraph(Role.FORMULA, style, spans, first=0.0, align=Align.CENTER)
                case Summary():
                    yield self._summary(block)
                case Annex():
                    yield self._annex(block)
                case Quotation():
                    yield prepared.Quotation(tuple(self._blocks(block.blocks, quoted=True)))
                case Contents():
                    yield from self._contents(block)
                    if self._house.contents.page_break_after:
                        yield prepared.PageBreak()
                case PageBreak():
                    yield prepared.PageBreak()
                case Landscape():
                    yield prepared.Landscape(self._within(TextArea(self._house.landscape), block.blocks))
                case Columns():
                    yield self._columns(block)
                case _:
                    yield self._text(block, body_style or self._house.body_style, quoted=quoted)

    def _text(
        self, block: Heading | Paragraph | NumberedParagraph | BulletItem, body_style: str, *, quoted: bool
    ) -> prepared.Paragraph:
        numbering, quotation = self._house.numbering, self._house.quotation_style
        match block:
            case Heading(level=level):
                return self._paragraph(Role.HEADING, _place(numbering.headings, level - 1).style, block, level)
            case NumberedParagraph(level=level):
                style = quotation if quoted else _place(numbering.paragraphs, level).style
                return self._paragraph(Role.NUMBERED, style, block, level)
            case BulletItem(level=level):
                number = self._numbered[id(block)]
                style = _place(numbering.bullets, level).style
                label = counters.label(self._bullets[min(level, len(self._bullets) - 1)], 1)
                spans = self._maker.spans(block.inlines)
                made = prepared.Paragraph(
                    Role.BULLET, style, spans, label=label, level=level, anchor=number.anchor, part=number.part
                )
                return fitted(made, block.fit)
            case Paragraph() if quoted:
                return self._paragraph(Role.QUOTATION, quotation, block)
            case Paragraph():
                return self._paragraph(Role.PARAGRAPH, body_style, block)

    def _paragraph(
        self, role: Role, style: str, block: Heading | NumberedParagraph | Paragraph, level: int = 0
    ) -> prepared.Paragraph:
        number = self._numbered[id(block)]
        spans = self._maker.spans(without_calls(block.inlines) if id(block) in self._called else block.inlines)
        # As far in as the text after the number of a numbered one.
        indented = isinstance(block, Paragraph) and block.is_indented
        first = self._house.numbering.paragraphs[0].text if indented else None
        if block.fit is not None and block.fit.from_margin:
            if not number.label:
                first = -self._house.styles[style].left
            elif isinstance(block, Heading):  # whether one has a number is known only now
                message = f"The heading has a number, “{number.label}”, and begins where that is."
                advice = "Remove “from=margin”, or write {-} after the heading to have it without a number."
                self._context.problems.append(Problem(block.place, "needless-from", message, advice))
        made = prepared.Paragraph(
            role, style, spans, label=number.label, level=level, anchor=number.anchor, part=number.part, first=first
        )
        return fitted(made, block.fit)

    def _summary(self, summary: Summary) -> prepared.Summary:
        word = Span(self._language.words["summary"])
        title = prepared.Paragraph(Role.HEADING, self._house.box.title_style, (word,), level=1)
        layout = self._house.box
        area = replace(self._area, inset=layout.sides)
        blocks = [title, *self._within(area, summary.blocks, layout.text_style)]
        blocks[-1] = _ending(blocks[-1])
        return prepared.Summary(tuple(blocks))

    def _columns(self, columns: Columns) -> prepared.Columns:
        """Columns: all of them begin at the same height, so that there is no space above the first block."""
        page = self._house.page.in_columns(columns.count, self._house.columns.gap)
        blocks = [*self._within(TextArea(page, in_columns=True), columns.blocks)]
        match blocks[0]:
            case prepared.Paragraph():
                blocks[0] = replace(blocks[0], space_before=0.0)
            case prepared.Table(caption=(first, *others)):
                blocks[0] = replace(blocks[0], caption=(replace(first, space_before=0.0), *others))
            case prepared.Table():
                blocks[0] = replace(blocks[0], space_above=0.0)
        return prepared.Columns(tuple(blocks), columns.count)

    def _annex(self, annex: Annex) -> prepared.Annex:
        """The line "Annex I" on a new page, its original language, its title, its blocks with lettered notes."""
        number = self._numbered[id(annex)]
        layout = self._house.annex
        label = (Span(number.label),)
        turned = bool(annex.blocks) and isinstance(annex.blocks[0], Landscape)
        head = [
            prepared.Paragraph(
                Role.HEADING,
                layout.label_style,
                label,
                level=1,
                anchor=number.anchor,
                part=number.part,
                page_break=not turned,
            )
        ]
        self._context.notes.begin_annex()
        if annex.original is not None:
            name = self._language.language_names.get(annex.original, annex.original)
            original = Span(self._language.patterns["annex_original"].format(language=name))
            head.append(prepared.Paragraph(Role.FRONT, layout.original_style, (original,)))
        if annex.title:
            above = max(0.0, layout.title_gap - self._house.styles[head[-1].style].after)
            title = self._maker.spans(annex.title)
            head.append(prepared.Paragraph(Role.HEADING, layout.title_style, title, level=2, space_before=above))
        blocks = tuple(self._blocks(annex.blocks))
        if turned and isinstance(blocks[0], prepared.Landscape):
            # An annex that begins on its side has its title there, not alone on a page before.
            head, blocks = [], (prepared.Landscape((*head, *blocks[0].blocks)), *blocks[1:])
        return prepared.Annex((*head, *blocks), annex.kind is AnnexKind.ANNEX)

    def _chart(self, chart: Chart, anchor: str = "") -> prepared.Chart:
        if self._charts is None:
            from undoc.prepare.charts import ChartMaker  # only documents with charts need it

            self._charts = ChartMaker(self._maker, self._house, self._language)
        return self._charts.chart(chart, self._numbered.get(id(chart)) or Numbered(anchor=anchor))

    def _in_cell(self, drawing: Figure | Chart, anchor: str) -> prepared.Figure | prepared.Chart | None:
        """The picture or chart of a cell; a picture is no higher than half a page has room for."""
        if isinstance(drawing, Chart):
            return self._chart(drawing, anchor)
        shown, page = picture(drawing, self._context.problems), self._area.page
        if shown is None:
            return None
        highest = (page.height - page.top - page.bottom) / 2 / shown.height
        if drawing.width is not None:
            return prepared.Figure(shown, None, anchor, min(drawing.width / shown.width, highest))
        return prepared.Figure(shown, None, anchor, highest if highest < 1 else None)

    def _contents(self, block: Contents) -> Iterator[prepared.Contents]:
        from undoc.prepare.contents import contents  # few documents have one

        made = contents(block, self._context, self._called)
        if made.entries:
            yield made
            return
        message = "There is nothing that the list of contents could list."
        advice = "Add headings, or take the list out."
        self._context.problems.append(Problem(block.place, "empty-contents", message, advice))

    def _figure(self, figure: Figure) -> Iterator[prepared.Figure]:
        number = self._numbered[id(figure)]
        shown = picture(figure, self._context.problems)
        if shown is None:
            return
        spans = self._maker.spans(figure.caption)
        caption = None
        if spans:
            spans = (Span(number.label), Span("\n"), *spans)
            caption = prepared.Paragraph(Role.CAPTION, self._house.caption_style, spans)
        scale = figure.width / shown.width if figure.width is not None else None
        yield with_place(prepared.Figure(shown, caption, number.anchor, scale), self._house, self._area.page)


def _ending(block: prepared.Block) -> prepared.Block:
    """The last block of a frame, which has its own space below it."""
    match block:
        case prepared.Paragraph():
            return replace(block, space_after=0.0)
        case prepared.Table():
            return replace(block, space_below=0.0)
        case _:
            return block


def fitted(paragraph: prepared.Paragraph, fit: Fit | None) -> prepared.Paragraph:
    """The paragraph with lines that stand and end as ``fit`` says."""
    if fit is None:
        return paragraph
    is_open = fit.turn > 0 and not paragraph.label
    number, spans = parted_number(paragraph.spans) if is_open else (None, paragraph.spans)
    own = replace(paragraph, line=fit.line, end=fit.end, space_before=fit.above, turn=fit.turn, indent=fit.indent)
    align = None if fit.align is None else ALIGNS[fit.align]
    if fit.size is not None:
        spans = tuple(replace(span, size=fit.size) for span in spans)
        number = replace(number, size=fit.size) if number is not None else None
    return replace(own, number=number, spans=spans, align=align, keep=fit.keep)


def _place(places: Sequence[LabelPlace], depth: int) -> LabelPlace:
    return places[min(depth, len(places) - 1)]
