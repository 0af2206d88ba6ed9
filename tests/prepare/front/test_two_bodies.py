"""A document of two bodies has the session and the agenda of each beside those of the other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import build_model, seed
from undoc.model import Agenda, AgendaItem, AgendaStatus, ContentError, SecondBody, Session, Symbol
from undoc.prepare import PreparedDocument, prepare

BOTH = Symbol.parse("A/79/123-S/2025/45")
OWN: dict[str, Any] = {
    "symbol": BOTH,
    "body": "general-assembly",
    "kind": "letter",
    "session": Session(79),
    "agenda": Agenda((AgendaItem(34), AgendaItem(71)), AgendaStatus.ADOPTED),
    "second": SecondBody("security-council", Session(80)),
}


def of(language: str = "en", **more: Any) -> PreparedDocument:
    document = build_model.document([build_model.plain("Text.")], language=language, **{**OWN, **more})
    return prepare(document, language, seed.templates())


def columns(prepared: PreparedDocument) -> list[list[str]]:
    assert prepared.sessions is not None
    [row] = prepared.sessions.rows
    return [cell.paragraph.text.split("\n") for cell in row.cells]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", ["General Assembly", "Seventy-ninth session"], ["Security Council", "Eightieth year"]),
        (
            "fr",
            ["Assemblée générale", "Soixante-dix-neuvième session"],
            ["Conseil de sécurité", "Quatre-vingtième année"],
        ),
        (
            "es",
            ["Asamblea General", "Septuagésimo noveno período de sesiones"],
            ["Consejo de Seguridad", "Octogésimo año"],
        ),
        ("ru", ["Генеральная Ассамблея", "Семьдесят девятая сессия"], ["Совет Безопасности", "Восьмидесятый год"]),
        ("zh", ["大会", "第七十九届会议"], ["安全理事会", "第八十年"]),
        ("ar", ["الجمعية العامة", "الدورة التاسعة والسبعون"], ["مجلس الأمن", "السنة الثمانون"]),
    ],
)
def test_each_body_has_its_column(language: str, first: list[str], second: list[str]) -> None:
    prepared = of(language)
    own, other = columns(prepared)
    assert own[:2] == first
    assert other == second
    assert prepared.masthead["body_name"][0].text == f"{first[0]}\n{second[0]}"
    assert not any(line.text in own for line in prepared.front)


def test_the_masthead_has_both_symbols_with_large_organs() -> None:
    [symbol] = of().masthead["symbol"]
    assert symbol.text == "A/79/123–S/2025/45"
    assert [span.text for span in symbol.spans if span.size] == ["A", "S"]


def test_a_second_body_may_have_sessions_and_an_agenda() -> None:
    second = SecondBody(
        "economic-and-social-council", Session(5, 2025), Agenda((AgendaItem(6),), AgendaStatus.PROVISIONAL)
    )
    prepared = of(second=second, symbol=Symbol.parse("A/79/123-E/2025/45"), wording={"second_agenda_title": "Streets"})
    assert columns(prepared)[1] == [
        "Economic and Social Council",
        "Fifth session of 2025",
        "Item 6 of the provisional agenda",
        "Streets",
    ]


def test_the_note_of_the_agenda_is_called_in_its_column() -> None:
    prepared = of(agenda=Agenda((AgendaItem(34),), AgendaStatus.PROVISIONAL, Symbol.parse("A/79/150")))
    assert columns(prepared)[0][2] == "Item 34 of the provisional agenda*"
    assert [note.paragraphs[0].text for note in prepared.notes.values()] == ["A/79/150."]


@pytest.mark.parametrize(
    ("said", "code", "key"),
    [
        ({"second": None}, "missing-key", "symbol"),
        ({"symbol": Symbol.parse("A/79/123")}, "needless-key", "second"),
        ({"second": SecondBody("no-council")}, "unknown-body", "second.body"),
    ],
)
def test_what_does_not_fit_is_told(said: dict[str, Any], code: str, key: str) -> None:
    with pytest.raises(ContentError) as raised:
        of(**said)
    assert [problem.code for problem in raised.value.problems] == [code]
