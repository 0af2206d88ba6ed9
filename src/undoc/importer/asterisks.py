"""The notes of the first page, which asterisks call: in symbol, agenda line, titles and list of contents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from undoc.importer.front import Front
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.spans import Span, breaks_joined, cut, plain, trimmed
from undoc.importer.story import Item, WordTable, is_empty
from undoc.importer.wordings import Reader, normal, symbol_of
from undoc.model import Agenda, Symbol

_NOTE = re.compile(r"[\t ]*(\*{1,3})[\t ]*(?=\S)")


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


def settle_asterisks(front: Front, reader: Reader, notes: dict[str, list[list[Span]]]) -> set[str]:
    """Give the notes of the first page to the lines that call them; returns the marks of these.

    ``notes`` takes the notes of the titles.
    """
    used: set[str] = set()
    stars = front.symbol.stars if front.symbol is not None else ""
    if stars in front.asterisks:
        front.wording["symbol_note"] = plain(front.asterisks[stars])
        used.add(stars)
    if front.agenda is not None and front.agenda_mark in front.asterisks:
        symbol = _noted_symbol(plain(front.asterisks[front.agenda_mark]), reader)
        if symbol is not None:
            front.agenda = Agenda(front.agenda.items, front.agenda.status, symbol)
            used.add(front.agenda_mark)
    for spans in (front.agenda_title, front.title):
        for index, span in enumerate(spans):
            match = re.search(r"\s*(\*{1,3})\s*$", span.text)
            if match and not span.note and match[1] in front.asterisks:
                name = f"note-{len(match[1])}"
                notes[name] = [front.asterisks[match[1]]]
                spans[index] = span._replace(text=span.text[: match.start()])
                spans.insert(index + 1, Span("", note=name))
                used.add(match[1])
                break
    return used


def report_asterisks(front: Front, used: set[str], findings: Findings) -> None:
    """Tell which notes of the first page are called by nothing that the content holds."""
    for mark, spans in front.asterisks.items():
        if mark not in used:
            message = f"The note {mark} of the first page has no place in the content: {quoted(plain(spans))}"
            findings.add(Change.DROPPED, "asterisk-note", message, "first page")


def settle_agenda(items: Sequence[Item], front: Front, reader: Reader, notes: Mapping[str, list[list[Span]]]) -> None:
    """Take agenda and symbol's note from notes of the document that the agenda line and a line above it call.

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
            paragraphs = notes.get(span.note, []) if span.note else []
            symbol = _noted_symbol(plain(paragraphs[0]), reader) if len(paragraphs) == 1 else None
            if symbol is not None:
                front.agenda = Agenda(front.agenda.items, front.agenda.status, symbol)
                front.settled_notes.add(span.note)


def _noted_symbol(text: str, reader: Reader) -> Symbol | None:
    """The symbol that a note cites and nothing else."""
    before, _, after = reader.language.patterns["agenda_note"].partition("{symbol}")
    return symbol_of(normal(text).removeprefix(before).removesuffix(after).rstrip(". 。"))
