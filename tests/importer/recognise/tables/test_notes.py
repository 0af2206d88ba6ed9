"""The notes below tables, and their calls."""

from __future__ import annotations

import pytest

from tests.support import seed
from undoc.importer.recognise.origins import Origin
from undoc.importer.recognise.tables.notes import call_notes, note_of
from undoc.importer.report import Findings
from undoc.importer.word.spans import NOWHERE, Raise, Span, plain, spans_of
from undoc.model import Table, TableNote, TableWidth


@pytest.mark.parametrize(
    ("text", "raised", "expected"),
    [("a\tText", False, ("a", "Text")), ("a Text", True, ("a", "Text")), ("a Text", False, None), ("Text", True, None)],
)
def test_the_mark_of_a_note(text: str, raised: bool, expected: tuple[str, str] | None) -> None:
    mark, rest = Span(text[:1], position=Raise.SUPERSCRIPT if raised else Raise.NORMAL), Span(text[1:])
    found = note_of([mark, rest])
    assert (None if found is None else (found[0], plain(found[1]))) == expected


def table_with(caption: tuple[Span, ...], *marks: str) -> Table:
    notes = tuple(TableNote(mark, (Span(f"Note {mark}"),), NOWHERE) for mark in marks)
    return Table(caption, (), (), (), notes, TableWidth.TEXT, Origin("table 1"))


def raised(text: str) -> Span:
    return Span(text, position=Raise.SUPERSCRIPT)


def test_notes_are_named_in_the_order_of_their_calls() -> None:
    findings = Findings()
    table = table_with((Span("Towers"), raised("c,a")), "a", "b", "c")
    called, uncalled = call_notes(table, seed.templates().language("en"), findings)
    assert [span.note for span in spans_of(called.caption)] == ["", "a", "", "b"]
    assert [(note.name, plain(note.inlines)) for note in called.notes] == [("a", "Note c"), ("b", "Note a")]
    assert [note.name for note in uncalled] == ["b"]
    assert [finding.numbers for finding in findings.found] == [("c", "a"), ("a", "b")]


def test_a_text_above_may_call_the_first() -> None:
    called, uncalled = call_notes(table_with((), "a"), seed.templates().language("en"), Findings(), above={"a"})
    assert [(note.name, note.called_above) for note in called.notes] == [("a", True)]
    assert uncalled == []
