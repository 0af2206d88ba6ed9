"""Typesetting a whole document: its blocks are set, broken into pages and put in place."""

from __future__ import annotations

from undoc.prepare.prepared import (
    Block,
    Figure,
    Note,
    NoteKind,
    Paragraph,
    Position,
    PreparedDocument,
    Role,
    Span,
    Table,
)
from undoc.prepare.prepared import Box as PreparedBox
from undoc.templates.fonts import FontTable
from undoc.templates.house import LabelPlace
from undoc.templates.language import Direction
from undoc.typeset.boxes import framed
from undoc.typeset.breaking import Box, BrokenPage, break_pages
from undoc.typeset.formats import Formats, formats
from undoc.typeset.furniture import add_furniture
from undoc.typeset.masthead import MastheadSetter, move
from undoc.typeset.page import Destination, OutlineEntry, Page, PlacedPicture, Rule, TypesetDocument
from undoc.typeset.paragraphs import Column, Label, ParagraphSetter, SetBlock
from undoc.typeset.placing import SetLine
from undoc.typeset.structure import Structure, call_of
from undoc.typeset.tables import TableSetter
from undoc.typeset.visual import mirror


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
        self._setter = ParagraphSetter(cache, prepared.language, _rgb(self._house.link_color))
        self._column = Column(self._house.page.left, self._house.page.text_width)
        page = self._house.page
        room = page.height - page.bottom - page.top
        self._tables = TableSetter(self._house, self._setter, self._structure, room)
        self._anchors: dict[str, Destination] = {}
        self._outline: list[OutlineEntry] = []

    def run(self) -> TypesetDocument:
        masthead = MastheadSetter(self._prepared, self._setter, self._structure)
        below_masthead = masthead.set()
        blocks = [self._paragraph(paragraph) for paragraph in self._prepared.front]
        for block in self._prepared.blocks:
            blocks += self._block(block)
        self._end_rule(blocks)
        notes = {note.id: self._note(note) for note in self._prepared.notes.values()}
        page = self._house.page
        bottom = page.height - page.bottom
        first = Box(max(page.top, below_masthead), page.height - page.first_bottom)
        following = Box(page.top, bottom)
        layout = self._house.notes
        separator = layout.separator_before + layout.separator_after
        broken = break_pages(blocks, notes, separator, lambda index: following if index else first)
        pages = [self._page(number, content) for number, content in enumerate(broken)]
        pages[0].items[:0] = masthead.items
        pages[0].links[:0] = masthead.links
        add_furniture(pages, self._prepared, self._setter)
        if self._prepared.language.direction is Direction.RIGHT_TO_LEFT:
            for made in pages:
                mirror(made.items, made.links, made.width)  # all was set from the start edge
        return TypesetDocument(
            tuple(pages), self._structure.root, self._anchors, tuple(self._outline), self._tables.widths
        )

    def _block(self, block: Block) -> list[SetBlock]:
        match block:
            case Paragraph():
                return [self._paragraph(block)]
            case Figure():
                return self._figure(block)
            case Table():
                return self._tables.set(block)
            case PreparedBox():
                return [self._box(block)]

    def _box(self, box: PreparedBox) -> SetBlock:
        layout = self._house.box
        body = self._house.styles[self._house.body_style]
        left = self._column.left + body.left - layout.outdent - layout.padding
        right = self._column.left + self._column.width - body.right + layout.outdent + layout.padding
        return framed([self._paragraph(paragraph) for paragraph in box.paragraphs], layout, left, right)

    def _paragraph(self, paragraph: Paragraph) -> SetBlock:
        style = self._house.styles[paragraph.style]
        marked = self._structure.paragraph(paragraph)
        place = self._place(paragraph)
        label = Label(Span(paragraph.label), place) if paragraph.label and place else None
        block = self._setter.set(paragraph, style, self._column, marked, label)
        block.begins_page = paragraph.page_break
        if paragraph.role in (Role.TITLE, Role.HEADING):
            block.outline = 1 + paragraph.level
            block.title = f"{paragraph.label} {paragraph.text}".strip().replace("\n", " ")
        return block

    def _place(self, paragraph: Paragraph) -> LabelPlace | None:
        numbering = self._house.numbering
        places = {
            Role.HEADING: numbering.headings,
            Role.NUMBERED: numbering.paragraphs,
            Role.BULLET: numbering.bullets,
        }.get(paragraph.role)
        if places is None:
            return None
        depth = paragraph.level - 1 if paragraph.role is Role.HEADING else paragraph.level
        return places[min(depth, len(places) - 1)]

    def _figure(self, figure: Figure) -> list[SetBlock]:
        """The picture, no wider than its column and no higher than a page has room for, then its caption."""
        style = self._house.styles[self._house.figure_style]
        page = self._house.page
        left = self._column.left + style.left
        width = self._column.width - style.left - style.right
        caption: list[SetBlock] = []
        content = self._structure.figure(figure)
        if figure.caption is not None:
            caption.append(self._paragraph(figure.caption))
        room = page.height - page.bottom - page.top - sum(block.before + block.height for block in caption)
        room -= style.before + style.after
        picture = figure.picture
        scale = min(1.0, width / picture.width, room / picture.height)
        x = left + (width - picture.width * scale) / 2
        line = SetLine(picture.height * scale)
        line.items.append(PlacedPicture(picture.path, x, 0.0, picture.width * scale, picture.height * scale, content))
        block = SetBlock([line], style.before, style.after, keep_next=bool(caption), anchor=figure.anchor)
        return [block, *caption]

    def _note(self, note: Note) -> SetBlock:
        layout = self._house.notes
        style = self._house.styles[layout.style]
        raised = note.kind is not NoteKind.ASTERISK or layout.asterisk_raised
        lines: list[SetLine] = []
        for index, paragraph in enumerate(note.paragraphs):
            span = Span(note.mark, position=Position.RAISED if raised else Position.NORMAL)
            label = Label(span, layout.mark) if index == 0 else None
            marked = self._structure.note(note.id, index)
            lines += self._setter.set(paragraph, style, self._column, marked, label).lines
        return SetBlock(lines, anchor=note.id)

    def _end_rule(self, blocks: list[SetBlock]) -> None:
        rule = self._house.end_rule
        if not rule.length or not blocks:
            return
        height = self._house.styles[rule.style].line.height
        left = self._column.left + (self._column.width - rule.length) / 2
        line = SetLine(height, [Rule(left, 0.0, left + rule.length, 0.0, rule.width)])
        blocks[-1].keep_next = True
        blocks.append(SetBlock([line], before=rule.before))

    def _page(self, number: int, broken: BrokenPage) -> Page:
        geometry = self._house.page
        page = Page(geometry.width, geometry.height)
        for placed in broken.lines:
            line = placed.line
            move(line.items, line.links, placed.y)
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
        """The rule above the notes; over the whole column when a note goes on from the page before."""
        layout = self._house.notes
        left = self._column.left + layout.separator_left
        length = self._column.width - layout.separator_left if broken.continued else layout.separator_length
        y = broken.notes_top - layout.separator_after
        return Rule(left, y, left + length, y, layout.separator_width)


def _rgb(color: str) -> tuple[float, float, float]:
    value = color.removeprefix("#")
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
