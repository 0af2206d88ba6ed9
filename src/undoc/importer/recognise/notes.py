"""The notes of a Word file: read, named in the order of their calls, and those below tables."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from undoc.importer.recognise.line_fits import fit_in
from undoc.importer.recognise.origins import Origin, OwnLines
from undoc.importer.recognise.own_lines import lines_of
from undoc.importer.recognise.tables.notes import call_notes
from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word.items import Item, flat, is_empty
from undoc.importer.word.names import ID, W
from undoc.importer.word.paragraphs import ASIDE, WordParagraph
from undoc.importer.word.spans import Raise, Span, cut, plain, spans_of, trimmed
from undoc.importer.word.story import StoryReader
from undoc.model import Block, Fit, Paragraph, Quotation, Summary, Table
from undoc.model.blocks import Part
from undoc.model.inlines import MARKS
from undoc.model.tree import texts, walk
from undoc.templates.house import House
from undoc.templates.language import Language

_OWN_MARK = re.compile(rf"[{re.escape(MARKS)}]{{1,4}}")
#: What no paragraph of a note begins or ends with.
_BLANKS = " \t\n\u3000\u200b"


class FoundNotes(Struct):
    """The paragraphs of the notes of a file by the keys that calls have: the kind of note, and its number.

    ``lines`` are what the lines of their first paragraphs have of their own, ``drawings`` their pictures.
    """

    texts: dict[str, list[list[Span]]] = field(default_factory=dict)
    lines: dict[str, OwnLines] = field(default_factory=dict)
    drawings: dict[str, list[etree._Element]] = field(default_factory=dict)


def read_notes(
    root: etree._Element,
    kind: str,
    story: StoryReader,
    notes: FoundNotes,
    findings: Findings,
) -> None:
    """Read the notes of a part, of a ``kind``: footnotes, f, or endnotes, e."""
    for element in root:
        if element.get(f"{W}type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        items = [item for item in _with_boxes(story.read(element), story, findings) if not is_empty(item)]
        pictures = [drawing for item in items for drawing in item.drawings]
        items = [item for item in items if any(span.note or span.text.strip() for span in item.spans)]
        paragraphs = [trimmed(item.spans, _BLANKS) for item in items]
        # Marks before further paragraphs are text: they tell apart what one note holds.
        paragraphs[:1] = [_without_mark(spans) for spans in paragraphs[:1]]
        key = f"{kind}{element.get(ID, '')}"
        notes.texts[key] = paragraphs
        if pictures:
            notes.drawings[key] = pictures
        if items and (own := lines_of(items[0])) is not None:
            notes.lines[key] = own


def _with_boxes(items: Sequence[Item], story: StoryReader, findings: Findings) -> Iterator[WordParagraph]:
    """The paragraphs of a note, those of tables in it too, each followed by those of its text boxes."""
    for item in flat(items):
        yield item
        boxes, item.boxes = item.boxes, []
        for box in boxes:
            message = "The text of a text box was put into the text."
            findings.add(Change.SIMPLIFIED, "text-box", message, f"paragraph {item.number} of the notes")
            yield from _with_boxes(story.read(box), story, findings)


def with_pictures(
    blocks: Sequence[Block],
    pictures: dict[str, list[etree._Element]],
    made: Callable[[etree._Element, str], list[Block]],
) -> list[Block]:
    """Take the pictures that stand in notes, by the keys of these, and put them below the last blocks that call them.

    ``made`` makes blocks of a picture, given the key of its note. Summaries and quotations hold none: they stand below.
    """
    result: list[Block] = []
    for block in reversed(blocks):
        inner: list[Block] = [block]
        if isinstance(block, Summary | Quotation):
            inner += walk(block.blocks)
        elif isinstance(block, Part):
            block = replace(block, blocks=tuple(with_pictures(block.blocks, pictures, made)))
        called = dict.fromkeys(span.note for one in inner for text in texts(one) for span in spans_of(text))
        taken = [(key, drawing) for key in called for drawing in pictures.pop(key, ())]
        figures = [figure for key, drawing in taken for figure in made(drawing, key)]
        result[:0] = [block, *figures]
    return result


class NoteNames:
    """Names notes by the order of their calls; ``named`` are their paragraphs by these names.

    ``names`` are the names by the keys that the file has.
    """

    def __init__(
        self, notes: Mapping[str, list[list[Span]]], titles: Mapping[str, list[list[Span]]], findings: Findings
    ) -> None:
        """``titles`` are notes that have names already."""
        self._notes = notes
        self._titles = titles
        self.findings = findings
        self._has_endnotes = False
        self._counted = 0
        self.named: dict[str, list[list[Span]]] = dict(titles)
        self.names = {name: name for name in titles}

    def calls(self, spans: list[Span]) -> list[Span]:
        """A text with the names of the notes that it calls."""
        for index, span in enumerate(spans):
            if not span.note or span.note in self._titles:
                continue
            if span.note not in self._notes:
                spans[index] = Span("")
            else:
                if span.note not in self.names:
                    self._add(span)
                spans[index] = Span("", note=self.names[span.note])
            _unbracket(spans, index)
            if index and spans[index - 1].position is Raise.SUPERSCRIPT and not spans[index - 1].text.strip():
                spans[index - 1] = Span("")  # a raised space between a text and its note
        return [span for span in spans if span.text or span.note]

    def _add(self, call: Span) -> None:
        self._has_endnotes = self._has_endnotes or call.note.startswith("e")
        mark = call.text if _OWN_MARK.fullmatch(call.text) else ""
        self._counted += not mark
        name = self.names[call.note] = _name_with(mark, self.named) if mark else str(self._counted)
        self.named[name] = _text_of(_marked_off(self._notes[call.note], mark), self.findings)
        if call.text and not mark and not call.text.strip("().").isalnum():
            message = f"A note with the mark “{call.text}” of its own is numbered."
            self.findings.add(Change.DIFFERS, "note-mark", message, "notes")

    def tell(self, settled: Collection[str]) -> None:
        """Tell of notes that became others, and of those called nowhere; those ``settled`` became something else."""
        if self._has_endnotes:
            message = "Endnotes became footnotes, numbered together with these."
            self.findings.add(Change.SIMPLIFIED, "endnotes", message, "")
        for key, paragraphs in self._notes.items():
            text = " ".join(map(plain, paragraphs)).strip()
            if text and key not in self.names and key not in settled:
                message = f"A note that is called nowhere in the text was left out: {in_full(text)}"
                self.findings.add(Change.DROPPED, "uncalled-note", message, "notes")


def _name_with(mark: str, taken: Collection[str]) -> str:
    """The name of a note that has a mark of its own: this mark, with a number where another has it already."""
    names = (mark if number == 1 else f"{mark}-{number}" for number in itertools.count(1))
    return next(name for name in names if name not in taken)


def _marked_off(paragraphs: list[list[Span]], mark: str) -> list[list[Span]]:
    """The paragraphs of a note without the ``mark`` that the first one begins with."""
    if not mark or not paragraphs or not plain(paragraphs[0]).startswith(mark):
        return paragraphs
    return [trimmed(cut(paragraphs[0], len(mark)), _BLANKS), *paragraphs[1:]]


def _text_of(paragraphs: Sequence[list[Span]], findings: Findings) -> list[list[Span]]:
    if any(span.note for spans in paragraphs for span in spans):
        findings.add(Change.DROPPED, "note-in-note", "A call of a note within a note was left out.", "notes")
    result = [[span for span in spans if not span.note] for spans in paragraphs]
    return [spans for spans in result if plain(spans).strip()] or [[Span("–")]]


def with_table_notes(blocks: Sequence[Block], language: Language, findings: Findings) -> list[Block]:
    """Make calls and names of the notes below tables; those that are called nowhere become paragraphs."""

    def in_part(block: Block) -> Block:
        if not isinstance(block, Part):
            return block
        inner = _with_notes_in(block.blocks, language, findings)
        return replace(block, blocks=tuple(map(in_part, inner)))

    return _with_notes_in([in_part(block) for block in blocks], language, findings)


def _with_notes_in(blocks: Sequence[Block], language: Language, findings: Findings) -> list[Block]:
    result: list[Block] = []
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        if not isinstance(block, Table) or not block.notes:
            result.insert(0, block)
            continue
        table, uncalled = call_notes(block, language, findings, _raised_above(blocks[:index]))
        for note in uncalled:
            message = f"The note {note.name} below a table is not called in it; it became a paragraph."
            findings.add(Change.SIMPLIFIED, "uncalled-note", message, str(block.place))
        texts = ((Span(f"{note.name} "), *note.inlines) for note in uncalled)
        result[:0] = [table, *(Paragraph(text, Origin(str(block.place))) for text in texts)]
    return result


def _raised_above(blocks: Sequence[Block]) -> set[str]:
    """The raised texts in what stands between a table and the table above it."""
    found: set[str] = set()
    for block in reversed(blocks):
        if isinstance(block, Table | Part):
            break
        raised = (span for text in texts(block) for span in spans_of(text) if span.position is Raise.SUPERSCRIPT)
        found.update(mark.strip() for span in raised for mark in span.text.split(","))
    return found


def _without_mark(spans: list[Span]) -> list[Span]:
    """A note without the mark that it begins with."""
    text = plain(spans)
    match = re.match(r"(?:[*†‡§]{1,9}|[a-z]{1,2}|\(?\d{1,3}\)?|\((?:[^\W\d]{1,3})?\))[\t ]", text)
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
        spans[call - 1] = replace(before, text=before.text[:-1])
        spans[call + 1] = replace(after, text=after.text[1:])


def note_fits(
    lines: Mapping[str, OwnLines], house: House, names: NoteNames, of_titles: Collection[str]
) -> dict[str, Fit]:
    """How the lines of some notes are set, by their names; ``lines`` are those that they have in the file.

    Those ``of_titles`` are called with asterisks, and those whose names begin with their own marks.
    """
    layout = house.notes
    fits: dict[str, Fit] = {}
    for key, own in lines.items():
        name = names.names.get(key, "")
        is_asterisk = name in of_titles or name.startswith(tuple(MARKS))
        fit = fit_in(house.styles[layout.style_of(is_asterisk=is_asterisk)], own, None, layout.mark)
        if own.align in ASIDE:
            message = "A note whose lines stand in the middle or at the end begins where others do."
            names.findings.add(Change.SIMPLIFIED, "note-align", message, "notes")
        if name and fit is not None:
            fits[name] = fit
    return fits
