"""The masthead: symbol, distribution, date and original language of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.wordings import Reader, normal, symbol_of
from undoc.importer.report import Findings
from undoc.importer.word.items import Item, WordTable
from undoc.model import Symbol

_DIGIT = re.compile(r"\d")


class MastheadReader(Struct):
    """Reads the masthead into ``front``; ``block`` reads the language of the distribution block."""

    front: Front
    reader: Reader
    block: Reader
    findings: Findings

    @property
    def _organization(self) -> str:
        return normal(self.reader.language.words["organization"])

    def is_masthead(self, item: Item) -> bool:
        """Whether a table is a masthead: a symbol and a line of distribution stand in it."""
        if not isinstance(item, WordTable) or len(item.rows) > 4:
            return False
        return self.is_in([line for paragraph in item.paragraphs() for line in lines_in(paragraph.text)])

    def is_in(self, lines: Sequence[str]) -> bool:
        """Whether a symbol and a line of distribution are among the lines, or as in records the names of a body."""
        texts = list(map(normal, lines))
        if not any(_symbol(text) for text in texts):
            return False
        names_body = self._organization in texts and any(self.reader.bodies(text) for text in texts)
        return names_body or any(self._is_distribution(text) for text in texts)

    def has_line(self, text: str) -> bool:
        """Whether a line of a paragraph is one that only a masthead has."""
        return any(self._is_of_masthead(normal(line)) for line in lines_in(text))

    def _is_of_masthead(self, line: str) -> bool:
        is_known = line == self._organization or _symbol(line) is not None or self._is_distribution(line)
        readers = (self.block, self.reader)
        return is_known or any(one.date(line) or one.original(line) or one.named(line) for one in readers)

    def _is_distribution(self, text: str) -> bool:
        said = self.reader.distribution(text) or self.block.distribution(text)
        return bool(text.lower().startswith("distr") or said)

    def read(self, table: WordTable) -> None:
        """Take what the masthead says, and how high its last row is."""
        self.front.masthead_height = table.rows[-1].exact if len(table.rows) > 1 else None
        for paragraph in table.paragraphs():
            self.read_text(paragraph.text.replace("\t", " "))

    def read_text(self, text: str) -> None:
        """Take what the lines of a paragraph of a masthead say."""
        for line in text.split("\n"):
            self._read_line(normal(line))

    def _read_line(self, text: str) -> None:
        front = self.front
        if not text or text == self._organization:
            return
        if front.symbol is None and (symbol := _symbol(text)):
            front.symbol = symbol
            return
        for one in (self.block, self.reader):
            if front.session is None and (session := one.session(text)):
                front.session = session
                return
            if front.advance is None and (advance := one.advance(text)):
                front.advance = advance
                return
            if front.distribution is None and (distribution := one.distribution(text)):
                front.distribution = distribution
                return
            if front.date is None and (date := one.date(text)):
                front.date = date
                return
            if front.original is None and (original := one.original(text)):
                front.original = original
                return
        if self.block.named(text) or self.reader.named(text):
            return
        if front.distribution is None and text.lower().startswith("distr"):
            front.distribution = "general"
            front.wording["distribution"] = text
            return
        front.body_names.append(text)


def lines_in(text: str) -> list[str]:
    """The lines of a paragraph of a masthead, in which tabs and line breaks part them."""
    return text.replace("\t", "\n").split("\n")


def _symbol(text: str) -> Symbol | None:
    symbol = symbol_of(text)
    return symbol if symbol is not None and (symbol.organ == "X" or _DIGIT.search(text)) else None
