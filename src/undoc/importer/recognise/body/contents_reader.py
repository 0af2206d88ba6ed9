"""Lists of contents of a Word file: made anew where they list something, and told where they do not."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.importer.recognise.body.contents_lists import contents_in
from undoc.importer.recognise.body.headings import Headings
from undoc.importer.recognise.body.texts import TextReader
from undoc.importer.recognise.numbers.starts import bare
from undoc.importer.recognise.origins import Origin, place_of
from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.report import Change, Findings
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.paragraphs import WordParagraph
from undoc.model import Block, Contents


class ContentsReader:
    """Takes the list of contents of a file; a second one stays as text."""

    def __init__(self, reader: Reader, findings: Findings, headings: Headings, texts: TextReader) -> None:
        self._reader = reader
        self._findings = findings
        self._headings = headings
        self._texts = texts
        self._is_there = False

    def add_table(self, word: WordTable, blocks: list[Block], place: str, *, is_titled: bool = False) -> bool:
        """Take a table that lists headings with their pages; a list of contents is made anew, a second one is kept."""
        if self._is_there:
            return False
        lines = contents_in(word, self._headings.known, self._reader.language.words["page"], is_titled=is_titled)
        if lines:
            self.add(blocks, Contents(Origin(place, entries=lines), 0))
        return bool(lines)

    def add_lines(self, items: Sequence[Item], index: int, blocks: list[Block]) -> int:
        """Take the lines of a list of contents that Word has made, or that stand above it.

        Lines that name no heading, and those of a second list, stay as text.
        """
        start, place = index, place_of(items[index])
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
            is_first = not self._is_there and bool(self._headings.known)
            self.add(blocks, Contents(Origin(place, entries=lines), depths[0] if depths else 0))
            if is_first:
                return index
        words = self._reader.language.words
        heads = {normal(words[word]).lower() for word in ("contents", "page")}
        for item in taken:
            if normal(item.text).lower() not in heads and not is_empty(item):
                self._texts.add(item, "text", place_of(item), blocks)
        return index

    def add(self, blocks: list[Block], contents: Contents) -> None:
        """Add a list of contents where it lists something; a document has one."""
        if self._is_there or not self._headings.known:
            why = "there is one already" if self._is_there else "the file has no headings that it could list"
            message = f"A list of contents was left out: {why}."
            self._findings.add(Change.DROPPED, "list-of-contents", message, str(contents.place))
            return
        blocks.append(contents)
        self._is_there = True
