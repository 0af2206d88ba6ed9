"""Typesetting a whole document: its blocks are set, broken into pages and put in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc.prepare.prepared import (
    Block,
    Chart,
    ChartPlace,
    Columns,
    Contents,
    Figure,
    FigurePlace,
    Landscape,
    Measured,
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
from undoc.prepare.structure import Structure, call_of
from undoc.templates.fonts import FontTable
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import LOWEST, LabelPlace
from undoc.typeset.blocks.boxes import framed
from undoc.typeset.blocks.paragraphs import Beside, Column, Label, ParagraphSetter, SetBlock
from undoc.typeset.blocks.tables import TableReport, TableSetter
from undoc.typeset.pages.breaking import Box, BrokenPage, break_pages
from undoc.typeset.pages.furniture import add_furniture
from undoc.typeset.pages.masthead import MastheadSetter, move
from undoc.typeset.pages.page import Destination, OutlineEntry, Page, PlacedPicture, Rule, TypesetDocument
from undoc.typeset.text.formats import Formats, formats
from undoc.typeset.text.placing import SetLine
from undoc.typeset.text.visual import mirror

if TYPE_CHECKING:
    from undoc.typeset.blocks.contents import ContentsSetter


class MissingCharactersError(Exception):
    """Raised when no font has some characters of a document; ``characters`` are all of them."""

    def __init__(self, characters: frozenset[str]) -> None:
        self.characters = characters
        super().__init__("no font has " + ", ".join(f"U+{ord(character):04X}" for character in sorted(characters)))


def typeset(prepared: PreparedDocument, fonts: FontTable) -> TypesetDocument:
    """The pages of a document. MissingCharactersError when no font of the table has some of its characters."""
    cache = formats(fonts)
    cache.missing.clear()
    document = _Typesetter(prepared, cache).run()
    if cache.missing:
        raise MissingCharactersError(frozenset(cache.missing))
    return document


class _Typesetter:
    """The work on one document."""

    def __init__(self, prepared: PreparedDocument, cache: Formats) -> None:
        self._prepared = prepared
        self._house = prepared.house
        self._structure = Structure(prepared)
        self._setter = ParagraphSetter(
            cache, prepared.language, _rgb(self._house.link_color), shrinks=prepared.shrinks_spaces
        )
        self._contents: list[ContentsSetter] = []
        self._report = TableReport()
        self._in_columns = False
        self._turn_to(self._house.page)
        self._anchors: dict[str, Destination] = {}
        self._figures: dict[str, FigurePlace] = {}
        self._charts: dict[str, ChartPlace] = {}
        self._marks = {note.id: self._mark_width(note) for note in prepared.notes.values()}
        self._outline: list[OutlineEntry] = []

    def run(self) -> TypesetDocument:
        masthead = MastheadSetter(self._prepared, self._setter, self._structure)
        below_masthead = masthead.set()
        sections = self._sections()
        if masthead.notes:
            first_line = sections[0][1][0].lines[0]  # there is always a title below the masthead
            first_line.notes = (*masthead.notes, *first_line.notes)
        broken: list[tuple[PageGeometry, BrokenPage]] = []
        for geometry, blocks in sections:
            self._turn_to(geometry)
            called = (note for block in blocks for line in block.lines for note in line.notes)
            notes = {note: self._note(self._prepared.notes[note]) for note in called}
            first = below_masthead if not broken else None
            broken += [(geometry, page) for page in self._broken(geometry, blocks, notes, first)]
        for contents in self._contents:
            contents.fill(_page_numbers([page for _, page in broken]))
        pages = []
        for number, (geometry, content) in enumerate(broken):
            self._turn_to(geometry)
            pages.append(self._page(number, geometry, content))
        pages[0].items[:0] = masthead.items
        pages[0].links[:0] = masthead.links
        if self._prepared.first_page is not None:
            from undoc.typeset.pages.first_page import add_first_page  # few documents have a job number

            add_first_page(pages[0], self._prepared, self._setter, self._structure)
        add_furniture(pages, [geometry for geometry, _ in broken], self._prepared, self._setter)
        if self._setter.right_to_left:
            for made in pages:
                mirror(made.items, made.links, made.width)  # all was set from the start edge
        return TypesetDocument(
            tuple(pages),
            self._structure.root,
            self._anchors,
            tuple(self._outline),
            measured=self._measured(len(pages), self._end_gap(broken[-1][1])),
            narrow_columns=tuple(self._report.narrow),
        )

    def _measured(self, pages: int, end_gap: float | None) -> Measured:
        """What the pages tell those who do not set any."""
        return Measured(
            pages=pages,
            page_numbers={anchor: str(place.page + 1) for anchor, place in self._anchors.items()},
            end_gap=end_gap,
            figures=self._figures,
            charts=self._charts,
            columns=self._report.widths,
            cell_starts=self._report.starts,
            marks=self._marks,
            entries={target: place for contents in self._contents for target, place in contents.places.items()},
        )

    def _end_gap(self, last: BrokenPage) -> float | None:
        """The space above the rule that ends the document, None without one."""
        if not self._house.end_rule.length or len(last.lines) < 2:
            return None
        *_, above, rule = last.lines
        return round(rule.y - above.y - above.line.height, 2)

    def _turn_to(self, geometry: PageGeometry) -> None:
        """Set what follows for pages of ``geometry``."""
        self._geometry = geometry
        self._column = Column(geometry.left, geometry.text_width)
        self._tables = TableSetter(self._house, geometry, self._setter, self._structure, report=self._report)

    def _sections(self) -> list[tuple[PageGeometry, list[SetBlock]]]:
        """The blocks, set for the pages that they stand on: runs of blocks on upright pages or on their side."""
        upright, turned = self._house.page, self._house.landscape
        sections = [(upright, [self._paragraph(paragraph) for paragraph in self._prepared.front])]
        is_broken = False
        for block in flow(self._prepared.blocks):
            if isinstance(block, PageBreak):
                is_broken = True
                continue
            if isinstance(block, Landscape):
                self._turn_to(turned)
                own = self._all(block.blocks)
                self._turn_to(upright)
                if sections[-1][0] is turned and sections[-1][1]:
                    own[0].begins_page = True
                    sections[-1][1].extend(own)
                else:
                    sections.append((turned, own))
                continue
            if sections[-1][0] is turned:
                sections.append((upright, []))
            own = self._block(block)
            own[0].begins_page = own[0].begins_page or is_broken
            is_broken = False
            sections[-1][1].extend(own)
        self._turn_to(sections[-1][0])
        self._end_rule(sections[-1][1])
        return sections

    def _all(self, blocks: Iterable[Block]) -> list[SetBlock]:
        """The blocks of a landscape part."""
        done: list[SetBlock] = []
        is_broken = False
        for block in flow(blocks):
            own = self._block(block)
            if own and is_broken:
                own[0].begins_page = True
            is_broken = isinstance(block, PageBreak)
            done.extend(own)
        return done

    def _broken(
        self, geometry: PageGeometry, blocks: list[SetBlock], notes: Mapping[str, SetBlock], below: float | None
    ) -> list[BrokenPage]:
        """The pages of a section; in the first section the text of the first page stands ``below`` the masthead."""
        following = Box(geometry.top, geometry.height - geometry.bottom)
        first = following
        if below is not None:
            # The space above the document's first line is not dropped, as in Word.
            top = max(geometry.top, below) + (blocks[0].before if blocks else 0.0)
            first = Box(top, geometry.height - geometry.first_bottom)
        layout = self._house.notes
        separator = layout.separator.before + layout.separator.after
        return break_pages(blocks, notes, separator, lambda index: following if index else first)

    def _block(self, block: Standing) -> list[SetBlock]:
        match block:
            case Paragraph():
                return [self._paragraph(block)]
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
                return self._all(block.blocks)

    def _list_of_contents(self, contents: Contents) -> list[SetBlock]:
        from undoc.typeset.blocks.contents import ContentsSetter  # few documents have one

        setter = ContentsSetter(self._house, self._setter, self._structure)
        self._contents.append(setter)
        return setter.set(contents)

    def _summary(self, summary: Summary) -> list[SetBlock]:
        left, right = self._column.left, self._column.left + self._column.width
        layout = self._house.box
        blocks = framed([one for block in flow(summary.blocks) for one in self._block(block)], layout, left, right)
        blocks[0].before, blocks[-1].after = layout.before, layout.after
        return blocks

    def _columns(self, columns: Columns) -> list[SetBlock]:
        """The blocks of columns, set for the first of them."""
        gap, whole = self._house.columns.gap, self._geometry
        self._turn_to(whole.in_columns(columns.count, gap))
        beside = Beside(columns.count, self._column.width + gap)
        self._in_columns = True
        within = tuple(flow(columns.blocks))
        blocks = [one for block in within for one in self._block(block)]
        self._in_columns = False
        self._turn_to(whole)
        if isinstance(within[-1], Table) and not within[-1].notes:
            # Word ends the section with a paragraph, the lowest below a table.
            blocks[-1].keep_next = True
            blocks.append(SetBlock([SetLine(LOWEST)], after=blocks[-1].after))
            blocks[-2].after = 0.0
        for block in blocks:
            block.columns = beside
        return blocks

    def _paragraph(self, paragraph: Paragraph) -> SetBlock:
        style = paragraph.styled(self._house.styles[paragraph.style])
        marked = self._structure.paragraph(paragraph)
        place = paragraph.label_place(self._house.numbering)
        column = self._column
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
        picture = figure.picture
        caption: list[SetBlock] = []
        content = self._structure.figure(figure)
        if figure.caption is not None:
            caption.append(self._paragraph(figure.caption))
        place = figure.place
        if place is None:
            place = figure.placed(self._geometry, style, sum(block.before + block.height for block in caption))
        self._figures[figure.anchor] = place
        x = self._column.left + place.start + (place.room - place.width) / 2
        line = SetLine(place.height)
        if picture.drawing is not None:
            from undoc.typeset.blocks.drawings import DrawingSetter  # only documents with drawings need it

            line.items.append(DrawingSetter(self._setter, style).set(picture.drawing, x, place.scale, content))
        else:
            line.items.append(PlacedPicture(picture.path, x, 0.0, place.width, height=place.height, content=content))
        block = SetBlock([line], style.before, style.after, keep_next=bool(caption), anchor=figure.anchor)
        return [block, *caption]

    def _chart(self, chart: Chart) -> list[SetBlock]:
        """The caption, then the chart across the column of figures."""
        from undoc.typeset.blocks.charts import set_chart  # only documents with charts need it

        style = self._house.styles[self._house.figure_style]
        blocks: list[SetBlock] = []
        if chart.caption is not None:
            blocks.append(self._paragraph(chart.caption))
            blocks[0].keep_next = True
        column = Column(self._column.left + style.left, self._column.width - style.left - style.right)
        direction = self._prepared.language.direction
        block, place = set_chart(
            chart, column, self._house, self._setter, structure=self._structure, direction=direction
        )
        self._charts[chart.anchor] = place
        return [*blocks, block]

    def _mark_width(self, note: Note) -> float:
        """The width of the mark before a note's text."""
        if note.mark_width is not None:
            return note.mark_width
        layout = self._house.notes
        mark = replace(note.paragraphs[0], spans=(note.mark_span(layout),))
        return self._setter.extent(mark, self._house.styles[mark.style])[1]

    def _note(self, note: Note) -> SetBlock:
        layout = self._house.notes
        style = self._house.styles[note.paragraphs[0].style]
        mark = note.mark_span(layout)
        lines: list[SetLine] = []
        for index, paragraph in enumerate(note.paragraphs):
            label = Label(mark, layout.mark, self._marks[note.id]) if index == 0 else None
            marked = self._structure.paragraph(paragraph)
            lines += self._setter.set(paragraph, paragraph.styled(style), self._column, marked, label=label).lines
        return SetBlock(lines, anchor=note.id)

    def _end_rule(self, blocks: list[SetBlock]) -> None:
        rule = self._house.end_rule
        if not rule.length or not blocks:
            return
        height = self._house.styles[rule.style].line.height
        left = self._column.left + (self._column.width - rule.length) / 2
        line = SetLine(height, [Rule(left, 0.0, left + rule.length, 0.0, width=rule.width)])
        blocks[-1].keep_next = True
        before = max(0.0, rule.gap - blocks[-1].after)
        blocks.append(SetBlock([line], before=before, yields=before))

    def _page(self, number: int, geometry: PageGeometry, broken: BrokenPage) -> Page:
        page = Page(geometry.width, geometry.height)
        for placed in broken.lines:
            line = placed.line
            move(line.items, line.links, placed.y, placed.x)
            page.items += line.items
            page.links += line.links
            destination = Destination(number, placed.y)
            for note in line.notes:
                self._anchors[call_of(note)] = destination
            block = placed.block
            if block is not None:
                if block.anchor:
                    self._anchors[block.anchor] = destination
                if block.outline:
                    self._outline.append(OutlineEntry(block.title, block.outline, destination))
        if broken.notes:
            page.items.append(self._separator(broken))
        for placed in broken.notes:
            move(placed.line.items, placed.line.links, placed.y)
            page.items += placed.line.items
            page.links += placed.line.links
            if placed.block is not None:
                self._anchors[placed.block.anchor] = Destination(number, placed.y)
        return page

    def _separator(self, broken: BrokenPage) -> Rule:
        """The rule above the notes, of another length when a note goes on from the page before."""
        layout = self._house.notes
        left = self._column.left + layout.separator.left
        length = layout.separator.continued if broken.continued else layout.separator.length
        y = broken.notes_top - layout.separator.after
        return Rule(left, y, left + length, y, width=layout.separator.width)


def _page_numbers(pages: Sequence[BrokenPage]) -> dict[str, str]:
    """The displayed number of the page that each anchor of a block stands on."""
    return {
        placed.block.anchor: str(number)
        for number, page in enumerate(pages, 1)
        for placed in page.lines
        if placed.block is not None and placed.block.anchor
    }


def _rgb(color: str) -> tuple[float, float, float]:
    value = color.removeprefix("#")
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
