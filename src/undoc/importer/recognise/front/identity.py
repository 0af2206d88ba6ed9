"""What a Word file says of itself outside its text, and what stands for what it does not say."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from lxml import etree
from msgspec import Struct

from undoc.importer.problems import refused
from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.inlines import NUMBER, clean
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.word.items import Item, WordTable
from undoc.importer.word.package import Package
from undoc.importer.word.spans import Span, plain, spans_of
from undoc.model import Block, Heading, NumberedParagraph, Paragraph, Symbol
from undoc.model.tree import walk
from undoc.prepare.formulas import linear
from undoc.templates import Language, Templates
from undoc.templates.known_languages import language_codes
from undoc.templates.language import NAMING

#: Letters that tell scripts apart; the name that a language has for itself tells which is its own.
_SCRIPTS = tuple(map(re.compile, ("[\u0600-\u06ff]", "[\u4e00-\u9fff]", "[\u0400-\u04ff]")))
#: The share of the letters of a script from which on a text is written in it.
_SHARE = 0.3
_SUFFIXES = ("Add", "Ame", "Cor", "Rev")


class Identity(Struct, dict=True):
    """Tells language, symbol, date and title of a file; what is guessed is noted in ``findings``.

    ``has_no_symbol`` is known once the symbol is: one made of the file's name stands for it. ``is_language_seen`` says
    that the language was told by the words of the text.
    """

    path: Path
    package: Package
    findings: Findings
    has_no_symbol: bool = False
    is_language_seen: bool = False

    @cached_property
    def _properties(self) -> dict[str, str]:
        """What the custom properties say, by their names."""
        found: dict[str, str] = {}
        name = next(
            (one.target for one in self.package.relationships("").values() if one.kind == "custom-properties"), None
        )
        if name is not None and name in self.package:
            for one in self.package.xml(name):
                text = " ".join("".join(map(str, one.itertext())).replace("_x000d_", " ").split())
                found[one.get("name", "")] = text
        return found

    def language(self, items: Sequence[Item], templates: Templates) -> str:
        """The language of the text: what the file says, else what it is written in."""
        codes = language_codes(templates.root)
        said = self._properties.get("Language", "").lower()
        for code in codes if said else ():
            if said == templates.language(code).english_name.lower():
                return code
        known = {code: templates.language(code) for code in codes}
        found = _written_in(" ".join(_some_text(items)), known)
        self.is_language_seen = True
        if found is None:
            message = "The file is in a script that no language in templates/languages has."
            advice = f"Add one, or name the language with --lang: {', '.join(codes)}."
            raise refused(self.path, "unknown-language", message, advice)
        return found

    def symbol(self, page: Front) -> Symbol:
        """The symbol of the masthead, else of the properties or the file's name, else one that stands for it."""
        if page.symbol is not None:
            return page.symbol
        stem = self.path.stem
        candidates = [
            self._properties.get("Symbol1", ""),
            self._properties.get("docSymbol1", ""),
            stem.replace("_", "/"),
        ]
        for text in candidates:
            try:
                symbol = Symbol.parse(text)
            except ValueError:
                continue
            if any(character.isdigit() for character in text) or (symbol.organ == "X" and text != candidates[-1]):
                self.findings.add(Change.GUESSED, "symbol", f"The symbol {symbol} is not in the masthead.", "masthead")
                return symbol
        symbol = _standing_for(stem)
        self.has_no_symbol = True
        return symbol

    def complete(self, page: Front, code: str, blocks: Sequence[Block]) -> str:
        """Fill in what a document cannot be without, and tell it; returns the kind of document."""
        if page.distribution is None:
            page.distribution = "general"
            self.findings.add(
                Change.GUESSED, "distribution", "No distribution was found; “general” stands for it.", "masthead"
            )
        if page.date is None:
            page.date = self._saved() or dt.date(2000, 1, 1)
            self.findings.add(Change.GUESSED, "date", f"No date was found; {page.date} stands for it.", "masthead")
        if page.original is None:
            page.original = code
            self.findings.add(
                Change.GUESSED, "original", f"No original language was found; “{code}” stands for it.", "masthead"
            )
        has_cover = not page.is_of_body and not plain(page.title).strip()
        if not plain(page.title).strip():
            page.title = self._title(blocks, is_covered=has_cover)
            message = "No title was found; the first text stands for it."
            if has_cover:
                message = f"The title stands in the text; {quoted(plain(page.title))} is the name of the document."
            self.findings.add(Change.GUESSED, "title", message, "first page")
        if not page.is_of_body and self.is_language_seen:
            message = f"The language was told by the words of the text: “{code}”."
            self.findings.add(Change.GUESSED, "language", message, "text")
        suffixes = [suffix for suffix in (page.symbol.suffixes if page.symbol else ()) if suffix[:3] in _SUFFIXES]
        if suffixes and not page.has_suffix:
            page.wording["suffix"] = ""
        if page.author is not None:
            return page.author[1]
        return "publication" if has_cover else "report"

    def _title(self, blocks: Sequence[Block], *, is_covered: bool) -> list[Span]:
        said = self._properties.get("Title1", "")
        if said:
            return [Span(said)]
        headings = (block for block in walk(blocks) if isinstance(block, Heading) and not block.is_numbered)
        named = next(headings, None) if is_covered else None
        for block in [named] if named is not None else walk(blocks):
            if isinstance(block, Heading | Paragraph | NumberedParagraph) and (text := _line_of(block)):
                return [Span(text[:200])]
        return [Span(" ".join(clean(self._named() or self.path.stem)[0].split())[:200])]

    def _named(self) -> str:
        """The title among the properties of the file, without the symbol that our own have before it."""
        said = (one.text or "" for one in self._core() if str(one.tag).endswith("}title"))
        return next(filter(str.strip, said), "").removeprefix(f"{self._properties.get('Symbol1', '')} ")

    def _core(self) -> Iterator[etree._Element]:
        """What stands in the core properties."""
        for one in self.package.relationships("").values():
            if one.kind == "core-properties" and one.target in self.package:
                yield from self.package.xml(one.target)

    def _saved(self) -> dt.date | None:
        for element in self._core():
            if str(element.tag).endswith("}modified"):
                try:
                    return dt.date.fromisoformat((element.text or "")[:10])
                except ValueError:
                    return None
        return None


def _line_of(block: Heading | Paragraph | NumberedParagraph) -> str:
    """The text of a block on one line, its formulas too, without the numbers that references make."""
    spans = (span for span in spans_of(block.inlines) if not span.note and span.text != NUMBER)
    text = "".join(span.text if span.formula is None else linear(span.formula.row) for span in spans)
    return " ".join(text.split())


def _standing_for(stem: str) -> Symbol:
    """A symbol made of the name of a file; one whose letters no symbol can have gets figures of its own.

    Files with different names in other scripts are different documents.
    """
    safe = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")[:60].rstrip("-")
    if not safe or any(character.isalnum() and not character.isascii() for character in stem):
        own = hashlib.blake2s(unicodedata.normalize("NFC", stem).encode("utf-8", "replace"), digest_size=4).hexdigest()
        safe = f"{safe}-{own}".lstrip("-")
    return Symbol.parse(f"X/{safe[0].upper()}{safe[1:]}")


def _some_text(items: Sequence[Item]) -> list[str]:
    found = [item.text for item in items if not isinstance(item, WordTable)][:400]
    if not any(text.strip() for text in found):
        found = [part.text for item in items if isinstance(item, WordTable) for part in item.paragraphs()][:400]
    return found


def _written_in(text: str, known: Mapping[str, Language]) -> str | None:
    """The language of a text: the one with its script, of several the one whose common words stand there most often.

    Where no such words stand there it is English, if that is among them. None when no language has the script.
    """
    letters = sum(character.isalpha() for character in text) or 1
    script = next((one for one in _SCRIPTS if len(one.findall(text)) > letters * _SHARE), None)
    codes = [code for code, language in known.items() if _own_script(language) is script]
    if len(codes) < 2:
        return codes[0] if codes else None
    counts = {code: len(_common(known[code]).findall(text.lower())) for code in codes}
    if any(counts.values()):
        return max(counts, key=lambda code: counts[code])
    return NAMING if NAMING in codes else codes[0]


def _own_script(language: Language) -> re.Pattern[str] | None:
    return next((script for script in _SCRIPTS if script.search(language.name)), None)


def _common(language: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, language.common_words)) or "(?!)"
    return re.compile(rf"\b(?:{words})\b")
