"""Typesetting a whole document: its blocks are set, broken into pages and put in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from undoc.prepare.prepared import (
    Landscape,
    Measured,
    PageBreak,
    PreparedDocument,
    flow,
)
from undoc.prepare.structure import Structure, call_of
from undoc.templates.fonts import FontTable
from undoc.templates.pages import PageGeometry
from undoc.typeset.blocks.blocks import BlockSetter
from undoc.typeset.blocks.paragraphs import ParagraphSetter, SetBlock
from undoc.typeset.pages.breaking import Box, BrokenPage, break_pages
from undoc.typeset.pages.foot import Foot
from undoc.typeset.pages.furniture import add_furniture
from undoc.typeset.pages.masthead import MastheadSetter, move
from undoc.typeset.pages.page import Destination, OutlineEntry, Page, Rule, TypesetDocument
from undoc.typeset.text.formats import Formats, formats
from undoc.typeset.text.visual import mirror

if TYPE_CHECKING:
    pass


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
        self._blocks = BlockSetter(prepared, self._setter, self._structure)
        self._foot = Foot(prepared)
        self._anchors: dict[str, Destination] = {}
        self._outline: list[OutlineEntry] = []

    def run(self) -> TypesetDocument:
        masthead = MastheadSetter(self._prepared, self._setter, self._structure)
        below_masthead = masthead.set()
        self._foot.set(self._setter, self._structure)
        sections = self._sections()
        if masthead.notes:
            first_line = sections[0][1][0].lines[0]  # there is always a title below the masthead
            first_line.notes = (*masthead.notes, *first_line.notes)
        broken: list[tuple[PageGeometry, BrokenPage]] = []
        for geometry, blocks in sections:
            self._blocks.turn_to(geometry)
            called = (note for block in blocks for line in block.lines for note in line.notes)
            notes = {note: self._blocks.note(self._prepared.notes[note]) for note in called}
            first = below_masthead if not broken else None
            broken += [(geometry, page) for page in self._broken(geometry, blocks, notes, first)]
        for contents in self._blocks.contents:
            contents.fill(_page_numbers([page for _, page in broken]))
        pages = []
        for number, (geometry, content) in enumerate(broken):
            self._blocks.turn_to(geometry)
            pages.append(self._page(number, geometry, content))
        pages[0].items[:0] = masthead.items
        pages[0].links[:0] = masthead.links
        self._foot.place(pages[0])
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
            narrow_columns=tuple(self._blocks.report.narrow),
        )

    def _measured(self, pages: int, end_gap: float | None) -> Measured:
        """What the pages tell those who do not set any."""
        return Measured(
            pages=pages,
            page_numbers={anchor: str(place.page + 1) for anchor, place in self._anchors.items()},
            end_gap=end_gap,
            figures=self._blocks.figures,
            charts=self._blocks.report.charts,
            columns=self._blocks.report.widths,
            cell_starts=self._blocks.report.starts,
            marks=self._blocks.marks,
            entries={target: place for contents in self._blocks.contents for target, place in contents.places.items()},
        )

    def _end_gap(self, last: BrokenPage) -> float | None:
        """The space above the rule that ends the document, None without one."""
        if not self._house.end_rule.length or len(last.lines) < 2:
            return None
        *_, above, rule = last.lines
        return round(rule.y - above.y - above.line.height, 2)

    def _sections(self) -> list[tuple[PageGeometry, list[SetBlock]]]:
        """The blocks, set for the pages that they stand on: runs of blocks on upright pages or on their side."""
        upright, turned = self._house.page, self._house.landscape
        sections = [(upright, [one for block in self._prepared.head for one in self._blocks.block(block)])]
        is_broken = False
        for block in flow(self._prepared.blocks):
            if isinstance(block, PageBreak):
                is_broken = True
                continue
            if isinstance(block, Landscape):
                self._blocks.turn_to(turned)
                own = self._blocks.blocks(block.blocks)
                self._blocks.turn_to(upright)
                if sections[-1][0] is turned and sections[-1][1]:
                    own[0].begins_page = True
                    sections[-1][1].extend(own)
                else:
                    sections.append((turned, own))
                continue
            if sections[-1][0] is turned:
                sections.append((upright, []))
            own = self._blocks.block(block)
            own[0].begins_page = own[0].begins_page or is_broken
            is_broken = False
            sections[-1][1].extend(own)
        self._blocks.turn_to(sections[-1][0])
        self._blocks.end_rule(sections[-1][1])
        return sections

    def _broken(
        self, geometry: PageGeometry, blocks: list[SetBlock], notes: Mapping[str, SetBlock], below: float | None
    ) -> list[BrokenPage]:
        """The pages of a section; in the first section the text of the first page stands ``below`` the masthead."""
        following = Box(geometry.top, geometry.height - geometry.bottom)
        first = following
        if below is not None:
            # The space above the document's first line is not dropped, as in Word.
            top = max(geometry.top, below) + (blocks[0].before if blocks else 0.0)
            first = Box(top, geometry.height - geometry.first_bottom - self._foot.height)
        layout = self._house.notes
        separator = layout.separator.before + layout.separator.after
        return break_pages(blocks, notes, separator, lambda index: following if index else first)

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
        left = self._blocks.column.left + layout.separator.left
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
