"""What the two bodies of a document say of their sessions and agendas, in two columns below the masthead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.spans import Span, breaks_joined, is_all, plain, trimmed, without
from undoc.model import SecondBody
from undoc.templates.bodies import Body


def read_two_bodies(
    items: Sequence[Item], front: Front, reader: Reader, bodies: Mapping[str, Body]
) -> tuple[Item, ...]:
    """Take the columns into ``front``; returns the items without them, all of them where there are none.

    They are the first below a masthead with two symbols: a table of one row and two cells, the names of the bodies
    first in both.
    """
    at = next((at for at, item in enumerate(items) if not is_empty(item)), len(items))
    table = items[at] if at < len(items) else None
    if front.symbol is None or front.symbol.second is None or not isinstance(table, WordTable):
        return tuple(items)
    if len(table.rows) != 1 or len(table.rows[0].cells) != 2:
        return tuple(items)
    first, second = (
        [line for paragraph in cell.paragraphs() for line in _lines(paragraph.spans)] for cell in _cells(table)
    )
    body = _body(second, str(front.symbol.second), reader, bodies)
    if body is None or not first or not reader.bodies(_text(first[0])):
        return tuple(items)
    _read_first(first[1:], front, reader)
    _read_second(second[1:], body, front, reader)
    name = _text(second[0])
    front.body_names = [one for one in front.body_names if normal(one) != name]
    return (*items[:at], *items[at + 1 :])


def _cells(table: WordTable) -> tuple[WordTable, WordTable]:
    """The two cells, each as a table by itself."""
    [row] = table.rows
    first, second = (replace(table, rows=[replace(row, cells=[cell])]) for cell in row.cells)
    return first, second


def _body(lines: Sequence[Sequence[Span]], symbol: str, reader: Reader, bodies: Mapping[str, Body]) -> str | None:
    """The body whose name is the first line, by the symbol where several have the name."""
    names = set(reader.bodies(_text(lines[0]))) if lines else set()
    found = [(one.share_of(symbol), key) for key, one in bodies.items() if one.names.get("body_name") in names]
    return max(found)[1] if found else None


def _read_first(lines: Sequence[Sequence[Span]], front: Front, reader: Reader) -> None:
    titles: list[list[Span]] = []
    for line in lines:
        text = _text(line)
        if front.session is None and (session := reader.session(text)):
            front.session = session
        elif front.agenda is None and (agenda := reader.agenda(text)):
            front.agenda, front.agenda_mark = agenda
        elif front.meeting is None and (meeting := reader.meeting(text)):
            front.meeting = meeting
        elif front.agenda is None and "agenda_item" not in front.wording and not _is_bold(line):
            front.wording["agenda_item"] = text
        elif front.agenda is None and "session" not in front.wording and front.session is None:
            front.wording["session"] = text
        else:
            titles.append(without(trimmed(line), bold=True, italic=False))
    front.agenda_title = breaks_joined(titles)


def _read_second(lines: Sequence[Sequence[Span]], body: str, front: Front, reader: Reader) -> None:
    session = agenda = None
    titles: list[str] = []
    for line in lines:
        text = _text(line)
        if session is None and (found := reader.session(text)):
            session = found
        elif agenda is None and (read := reader.agenda(text)):
            agenda, _ = read
        elif not _is_bold(line) and agenda is None:
            front.wording["second_agenda_item"] = text
        elif session is None and agenda is None and not titles:
            front.wording["second_session"] = text
        else:
            titles.append(text)
    if titles:
        front.wording["second_agenda_title"] = "\n".join(titles)
    front.second = SecondBody(body, session, agenda)


def _is_bold(line: Sequence[Span]) -> bool:
    return is_all(line, "bold")


def _text(line: Sequence[Span]) -> str:
    return normal(plain(line))


def _lines(spans: Sequence[Span]) -> list[list[Span]]:
    """The lines of a paragraph, those without text left out."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        for at, text in enumerate(span.text.split("\n")):
            if at:
                lines.append([])
            if text or span.note:
                lines[-1].append(replace(span, text=text))
    return [line for line in lines if _text(line)]
