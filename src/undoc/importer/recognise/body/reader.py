"""The text of a document: paragraphs and tables of the Word file as blocks of the content format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from lxml import etree
from msgspec.structs import replace

from undoc.importer.recognise.body.annexes import in_annexes
from undoc.importer.recognise.body.contents_reader import ContentsReader
from undoc.importer.recognise.body.headings import Headings
from undoc.importer.recognise.body.pages import (
    begins_page,
    can_stand_in_columns,
    columns_of,
    gathered,
    is_landscape,
    turned,
)
from undoc.importer.recognise.body.shape_runs import Depth, depths_of, run_at
from undoc.importer.recognise.body.table_captions import NOTHING, LinesAbove, is_subtitle, lines_above
from undoc.importer.recognise.body.texts import TextReader
from undoc.importer.recognise.drawings.standing import standing_of
from undoc.importer.recognise.origins import Origin, origin, place_of
from undoc.importer.recognise.tables.reader import TableReader
from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.names import WP
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import is_all, trimmed
from undoc.model import (
    Block,
    BulletItem,
    Chart,
    Columns,
    Contents,
    Heading,
    Landscape,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Summary,
    Table,
)

_RULE = re.compile(r"[\s_—–-]+")


class Drawings(Protocol):
    """Makes figures and charts of drawings."""

    def blocks(self, element: etree._Element, place: str) -> list[Block]:
        """What the drawing shows, empty when that cannot be told."""
        ...

    def drawn(
        self, shapes: Sequence[tuple[etree._Element, float]], contents: Mapping[int, Sequence[Item]], place: str
    ) -> Block | None:
        """The one drawing that boxes and lines make; ``contents`` are those of the boxes by their ids.

        Each of the ``shapes`` stands with how far its paragraph is below that of the first, in points.
        """
        ...


class Parts(NamedTuple):
    """Those who read what stands in the text; ``boxes`` gives what is in a text box."""

    texts: TextReader
    tables: TableReader
    drawings: Drawings
    headings: Headings
    boxes: Callable[[etree._Element], list[Item]]


class BodyReader:
    """Makes blocks of the items of a document's text."""

    def __init__(self, reader: Reader, findings: Findings, parts: Parts) -> None:
        self._reader = reader
        self._findings = findings
        self._texts, self._tables, self._drawings, self._headings, self._boxes = parts
        self._contents = ContentsReader(reader, findings, self._headings, self._texts)
        self._depths: dict[int, Depth] = {}
        self._in_boxes: dict[etree._Element, list[Item]] = {}

    def blocks(self, items: Sequence[Item], last: etree._Element | None, *, is_first: bool = True) -> list[Block]:
        """The blocks, annexes and pages on their side as parts; ``last`` are the properties of the last section.

        ``is_first`` says that the items begin in the first section of the document.
        """
        self._depths = depths_of(items)
        items = [item for item in items if not is_empty(item) or _ends_section(item) or _breaks_page(item)]
        items = self._headings.settle(items)
        blocks: list[Block] = []
        section: list[Block] = []
        index = 0
        while index < len(items):
            item = items[index]
            place = place_of(item)
            first = item if isinstance(item, WordParagraph) else next(item.paragraphs(), None)
            if first is not None and first.page_break:
                section.append(PageBreak(Origin(place)))
            start, index = index, self._next(items, index, section)
            taken = items[start + 1 : index]
            if any(map(_breaks_page, taken)) or (isinstance(item, WordParagraph) and item.breaks_after):
                section.append(PageBreak(Origin(place)))
            ended = [
                one.section for one in (item, *taken) if isinstance(one, WordParagraph) and one.section is not None
            ]
            if ended:
                self._end_section(blocks, section, ended[-1], is_first=is_first)
                section, is_first = [], False
        if last is not None:
            self._end_section(blocks, section, last, is_first=is_first)
        else:
            blocks += section
        return in_annexes(gathered(blocks), self._reader, self._headings.chapters, self._findings)

    def _end_section(
        self, blocks: list[Block], section: list[Block], properties: etree._Element, *, is_first: bool
    ) -> None:
        """Add the blocks of a section; they begin a page unless they are the first, or the section says otherwise."""
        if section and not is_first and begins_page(properties):
            new_page = PageBreak(Origin(str(section[0].place)))
            last = blocks[-1] if blocks else None
            if not is_landscape(properties):
                blocks.append(new_page)
            elif isinstance(last, Landscape):
                section.insert(0, new_page)  # within what becomes one part
        blocks += self._section(section, properties)

    def _section(self, blocks: list[Block], properties: etree._Element) -> list[Block]:
        """The blocks of a section, on their side if its pages are, or in columns as far as there is such a part."""
        count = columns_of(properties)
        if count > 1 and blocks:
            broken: list[Block] = [blocks.pop(0)] if isinstance(blocks[0], PageBreak) else []
            if blocks and can_stand_in_columns(blocks, count, properties):
                fitted = tuple(self._tables.fitted_in_columns(block, count) for block in blocks)
                return [*broken, Columns(fitted, Origin(str(blocks[0].place)), count)]
            blocks[:0] = broken
            message = "Text that stands in columns became one column."
            self._findings.add(Change.SIMPLIFIED, "columns", message, str(blocks[0].place))
        return turned(blocks, properties)

    def _next(self, items: Sequence[Item], index: int, blocks: list[Block]) -> int:
        """Add what the item at ``index`` is, with those that belong to it; returns the index after these."""
        item = items[index]
        if isinstance(item, WordTable):
            return self._table(items, index, blocks)
        place = place_of(item)
        if is_empty(item):
            return index + 1
        if item.shapes and (end := self._drawn_together(items, index, blocks)) > index:
            return end
        role = item.style.role
        if role == "end-rule" or (
            not item.drawings and not item.boxes and _RULE.fullmatch(item.text) and "_" in item.text
        ):
            return index + 1
        if item.contents is not None:
            self._contents.add(blocks, Contents(Origin(place), item.contents))
            if not item.spans:
                return index + 1
        if role == "contents":
            return self._contents.add_lines(items, index, blocks)
        if (
            role in ("caption", "table-number", "table-title", "table-subtitle")
            or self._headings.is_heading(item)
            or is_all(item.spans, "bold")
        ):
            captioned = lines_above(items, index, self._reader)
            if captioned is not None:
                return self._table(items, captioned[1], blocks, captioned[0])
        if is_subtitle(items, index):
            above = LinesAbove(subtitle=trimmed(item.spans), bookmarks=item.bookmarks, gap=item.above)
            return self._table(items, index + 1, blocks, above)
        if self._headings.is_heading(item):
            following = items[index + 1] if index + 1 < len(items) else None
            is_titled = normal(self._reader.language.words["contents"]).lower() in normal(item.text).lower()
            if (
                is_titled
                and isinstance(following, WordTable)
                and self._contents.add_table(following, blocks, place_of(following), is_titled=True)
            ):
                return index + 2
            if isinstance(following, WordParagraph) and following.contents is not None:
                return index + 1
            heading = self._headings.read(item, place)
            if heading is not None:
                blocks.append(heading)
        else:
            self._texts.add(item, role, place, blocks)
        blocks.extend(self._beside(item, place))
        return index + 1

    def _beside(self, item: WordParagraph, place: str) -> Iterator[Block]:
        """The pictures of a paragraph, and what stands in its text boxes."""
        for drawing in item.drawings:
            if item.text.strip() and next(drawing.iter(f"{WP}inline"), None) is not None:
                message = "A picture in a line of text was put below its paragraph."
                self._findings.add(Change.SIMPLIFIED, "picture-place", message, place)
            for block in self._drawings.blocks(drawing, place):
                if isinstance(block, Chart):
                    origin(block).standing = standing_of(drawing, item)
                yield block
        contents = self._contents_of([item])
        shapes = [(shape, 0.0) for shape in item.shapes]
        drawn = self._drawings.drawn(shapes, contents, place) if shapes else None
        if drawn is not None:
            yield drawn
            return
        message = "The text of a text box was put into the text."
        if len(item.boxes) > 1:
            message = "The text of a box was put into the text; frames, and lines between boxes, were left out."
        for box in item.boxes:
            self._findings.add(Change.SIMPLIFIED, "text-box", message, place)
            yield from self.blocks_within(contents[id(box)])

    def _contents_of(self, items: Sequence[WordParagraph]) -> dict[int, list[Item]]:
        """What stands in the text boxes of paragraphs by the ids of these, read once."""
        boxes = [box for item in items for box in item.boxes]
        for box in boxes:
            if box not in self._in_boxes:
                self._in_boxes[box] = self._boxes(box)
        return {id(box): self._in_boxes[box] for box in boxes}

    def _drawn_together(self, items: Sequence[Item], index: int, blocks: list[Block]) -> int:
        """Add the drawing that paragraphs without text from ``index`` on make; returns the index after them.

        It is ``index`` where they make none: then each is read by itself.
        """
        run = run_at(items, index, self._depths)
        if len(run.paragraphs) < 2:
            return index
        drawn = self._drawings.drawn(run.shapes, self._contents_of(run.paragraphs), place_of(run.paragraphs[0]))
        if drawn is None:
            return index
        blocks.append(drawn)
        return index + len(run.paragraphs)

    def below_front(self, items: Sequence[Item]) -> list[Block]:
        """What stands in pictures and boxes beside the lines of the first page, which is put below these."""
        blocks: list[Block] = []
        for item in items:
            if isinstance(item, WordParagraph) and (item.drawings or item.boxes):
                blocks += self._beside(item, place_of(item))
        return blocks

    def blocks_within(self, items: Sequence[Item]) -> list[Block]:
        """The blocks of items that stand in a box or cell."""
        if any(map(_breaks_page, items)):
            message = "A page break within a frame was left out."
            self._findings.add(Change.DROPPED, "page-break", message, place_of(items[0]))
        own = [item for item in items if not is_empty(item)]
        blocks: list[Block] = []
        index = 0
        while index < len(own):
            index = self._next(own, index, blocks)
        return blocks

    # Tables

    def _table(
        self,
        items: Sequence[Item],
        index: int,
        blocks: list[Block],
        above: LinesAbove = NOTHING,
    ) -> int:
        word = items[index]
        if not isinstance(word, WordTable):
            return index + 1
        first = next((paragraph for paragraph in word.paragraphs() if not is_empty(paragraph)), None)
        place = f"table {word.number}"
        if first is not None and first.text.strip():
            place += f", {quoted(' '.join(first.text.split())[:40])}"
        if first is None:
            return index + 1
        if self._is_summary(word, first):
            self._summary(word, first, place, blocks)
            return index + 1
        if self._contents.add_table(word, blocks, place):
            return index + 1
        filled = [cell for row in word.rows for cell in row.cells if not all(map(is_empty, cell.items))]
        if len(filled) == 1 and not above.caption and all(len(row.cells) == 1 for row in word.rows):
            [cell] = filled
            self._findings.add(Change.SIMPLIFIED, "frame", "A frame around text was left out.", place)
            blocks.extend(self.blocks_within(cell.items))
            return index + 1
        table, nested = self._tables.table(word, place)
        if table is not None:
            known, has_lines = origin(table), above.label or above.caption or above.subtitle
            known.label, known.bookmarks = above.label, [*above.bookmarks, *word.bookmarks]
            known.gap, known.below_caption = (above.gap, word.above) if has_lines else (word.above, None)
            blocks.append(replace(table, caption=tuple(above.caption), subtitle=tuple(above.subtitle)))
        for inner in nested:
            self._table([inner], 0, blocks)
        return index + 1

    def _is_summary(self, word: WordTable, first: WordParagraph) -> bool:
        if any(len(row.cells) != 1 for row in word.rows):
            return False
        title = normal(self._reader.language.words["summary"])
        return first.style.role == "box-title" or normal(first.text) == title

    def _summary(self, word: WordTable, first: WordParagraph, place: str, blocks: list[Block]) -> None:
        """A box with a summary; what a summary cannot hold is put below it."""
        items = [item for row in word.rows for cell in row.cells for item in cell.items]
        items = [item for item in items if item is not first]
        inner = self.blocks_within(items)
        if any(isinstance(block, Summary) for block in blocks):
            self._findings.add(Change.SIMPLIFIED, "second-summary", "A second summary became plain text.", place)
            blocks.extend(inner)
            return
        fits = [
            isinstance(block, Paragraph | NumberedParagraph | BulletItem | Heading | Table | Chart) for block in inner
        ]
        end = fits.index(False) if False in fits else len(inner)
        if end:
            blocks.append(Summary(tuple(inner[:end]), Origin(place)))
        if end < len(inner):
            message = "A figure or quotation in the box of the summary was put below it, with what follows."
            self._findings.add(Change.SIMPLIFIED, "figure-in-summary", message, place)
            blocks.extend(inner[end:])


def _ends_section(item: Item) -> bool:
    return isinstance(item, WordParagraph) and item.section is not None


def _breaks_page(item: Item) -> bool:
    return isinstance(item, WordParagraph) and (item.page_break or item.breaks_after)
