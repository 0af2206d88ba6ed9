"""Where in the content something stands that a later stage could not set: a character, a picture."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from undoc.files import MOST_PICTURE, read_file
from undoc.model import Chart, Document, Figure, Inline, Place, Problem, Severity, Table, Text, Version
from undoc.model.tree import drawings, flat, texts, walk
from undoc.pictures import are_dots

if TYPE_CHECKING:
    from undoc.typeset.pages.page import NarrowColumn


def missing_characters(document: Document, language: str, characters: Collection[str]) -> list[Problem]:
    """A problem for each of ``characters``, at the first place where the version has it.

    One that comes from a wording of the templates is located at the metadata, which asked for that wording.
    """
    first: dict[str, Place] = {}
    counts: Counter[str] = Counter()
    for text, place in _texts(document.versions[language]):
        for offset, character in enumerate(text):
            if character in characters:
                counts[character] += 1
                first.setdefault(character, Place(place.path, place.line, place.column + offset))
    metadata = document.metadata.place_of("")
    return [_no_font(character, first.get(character, metadata), counts[character]) for character in sorted(characters)]


def unusable_picture(version: Version, path: Path, reason: str) -> Problem:
    """A problem for the picture in the file ``path``, where the version has it; ``reason`` is what is wrong."""
    places = (figure.place for figure in figures(version) if figure.path == path)
    message = f"{reason[:1].upper()}{reason[1:]}."
    return Problem(
        next(places, Place(str(path))), "unusable-picture", message, "Save it again, or put another in its place."
    )


def unprinted_meeting(document: Document, language: str, slots: Collection[str]) -> list[Problem]:
    """A warning where the session's days are given and no line is for them; ``slots`` are those of the lines."""
    metadata, version = document.metadata, document.versions[language]
    if metadata.meeting is None or "place_dates" in slots or "place_dates" in version.wording:
        return []
    message = "“meeting” is not printed: the head of this document has no line for it."
    advice = "Remove it, or check “body” and “kind”."
    return [Problem(metadata.place_of("meeting"), "unprinted", message, advice, severity=Severity.WARNING)]


def narrow_columns(version: Version, found: Sequence[NarrowColumn]) -> list[Problem]:
    """A warning for each column that is narrower than a word in it, at the cell with the word."""
    tables = [block for block in walk(version.blocks) if isinstance(block, Table)]
    problems = []
    for narrow in found:
        place = tables[narrow.table].rows[narrow.row].cells[narrow.cell].place
        message = f"Column {narrow.column} of the table is too narrow for “{narrow.word}”, which is broken in it."
        advice = "Give the column a larger share of the width, use fewer columns, or put the table on its side."
        problems.append(Problem(place, "narrow-column", message, advice, severity=Severity.WARNING))
    return problems


def _no_font(character: str, place: Place, count: int) -> Problem:
    name = unicodedata.name(character, "a character without a name")
    more = f" It stands here {count} times." if count > 1 else ""
    message = f"No font has the character “{character}” (U+{ord(character):04X}, {name.lower()}).{more}"
    advice = "Write it with other characters, or add a font that has it to fonts.yaml."
    return Problem(place, "missing-character", message, advice)


def _texts(version: Version) -> Iterator[tuple[str, Place]]:
    """Every text of a version in the order of the file, with the place of its first character."""
    start = Place(str(version.path), 1, 1)
    for key, text in version.wording.items():
        # The place is that of the value as a whole: its quotation marks and line breaks are not known here.
        yield from ((character, version.places.get(key, start)) for character in text)
    for inlines in (version.title, version.agenda_title, *_inlines(version)):
        yield from ((text.text, text.place) for text in flat(inlines) if isinstance(text, Text))
    yield from _drawn(version)


def _inlines(version: Version) -> Iterator[tuple[Inline, ...]]:
    """The texts of the blocks of a version, those of its charts as inlines too, and of its notes."""
    for block in walk(version.blocks):
        yield from texts(block)
        if isinstance(block, Table):
            yield from (note.inlines for note in block.notes)
    for drawing in drawings(version.blocks):
        if isinstance(drawing, Chart):
            unit = (drawing.unit,) if drawing.unit else ()
            yield (*unit, *drawing.categories, *(one.name for one in drawing.series))
    for note in version.notes.values():
        yield from note.paragraphs


def figures(version: Version) -> Iterator[Figure]:
    """The pictures of a version, in their order."""
    return (drawing for drawing in drawings(version.blocks) if isinstance(drawing, Figure))


def _drawn(version: Version) -> Iterator[tuple[str, Place]]:
    """Each character in the drawings of a version, with the place of the figure that shows it."""
    for figure in figures(version):
        data = read_file(figure.path, MOST_PICTURE)
        if not are_dots(data):
            from undoc.drawings.svg import texts

            yield from ((character, figure.place) for text in texts(data) for character in text)
