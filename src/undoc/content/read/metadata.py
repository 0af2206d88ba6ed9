"""``document.yaml`` read as Metadata."""

from __future__ import annotations

from pathlib import Path

from undoc.content.read.files import read_text
from undoc.content.read.values import (
    parse_body,
    parse_date,
    parse_distribution,
    parse_items,
    parse_job_number,
    parse_justification,
    parse_kind,
    parse_language,
    parse_number,
    parse_place,
    parse_stamp,
    parse_status,
    parse_symbol,
    parse_word,
    parse_words,
    parse_year,
)
from undoc.model import Agenda, Job, Justification, Meeting, Metadata, Place, Session, Symbol
from undoc.model.report import Report
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, parse_yaml

KEYS = (
    "symbol",
    "body",
    "kind",
    "distribution",
    "date",
    "original",
    "session",
    "meeting",
    "agenda",
    "author",
    "job",
    "slugs",
    "reissued",
    "section",
    "justification",
)


def symbol_of(path: Path) -> Symbol | None:
    """Return the symbol that ``document.yaml`` gives, whatever else is wrong in it; None when it gives none."""
    unsaid = Report()
    text = read_text(path, unsaid)
    root = None if text is None else parse_yaml(text, str(path), unsaid)
    return KeyReader(root, KEYS, unsaid, {}).value("symbol", parse_symbol) if isinstance(root, MappingNode) else None


def read_metadata(path: Path, report: Report) -> Metadata | None:
    """Return what ``document.yaml`` says, None when something needed is missing or wrong; problems are reported."""
    text = read_text(path, report)
    return None if text is None else parse_metadata(text, path, report)


def parse_metadata(text: str, path: Path, report: Report) -> Metadata | None:
    """Return what the text of the ``document.yaml`` at ``path`` says, as ``read_metadata`` does."""
    root = parse_yaml(text, str(path), report)
    if not isinstance(root, MappingNode):
        if root is not None or not report.has_errors:
            place = Place(str(path), 1, 1) if root is None else root.place
            advice = f"Write one key on each line, as “symbol: …”; the keys are {', '.join(KEYS)}."
            report.error(place, "wrong-kind", "The file does not hold keys with values.", advice)
        return None
    places = {"": Place(str(path))}
    keys = KeyReader(root, KEYS, report, places)
    symbol = keys.value("symbol", parse_symbol, required=True)
    body = keys.value("body", parse_body, required=True)
    kind = keys.value("kind", parse_kind, required=True)
    distribution = keys.value("distribution", parse_distribution, required=True)
    date = keys.value("date", parse_date, required=True)
    original = keys.value("original", parse_language, required=True)
    session = _session(keys)
    meeting = _meeting(keys, report, places)
    agenda = _agenda(keys)
    author = keys.value("author", parse_word)
    job = _job(keys)
    slugs = keys.value("slugs", parse_words) or ()
    reissued = keys.value("reissued", parse_date)
    section = keys.value("section", parse_number)
    justification = keys.value("justification", parse_justification) or Justification.FIT
    if symbol is None or body is None or kind is None or distribution is None or date is None or original is None:
        return None
    return Metadata(
        symbol=symbol,
        body=body,
        kind=kind,
        distribution=distribution,
        date=date,
        original=original,
        session=session,
        meeting=meeting,
        agenda=agenda,
        author=author,
        job=job,
        slugs=slugs,
        reissued=reissued,
        section=section,
        justification=justification,
        places=places,
    )


def _session(keys: KeyReader) -> Session | None:
    group = keys.mapping("session", ("number", "year"))
    if group is None:
        return None
    year = group.value("year", parse_year)
    number = group.value("number", parse_number, required=True)
    return None if number is None else Session(number, year)


def _job(keys: KeyReader) -> Job | None:
    group = keys.mapping("job", ("number", "stamp"))
    if group is None:
        return None
    number = group.value("number", parse_job_number, required=True)
    stamp = group.value("stamp", parse_stamp)
    return None if number is None else Job(number, stamp or "")


def _meeting(keys: KeyReader, report: Report, places: dict[str, Place]) -> Meeting | None:
    group = keys.mapping("meeting", ("place", "start", "end"))
    if group is None:
        return None
    place = group.value("place", parse_place, required=True)
    start = group.value("start", parse_date, required=True)
    end = group.value("end", parse_date, required=True)
    if start is not None and end is not None and end < start:
        message = f"The meeting ends on {end}, before it starts on {start}."
        report.error(places["meeting.end"], "end-before-start", message, "Correct one of the two dates.")
    return None if place is None or start is None or end is None else Meeting(place, start, end)


def _agenda(keys: KeyReader) -> Agenda | None:
    group = keys.mapping("agenda", ("item", "status", "note"))
    if group is None:
        return None
    items = group.value("item", parse_items, required=True)
    status = group.value("status", parse_status, required=True)
    note = group.value("note", parse_symbol)
    return None if items is None or status is None else Agenda(items, status, note)
