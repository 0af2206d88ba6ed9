"""A Word file as a version of a document: every stage in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from undoc.counting import counted
from undoc.importer.attributes import twips, width_in
from undoc.importer.invariants import Made, Shown, Tally, hold, references_in
from undoc.importer.problems import refused
from undoc.importer.recognise.body.captions import with_captions
from undoc.importer.recognise.body.contents_lists import note_headings, with_depth
from undoc.importer.recognise.body.headings import Headings
from undoc.importer.recognise.body.pages import is_landscape, settle_page_breaks
from undoc.importer.recognise.body.reader import BodyReader
from undoc.importer.recognise.drawings.pictures import with_widths
from undoc.importer.recognise.drawings.reader import DrawingReader
from undoc.importer.recognise.front import asterisks, front
from undoc.importer.recognise.front.bodies import choose_body
from undoc.importer.recognise.front.first_lines import give_roles, take_masthead
from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.front.houses import heading_levels, houses_of
from undoc.importer.recognise.front.identity import Identity
from undoc.importer.recognise.house_styles import as_styled, with_looks
from undoc.importer.recognise.inlines import NUMBER, clean
from undoc.importer.recognise.line_fits import fit_in, read_gaps, read_margins, with_fits
from undoc.importer.recognise.notes import NoteNames, read_notes, with_pictures, with_table_notes
from undoc.importer.recognise.numbers import counting, references
from undoc.importer.recognise.numbers.levels import numbering_of
from undoc.importer.recognise.numbers.starts import with_starts
from undoc.importer.recognise.origins import Origin, OwnLines, origin, with_spans
from undoc.importer.recognise.tables.forms import with_form
from undoc.importer.recognise.tables.reader import TableReader, made_widths
from undoc.importer.recognise.wordings import Reader
from undoc.importer.report import Change, Findings
from undoc.importer.word import tracked
from undoc.importer.word.headers_and_footers import first_page, job_in, tell_running_texts
from undoc.importer.word.items import Item, StoryReader, WordTable, is_empty
from undoc.importer.word.names import ID, W
from undoc.importer.word.numbering import Numbers
from undoc.importer.word.package import Package
from undoc.importer.word.paragraphs import ASIDE, WordParagraph
from undoc.importer.word.runs.reader import RunReader
from undoc.importer.word.settings import adds_spaces, justification, old_template, restarts_notes
from undoc.importer.word.spans import Span, plain
from undoc.importer.word.styles import Styles, load_roles
from undoc.importer.word.tracked import Tracked
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    ContentError,
    Contents,
    Figure,
    Fit,
    Heading,
    Justification,
    NumberedParagraph,
    Numbering,
    Paragraph,
    Summary,
    Symbol,
    Table,
)
from undoc.model.inlines import MARKS
from undoc.model.tree import changed, walk
from undoc.prepare.inlines import SymbolLinker
from undoc.prepare.levels import numbered_as
from undoc.templates import Templates
from undoc.templates.house import House
from undoc.templates.known_languages import language_codes
from undoc.templates.language import Language

#: Twips in a point.
_POINT = 20
#: So often the levels of numbers are found anew, as numbers that they cannot make become text.
_ROUNDS = 4
#: The blocks that can have a number in the file.
_LABELLED = Heading | NumberedParagraph | Table | Annex


class Imported(Struct):
    """What a Word file holds, ready to be written.

    ``notes`` are paragraphs by the names of notes, ``note_fits`` how their lines are fitted. ``has_no_symbol`` says
    that ``symbol`` is made of the file's name, ``tallies`` how many of each kind the file has and came in.
    """

    front: Front
    symbol: Symbol
    body: str
    kind: str
    language: str
    blocks: tuple[Block, ...]
    notes: dict[str, list[list[Span]]]
    note_fits: dict[str, Fit]
    pictures: dict[str, bytes]
    findings: Findings
    has_no_symbol: bool = False
    tallies: tuple[Tally, ...] = ()

    def counts(self) -> list[tuple[str, int]]:
        """How many of each kind of block there are."""
        kinds = (
            ("headings", Heading),
            ("numbered paragraphs", NumberedParagraph),
            ("paragraphs", Paragraph),
            ("bullets", BulletItem),
        )
        more = (("tables", Table), ("pictures", Figure))
        found = list(walk(self.blocks))
        counted = [(what, sum(isinstance(block, kind) for block in found)) for what, kind in (*kinds, *more)]
        return [*counted, ("notes", len(self.notes))]

    def remade(self) -> list[str]:
        """What the file has that is not in the content, because it is made of this."""
        blocks = list(walk(self.blocks))
        labels = (origin(block).label for block in blocks if isinstance(block, _LABELLED))
        found = {
            "headers and footers": True,
            "the masthead": self.front.symbol is not None,
            "the numbers": any(labels),
            "the list of contents": any(isinstance(block, Contents) for block in blocks),
        }
        return [what for what, is_there in found.items() if is_there]


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
        self._note_lines: dict[str, OwnLines] = {}
        self._note_drawings: dict[str, list[etree._Element]] = {}
        main = package.xml(package.main)
        body = main.find(f"{W}body")
        if main.tag != f"{W}document" or body is None:
            raise refused(path, "not-word", "The main part holds no document.", part=package.main)
        self._body = body
        self._last_section = body.find(f"{W}sectPr")
        self._notes_parts = {kind: self._part(name) for kind, name in (("f", "footnotes"), ("e", "endnotes"))}
        self._is_tracked = self._has_tracked()
        self._styles = Styles(self._part("styles"), load_roles(templates.root))
        self._numbers = Numbers.read(self._part("numbering"))
        self._identity = Identity(path, package, self._findings)
        if package.of_kind(package.main, "vbaProject"):
            self._findings.add(Change.DROPPED, "macros", "The macros of the file were left out.")

    def read(self, language: str | None) -> Imported:
        """The document."""
        runs = RunReader(
            self._styles,
            self._package.relationships(self._package.main),
            self._policy,
            self._findings,
            is_tracked=self._is_tracked,
            xml=self._package.xml,
        )
        story = StoryReader(runs, self._numbers, self._findings)
        items = story.read(self._body)
        sections = [item.section for item in items if isinstance(item, WordParagraph) and item.section is not None]
        sections += [self._last_section] if self._last_section is not None else []
        section = sections[0] if sections else None
        if all(is_empty(item) for item in items):
            raise self._empty()
        code = language or self._identity.language(items, self._templates)
        codes = language_codes(self._templates.root)
        reader = Reader(self._templates.with_names(self._templates.language(code), codes))
        block_language = self._templates.language(reader.language.distribution_language)
        block_reader = Reader(self._templates.with_names(block_language, codes))
        notes = self._notes()

        page = Front()
        headers = list(first_page("header", section, self._package, self._styles, self._policy))
        tops = (item for header in headers for item in header)
        masthead = next((item for item in tops if front.is_masthead(item, reader, block_reader)), None)
        page.job = job_in(first_page("footer", section, self._package, self._styles, self._policy))
        settings = self._part("settings")
        page.justification = justification(settings)
        self._doubt_justification(page.justification)
        read_gaps(items, adds=adds_spaces(settings))
        read_margins(items)
        shown, fields = list(items), references_in(items)
        note_texts = {key: " ".join(map(plain, paragraphs)) for key, paragraphs in notes.items()}
        items = self._without_masthead(items, headers, masthead, page, reader, block_reader)
        left = {id(item) for item in items}
        in_masthead = {item.number for item in shown if isinstance(item, WordTable) and id(item) not in left}
        taken = asterisks.read_asterisks(items, page)
        items = [item for item in items if isinstance(item, WordTable) or item.number not in taken]
        if page.symbol is not None:
            give_roles(items, set(story.labels), reader, self._findings)
        bodies = self._templates.bodies
        houses = {one.house: self._templates.house(one.house, code) for one in bodies.values()}
        # What has no symbol is no part of a book: its first headings are not the lines that say which part.
        possible = {key: one for key, one in houses.items() if page.symbol is not None or not front.book_slots(one)}
        found = houses_of(items, section, possible)
        start = front.read_lines(items, page, reader, front.book_slots(houses[found[0]]))
        titles: dict[str, list[list[Span]]] = {}
        asterisks.settle_called_slugs(items[:start], page, reader, notes)
        asterisks.settle_called(items[:start], page, reader, notes)
        used = asterisks.settle_slugs(page, reader)
        used |= asterisks.settle_asterisks(page, reader, titles)

        drawings = DrawingReader(self._package, self._findings)
        text_width, full_width = self._widths(sections)
        chosen = choose_body(page, bodies, reader, found, self._findings)
        house = houses[bodies[chosen].house]
        tables = TableReader(
            self._findings,
            text_width,
            full_width,
            lambda number: _label(story, number),
            made_widths(house),
            round(house.columns.gap * _POINT),
        )
        counted = self._templates.language(code, house.key)
        levels = heading_levels(house, self._styles.roles)
        headings = Headings(counted, levels, story.labels)
        body = BodyReader(reader, self._findings, tables, drawings, story.read, story.labels, headings)
        begun = any(isinstance(item, WordParagraph) and item.section is not None for item in items[:start])
        found_blocks = with_captions(body.blocks(items[start:], self._last_section, is_first=not begun), reader)
        found_blocks = [*body.below_front(items[:start]), *found_blocks]
        found_blocks = self._with_pictures(found_blocks, [page.agenda_title, page.title], drawings)
        front.settle_book(page, house)
        blocks = with_depth(found_blocks)
        if house.contents.calls_notes:
            blocks, listed = note_headings(items[start:], blocks, page.asterisks, notes, titles, self._findings)
            page.settled_notes |= listed
            used |= listed
        blocks = (*asterisks.uncalled_asterisks(page, used, self._findings), *blocks)

        for spans in (page.agenda_title, page.title):  # their notes have the asterisks of the house
            spans[:] = [replace(span, text="") if span.note else span for span in spans]
        note_names = NoteNames(notes, titles, self._findings)
        for spans in (page.agenda_title, page.title):
            spans[:] = note_names.calls(spans)
        blocks = with_spans(blocks, (), note_names.calls)
        note_names.tell(page.settled_notes)
        named = note_names.named
        if len(named) > 1 and restarts_notes(settings, sections):
            message = "Notes that are numbered anew in each section or on each page are numbered through the document."
            self._findings.add(Change.DIFFERS, "note-numbers", message, "notes")
        of_titles = {span.note for spans in (page.agenda_title, page.title) for span in spans if span.note}
        note_fits = self._note_fits(house, note_names.names, of_titles)
        blocks = tuple(with_table_notes(blocks, counted, self._findings))
        others = [page.title, page.agenda_title, *(spans for paragraphs in named.values() for spans in paragraphs)]
        blocks = self._with_numbers(blocks, others, counted, page)
        linker = SymbolLinker(self._templates.symbols, code)
        blocks = with_spans(blocks, others, lambda spans: references.without_symbol_links(spans, linker))
        blocks = self._cleaned(blocks, others)
        self._comments()
        if page.symbol is None:
            tell_running_texts(self._package, self._findings)
        symbol = self._identity.symbol(page)
        blocks = tuple(settle_page_breaks(blocks, after_contents=house.contents.page_break_after))
        blocks = changed(blocks, lambda block: with_form(block, house) if isinstance(block, Table) else block)
        blocks = with_looks(blocks, house)
        for paragraphs in named.values():
            paragraphs[:] = [as_styled(spans, house.styles[house.notes.style]) for spans in paragraphs]
        blocks = with_widths(with_fits(blocks, house), house, drawings.pictures)
        if house.styles[house.box.text_style].first > 0:
            blocks = changed(blocks, _without_indents)
        front.settle_titles(page, house)
        front.unplaced(page, house, self._findings)
        kind = self._identity.complete(page, code, blocks)
        own_notes = {
            key: text
            for key, text in note_texts.items()
            if key in notes and key not in page.settled_notes and not reader.slugs([text])
        }
        lone = {number: label for number, label in story.lone_labels.items() if not label.is_bullet}
        tallies = hold(
            Shown(self._body, shown, story.labels | lone, own_notes, runs.gone, in_masthead, fields),
            Made(blocks, _front_texts(page, others), counted.counters["bullets"], self._findings),
        )
        return Imported(
            page,
            symbol,
            chosen,
            kind,
            code,
            blocks,
            named,
            note_fits,
            drawings.pictures,
            self._findings,
            self._identity.has_no_symbol,
            tallies,
        )

    def _empty(self) -> ContentError:
        """The problem of a file without text."""
        others = [finding.message for finding in self._findings.found if finding.code == "other-file"]
        if others:
            message = "All text of the file stands in other files, which Word shows in it and which are not read."
            return refused(self._path, "empty-document", f"{message} {' '.join(dict.fromkeys(others))}")
        return refused(self._path, "empty-document", "There is no text in the file.")

    def _with_numbers(
        self, blocks: Sequence[Block], others: Sequence[list[Span]], language: Language, page: Front
    ) -> tuple[Block, ...]:
        """The blocks, whose numbers are left to be made, with what refers to them, there and in ``others``.

        The section of a book that the document is, and what its numbers look like, are noted in ``page``.
        """
        blocks = counting.with_levels(blocks, language.code)
        page.section = counting.section_of(blocks)
        is_section = page.section is not None
        plain_numbers = numbered_as(language, page.section, Numbering())
        for _ in range(_ROUNDS):
            page.numbering = numbering_of(blocks, language, is_section=is_section)
            own = numbered_as(language, page.section, page.numbering)
            if not own.numbers_all:
                blocks = counting.with_lone_headings(blocks)
            blocks, starts = with_starts(blocks, own)
            made = counting.count(blocks, own)
            while (kept := counting.others_as_text(blocks, made, self._findings)) is not None:
                blocks, starts = with_starts(kept, own)
                made = counting.count(blocks, own)
            # What became text has no levels to be said.
            if numbering_of(blocks, language, is_section=is_section) == page.numbering:
                break
        for place in starts:
            message = "A number does not follow the one before it; it was kept as it is."
            self._findings.add(Change.GUESSED, "number-start", message, place)
        blocks = counting.with_labels(blocks, made, own, plain_numbers)
        blocks = counting.with_unnumbered(blocks, made, own)
        counting.compare(blocks, made, self._findings)
        return references.resolve(blocks, others, made, self._findings)

    def _with_pictures(self, blocks: list[Block], titles: Sequence[list[Span]], drawings: DrawingReader) -> list[Block]:
        """The blocks with the pictures of notes below what calls these, there or in the titles above them."""
        if not self._note_drawings:
            return blocks

        def made(drawing: etree._Element, key: str) -> list[Block]:
            kind = "footnotes" if key.startswith("f") else "endnotes"
            message = "A picture in a note was put below the text that calls this."
            self._findings.add(Change.SIMPLIFIED, "picture-place", message, "notes")
            return drawings.blocks(drawing, "notes", self._package.of_kind(self._package.main, kind) or "")

        above = [Paragraph(tuple(spans), Origin("")) for spans in titles]
        found = with_pictures([*above, *blocks], self._note_drawings, made)
        return [block for block in found if block not in above]

    def _note_fits(self, house: House, names: Mapping[str, str], of_titles: Collection[str]) -> dict[str, Fit]:
        """How the lines of some notes are set, by their names; ``names`` are these by those that the file has.

        Those ``of_titles`` are called with asterisks, and those whose names begin with their own marks.
        """
        layout = house.notes
        fits: dict[str, Fit] = {}
        for key, own in self._note_lines.items():
            name = names.get(key, "")
            is_asterisk = name in of_titles or name.startswith(tuple(MARKS))
            fit = fit_in(house.styles[layout.style_of(is_asterisk=is_asterisk)], own, None, layout.mark)
            if own.align in ASIDE:
                message = "A note whose lines stand in the middle or at the end begins where others do."
                self._findings.add(Change.SIMPLIFIED, "note-align", message, "notes")
            if name and fit is not None:
                fits[name] = fit
        return fits

    # Parts

    def _part(self, kind: str) -> etree._Element | None:
        name = self._package.of_kind(self._package.main, kind)
        return self._package.xml(name) if name is not None else None

    def _doubt_justification(self, taken: Justification) -> None:
        """Tell where the file does not say whether its lines were set by an older Word's rule."""
        name = self._package.of_kind("", "extended-properties")
        template = old_template(self._package.xml(name)) if name is not None else ""
        if template:
            self._findings.add(
                Change.GUESSED,
                "justification",
                f"The file is locked and made from a template of an older Word ({template}): whether spaces of "
                f"justified lines shrink cannot be told. Its settings say `justification: {taken}`.",
            )

    def _has_tracked(self) -> bool:
        """Whether there are tracked changes; ContentError when these are refused."""
        roots = [self._body, *(root for root in self._notes_parts.values() if root is not None)]
        insertions, deletions = tracked.count(roots)
        if not insertions and not deletions:
            return False
        said = " and ".join(
            counted(number, word)
            for number, word in ((insertions, "tracked insertion"), (deletions, "tracked deletion"))
            if number
        )
        if self._policy is Tracked.REFUSE:
            message = f"The file has {said} that are not decided."
            advice = "Accept or reject them in Word, or import with --tracked accept or --tracked reject."
            raise refused(self._path, "tracked-changes", message, advice)
        done = "accepted" if self._policy is Tracked.ACCEPT else "rejected"
        self._findings.add(Change.SIMPLIFIED, "tracked-changes", f"{said} were {done}.", "")
        return True

    def _without_masthead(
        self,
        items: list[Item],
        headers: Sequence[Sequence[Item]],
        masthead: Item | None,
        page: Front,
        reader: Reader,
        block: Reader,
    ) -> list[Item]:
        """The items without the masthead, which is read: the one of the header, a first table, or first paragraphs."""
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
        for header in headers:
            take_masthead(header, page, reader, block, self._findings)
        return rest if page.symbol is not None else take_masthead(rest, page, reader, block, self._findings)

    def _notes(self) -> dict[str, list[list[Span]]]:
        """The paragraphs of all notes by the keys that calls have."""
        notes: dict[str, list[list[Span]]] = {}
        for kind, root in self._notes_parts.items():
            name = self._package.of_kind(self._package.main, "footnotes" if kind == "f" else "endnotes")
            if root is None or name is None:
                continue
            of_notes = self._package.relationships(name)
            runs = RunReader(
                self._styles,
                of_notes,
                self._policy,
                self._findings,
                "notes",
                is_tracked=self._is_tracked,
                xml=self._package.xml,
            )
            story = StoryReader(runs, self._numbers, self._findings)
            notes |= read_notes(root, kind, story, self._note_lines, self._note_drawings, self._findings)
        return notes

    def _comments(self) -> None:
        root = self._part("comments")
        if root is None:
            return
        for comment in root.iter(f"{W}comment"):
            lines = ("".join(piece.text or "" for piece in one.iter(f"{W}t")) for one in comment.iter(f"{W}p"))
            text = " ".join(" ".join(lines).split())
            if text and "<<ODS" not in text:
                author = comment.get(f"{W}author", "")
                place = self._findings.comments.get(comment.get(ID, ""), "")
                self._findings.add(Change.COMMENT, "comment", f"{author}: {text}" if author else text, place)

    def _widths(self, sections: Sequence[etree._Element]) -> tuple[int, int]:
        """The width of the text and of the page between its margins, in twips, in most of the upright sections."""
        widths: Counter[int] = Counter()
        for section in sections:
            size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
            if size is not None and margins is not None and not is_landscape(section):
                widths[
                    width_in(size.get(f"{W}w")) - twips(margins.get(f"{W}left")) - twips(margins.get(f"{W}right"))
                ] += 1
        full = widths.most_common(1)[0][0] if widths else 0
        full = full if 2000 < full < 40000 else 9840
        return full - 2534, full

    def _cleaned(self, blocks: Sequence[Block], others: Sequence[list[Span]]) -> tuple[Block, ...]:
        """The blocks without characters that no content may hold; those in ``others`` are taken out too."""
        lost: set[str] = set()

        def cleaned(span: Span) -> Span:
            if span.is_field and span.text == NUMBER:
                return span
            text, found = clean(span.text)
            lost.update(found)
            return span if text == span.text else replace(span, text=text)

        blocks = with_spans(blocks, others, lambda spans: list(map(cleaned, spans)))
        if lost:
            codes = ", ".join(sorted(f"U+{ord(character):04X}" for character in lost))
            self._findings.add(
                Change.DROPPED, "characters", f"Characters that cannot be printed were left out: {codes}.", ""
            )
        return blocks


def _front_texts(page: Front, others: Sequence[list[Span]]) -> list[list[Span]]:
    """The texts of a document that are in none of its blocks."""
    return [*([Span(text)] for text in page.wording.values()), *others, *page.asterisks.values()]


def _label(story: StoryReader, number: int) -> str:
    label = story.labels.get(number)
    return "" if label is None else "•" if label.is_bullet else label.text


def _without_indents(block: Block) -> Block:
    """A summary whose paragraphs do not say that they begin further in, where the house has all of them so."""
    if not isinstance(block, Summary):
        return block
    blocks = (replace(one, is_indented=False) if isinstance(one, Paragraph) else one for one in block.blocks)
    return replace(block, blocks=tuple(blocks))
