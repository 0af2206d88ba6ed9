"""The first page of a document of the Economic Commission for Europe; places are those of an agenda of 2018."""

from __future__ import annotations

import pytest

from tests.support import build_model, seed
from tests.support.build_model import HERE, note, numbered, text
from undoc.model import NoteCall, Symbol
from undoc.prepare import prepare
from undoc.prepare.prepared import NoteKind, Position
from undoc.typeset import typeset
from undoc.typeset.pages.page import Page, TextRun

BODY = "economic-commission-for-europe"
WORDING = {"subsidiary_body": "Executive Committee\nCentre for Towers"}


def run(page: Page, words: str) -> TextRun:
    return next(item for item in page.items if isinstance(item, TextRun) and item.text.strip().startswith(words))


@pytest.fixture
def page() -> Page:
    symbol = Symbol.parse("ECE/TRADE/C/CEFACT/2018/1")
    document = build_model.document((numbered("Text."),), body=BODY, symbol=symbol, wording=WORDING)
    return typeset(prepare(document, "en", seed.templates()), seed.templates().fonts).pages[0]


def test_a_long_symbol_stands_on_one_line(page: Page) -> None:
    assert run(page, "ECE").y == pytest.approx(run(page, "/TRADE/C/CEFACT/2018/1").y)


def test_the_commission_and_its_bodies_stand_below_each_other(page: Page) -> None:
    commission, first, second = (run(page, words) for words in ("Economic Commission", "Executive", "Centre"))
    assert [item.size for item in (commission, first, second)] == [14, 12, 12]
    assert first.y - commission.y == pytest.approx(20.8, abs=0.5)
    assert second.y - first.y == pytest.approx(19.9, abs=0.3)
    assert all(item.x == pytest.approx(56.7) for item in (commission, first, second))


def test_notes_of_the_title_are_numbered_with_the_others() -> None:
    title = (*text("Agenda"), NoteCall("a", HERE))
    document = build_model.document(
        (numbered("Text."),), {"a": note("a", "Said.")}, body=BODY, title=title, agenda=None
    )
    prepared = prepare(document, "en", seed.templates())
    (made,) = prepared.notes.values()
    assert (made.kind, made.mark) == (NoteKind.NUMBER, "1")
    call = next(span for line in prepared.front for span in line.spans if span.note)
    assert (call.position, call.size) == (Position.RAISED, 9)
