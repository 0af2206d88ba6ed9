"""Notes that the first page calls with asterisks: on the symbol, the agenda line and the titles.

Some are about the document itself: that it was reissued, not edited, or came late. Their wordings are those of the
language files (``slugs``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence

from msgspec.structs import replace

from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.origins import Origin
from undoc.importer.recognise.wordings import Reader, normal, symbol_of
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.spans import Span, breaks_joined, cut, plain, trimmed
from undoc.model import Agenda, Paragraph, Symbol

_NOTE = re.compile(r"[\t ]*(\*{1,9})[\t ]*(?=\S)")


def read_asterisks(items: Sequence[Item], front: Front) -> set[int]:
    """Take the framed notes of the first page; returns the numbers of their paragraphs."""
    taken: set[int] = set()
    last = ""
    for item in items:
        if isinstance(item, WordTable) or not item.is_framed:
            continue
        match = _NOTE.match(item.text)
        if match:
            last = match[1]
            front.asterisks[last] = trimmed(cut(item.spans, match.end()))
            taken.add(item.number)
        elif last and not is_empty(item):
            front.asterisks[last] = breaks_joined([front.asterisks[last], trimmed(item.spans)])
            taken.add(item.number)
        elif is_empty(item) or set(item.text.strip()) <= {"_"}:
            taken.add(item.number)
    return taken


def settle_slugs(front: Front, reader: Reader) -> set[str]:
    """Take those that the file has as framed notes with asterisks; returns the marks of these.

    That it was reissued is called after the symbol, the others after the title.
    """
    used: set[str] = set()
    stars = front.symbol.stars if front.symbol is not None else ""
    if stars in front.asterisks and (day := reader.reissued(plain(front.asterisks[stars]))):
        front.reissued = day
        used.add(stars)
    if front.title and not front.title[-1].note:
        last = front.title[-1]
        text = last.text.rstrip("* ")
        mark = last.text[len(text) :].strip()
        names = reader.slugs(plain(front.asterisks.get(mark, ())).split("\n"))
        if mark not in used and names:
            front.slugs += names
            front.title[-1] = replace(last, text=text)
            used.add(mark)
    return used


def settle_called_slugs(
    items: Sequence[Item], front: Front, reader: Reader, notes: MutableMapping[str, list[list[Span]]]
) -> None:
    """Take those that are notes of the document, called in the lines ``items`` below the masthead, out of ``notes``.

    Our own files have them so: Word allows no call in a header, and the first line below it carries that of the symbol.
    """
    for item in items:
        for span in () if isinstance(item, WordTable) else item.spans:
            texts = [plain(paragraph) for paragraph in notes.get(span.note, ())]
            if len(texts) == 1 and front.reissued is None and (day := reader.reissued(texts[0])):
                front.reissued = day
            elif names := reader.slugs(texts):
                front.slugs += names
            else:
                continue
            del notes[span.note]


def settle_asterisks(front: Front, reader: Reader, notes: dict[str, list[list[Span]]]) -> set[str]:
    """Give the notes of the first page to the lines that call them; returns the marks of these.

    ``notes`` takes the notes of the titles.
    """
    used: set[str] = set()
    stars = front.symbol.stars if front.symbol is not None else ""
    if stars in front.asterisks and front.reissued is None:
        front.wording["symbol_note"] = plain(front.asterisks[stars])
        used.add(stars)
    if front.agenda is not None and front.agenda_mark in front.asterisks:
        _note_agenda(front, front.agenda, plain(front.asterisks[front.agenda_mark]), reader)
        used.add(front.agenda_mark)
    for slot, marks in front.called.items():
        for mark in marks:
            if mark not in front.asterisks or mark in used:
                continue
            paragraphs = front.asterisks[mark]
            if names := reader.slugs(plain(paragraphs).split("\n")):
                front.slugs += names
            elif f"{slot}_note" not in front.wording:
                front.wording[f"{slot}_note"] = plain(paragraphs)
            else:
                continue
            used.add(mark)
    for spans in (front.agenda_title, front.title):
        for index, span in enumerate(spans):
            match = re.search(r"\s*(\*{1,9})\s*$", span.text)
            if match and not span.note and match[1] in front.asterisks:
                name = f"note-{len(match[1])}"
                notes[name] = [front.asterisks[match[1]]]
                spans[index] = replace(span, text=span.text[: match.start()])
                spans.insert(index + 1, Span("", note=name))
                used.add(match[1])
                break
    return used


def uncalled_asterisks(front: Front, used: set[str], findings: Findings) -> list[Paragraph]:
    """The notes of the first page that are called by nothing that the content holds, as paragraphs of text."""
    place = "first page"
    paragraphs = []
    for mark, spans in front.asterisks.items():
        if mark not in used:
            message = f"The note {mark} of the first page became a paragraph: {quoted(plain(spans))}"
            findings.add(Change.SIMPLIFIED, "asterisk-note", message, place)
            paragraphs.append(Paragraph((Span(f"{mark} "), *spans), Origin(place)))
    return paragraphs


def settle_called(items: Sequence[Item], front: Front, reader: Reader, notes: Mapping[str, list[list[Span]]]) -> None:
    """Take agenda, symbol's note and those of other lines from notes of the document that these lines call.

    Our own files have them so: a note on the symbol cannot be called in the masthead.
    """
    for item in items:
        if isinstance(item, WordTable):
            continue
        if item.style.role == "session" and front.symbol is not None and front.symbol.stars:
            for span in item.spans:
                if span.note in notes and "symbol_note" not in front.wording:
                    front.wording["symbol_note"] = "\n".join(map(plain, notes[span.note]))
                    front.settled_notes.add(span.note)
        if front.agenda is None or reader.agenda(item.text) is None:
            continue
        for span in item.spans:
            if span.note not in notes:
                continue
            _note_agenda(front, front.agenda, " ".join(map(plain, notes[span.note])), reader)
            front.settled_notes.add(span.note)
    for slot, called in front.called.items():
        # What a line calls before, as that of the symbol, is another note.
        own = [key for key in called if key in notes and key not in front.settled_notes]
        if own:
            front.wording[f"{slot}_note"] = "\n".join(map(plain, notes[own[0]]))
            front.settled_notes.add(own[0])


def _note_agenda(front: Front, agenda: Agenda, text: str, reader: Reader) -> None:
    """Keep what the note of the agenda item says: the symbol of the agenda, or another text."""
    symbol = _noted_symbol(text, reader)
    if symbol is not None:
        front.agenda = Agenda(agenda.items, agenda.status, symbol)
    else:
        front.wording["agenda_note"] = normal(text)


def _noted_symbol(text: str, reader: Reader) -> Symbol | None:
    """The symbol that a note cites and nothing else."""
    before, _, after = reader.language.patterns["agenda_note"].partition("{symbol}")
    return symbol_of(normal(text).removeprefix(before).removesuffix(after).rstrip(". 。"))
