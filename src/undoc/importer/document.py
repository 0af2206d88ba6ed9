"""A Word file as a version of a document: every stage in its order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree
from msgspec import Struct

from undoc.importer import counting, front, references, tracked
from undoc.importer.body import BodyReader, bare
from undoc.importer.content import (
    Block,
    Bullet,
    Contents,
    Figure,
    Heading,
    Numbered,
    Paragraph,
    Part,
    Table,
    texts,
    walk,
)
from undoc.importer.drawings import DrawingReader
from undoc.importer.escape import NUMBER, clean
from undoc.importer.front import Front
from undoc.importer.names import ID, VAL, R, W, is_on
from undoc.importer.numbering import Numbers
from undoc.importer.package import Package
from undoc.importer.pages import is_landscape, settle_page_breaks
from undoc.importer.problems import refused
from undoc.importer.report import Change, Findings
from undoc.importer.runs import RunReader, WordParagraph
from undoc.importer.spans import Raise, Span, cut, plain, trimmed
from undoc.importer.story import Item, StoryReader, WordTable, is_empty
from undoc.importer.styles import Styles, load_roles
from undoc.importer.tableforms import settle_forms
from undoc.importer.tables import TableReader, call_notes
from undoc.importer.tracked import Tracked
from undoc.importer.wordings import Reader
from undoc.model import LANGUAGES, Symbol
from undoc.prepare.inlines import SymbolLinker
from undoc.prepare.sections import in_section
from undoc.templates import Templates

_TAGS = {"ar": "ar", "zh": "zh", "en": "en", "fr": "fr", "ru": "ru", "es": "es"}
_LANGUAGE_NAMES = {"arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "russian": "ru", "spanish": "es"}
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
#: Words that tell the languages of the Latin script apart.
_WORDS = {
    "en": re.compile(r"\b(?:the|of|and|to)\b"),
    "fr": re.compile(r"\b(?:le|les|des|du|et)\b"),
    "es": re.compile(r"\b(?:el|los|las|del|y)\b"),
}
#: How deep a list of contents goes when nothing else is known.
_DEPTH = 3
_SUFFIXES = ("Add", "Ame", "Cor", "Rev")
_LETTER_WIDTH = 12240
_JOB = re.compile(r"(?<![\w*])((?:[A-Z]{1,3}\.?)?\d{2}-\d{4,6}|K\d{7})(?!\w|\*)")
_STAMP = re.compile(r"\s*(?:\([A-Z]\))?\s*(\d{6}(?:\s+\d{6})*)(?!\d)")


class Imported(Struct):
    """What a Word file holds, ready to be written: ``notes`` are paragraphs by the names of notes."""

    front: Front
    symbol: Symbol
    body: str
    kind: str
    language: str
    blocks: list[Block]
    notes: dict[str, list[list[Span]]]
    pictures: dict[str, bytes]
    findings: Findings

    def counts(self) -> list[tuple[str, int]]:
        """How many of each kind of block there are."""
        kinds = (
            ("headings", Heading),
            ("numbered paragraphs", Numbered),
            ("paragraphs", Paragraph),
            ("bullets", Bullet),
        )
        more = (("tables", Table), ("pictures", Figure))
        found = list(walk(self.blocks))
        counted = [(what, sum(isinstance(block, kind) for block in found)) for what, kind in (*kinds, *more)]
        return [*counted, ("notes", len(self.notes))]


def read(path: Path, language: str | None, policy: Tracked, templates: Templates) -> Imported:
    """The document in a Word file. ContentError, located, when it cannot be imported."""
    package = Package(path)
    try:
        return _Import(path, package, policy, templates).read(language)
    except RecursionError:
        message = "The file is nested more deeply than any document."
        raise refused(path, "nested-too-deeply", message) from None
    finally:
        package.close()


class _Import:
    """The import of one file."""

    def __init__(self, path: Path, package: Package, policy: Tracked, templates: Templates) -> None:
        self._path = path
        self._package = package
        self._policy = policy
        self._templates = templates
        self._findings = Findings()
        main = package.xml(package.main)
        body = main.find(f"{W}body")
        if main.tag != f"{W}document" or body is None:
            raise refused(path, "not-word", "The main part holds no document.", part=package.main)
        self._body = body
        self._notes_parts = {kind: self._part(name) for kind, name in (("f", "footnotes"), ("e", "endnotes"))}
        self._refuse_tracked()
        self._styles = Styles(self._part("styles"), load_roles(templates.root))
        self._numbers = Numbers.read(self._part("numbering"))
        self._properties = self._custom_properties()

    def read(self, language: str | None) -> Imported:
        """The document."""
        runs = RunReader(self._styles, self._package.relationships(self._package.main), self._policy, self._findings)
        story = StoryReader(runs, self._numbers, self._policy, self._findings, self._styles)
        items = story.read(self._body)
        if all(is_empty(item) for item in items):
            raise refused(self._path, "empty-document", "There is no text in the file.")
        code = language or self._language(items)
        reader = Reader(self._templates.language(code))
        block_reader = Reader(self._templates.language(reader.language.distribution_language))
        notes = self._notes()

        page = Front()
        headers = (item for header in self._first("header") for item in header)
        masthead = next((item for item in headers if front.is_masthead(item, reader, block_reader)), None)
        page.job = self._job()
        items = self._without_masthead(items, masthead, page, reader, block_reader)
        taken = front.read_asterisks(items, page)
        items = [item for item in items if isinstance(item, WordTable) or item.number not in taken]
        start = front.read_lines(items, page, reader, self._findings)
        titles: dict[str, list[list[Span]]] = {}
        front.settle_agenda(items[:start], page, reader, notes)
        front.settle_asterisks(page, reader, titles, self._findings)

        drawings = DrawingReader(self._package, self._findings)
        sections = list(self._body.iter(f"{W}sectPr"))
        text_width, full_width = self._widths(sections[0] if sections else None)
        tables = TableReader(self._findings, text_width, full_width, lambda number: _label(story, number))
        body = BodyReader(reader, self._findings, tables, drawings, story.read, story.labels)
        last = self._body.find(f"{W}sectPr")
        blocks = body.blocks(items[start:], last if is_landscape(last) else None)

        named = self._name_notes(page, blocks, notes, titles)
        self._table_notes(blocks)
        counting.set_levels(blocks, code)
        page.section = counting.section_of(blocks)
        made = counting.count(blocks, in_section(reader.language, page.section))
        counting.settle_headings(blocks, made)
        counting.compare(blocks, made, self._findings)
        others = [page.title, page.agenda_title, *(spans for paragraphs in named.values() for spans in paragraphs)]
        references.resolve(blocks, others, made, self._findings)
        references.drop_symbol_links([*_all(blocks), *others], SymbolLinker(self._templates.symbols, code))
        _set_depth(blocks)
        self._clean([*_all(blocks), *others])
        self._comments()
        symbol = self._symbol(page)
        house = "geneva" if self._is_a4(sections) else "new-york"
        chosen = front.choose_body(page, self._templates.bodies, reader, house, self._findings)
        layout = self._templates.house(self._templates.bodies[chosen].house, code)
        blocks = settle_page_breaks(blocks, after_contents=layout.contents.page_break_after)
        settle_forms(blocks, layout)
        kind = self._complete(page, code, blocks)
        return Imported(page, symbol, chosen, kind, code, blocks, named, drawings.pictures, self._findings)

    # Parts

    def _part(self, kind: str) -> etree._Element | None:
        name = self._package.of_kind(self._package.main, kind)
        return self._package.xml(name) if name is not None else None

    def _refuse_tracked(self) -> None:
        roots = [self._body, *(root for root in self._notes_parts.values() if root is not None)]
        insertions, deletions = tracked.count(roots)
        if not insertions and not deletions:
            return
        said = f"{insertions} tracked insertions and {deletions} deletions"
        if self._policy is Tracked.REFUSE:
            message = f"The file has {said} that are not decided."
            advice = "Accept or reject them in Word, or import with --tracked accept or --tracked reject."
            raise refused(self._path, "tracked-changes", message, advice)
        done = "accepted" if self._policy is Tracked.ACCEPT else "rejected"
        self._findings.add(Change.SIMPLIFIED, "tracked-changes", f"{said} were {done}.", "")

    def _first(self, kind: str) -> Iterator[list[Item]]:
        """The headers or footers of the first page, and those of all pages, in the order in which they count."""
        section = next(self._body.iter(f"{W}sectPr"), None)
        if section is None:
            return
        kinds = {
            one.get(f"{W}type", "default"): one.get(f"{R}id", "") for one in section.iterchildren(f"{W}{kind}Reference")
        }
        title = section.find(f"{W}titlePg")
        has_own = title is not None and is_on(title.get(VAL))
        relationships = self._package.relationships(self._package.main)
        for which in ("first", "default") if has_own else ("default", "first"):
            found = relationships.get(kinds.get(which, ""))
            if found is not None and not found.is_external and found.target in self._package:
                root = self._package.xml(found.target)
                runs = RunReader(self._styles, self._package.relationships(found.target), self._policy, Findings())
                yield StoryReader(runs, Numbers(), self._policy, Findings(), self._styles).read(root)

    def _job(self) -> tuple[str, str] | None:
        """The job number at the foot of the first page and the date stamps after it."""
        for items in self._first("footer"):
            text = " ".join(paragraph.text for paragraph in _flat(items))
            match = _JOB.search(text)
            if match is not None:
                stamps = _STAMP.match(text, match.end())
                return match[1], " ".join(stamps[1].split()) if stamps else ""
        return None

    def _without_masthead(
        self, items: list[Item], masthead: Item | None, page: Front, reader: Reader, block: Reader
    ) -> list[Item]:
        """The items without the masthead, which is read: the one of the header, or a first table."""
        rest = list(items)
        if masthead is None:
            for index, item in enumerate(rest[:10]):
                if front.is_masthead(item, reader, block):
                    masthead = item
                    del rest[index]
                    break
        if isinstance(masthead, WordTable):
            front.read_masthead(masthead, page, reader, block, self._findings)
        return rest

    def _notes(self) -> dict[str, list[list[Span]]]:
        """The paragraphs of all notes by the keys that calls have."""
        notes: dict[str, list[list[Span]]] = {}
        for kind, root in self._notes_parts.items():
            name = self._package.of_kind(self._package.main, "footnotes" if kind == "f" else "endnotes")
            if root is None or name is None:
                continue
            runs = RunReader(self._styles, self._package.relationships(name), self._policy, self._findings)
            story = StoryReader(runs, self._numbers, self._policy, self._findings, self._styles)
            for element in root:
                if element.get(f"{W}type") in ("separator", "continuationSeparator", "continuationNotice"):
                    continue
                paragraphs = [item.spans for item in _flat(story.read(element)) if not is_empty(item)]
                notes[f"{kind}{element.get(ID, '')}"] = [_without_mark(spans) for spans in paragraphs]
        return notes

    def _name_notes(
        self,
        page: Front,
        blocks: Sequence[Block],
        notes: dict[str, list[list[Span]]],
        titles: dict[str, list[list[Span]]],
    ) -> dict[str, list[list[Span]]]:
        """Name the notes by the order of their calls; returns their paragraphs by these names."""
        named: dict[str, list[list[Span]]] = dict(titles)
        names: dict[str, str] = {name: name for name in titles}
        endnotes = False
        for spans in [page.agenda_title, page.title, *_all(blocks)]:
            for index, span in enumerate(spans):
                if not span.note or span.note in titles:
                    continue
                if span.note not in notes:
                    spans[index] = Span("")
                elif span.note in names:
                    spans[index] = Span(names[span.note], position=Raise.SUPERSCRIPT)
                    message = "A second call of a note became its number as text."
                    self._findings.add(Change.SIMPLIFIED, "second-call", message, "")
                else:
                    endnotes = endnotes or span.note.startswith("e")
                    names[span.note] = str(len(names) + 1 - len(titles))
                    named[names[span.note]] = self._note_text(notes[span.note])
                    spans[index] = Span("", note=names[span.note])
                _unbracket(spans, index)
            spans[:] = [span for span in spans if span.text or span.note]
        if endnotes:
            message = "Endnotes became footnotes, numbered together with these."
            self._findings.add(Change.SIMPLIFIED, "endnotes", message, "")
        lost = [
            key
            for key in notes
            if key not in names and key not in page.settled_notes and any(plain(spans).strip() for spans in notes[key])
        ]
        if lost:
            message = f"{len(lost)} notes that are called nowhere in the text were left out."
            self._findings.add(Change.DROPPED, "uncalled-notes", message, "notes")
        return named

    def _note_text(self, paragraphs: list[list[Span]]) -> list[list[Span]]:
        if any(span.note for spans in paragraphs for span in spans):
            self._findings.add(Change.DROPPED, "note-in-note", "A call of a note within a note was left out.", "notes")
        result = [[span for span in spans if not span.note] for spans in paragraphs]
        return [spans for spans in result if plain(spans).strip()] or [[Span("–")]]

    def _table_notes(self, blocks: list[Block]) -> None:
        """Calls and names of the notes below tables; those that are called nowhere become paragraphs."""
        for block in list(walk(blocks)):
            if isinstance(block, Part):
                self._table_notes_in(block.blocks)
        self._table_notes_in(blocks)

    def _table_notes_in(self, blocks: list[Block]) -> None:
        for index in range(len(blocks) - 1, -1, -1):
            block = blocks[index]
            if not isinstance(block, Table) or not block.notes:
                continue
            call_notes(block, self._findings)
            for position, (mark, text) in enumerate(block.uncalled.items()):
                message = f"The note {mark} below a table is not called in it; it became a paragraph."
                self._findings.add(Change.SIMPLIFIED, "uncalled-note", message, block.place)
                blocks.insert(index + 1 + position, Paragraph([Span(f"{mark} "), *text], block.place))

    def _comments(self) -> None:
        root = self._part("comments")
        if root is None:
            return
        for comment in root.iter(f"{W}comment"):
            text = " ".join("".join(piece.text or "" for piece in comment.iter(f"{W}t")).split())
            if text and "<<ODS" not in text:
                author = comment.get(f"{W}author", "")
                self._findings.add(Change.COMMENT, "comment", f"{author}: {text}" if author else text, "")

    # What the file says of itself

    def _custom_properties(self) -> dict[str, str]:
        found: dict[str, str] = {}
        name = next(
            (one.target for one in self._package.relationships("").values() if one.kind == "custom-properties"), None
        )
        if name is not None and name in self._package:
            for one in self._package.xml(name):
                text = " ".join("".join(map(str, one.itertext())).replace("_x000d_", " ").split())
                found[one.get("name", "")] = text
        return found

    def _language(self, items: Sequence[Item]) -> str:
        """The language of the text: what the file says, else what it is written in."""
        said = _LANGUAGE_NAMES.get(self._properties.get("Language", "").lower())
        text = " ".join(_some_text(items))
        found = said or _written_in(text)
        known = [
            code for code in LANGUAGES if (self._templates.root / "templates" / "languages" / f"{code}.yaml").exists()
        ]
        if found not in known:
            message = f"The file seems to be in “{found}”, which has no file in templates/languages."
            advice = f"Add one, or name the language with --lang: {', '.join(known)}."
            raise refused(self._path, "unknown-language", message, advice)
        return found

    def _symbol(self, page: Front) -> Symbol:
        if page.symbol is not None:
            return page.symbol
        stem = self._path.stem
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
            if any(character.isdigit() for character in text):
                self._findings.add(Change.GUESSED, "symbol", f"The symbol {symbol} is not in the masthead.", "masthead")
                return symbol
        safe = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")[:60] or "1"
        symbol = (
            Symbol.parse(f"X/{safe[0].upper()}{safe[1:]}")
            if safe[0].isalnum() and safe.isascii()
            else Symbol.parse("X/1")
        )
        message = f"The file has no symbol; {symbol} stands for it."
        self._findings.add(Change.GUESSED, "symbol", message, "masthead")
        return symbol

    def _complete(self, page: Front, code: str, blocks: list[Block]) -> str:
        """Fill in what a document cannot be without, and tell it; returns the kind of document."""
        if page.distribution is None:
            page.distribution = "general"
            self._findings.add(
                Change.GUESSED, "distribution", "No distribution was found; “general” stands for it.", "masthead"
            )
        if page.date is None:
            page.date = self._saved() or dt.date(2000, 1, 1)
            self._findings.add(Change.GUESSED, "date", f"No date was found; {page.date} stands for it.", "masthead")
        if page.original is None:
            page.original = code
            self._findings.add(
                Change.GUESSED, "original", f"No original language was found; “{code}” stands for it.", "masthead"
            )
        if not plain(page.title).strip():
            page.title = self._title(blocks)
            self._findings.add(
                Change.GUESSED, "title", "No title was found; the first text stands for it.", "first page"
            )
        suffixes = [suffix for suffix in (page.symbol.suffixes if page.symbol else ()) if suffix[:3] in _SUFFIXES]
        if suffixes and not page.has_suffix:
            page.wording["suffix"] = ""
        if page.author is not None:
            return page.author[1]
        return "report"

    def _title(self, blocks: list[Block]) -> list[Span]:
        said = self._properties.get("Title1", "")
        if said:
            return [Span(said)]
        for block in walk(blocks):
            if isinstance(block, Heading | Paragraph | Numbered) and plain(block.spans).strip():
                return [Span(" ".join(plain(block.spans).split())[:200])]
        return [Span(self._path.stem)]

    def _saved(self) -> dt.date | None:
        for one in self._package.relationships("").values():
            if one.kind == "core-properties" and one.target in self._package:
                for element in self._package.xml(one.target):
                    if str(element.tag).endswith("}modified"):
                        try:
                            return dt.date.fromisoformat((element.text or "")[:10])
                        except ValueError:
                            return None
        return None

    def _widths(self, section: etree._Element | None) -> tuple[int, int]:
        """The width of the text and of the page between its margins, in twips."""
        full = 9840
        if section is not None:
            size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
            if size is not None and margins is not None:
                full = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
        full = full if 2000 < full < 40000 else 9840
        return full - 2534, full

    def _is_a4(self, sections: Sequence[etree._Element]) -> bool:
        size = sections[0].find(f"{W}pgSz") if sections else None
        return size is not None and abs(_twips(size, "w") - _LETTER_WIDTH) > 100

    def _clean(self, all_spans: Sequence[list[Span]]) -> None:
        """Take out characters that no content may hold."""
        lost: set[str] = set()
        for spans in all_spans:
            for index, span in enumerate(spans):
                if span.is_field and span.text == NUMBER:
                    continue
                text, found = clean(span.text)
                if text != span.text:
                    spans[index] = span._replace(text=text)
                if found:
                    lost.update(found)
        if lost:
            codes = ", ".join(sorted(f"U+{ord(character):04X}" for character in lost))
            self._findings.add(
                Change.DROPPED, "characters", f"Characters that cannot be printed were left out: {codes}.", ""
            )


def _label(story: StoryReader, number: int) -> str:
    label = story.labels.get(number)
    return "" if label is None else "•" if label.is_bullet else label.text


def _flat(items: Sequence[Item]) -> Iterator[WordParagraph]:
    for item in items:
        if isinstance(item, WordTable):
            yield from item.paragraphs()
        else:
            yield item


def _without_mark(spans: list[Span]) -> list[Span]:
    """A note without the mark that it begins with."""
    spans = trimmed(spans, " \t\n\u3000\u200b")
    text = plain(spans)
    match = re.match(r"(?:\*{1,3}|[a-z]{1,2}|\(?\d{1,3}\)?|\((?:[^\W\d]{1,3})?\))[\t ]", text)
    if match and spans and (spans[0].position is Raise.SUPERSCRIPT or "\t" in match[0]):
        spans = trimmed(cut(spans, match.end()))
    return spans


def _unbracket(spans: list[Span], call: int) -> None:
    """Take away the brackets around the number that Word counts at a call: they are part of the mark in some languages.

    They are raised as the number is; others are text.
    """
    if not 0 < call < len(spans) - 1:
        return
    before, after = spans[call - 1], spans[call + 1]
    raised = before.position is after.position is Raise.SUPERSCRIPT
    if raised and before.text.endswith("(") and after.text.startswith(")"):
        spans[call - 1] = before._replace(text=before.text[:-1])
        spans[call + 1] = after._replace(text=after.text[1:])


def _some_text(items: Sequence[Item]) -> list[str]:
    found = [item.text for item in items if not isinstance(item, WordTable)][:400]
    if not any(text.strip() for text in found):
        found = [part.text for item in items if isinstance(item, WordTable) for part in item.paragraphs()][:400]
    return found


def _written_in(text: str) -> str:
    letters = sum(character.isalpha() for character in text) or 1
    for code, script in _SCRIPTS:
        if len(script.findall(text)) > letters * 0.3:
            return code
    counts = {code: len(words.findall(text.lower())) for code, words in _WORDS.items()}
    return max(counts, key=lambda code: counts[code]) if any(counts.values()) else "en"


def _set_depth(blocks: Sequence[Block]) -> None:
    """Lists of contents go down to the deepest heading that the file's own list has."""
    levels = [(bare(plain(block.spans)), block.level) for block in walk(blocks) if isinstance(block, Heading)]
    for block in walk(blocks):
        if isinstance(block, Contents):
            listed = set(block.lines)
            found = max((level for text, level in levels if text and text in listed), default=_DEPTH)
            block.depth = block.depth or found


def _all(blocks: Sequence[Block]) -> list[list[Span]]:
    return [spans for block in walk(blocks) for spans in texts(block)]


def _twips(element: etree._Element, name: str) -> int:
    try:
        return int(float(element.get(W + name, "0")))
    except (ValueError, OverflowError):
        return 0
