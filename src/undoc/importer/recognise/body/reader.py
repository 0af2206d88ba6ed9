"""The text of a document: paragraphs and tables of the Word file as blocks of the content format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from lxml import etree
from msgspec.structs import replace

from undoc.content.read.markdown.labels import match_label
from undoc.importer.attributes import figure_in
from undoc.importer.recognise.body.annexes import in_annexes
from undoc.importer.recognise.body.contents_lists import bare, contents_in
from undoc.importer.recognise.body.headings import Headings
from undoc.importer.recognise.body.pages import (
    begins_page,
    can_stand_in_columns,
    columns_of,
    gathered,
    is_landscape,
    turned,
)
from undoc.importer.recognise.line_fits import lines_of
from undoc.importer.recognise.origins import Origin, origin
from undoc.importer.recognise.tables.notes import note_of
from undoc.importer.recognise.tables.reader import TableReader
from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.names import WP
from undoc.importer.word.numbering import Label
from undoc.importer.word.paragraphs import ASIDE, WordParagraph
from undoc.importer.word.spans import NOWHERE, Span, breaks_joined, cut, is_all, plain, trimmed, without
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
    Quotation,
    Summary,
    Table,
    TableNote,
)
from undoc.templates.language import Script

#: Paragraphs whose numbers show those of levels above, or of a section of a book: 1.1, 34.12, 29C.59, 31.I.1.
_LEVELS_NUMBER = re.compile(r"[\t ]*((?:\d{1,3}[A-Z]?(?:\.[IVXLC]{1,7})?|[A-Z])(?:\.\d{1,4}){1,8}\.?)\t[\t ]*(?=\S)")
_BULLETS = re.compile(r"[\t ]*([•●▪■◦○➢·–—-])[\t ]*\t[\t ]*(?=\S)")
_RULE = re.compile(r"[\s_—–-]+")
#: What a summary holds.
_IN_SUMMARY = Paragraph | NumberedParagraph | BulletItem | Heading | Table | Chart
_SUBTITLE = re.compile(r"\(.*\)[\s\S]?|（.*）")


class Drawings(Protocol):
    """Makes figures and charts of drawings."""

    def blocks(self, element: etree._Element, place: str) -> list[Block]:
        """What the drawing shows, empty when that cannot be told."""
        ...


class _Above(NamedTuple):
    """What stands above a table: its title, the line below that, its number, and the bookmarks in these.

    ``gap`` is the space in twips between the first of these and the text above it.
    """

    caption: Sequence[Span] = ()
    subtitle: Sequence[Span] = ()
    label: str = ""
    bookmarks: Sequence[str] = ()
    gap: float | None = None


_NOTHING = _Above()


class BodyReader:
    """Makes blocks of the items of a document's text."""

    def __init__(
        self,
        reader: Reader,
        findings: Findings,
        tables: TableReader,
        drawings: Drawings,
        boxes: Callable[[etree._Element], list[Item]],
        labels: dict[int, Label],
        headings: Headings,
    ) -> None:
        self._reader = reader
        self._findings = findings
        self._tables = tables
        self._drawings = drawings
        self._boxes = boxes
        self._labels = labels
        self._headings = headings
        self._has_contents = False

    def blocks(self, items: Sequence[Item], last: etree._Element | None, *, is_first: bool = True) -> list[Block]:
        """The blocks, annexes and pages on their side as parts; ``last`` are the properties of the last section.

        ``is_first`` says that the items begin in the first section of the document.
        """
        items = [item for item in items if not is_empty(item) or _ends_section(item) or _breaks_page(item)]
        items = self._headings.settle(items)
        blocks: list[Block] = []
        section: list[Block] = []
        index = 0
        while index < len(items):
            item = items[index]
            place = self._place_of(item)
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
        place = self._place(item)
        if is_empty(item):
            return index + 1
        role = item.style.role
        if role == "end-rule" or (
            not item.drawings and not item.boxes and _RULE.fullmatch(item.text) and "_" in item.text
        ):
            return index + 1
        if item.contents is not None:
            self._add_contents(blocks, Contents(Origin(place), item.contents))
            if not item.spans:
                return index + 1
        if role == "contents":
            return self._contents_lines(items, index, blocks)
        if (
            role in ("caption", "table-number", "table-title", "table-subtitle")
            or self._headings.is_heading(item)
            or _is_bold(item)
        ):
            after = self._captioned_table(items, index, blocks)
            if after:
                return after
        if self._is_subtitle(items, index):
            above = _Above(subtitle=trimmed(item.spans), bookmarks=item.bookmarks, gap=item.above)
            return self._table(items, index + 1, blocks, above)
        if self._headings.is_heading(item):
            following = items[index + 1] if index + 1 < len(items) else None
            is_titled = normal(self._reader.language.words["contents"]).lower() in normal(item.text).lower()
            if (
                is_titled
                and isinstance(following, WordTable)
                and self._contents_table(following, blocks, self._place_of(following), True)
            ):
                return index + 2
            if isinstance(following, WordParagraph) and following.contents is not None:
                return index + 1
            heading = self._headings.read(item, place)
            if heading is not None:
                blocks.append(heading)
        else:
            self._text(item, role, place, blocks)
        blocks.extend(self._beside(item, place))
        return index + 1

    def _beside(self, item: WordParagraph, place: str) -> Iterator[Block]:
        """The pictures of a paragraph, and what stands in its text boxes."""
        for drawing in item.drawings:
            if item.text.strip() and next(drawing.iter(f"{WP}inline"), None) is not None:
                message = "A picture in a line of text was put below its paragraph."
                self._findings.add(Change.SIMPLIFIED, "picture-place", message, place)
            yield from self._drawings.blocks(drawing, place)
        for box in item.boxes:
            self._findings.add(Change.SIMPLIFIED, "text-box", "The text of a text box was put into the text.", place)
            yield from self.blocks_within(self._boxes(box))

    def below_front(self, items: Sequence[Item]) -> list[Block]:
        """What stands in pictures and boxes beside the lines of the first page, which is put below these."""
        blocks: list[Block] = []
        for item in items:
            if isinstance(item, WordParagraph) and (item.drawings or item.boxes):
                blocks += self._beside(item, self._place(item))
        return blocks

    def blocks_within(self, items: Sequence[Item]) -> list[Block]:
        """The blocks of items that stand in a box or cell."""
        if any(map(_breaks_page, items)):
            message = "A page break within a frame was left out."
            self._findings.add(Change.DROPPED, "page-break", message, self._place_of(items[0]))
        own = [item for item in items if not is_empty(item)]
        blocks: list[Block] = []
        index = 0
        while index < len(own):
            index = self._next(own, index, blocks)
        return blocks

    def _place(self, item: WordParagraph) -> str:
        text = " ".join(item.text.split())
        return f"paragraph {item.number}, {quoted(text[:40])}" if text else f"paragraph {item.number}"

    # Paragraphs

    def _text(self, item: WordParagraph, role: str, place: str, blocks: list[Block]) -> None:
        spans = trimmed(item.spans, "\n \u3000")
        if role in ("note", "table-note") or (role == "text" and _is_after_table(blocks)):
            found = note_of(spans, needs_raised=role == "text")
            at, table = _table_before(blocks)
            if found is not None and table is not None and all(found[0] != note.name for note in table.notes):
                note = TableNote(found[0], tuple(found[1]), NOWHERE)
                blocks[at] = replace(table, notes=(*table.notes, note))
                return
            if found is None and role != "text" and table is not None and table is blocks[-1]:
                blocks[at] = replace(table, remarks=(*table.remarks, tuple(spans)))
                return
        known = Origin(place, bookmarks=item.bookmarks, lines=lines_of(item))
        counted = self._labels.get(item.number)
        if counted is not None:
            if counted.is_bullet:
                level = _bullet_level(role, counted.level)
                blocks.append(BulletItem(level, tuple(trimmed(spans)), known))
                return
            label, rest = counted.text, spans
        else:
            label, rest = self._typed_label(spans, blocks, place)
        if role.startswith("bullet") or (not label and _BULLETS.match(plain(spans))):
            match = _BULLETS.match(plain(spans))
            if match:
                spans = cut(spans, match.end())
            level = _bullet_level(role, 1 if match and match[1] in "–—-" and item.indent > 2000 else 0)
            spans = trimmed(spans)
            if spans:
                blocks.append(BulletItem(level, tuple(spans), known))
            return
        rest = trimmed(rest)
        if label and rest:
            if match_label(label, 0, len(label), self._reader.language.code) or _LEVELS_NUMBER.match(f"{label}\t1"):
                known.label = label
                blocks.append(NumberedParagraph(0, label, tuple(rest), known))
                return
            message = f"The label “{label}” of a list is no number that is counted; it was kept as text."
            self._findings.add(Change.SIMPLIFIED, "list-label", message, place)
            rest = [Span(f"{label} "), *rest]
        if not rest:
            return
        is_aside = item.side in ASIDE or role == "quotation"
        is_indented = not is_aside and (item.first > 0 or _is_tabbed_in(item))
        paragraph = Paragraph(tuple(rest), known, is_indented=is_indented)
        if role == "quotation":
            _add_quoted(blocks, paragraph)
        else:
            blocks.append(paragraph)

    def _typed_label(self, spans: list[Span], blocks: Sequence[Block], place: str) -> tuple[str, list[Span]]:
        """The label that is typed before a tab, or that goes on counting before a space."""
        text = plain(spans)
        start = len(text) - len(text.lstrip("\t \u00a0"))
        match = _LEVELS_NUMBER.match(text)
        if match:
            return match[1], cut(spans, match.end())
        label = match_label(text, start, len(text), self._reader.language.code)
        if label is None:
            return "", spans
        end = start + len(label.typed)
        after = text[end : end + 4]
        if "\t" in after[: len(after) - len(after.lstrip())]:
            return label.typed, cut(spans, end)
        if self._reader.language.script is not Script.LATIN or _goes_on(label.typed, blocks):
            self._findings.add(Change.GUESSED, "label", f"“{label.typed}” was taken for a number.", place)
            return label.typed, cut(spans, end)
        return "", spans

    # Tables

    def _captioned_table(self, items: Sequence[Item], index: int, blocks: list[Block]) -> int:
        """Take a table with the number and title above it; 0 when no such lines begin here."""
        label, caption, subtitle = "", list[list[Span]](), list[list[Span]]()
        bookmarks: list[str] = []
        at = index
        while at < len(items) and at < index + 5:
            item = items[at]
            if isinstance(item, WordTable):
                if not label and not caption:
                    return 0
                above = _Above(breaks_joined(caption), breaks_joined(subtitle), label, bookmarks, items[index].above)
                return self._table(items, at, blocks, above)
            if is_empty(item):
                at += 1
                continue
            if item.drawings or item.boxes:
                return 0
            role, spans, text = item.style.role, trimmed(item.spans), normal(item.text)
            found = self._reader.numbered("table", text)
            if found and not label and not caption:
                label = found[0]
                rest = trimmed(cut(spans, len(plain(spans)) - len(found[1]))) if found[1] else []
                if rest:
                    caption.append(_caption_look(rest))
            elif role == "table-title" or (label and not caption):
                caption.append(_caption_look(spans))
            elif (label or caption) and (
                role == "table-subtitle" or _SUBTITLE.fullmatch(text) or role.startswith("heading")
            ):
                (caption if role.startswith("heading") and not subtitle else subtitle).append(_caption_look(spans))
            else:
                return 0
            bookmarks += item.bookmarks
            at += 1
        return 0

    def _is_subtitle(self, items: Sequence[Item], index: int) -> bool:
        """Whether the paragraph is a line in brackets directly above a table."""
        item = items[index]
        if (
            index + 1 >= len(items)
            or not isinstance(items[index + 1], WordTable)
            or not isinstance(item, WordParagraph)
        ):
            return False
        return not item.drawings and not item.boxes and bool(_SUBTITLE.fullmatch(normal(item.text)))

    def _table(
        self,
        items: Sequence[Item],
        index: int,
        blocks: list[Block],
        above: _Above = _NOTHING,
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
        if self._contents_table(word, blocks, place):
            return index + 1
        if sum(len(row.cells) for row in word.rows) == 1 and not above.caption:
            cell = word.rows[0].cells[0]
            self._findings.add(Change.SIMPLIFIED, "frame", "A frame around text was left out.", place)
            blocks.extend(self.blocks_within(cell.items))
            return index + 1
        table, nested = self._tables.table(word, place)
        if table is not None:
            known, has_lines = origin(table), above.label or above.caption or above.subtitle
            known.label, known.bookmarks = above.label, [*above.bookmarks, *word.bookmarks]
            known.gap = above.gap if has_lines else word.above
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

    # Contents

    def _contents_table(self, word: WordTable, blocks: list[Block], place: str, is_titled: bool = False) -> bool:
        """Take a table that lists headings with their pages; a list of contents is made anew, a second one is kept."""
        if self._has_contents:
            return False
        lines = contents_in(word, self._headings.known, self._reader.language.words["page"], is_titled=is_titled)
        if lines:
            self._add_contents(blocks, Contents(Origin(place, entries=lines), 0))
        return bool(lines)

    def _contents_lines(self, items: Sequence[Item], index: int, blocks: list[Block]) -> int:
        """Take the lines of a list of contents that Word has made, or that stand above it.

        Lines that name no heading, and those of a second list, stay as text.
        """
        start, place = index, self._place_of(items[index])
        lines: list[str] = []
        while index < len(items):
            item = items[index]
            if isinstance(item, WordTable) or (item.style.role != "contents" and not is_empty(item)):
                break
            lines.append(bare(item.text))
            index += 1
        taken = [item for item in items[start:index] if isinstance(item, WordParagraph)]
        depths = [item.contents for item in taken if item.contents is not None]
        if depths or any(line in self._headings.known for line in lines):
            is_first = not self._has_contents and bool(self._headings.known)
            self._add_contents(blocks, Contents(Origin(place, entries=lines), depths[0] if depths else 0))
            if is_first:
                return index
        words = self._reader.language.words
        heads = {normal(words[word]).lower() for word in ("contents", "page")}
        for item in taken:
            if normal(item.text).lower() not in heads and not is_empty(item):
                self._text(item, "text", self._place(item), blocks)
        return index

    def _add_contents(self, blocks: list[Block], contents: Contents) -> None:
        """Add a list of contents where it lists something; a document has one."""
        if self._has_contents or not self._headings.known:
            why = "there is one already" if self._has_contents else "the file has no headings that it could list"
            message = f"A list of contents was left out: {why}."
            self._findings.add(Change.DROPPED, "list-of-contents", message, str(contents.place))
            return
        blocks.append(contents)
        self._has_contents = True

    def _place_of(self, item: Item) -> str:
        return f"table {item.number}" if isinstance(item, WordTable) else self._place(item)


def _is_bold(item: WordParagraph) -> bool:
    return is_all(item.spans, "bold")


def _caption_look(spans: list[Span]) -> list[Span]:
    """A caption without the bold that the house gives it."""
    return without(spans, bold=True, italic=is_all(spans, "italic"))


def _ends_section(item: Item) -> bool:
    return isinstance(item, WordParagraph) and item.section is not None


def _breaks_page(item: Item) -> bool:
    return isinstance(item, WordParagraph) and (item.page_break or item.breaks_after)


def _table_before(blocks: Sequence[Block]) -> tuple[int, Table | None]:
    """The table that the last blocks stand below, and which of them it is; None when they do not."""
    for index in range(len(blocks) - 1, max(-1, len(blocks) - 4), -1):
        block = blocks[index]
        if isinstance(block, Table):
            return index, block
        if not isinstance(block, Paragraph):
            break
    return 0, None


def _is_after_table(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and isinstance(blocks[-1], Table)


def _is_tabbed_in(item: WordParagraph) -> bool:
    """Whether tabs before its text stand for an indent of its first line.

    Those do not that only bring it, or a number, to where the other lines begin, since it begins before these.
    """
    text = plain(item.spans)
    tabs = len(text) - len(text.lstrip("\t"))
    start = item.left + item.hang
    hanging = 1 + sum(start < stop < item.left for stop in item.stops) if item.hang < 0 else 0
    return tabs > hanging


def _bullet_level(role: str, level: int) -> int:
    return int(role[7:]) - 1 if role.startswith("bullet-") else level


def _add_quoted(blocks: list[Block], paragraph: Paragraph) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(last, Quotation):
        blocks[-1] = replace(last, blocks=(*last.blocks, paragraph))
    else:
        blocks.append(Quotation((paragraph,), Origin(str(paragraph.place))))


def _goes_on(label: str, blocks: Sequence[Block]) -> bool:
    """Whether a label counts on from the last one of its form."""
    number = figure_in(label.rstrip("."))
    if number is None:
        return False
    for block in reversed(blocks):
        if isinstance(block, NumberedParagraph) and (last := figure_in(origin(block).label.rstrip("."))) is not None:
            return last == number - 1
    return number == 1
