"""A new document that begins from an earlier one: its text, with symbol, date, session and meeting moved on.

What has to be looked at is marked in ``document.yaml`` with comments, and told with its places in the language files.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from undoc.content.read import load
from undoc.content.write.comments import read_comments
from undoc.content.write.metadata import write_metadata
from undoc.files import MOST_PICTURE, read_file
from undoc.model import Meeting, Metadata, Place, Problem, Session, Severity, Symbol, Version
from undoc.production.problem_places import figures

#: What stands behind a line of ``document.yaml`` that was moved on, and behind one that may have to be.
_MOVED, _LOOK = "   # look at this: moved on from ", "   # look at this"
_MARKED = ("session", "meeting")


class Continued(Struct, frozen=True):
    """The files of a new document by their names, and what in its language files has to be looked at."""

    files: dict[str, bytes]
    told: tuple[Problem, ...]


def continued(folder: Path, symbol: Symbol, date: dt.date) -> Continued:
    """What a document ``symbol`` of ``date`` is that begins from the one in ``folder``.

    Session and meeting are the next ones; what was said of adoption, job and reissue of the earlier one is gone.
    ContentError when that cannot be read.
    """
    document = load(folder)
    files = {"document.yaml": _moved(folder / "document.yaml", document.metadata, symbol, date).encode()}
    told: list[Problem] = []
    for language, version in document.versions.items():
        text = version.path.read_text("utf-8")
        files[f"{language}.md"] = text.encode()
        files |= {path.relative_to(folder).as_posix(): read_file(path, MOST_PICTURE) for path in _pictures(version)}
        told += _mentions(text, f"{language}.md", document.metadata)
    return Continued(files, tuple(told))


def _pictures(version: Version) -> Iterator[Path]:
    return (figure.path for figure in figures(version))


def _moved(path: Path, metadata: Metadata, symbol: Symbol, date: dt.date) -> str:
    """The text of ``document.yaml``, with the comments that it has had."""
    new = replace(
        metadata,
        symbol=symbol,
        date=date,
        session=_next_session(metadata.session, date),
        meeting=_next_meeting(metadata.meeting),
        reissued=None,
        job=None,
        adopted=None,
        vote=None,
    )
    text = path.read_text("utf-8")
    before = {line.partition(":")[0]: line.partition(":")[2].strip() for line in write_metadata(metadata).splitlines()}
    lines = []
    for line in write_metadata(new, read_comments(text)).splitlines():
        key = line.partition(":")[0]
        mark = f"{_MOVED}{before[key]}" if key in _MARKED else _LOOK if key == "agenda" else ""
        lines.append(line if " #" in line else line + mark)
    return "\n".join(lines) + "\n"


def _next_session(session: Session | None, date: dt.date) -> Session | None:
    """The session after one; of a body that counts by years, the same one of the new document's year."""
    if session is None:
        return None
    return Session(session.number + 1) if session.year is None else Session(session.number, date.year)


def _next_meeting(meeting: Meeting | None) -> Meeting | None:
    if meeting is None:
        return None
    return Meeting(_a_year_on(meeting.start), _a_year_on(meeting.end), meeting.place)


def _a_year_on(day: dt.date) -> dt.date:
    """The same day of the next year; 28 February for a 29th."""
    is_leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap else day.day)


def _mentions(text: str, name: str, metadata: Metadata) -> Iterator[Problem]:
    """Where a text names what the earlier document was of: its symbol, its year, the year of its meeting."""
    years = {metadata.date.year, *([metadata.meeting.start.year] if metadata.meeting else [])}
    words = [str(metadata.symbol), *map(str, sorted(years))]
    known = re.compile("|".join(rf"(?<!\d){re.escape(word)}(?!\d)" for word in words))
    for number, line in enumerate(text.splitlines(), 1):
        for match in known.finditer(line):
            message = f"“{match[0]}” is of the earlier document."
            place = Place(name, number, match.start() + 1)
            yield Problem(place, "look-again", message, "See whether it is still so.", Severity.WARNING)
