"""A Word file as a version of a document: every stage in its order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from undoc.importer.imported import Imported
from undoc.importer.invariants import hold, references_in
from undoc.importer.problems import refused
from undoc.importer.recognise.body.captions import with_captions
from undoc.importer.recognise.body.contents_lists import note_headings, with_depth, without_idle_contents
from undoc.importer.recognise.body.headings import Headings
from undoc.importer.recognise.body.pages import settle_page_breaks, text_widths
from undoc.importer.recognise.body.reader import BodyReader, Parts
from undoc.importer.recognise.body.texts import TextReader
from undoc.importer.recognise.characters import FontCharacters
from undoc.importer.recognise.contents import cleaned, with_plain_spaces, without_empty
from undoc.importer.recognise.drawings.charts import with_chart_looks
from undoc.importer.recognise.drawings.pictures import with_widths
from undoc.importer.recognise.drawings.reader import DrawingReader
from undoc.importer.recognise.front import asterisks, front
from undoc.importer.recognise.front.bodies import choose_body, unknown_body
from undoc.importer.recognise.front.first_lines import give_roles, without_masthead
from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.front.houses import heading_levels, houses_of, own_page
from undoc.importer.recognise.front.identity import Identity
from undoc.importer.recognise.front.masthead import MastheadReader
from undoc.importer.recognise.front.two_bodies import read_two_bodies
from undoc.importer.recognise.house_styles import as_styled, with_levels_of, with_looks
from undoc.importer.recognise.line_fits import with_fits, without_indents
from undoc.importer.recognise.notes import FoundNotes, NoteNames, note_fits, read_notes, with_pictures, with_table_notes
from undoc.importer.recognise.numbers import references
from undoc.importer.recognise.numbers.settling import with_numbers
from undoc.importer.recognise.origins import Origin, with_spans
from undoc.importer.recognise.own_lines import read_gaps, read_margins
from undoc.importer.recognise.tables.forms import with_form
from undoc.importer.recognise.tables.reader import TableReader, Widths, made_widths
from undoc.importer.recognise.wordings import Reader
from undoc.importer.report import Change, Findings
from undoc.importer.tallies import Made, Shown
from undoc.importer.word.comments import tell_comments
from undoc.importer.word.headers_and_footers import first_page, job_in, tell_running_texts
from undoc.importer.word.items import WordTable, is_empty
from undoc.importer.word.names import W
from undoc.importer.word.numbering import Numbers
from undoc.importer.word.package import Package
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.runs.reader import RunReader, Source
from undoc.importer.word.settings import adds_spaces, justification, old_template, restarts_notes
from undoc.importer.word.spans import Span, plain
from undoc.importer.word.story import StoryReader
from undoc.importer.word.styles import Styles, load_roles
from undoc.importer.word.tracked import Tracked, has_changes
from undoc.model import (
    Block,
    ContentError,
    Justification,
    Paragraph,
    Table,
)
from undoc.model.tree import changed
from undoc.prepare.inlines import SymbolLinker
from undoc.templates import Templates
from undoc.templates.known_languages import language_codes

#: Twips in a point.
_POINT = 20


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
        self._templates = templates
        self._findings = Findings()
        self._notes = FoundNotes()
        main = package.xml(package.main)
        body = main.find(f"{W}body")
        if main.tag != f"{W}document" or body is None:
            raise refused(path, "not-word", "The main part holds no document.", part=package.main)
        self._body = body
        self._last_section = body.find(f"{W}sectPr")
        self._notes_parts = {kind: self._part(name) for kind, name in (("f", "footnotes"), ("e", "endnotes"))}
        roots = [body, *(root for root in self._notes_parts.values() if root is not None)]
        is_tracked = has_changes(path, roots, policy, self._findings)
        styles = Styles(self._part("styles"), load_roles(templates.root))
        self._source = Source(styles, policy, is_tracked=is_tracked, xml=package.xml)
        self._numbers = Numbers.read(self._part("numbering"))
        self._identity = Identity(path, package, self._findings)
        if package.of_kind(package.main, "vbaProject"):
            self._findings.add(Change.DROPPED, "macros", "The macros of the file were left out.")

    def read(self, language: str | None) -> Imported:
        """The document."""
        runs = RunReader(self._source, self._package.relationships(self._package.main), self._findings)
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
        self._read_notes()
        notes = self._notes.texts

        page = Front()
        headers = list(first_page("header", section, self._package, self._source))
        page.job = job_in(first_page("footer", section, self._package, self._source))
        settings = self._part("settings")
        page.justification = justification(settings)
        self._doubt_justification(page.justification)
        read_gaps(items, adds=adds_spaces(settings), last=self._last_section)
        read_margins(items)
        shown, fields = list(items), references_in(items)
        note_texts = {key: " ".join(map(plain, paragraphs)) for key, paragraphs in notes.items()}
        items = without_masthead(items, headers, MastheadReader(page, reader, block_reader, self._findings))
        items = list(read_two_bodies(items, page, reader, self._templates.bodies))
        left = {id(item) for item in items}
        in_masthead = {item.number for item in shown if isinstance(item, WordTable) and id(item) not in left}
        taken = asterisks.read_asterisks(items, page)
        items = [item for item in items if isinstance(item, WordTable) or item.number not in taken]
        if page.symbol is not None:
            give_roles(items, set(story.labels), reader, self._findings)
        bodies = self._templates.bodies
        houses = {one.house: self._templates.house(one.house, code) for one in bodies.values()}
        page.is_of_body = page.symbol is not None or front.has_official_lines(items, reader)
        if page.is_of_body:
            possible = {key: one for key, one in houses.items() if one.masthead.rows}
            found = houses_of(items, section, possible)
            start = front.read_lines(items, page, reader, front.book_slots(houses[found[0]]))
        else:
            found = []
            start = front.read_title(items, page)
        titles: dict[str, list[list[Span]]] = {}
        asterisks.settle_called_slugs(items[:start], page, reader, notes)
        asterisks.settle_called(items[:start], page, reader, notes)
        used = asterisks.settle_slugs(page, reader)
        used |= asterisks.settle_asterisks(page, reader, titles)

        drawings = DrawingReader(self._package, self._findings, self._templates)
        chosen = (
            choose_body(page, bodies, reader=reader, houses=found, findings=self._findings)
            if page.is_of_body
            else unknown_body(bodies, houses, self._findings)
        )
        house = houses[bodies[chosen].house]
        page.page = own_page(sections, page.masthead_height, house)
        house = house.with_page(page.page)
        tables = TableReader(
            self._findings,
            lambda number: _label(story, number),
            Widths(*text_widths(sections), made_widths(house), round(house.columns.gap * _POINT)),
            drawings,
        )
        counted = self._templates.language(code, house.key)
        levels = heading_levels(house, self._source.styles.roles)
        headings = Headings(counted, levels, story.labels, keeps_levels=not page.is_of_body)
        texts = TextReader(reader, self._findings, story.labels)
        body = BodyReader(
            reader, self._findings, Parts(texts, tables, drawings=drawings, headings=headings, boxes=story.read)
        )
        begun = any(isinstance(item, WordParagraph) and item.section is not None for item in items[:start])
        found_blocks = with_captions(body.blocks(items[start:], self._last_section, is_first=not begun), reader)
        found_blocks = [*body.below_front(items[:start]), *found_blocks]
        found_blocks = self._with_pictures(found_blocks, [page.agenda_title, page.title], drawings)
        front.settle_book(page, house)
        blocks = without_idle_contents(with_depth(found_blocks), self._findings)
        if house.contents.calls_notes:
            blocks, listed = note_headings(
                items[start:], blocks, asterisks=page.asterisks, notes=notes, named=titles, findings=self._findings
            )
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
        fits = note_fits(self._notes.lines, house, note_names, of_titles)
        blocks = tuple(with_table_notes(blocks, counted, self._findings))
        others = [page.title, page.agenda_title, *(spans for paragraphs in named.values() for spans in paragraphs)]
        typography = reader.language.typography
        blocks = with_spans(blocks, others, lambda spans: with_plain_spaces(spans, typography))
        blocks = with_numbers(without_empty(blocks), others, language=counted, page=page, findings=self._findings)
        linker = SymbolLinker(self._templates.symbols, code)
        blocks = with_spans(blocks, others, lambda spans: references.without_symbol_links(spans, linker))
        blocks = cleaned(blocks, others, self._findings)
        characters = FontCharacters(self._templates.fonts, self._findings)
        blocks = characters.with_squares(blocks, others)
        if (comments := self._part("comments")) is not None:
            tell_comments(comments, self._findings)
        if page.symbol is None:
            tell_running_texts(self._package, self._findings)
        symbol = self._identity.symbol(page)
        blocks = tuple(settle_page_breaks(blocks, after_contents=house.contents.page_break_after))
        blocks = changed(blocks, lambda block: with_form(block, house) if isinstance(block, Table) else block)
        blocks = with_looks(with_levels_of(blocks, house, self._findings), house)
        for paragraphs in named.values():
            paragraphs[:] = [as_styled(spans, house.styles[house.notes.style]) for spans in paragraphs]
        blocks = with_widths(with_fits(blocks, house), house, drawings.pictures)
        blocks = changed(blocks, lambda block: with_chart_looks(block, house))
        if house.styles[house.box.text_style].first > 0:
            blocks = changed(blocks, without_indents)
        front.settle_titles(page, house)
        front.unplaced(page, house, self._findings)
        kind = self._identity.complete(page, code, blocks)
        self._findings.place = "first page"
        page.title = characters.spans(page.title)
        page.wording = {key: characters.text(text) for key, text in page.wording.items()}
        own_notes = {
            key: text
            for key, text in note_texts.items()
            if key in notes and key not in page.settled_notes and not reader.slugs([text])
        }
        lone = {number: label for number, label in story.lone_labels.items() if not label.is_bullet}
        tallies = hold(
            Shown(
                self._body,
                shown,
                labels=story.labels | lone,
                notes=own_notes,
                gone=runs.gone,
                masthead=in_masthead,
                references=fields,
            ),
            Made(blocks, _front_texts(page, others), counted.counters["bullets"], self._findings),
        )
        return Imported(
            front=page,
            symbol=symbol,
            body=chosen,
            kind=kind,
            language=code,
            blocks=blocks,
            notes=named,
            note_fits=fits,
            pictures=drawings.pictures,
            findings=self._findings,
            has_no_symbol=self._identity.has_no_symbol,
            tallies=tallies,
        )

    def _empty(self) -> ContentError:
        """The problem of a file without text."""
        others = [finding.message for finding in self._findings.found if finding.code == "other-file"]
        if others:
            message = "All text of the file stands in other files, which Word shows in it and which are not read."
            return refused(self._path, "empty-document", f"{message} {' '.join(dict.fromkeys(others))}")
        return refused(self._path, "empty-document", "There is no text in the file.")

    def _with_pictures(self, blocks: list[Block], titles: Sequence[list[Span]], drawings: DrawingReader) -> list[Block]:
        """The blocks with the pictures of notes below what calls these, there or in the titles above them."""
        if not self._notes.drawings:
            return blocks

        def made(drawing: etree._Element, key: str) -> list[Block]:
            kind = "footnotes" if key.startswith("f") else "endnotes"
            message = "A picture in a note was put below the text that calls this."
            self._findings.add(Change.SIMPLIFIED, "picture-place", message, "notes")
            return drawings.blocks(drawing, "notes", self._package.of_kind(self._package.main, kind) or "")

        above = [Paragraph(tuple(spans), Origin("")) for spans in titles]
        found = with_pictures([*above, *blocks], self._notes.drawings, made)
        return [block for block in found if block not in above]

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

    def _read_notes(self) -> None:
        for kind, root in self._notes_parts.items():
            name = self._package.of_kind(self._package.main, "footnotes" if kind == "f" else "endnotes")
            if root is None or name is None:
                continue
            runs = RunReader(self._source, self._package.relationships(name), self._findings, "notes")
            story = StoryReader(runs, self._numbers, self._findings)
            read_notes(root, kind, story=story, notes=self._notes, findings=self._findings)


def _front_texts(page: Front, others: Sequence[list[Span]]) -> list[list[Span]]:
    """The texts of a document that are in none of its blocks."""
    return [*([Span(text)] for text in page.wording.values()), *others, *page.asterisks.values()]


def _label(story: StoryReader, number: int) -> str:
    label = story.labels.get(number)
    return "" if label is None else "•" if label.is_bullet else label.text
