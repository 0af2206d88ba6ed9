"""The text of a document: paragraphs and tables of the Word file as blocks of the content format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from lxml import etree

from undoc.importer.content import (
    Block,
    Bullet,
    Contents,
    Heading,
    Numbered,
    PageBreak,
    Paragraph,
    Part,
    Table,
)
from undoc.importer.listed import bare, listed_in
from undoc.importer.numbering import Label
from undoc.importer.pages import gathered, turned
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.runs import WordParagraph
from undoc.importer.spans import Span, breaks_joined, cut, is_all, plain, trimmed, without
from undoc.importer.story import Item, WordTable, is_empty
from undoc.importer.tables import TableReader, note_of
from undoc.importer.wordings import Reader, normal
from undoc.source.markdown.labels import match_label
from undoc.templates.language import Language

#: The number of a heading: what stands before the tab.
_HEADING_LABEL = re.compile(r"[\t ]*([^\t\s]{1,8}(?: ?[-–—])?)[\t ]*\t[\t ]*(?=\S)")
_HEADING_NUMBER = re.compile(
    r"\(?(?:[IVXLC]+|[A-Z]{1,2}|[0-9]{1,3}|[a-z]{1,5}|[أ-ي]{1,8}|[一二三四五六七八九十]{1,3})[.)、]?(?: ?[-–—])?"
)
_COUNTERS = {
    "decimal": r"\d{1,3}",
    # After z the letters are doubled, but II and CC are Roman numerals before that.
    "lower": r"(?!ii|vv|xx)([a-z])\1?",
    "upper": r"(?!II|VV|XX)([A-Z])\1?",
    "lower-roman": "[ivxl]{1,7}",
    "upper-roman": "[IVXL]{1,7}",
    "han": "[一二三四五六七八九十]{1,4}",
}
_SPACED_NUMBER = re.compile(r"((?:[IVXLC]+|[A-Z])\.|[一二三四五六七八九十]{1,3}、)[ \u00a0]*(?=\S)")
#: Paragraphs that are numbered within a section of a book: 34.12.
_SECTION_NUMBER = re.compile(r"[\t ]*(\d{1,3}\.\d{1,4}\.?)\t[\t ]*(?=\S)")
_BULLETS = re.compile(r"[\t ]*([•●▪■◦○➢·–—-])[\t ]*\t[\t ]*(?=\S)")
_RULE = re.compile(r"[\s_—–-]+")
_SUBTITLE = re.compile(r"\(.*\)[\s\S]?|（.*）")
#: Where paragraphs stand that are not set as the text is.
_ASIDE = {"center": "in the middle", "right": "at the end of its lines", "end": "at the end of its lines"}
#: A list of contents has this share of its lines among the headings.
_CONTENTS_SHARE = 0.5


class Drawings(Protocol):
    """Makes figures and charts of drawings."""

    def blocks(self, element: etree._Element, place: str) -> list[Block]:
        """What the drawing shows, empty when that cannot be told."""
        ...


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
        language: Language,
        levels: Mapping[str, Sequence[int]],
    ) -> None:
        """``language`` counts as the file's house does; ``levels`` are those of headings by the roles of styles."""
        self._reader = reader
        self._findings = findings
        self._tables = tables
        self._drawings = drawings
        self._boxes = boxes
        self._labels = labels
        self._headings: set[str] = set()
        self._listed: set[str] = set()
        self._listed_roles: set[str] = set()
        self._numbered_roles: set[str] = set()
        self._last_label = ""
        self._headings_counters = [_counted(pattern) for pattern in language.counters["headings"]]
        self._levels = levels
        #: The deepest level that looks like a chapter; annexes begin with headings of that look.
        self._chapters = max(levels.get("heading-1", (1,)))

    def blocks(self, items: Sequence[Item], last: etree._Element | None) -> list[Block]:
        """The blocks, annexes and pages on their side as parts; ``last`` are the properties of the last section."""
        items = [item for item in items if not is_empty(item) or _ends_section(item) or _breaks_page(item)]
        self._listed = {bare(plain(line)) for item in items for line in listed_in(item)}
        items = self._stacked(items)
        headings = [item for item in items if isinstance(item, WordParagraph) and _is_heading(item)]
        self._headings = {bare(item.text) for item in headings}
        self._listed_roles = {item.style.role for item in headings if bare(item.text) in self._listed}
        self._numbered_roles = {item.style.role for item in headings if self._heading_label(item, item.spans)[0]}
        blocks: list[Block] = []
        section: list[Block] = []
        index = 0
        while index < len(items):
            item = items[index]
            place = self._place_of(item)
            first = item if isinstance(item, WordParagraph) else next(item.paragraphs(), None)
            if first is not None and first.page_break:
                section.append(PageBreak(place))
            start, index = index, self._next(items, index, section)
            taken = items[start + 1 : index]
            if any(map(_breaks_page, taken)) or (isinstance(item, WordParagraph) and item.breaks_after):
                section.append(PageBreak(place))
            if isinstance(item, WordParagraph) and item.section is not None:
                blocks.extend(turned(section, item.section))
                section = []
        blocks.extend(turned(section, last) if last is not None else section)
        result = self._in_annexes(gathered(blocks))
        for block in result:
            if isinstance(block, Part) and block.kind == "annex":
                block.blocks = self._fitted(block.blocks)
        return result

    def _stacked(self, items: Sequence[Item]) -> list[Item]:
        """The items with the paragraphs of one heading as one: lines of one style that are listed as one heading."""
        result: list[Item] = []
        number = 0
        for item in items:
            last = result[-1] if result else None
            if (
                isinstance(item, WordParagraph)
                and isinstance(last, WordParagraph)
                and item.number == number + 1
                and item.style is last.style
                and item.style.role.startswith("heading")
                and last.section is None
                and bare(f"{last.text} {item.text}") in self._listed
            ):
                last.spans = breaks_joined([trimmed(last.spans), trimmed(item.spans)])
                last.section = item.section
                last.bookmarks = [*last.bookmarks, *item.bookmarks]
                last.breaks_after = item.breaks_after
            else:
                result.append(item)
            number = item.number if isinstance(item, WordParagraph) else 0
        return result

    def _fitted(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks of an annex: a summary in it becomes plain text, and a list of contents is left out."""
        result: list[Block] = []
        for block in blocks:
            if isinstance(block, Contents):
                message = "A list of contents within an annex was left out."
                self._findings.add(Change.DROPPED, "contents-in-annex", message, block.place)
            elif isinstance(block, Part) and block.kind == "summary":
                message = "A summary within an annex became plain text."
                self._findings.add(Change.SIMPLIFIED, "summary-in-annex", message, block.place)
                result.extend(block.blocks)
            else:
                result.append(block)
        return result

    def _next(self, items: Sequence[Item], index: int, blocks: list[Block]) -> int:
        """Add what the item at ``index`` is, with those that belong to it; returns the index after these."""
        item = items[index]
        if isinstance(item, WordTable):
            return self._table(items, index, blocks, [], [], "")
        place = self._place(item)
        if is_empty(item):
            return index + 1
        role = item.style.role
        if role == "end-rule" or (
            not item.drawings and not item.boxes and _RULE.fullmatch(item.text) and "_" in item.text
        ):
            return index + 1
        if item.contents is not None:
            if not any(isinstance(block, Contents) for block in blocks):
                blocks.append(Contents(item.contents, place))
            if not item.spans:
                return index + 1
        if role == "contents":
            return self._contents_lines(items, index, blocks)
        if (
            role in ("caption", "table-number", "table-title", "table-subtitle")
            or role.startswith("heading")
            or _is_bold(item)
        ):
            after = self._captioned_table(items, index, blocks)
            if after:
                return after
        if self._is_subtitle(items, index):
            return self._table(items, index + 1, blocks, [], trimmed(item.spans), "")
        if _is_heading(item) or self._is_counted_heading(item):
            following = items[index + 1] if index + 1 < len(items) else None
            if isinstance(following, WordTable) and self._contents_table(following, blocks, place):
                return index + 2
            if isinstance(following, WordParagraph) and following.contents is not None:
                return index + 1
            self._heading(item, place, blocks)
        else:
            self._text(item, role, place, blocks)
        for drawing in item.drawings:
            blocks.extend(self._drawings.blocks(drawing, place))
        for box in item.boxes:
            self._findings.add(Change.SIMPLIFIED, "text-box", "The text of a text box was put into the text.", place)
            blocks.extend(self.blocks_within(self._boxes(box)))
        return index + 1

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

    # Headings and paragraphs

    def _heading(self, item: WordParagraph, place: str, blocks: list[Block]) -> None:
        spans = trimmed(item.spans, "\n \u3000")
        label, spans = self._heading_label(item, spans)
        base = item.style.look
        spans = without(trimmed(spans), bold=bool(base.bold), italic=bool(base.italic))
        if is_all(spans, "bold"):
            spans = without(spans, bold=True)
        if is_all(spans, "italic"):
            spans = without(spans, italic=True)
        if not plain(spans).strip():
            return
        level = self._level(item, label)
        self._last_label = label or self._last_label
        blocks.append(Heading(level, label, spans, place, item.bookmarks, is_numbered=bool(label)))

    def _is_counted_heading(self, item: WordParagraph) -> bool:
        """Whether a bold paragraph has a number of Word's that headings have and paragraphs have not: I., A."""
        label = self._labels.get(item.number)
        if label is None or label.is_bullet or item.style.role not in ("", "text") or not _is_bold(item):
            return False
        is_of_heading = any(counter.fullmatch(label.text) for counter in self._headings_counters)
        return is_of_heading and match_label(label.text, 0, len(label.text), self._reader.language.code) is None

    def _level(self, item: WordParagraph, label: str) -> int:
        """The level of a heading: the one that it gives itself, else one that its style is used for.

        Of several it is the first; but headings without a number that look like chapters with one stand below these,
        and those that the file's list of contents leaves out below those of that look that it lists.
        """
        role = item.style.role
        level = _heading_level(item, label)
        levels = self._levels.get(role, ())
        if item.has_outline and item.outline + 1 in levels:
            return item.outline + 1
        if len(levels) > 1 and level not in levels[1:]:
            level = levels[0]
            below_numbers = level == 1 and role in self._numbered_roles
            below_listed = role in self._listed_roles and bare(item.text) not in self._listed
            if not label and (below_numbers or below_listed):
                level = levels[-1]
        elif levels:
            level = levels[0] if len(levels) == 1 else level
        return _fitting(level, label, self._headings_counters, self._last_label)

    def _heading_label(self, item: WordParagraph, spans: list[Span]) -> tuple[str, list[Span]]:
        counted = self._labels.get(item.number)
        if counted is not None and not counted.is_bullet:
            return counted.text, spans
        text = plain(spans)
        match = _HEADING_LABEL.match(text)
        if match and _HEADING_NUMBER.fullmatch(match[1]):
            return match[1], cut(spans, match.end())
        match = _SPACED_NUMBER.match(text)
        if match and match[1][0] not in "ABCDEFGHJKLMNOPQRSTUWYZ":
            return match[1], cut(spans, match.end())
        return "", spans

    def _text(self, item: WordParagraph, role: str, place: str, blocks: list[Block]) -> None:
        spans = trimmed(item.spans, "\n \u3000")
        if role in ("note", "table-note") or (role == "text" and _is_after_table(blocks)):
            found = note_of(spans, needs_raised=role == "text")
            table = _table_before(blocks)
            if found is not None and table is not None and found[0] not in table.notes:
                table.notes[found[0]] = found[1]
                return
        counted = self._labels.get(item.number)
        if counted is not None:
            if counted.is_bullet:
                blocks.append(Bullet(_bullet_level(role, counted.level), trimmed(spans), place, item.bookmarks))
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
                blocks.append(Bullet(level, spans, place, item.bookmarks))
            return
        rest = trimmed(rest)
        if label and rest:
            if match_label(label, 0, len(label), self._reader.language.code) or _SECTION_NUMBER.match(f"{label}\t1"):
                blocks.append(Numbered(label, rest, place, item.bookmarks))
                return
            message = f"The label “{label}” of a list is no number that is counted; it was kept as text."
            self._findings.add(Change.SIMPLIFIED, "list-label", message, place)
            rest = [Span(f"{label} "), *rest]
        if not rest:
            return
        if item.align in _ASIDE and role in ("", "text"):
            message = f"A paragraph that stands {_ASIDE[item.align]} became an ordinary one."
            self._findings.add(Change.SIMPLIFIED, "alignment", message, place)
        paragraph = Paragraph(rest, place, item.bookmarks)
        if role == "quotation":
            _add_quoted(blocks, paragraph)
        else:
            blocks.append(paragraph)

    def _typed_label(self, spans: list[Span], blocks: Sequence[Block], place: str) -> tuple[str, list[Span]]:
        """The label that is typed before a tab, or that goes on counting before a space."""
        text = plain(spans)
        start = len(text) - len(text.lstrip("\t \u00a0"))
        match = _SECTION_NUMBER.match(text)
        if match:
            return match[1], cut(spans, match.end())
        label = match_label(text, start, len(text), self._reader.language.code)
        if label is None:
            return "", spans
        end = start + len(label.typed)
        after = text[end : end + 4]
        if "\t" in after[: len(after) - len(after.lstrip())]:
            return label.typed, cut(spans, end)
        if self._reader.language.code in ("zh", "ar") or _goes_on(label.typed, blocks):
            self._findings.add(Change.GUESSED, "label", f"“{label.typed}” was taken for a number.", place)
            return label.typed, cut(spans, end)
        return "", spans

    # Tables

    def _captioned_table(self, items: Sequence[Item], index: int, blocks: list[Block]) -> int:
        """Take a table with the number and title above it; 0 when no such lines begin here."""
        label, caption, subtitle = "", list[list[Span]](), list[list[Span]]()
        at = index
        while at < len(items) and at < index + 5:
            item = items[at]
            if isinstance(item, WordTable):
                if not label and not caption:
                    return 0
                return self._table(items, at, blocks, breaks_joined(caption), breaks_joined(subtitle), label)
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
        caption: list[Span],
        subtitle: list[Span],
        label: str,
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
        if sum(len(row.cells) for row in word.rows) == 1 and not caption:
            cell = word.rows[0].cells[0]
            self._findings.add(Change.SIMPLIFIED, "frame", "A frame around text was left out.", place)
            blocks.extend(self.blocks_within(cell.items))
            return index + 1
        table, nested = self._tables.table(word, place)
        if table is not None:
            table.caption, table.subtitle, table.label = caption, subtitle, label
            table.bookmarks = word.bookmarks
            blocks.append(table)
        for inner in nested:
            self._table([inner], 0, blocks, [], [], "")
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
        if any(isinstance(block, Part) and block.kind == "summary" for block in blocks):
            self._findings.add(Change.SIMPLIFIED, "second-summary", "A second summary became plain text.", place)
            blocks.extend(inner)
            return
        fits = [isinstance(block, Paragraph | Numbered | Bullet) for block in inner]
        end = fits.index(False) if False in fits else len(inner)
        if end:
            blocks.append(Part("summary", list(inner[:end]), place))
        if end < len(inner):
            message = "A heading or table in the box of the summary was put below it, with what follows."
            self._findings.add(Change.SIMPLIFIED, "table-in-summary", message, place)
            blocks.extend(inner[end:])

    # Contents

    def _contents_table(self, item: Item, blocks: list[Block], place: str) -> bool:
        """Take a table that lists headings with their pages; a list of contents is made anew."""
        if not isinstance(item, WordTable) or len(item.rows) < 2:
            return False
        lines = [bare(plain(line)) for line in listed_in(item)]
        known = sum(
            any(line and (line in heading or heading in line) for heading in self._headings if heading)
            for line in lines
        )
        if len(lines) < 2 or known < len(lines) * _CONTENTS_SHARE or len(lines) * 2 < len(item.rows):
            return False
        if not any(isinstance(block, Contents) for block in blocks):
            blocks.append(Contents(0, place, lines))
        return True

    def _contents_lines(self, items: Sequence[Item], index: int, blocks: list[Block]) -> int:
        """Take the lines of a list of contents that Word has made, or that stand above it."""
        place = self._place_of(items[index])
        lines: list[str] = []
        while index < len(items):
            item = items[index]
            if isinstance(item, WordTable) or (item.style.role != "contents" and not is_empty(item)):
                break
            if item.contents is not None and not any(isinstance(block, Contents) for block in blocks):
                blocks.append(Contents(item.contents, place))
            lines.append(bare(item.text))
            index += 1
        if any(line in self._headings for line in lines) and not any(isinstance(block, Contents) for block in blocks):
            blocks.append(Contents(0, place, lines))
        return index

    def _place_of(self, item: Item) -> str:
        return f"table {item.number}" if isinstance(item, WordTable) else self._place(item)

    # Annexes

    def _in_annexes(self, blocks: list[Block]) -> list[Block]:
        """The blocks with those after the heading of an annex as its contents."""
        result: list[Block] = []
        annex: Part | None = None
        awaits_title = False
        for block in self._opened(blocks):
            if isinstance(block, Heading) and block.level <= self._chapters and not block.label:
                number = self._reader.annex(plain(block.spans))
                if number is not None:
                    annex = Part("annex", [], block.place, label=number, bookmarks=block.bookmarks)
                    result.append(annex)
                    awaits_title = True
                    continue
                if annex is not None and awaits_title:
                    annex.title = block.spans
                    awaits_title = False
                    continue
            if annex is not None:
                if isinstance(block, Paragraph) and awaits_title:
                    original = self._reader.annex_original(plain(block.spans))
                    if original is not None:
                        annex.original = original
                        continue
                awaits_title = False
                annex.blocks.append(block)
            else:
                result.append(block)
        return result

    def _opened(self, blocks: Sequence[Block]) -> list[Block]:
        """Pages on their side that begin with an annex are in it, not around it."""
        result: list[Block] = []
        for block in blocks:
            if isinstance(block, Part) and block.kind == "landscape":
                heads: list[Block] = []
                rest = list(block.blocks)
                while (
                    rest
                    and isinstance(rest[0], Heading)
                    and (heads or self._reader.annex(plain(rest[0].spans)) is not None)
                ):
                    if len(heads) == 2:
                        break
                    heads.append(rest.pop(0))
                result.extend(heads)
                if rest:
                    result.append(Part("landscape", rest, block.place))
            else:
                result.append(block)
        return result


def _is_heading(item: WordParagraph) -> bool:
    role = item.style.role
    if role.startswith("heading") or role in ("part", "annex", "title", "author", "session", "agenda-title"):
        return True
    return item.outline < 9 and role in ("", "text") and bool(item.text.strip()) and len(item.text) < 300


def _heading_level(item: WordParagraph, label: str) -> int:
    role = item.style.role
    if role.startswith("heading-"):
        level = int(role[8:])
        if level == 3 and label.startswith("("):
            return 4
        if level == 3 and re.fullmatch(r"[a-z]\)", label):
            return 4
        return level
    if role in ("part", "annex", "title"):
        return 1
    if role == "author":
        return 2
    if role in ("session", "agenda-title"):
        return 3
    return min(6, item.outline + 1)


def _counted(pattern: str) -> re.Pattern[str]:
    """What the labels of a level of headings look like."""
    before, _, rest = pattern.partition("{")
    name, _, after = rest.partition("}")
    return re.compile(re.escape(before) + _COUNTERS.get(name, r"\w{1,8}") + re.escape(after.strip()))


def _fitting(level: int, label: str, counters: Sequence[re.Pattern[str]], before: str) -> int:
    """The level whose numbers look like the label: the one of the style if it may be, else the nearest.

    A single I, V or X is a Roman numeral unless the label ``before`` is the letter before it.
    """
    if not label:
        return level
    fits = [index + 1 for index, counter in enumerate(counters) if counter.fullmatch(label)]
    letter = label.strip("().")
    if letter.upper() in ("I", "V", "X") and before.strip("().") != chr(ord(letter) - 1):
        roman = [
            index + 1 for index, counter in enumerate(counters) if counter.fullmatch(label.replace(letter, letter * 2))
        ]
        fits = [fit for fit in fits if fit in roman] or fits
    if not fits or level in fits:
        return level
    return min(fits, key=lambda one: (abs(one - level), one))


def _is_bold(item: WordParagraph) -> bool:
    return is_all(item.spans, "bold")


def _caption_look(spans: list[Span]) -> list[Span]:
    """A caption without the bold that the house gives it."""
    return without(spans, bold=True, italic=is_all(spans, "italic"))


def _ends_section(item: Item) -> bool:
    return isinstance(item, WordParagraph) and item.section is not None


def _breaks_page(item: Item) -> bool:
    return isinstance(item, WordParagraph) and (item.page_break or item.breaks_after)


def _table_before(blocks: Sequence[Block]) -> Table | None:
    """The table that the last blocks stand below."""
    for block in reversed(blocks[-3:]):
        if isinstance(block, Table):
            return block
        if not isinstance(block, Paragraph):
            return None
    return None


def _is_after_table(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and isinstance(blocks[-1], Table)


def _bullet_level(role: str, level: int) -> int:
    return int(role[7:]) - 1 if role.startswith("bullet-") else level


def _add_quoted(blocks: list[Block], paragraph: Paragraph) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(last, Part) and last.kind == "quotation":
        last.blocks.append(paragraph)
    else:
        blocks.append(Part("quotation", [paragraph], paragraph.place))


def _goes_on(label: str, blocks: Sequence[Block]) -> bool:
    """Whether a label counts on from the last one of its form."""
    number = label.rstrip(".")
    if not number.isdecimal():
        return False
    for block in reversed(blocks):
        if isinstance(block, Numbered) and block.label.rstrip(".").isdecimal():
            return int(block.label.rstrip(".")) == int(number) - 1
    return number == "1"
