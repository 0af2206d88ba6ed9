"""The body: each block with its style, label and spans; then the notes that were called, with their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Chart,
    Columns,
    Contents,
    Figure,
    Fit,
    Heading,
    Inline,
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
from undoc.prepare.context import Context
from undoc.prepare.inlines import without_calls
from undoc.prepare.known import mark_width, with_place
from undoc.prepare.pictures import picture
from undoc.prepare.prepared import Role, Span
from undoc.prepare.tables.gaps import above_table, below_table
from undoc.prepare.tables.layout import TextArea
from undoc.prepare.tables.maker import ALIGNS, TableMaker, parted_number
from undoc.templates.fonts import FontTable
from undoc.templates.styles import LabelPlace

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
        self._tables = TableMaker(context.maker, context.house, context.language)
        self._bullets = context.language.counters["bullets"]
        self._charts: ChartMaker | None = None
        #: The headings whose notes have been called before they stand.
        self._called: set[int] = set()

    def blocks(self, blocks: Sequence[Block], body_style: str = "") -> tuple[prepared.Block, ...]:
        """The prepared blocks, in order.

        Paragraphs without another style are set in ``body_style``, or in that of the house.
        """
        made = tuple(self._blocks(blocks, body_style))
        flow = tuple(_needed(prepared.flow(made)))
        return _regrouped(made, dict(zip(map(id, flow), self._spaced(flow), strict=True)))

    def _within(self, area: TextArea, blocks: Sequence[Block], body_style: str = "") -> tuple[prepared.Block, ...]:
        """The prepared blocks of a part that is set in an ``area`` of its own."""
        outside, self._area = self._area, area
        made = self.blocks(blocks, body_style)
        self._area = outside
        return made

    def _spaced(self, blocks: Iterable[prepared.Block]) -> Iterator[prepared.Block]:
        """The blocks with the spaces between them; those of headings that follow each other do not add up."""
        before: prepared.Block | None = None
        for block in blocks:
            if isinstance(before, prepared.Table):
                if isinstance(block, prepared.Paragraph) and not block.page_break:
                    before, block = self._above(before, block)
                elif before.is_line:
                    before = replace(before, space_below=self._house.tables.row_after)
            if isinstance(before, prepared.Columns) and isinstance(block, prepared.Paragraph):
                before, block = self._under(before, block)
            if isinstance(block, prepared.Paragraph) and isinstance(before, prepared.Paragraph):
                before, block = self._below(before, block)
            if isinstance(block, prepared.Table) and isinstance(before, prepared.Paragraph):
                before, block = self._beside(before, block)
            if before is not None:
                yield before
            before = block
        if isinstance(before, prepared.Table) and before.is_line:
            before = replace(before, space_below=self._house.tables.row_after)
        if before is not None:
            yield before

    def _beside(self, above: prepared.Paragraph, table: prepared.Table) -> tuple[prepared.Paragraph, prepared.Table]:
        """A paragraph and the table below it: between the two is the table's own space, or the house's."""
        style = above.styled(self._house.styles[above.style])
        first = table.caption[0] if table.caption else None
        is_bare = above.role is Role.HEADING and not above.label
        space = table.space
        if space is None:
            space = above_table(self._house, style, first.style if first is not None else None, is_bare_heading=is_bare)
        after = min(style.after, space)
        upper = replace(above, space_after=after) if after != style.after else above
        if first is None:
            return upper, replace(table, space_above=space - after)
        if self._house.styles[first.style].before == space - after:
            return upper, table
        return upper, replace(table, caption=(replace(first, space_before=space - after), *table.caption[1:]))

    def _above(self, table: prepared.Table, below: prepared.Paragraph) -> tuple[prepared.Table, prepared.Paragraph]:
        """A table and the text below it, which has all the space between the two."""
        space = below.space_before
        if space is None:
            style = below.styled(self._house.styles[below.style])
            is_heading, has_notes = below.role is Role.HEADING, table.has_notes_below
            space = below_table(self._house, style, is_heading=is_heading, is_line=table.is_line, has_notes=has_notes)
        after = self._house.styles[self._house.tables.note_style].after if table.has_notes_below else 0.0
        return replace(table, space_below=-after), replace(below, space_before=space)

    def _below(
        self, above: prepared.Paragraph, below: prepared.Paragraph
    ) -> tuple[prepared.Paragraph, prepared.Paragraph]:
        """Two paragraphs, one below the other: the space between them is the lower one's own, or what the house has."""
        styles = (one.styled(self._house.styles[one.style]) for one in (above, below))
        upper, lower = styles
        if below.space_before is not None:
            after = min(upper.after, below.space_before)
            return replace(above, space_after=after), replace(below, space_before=below.space_before - after)
        gap = self._house.gap(upper, lower, headings=above.role is below.role is Role.HEADING)
        if gap != upper.after + lower.before:
            return above, replace(below, space_before=max(0.0, gap - upper.after))
        return above, below

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
                made = prepared.Paragraph(Role.BULLET, style, spans, label, level, number.anchor, part=number.part)
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
        made = prepared.Paragraph(role, style, spans, number.label, level, number.anchor, part=number.part, first=first)
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

    def _under(
        self, columns: prepared.Columns, below: prepared.Paragraph
    ) -> tuple[prepared.Columns, prepared.Paragraph]:
        """Columns and the paragraph below them: the space is that between it and their last block."""
        *others, last = columns.blocks
        if isinstance(last, prepared.Paragraph):
            last, below = self._below(last, below)
        elif isinstance(last, prepared.Table):
            last, below = self._above(last, below)
        return replace(columns, blocks=(*others, last)), below

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
            return prepared.Annex((prepared.Landscape((*head, *blocks[0].blocks)), *blocks[1:]))
        return prepared.Annex((*head, *blocks))

    def _chart(self, chart: Chart) -> prepared.Chart:
        if self._charts is None:
            from undoc.prepare.charts import ChartMaker  # only documents with charts need it

            self._charts = ChartMaker(self._maker, self._house, self._language)
        return self._charts.chart(chart, self._numbered[id(chart)])

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
    own = replace(paragraph, line=fit.line, end=fit.end, space_before=fit.above, turn=fit.turn, keep=fit.keep)
    align = None if fit.align is None else ALIGNS[fit.align]
    return replace(own, number=number, spans=spans, align=align)


def _needed(blocks: Iterable[prepared.Block]) -> Iterator[prepared.Block]:
    """The blocks without breaks where a page begins anyway, or where nothing follows."""
    wanted: prepared.PageBreak | None = None
    is_new = False
    for block in blocks:
        if isinstance(block, prepared.PageBreak):
            wanted = block
            continue
        begins = isinstance(block, prepared.Landscape) or (isinstance(block, prepared.Paragraph) and block.page_break)
        if wanted is not None and not begins and not is_new:
            yield wanted
        yield block
        wanted, is_new = None, isinstance(block, prepared.Landscape)


def _regrouped(blocks: Iterable[prepared.Block], made: Mapping[int, prepared.Block]) -> tuple[prepared.Block, ...]:
    """The blocks with what was ``made`` of them, by their identity; those of which nothing was are left out."""
    found: list[prepared.Block] = []
    for block in blocks:
        if id(block) in made:
            found.append(made[id(block)])
        elif isinstance(block, prepared.Part):
            found.append(replace(block, blocks=_regrouped(block.blocks, made)))
    return tuple(found)


def _place(places: Sequence[LabelPlace], depth: int) -> LabelPlace:
    return places[min(depth, len(places) - 1)]


def notes(context: Context, fonts: FontTable) -> dict[str, prepared.Note]:
    """The notes that were called, in the order of their calls."""
    house, result = context.house, {}
    for note in context.notes.called:
        own = context.version.notes[note.name] if note.name is not None else None
        texts: Iterable[tuple[Inline, ...]] = own.paragraphs if own is not None else ((one,) for one in note.made)
        style = house.notes.style_of(is_asterisk=note.kind is prepared.NoteKind.ASTERISK)
        lines = (prepared.Paragraph(Role.NOTE, style, _text(context.maker.spans(inlines))) for inlines in texts)
        first, *others = (fitted(line, own.fit if own is not None else None) for line in lines)
        made = prepared.Note(note.id, note.kind, note.mark, (replace(first, anchor=note.id), *others))
        result[note.id] = replace(made, mark_width=mark_width(made, house, context.language, fonts))
    return result


def _text(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return spans or (Span(""),)
