"""Lines of the first page read backwards, in every language: what is made is recognised."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.build_model import METADATA
from tests.support.seed import document, templates
from undoc.importer.recognise.wordings import Reader
from undoc.model import LANGUAGES, Agenda, AgendaItem, AgendaStatus, Document, Meeting, Session
from undoc.prepare.front.wordings import Wordings

AGENDAS = (
    Agenda((AgendaItem(6, "a"),), AgendaStatus.PROVISIONAL),
    Agenda((AgendaItem(138), AgendaItem(139)), AgendaStatus.PRELIMINARY),
    Agenda((AgendaItem(5), AgendaItem(6, "b"), AgendaItem(7)), AgendaStatus.ADOPTED),
)
MEETINGS = (
    (dt.date(2024, 12, 4), dt.date(2024, 12, 6)),
    (dt.date(2018, 4, 30), dt.date(2018, 5, 1)),
    (dt.date(2030, 12, 30), dt.date(2031, 1, 2)),
    (dt.date(2024, 6, 1), dt.date(2024, 6, 1)),
    (dt.date(2024, 6, 1), dt.date(2024, 6, 2)),
)


def made(language: str, **values: object) -> Wordings:
    """The lines that metadata make."""
    from msgspec.structs import replace

    whole = document()
    metadata = replace(METADATA, **values)
    changed = Document(whole.folder, metadata, whole.versions)
    return Wordings.of(changed, replace(whole.versions["zh"], language=language, wording={}), templates(), [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_sessions(language: str) -> None:
    reader = Reader(templates().language(language))
    for session in (Session(1), Session(24), Session(79), Session(2, 2024)):
        assert reader.session(made(language, session=session).session().replace("^", "")) == session


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("agenda", AGENDAS)
def test_agendas(language: str, agenda: Agenda) -> None:
    reader = Reader(templates().language(language))
    assert reader.agenda(made(language, agenda=agenda).agenda_item()) == (agenda, "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("start", "end"), MEETINGS)
def test_meetings(language: str, start: dt.date, end: dt.date) -> None:
    reader = Reader(templates().language(language))
    meeting = Meeting(start, end, "geneva")
    assert reader.meeting(made(language, meeting=meeting).place_dates().replace("^", "")) == meeting


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_distribution_block(language: str) -> None:
    lines = dict(made(language, original="fr", distribution="limited").distribution_block())
    reader = Reader(templates().language(templates().language(language).distribution_language))
    assert reader.distribution(lines["distribution"]) == "limited"
    assert reader.date(lines["date"].replace("^", "")) == METADATA.date
    assert reader.original(lines["original"]) == "fr"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Annex", ""), ("Annex II", "II"), ("ANNEX", ""), ("Annexes to the report", None), ("Text", None)],
)
def test_annexes(text: str, expected: str | None) -> None:
    assert Reader(templates().language("en")).annex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Table 34.1", ("34.1", "")),
        ("Table 2. Cities", ("2", "Cities")),
        ("Table II Cities", ("II", "Cities")),
        ("Tables of law", None),
    ],
)
def test_captions(text: str, expected: tuple[str, str] | None) -> None:
    assert Reader(templates().language("en")).numbered("table", text) == expected


def test_what_is_no_such_line() -> None:
    reader = Reader(templates().language("en"))
    for text in ("", "The session", "Item of the agenda", "31 February 2024", "Geneva", "x" * 5000):
        assert reader.session(text) is None
        assert reader.agenda(text) is None
        assert reader.meeting(text) is None
        assert reader.date(text) is None
