"""Runs of text in one format."""

from __future__ import annotations

import pytest

from undoc.importer.word.spans import (
    NOWHERE,
    Span,
    breaks_joined,
    cut,
    is_all,
    joined,
    plain,
    spans_of,
    trimmed,
    without,
)
from undoc.model import Text

BOLD = Span("bold", bold=True)


def test_neighbours_in_one_format_are_one() -> None:
    spans = [Span("a"), Span(""), Span("b"), BOLD, Span("", note="f1"), Span("", note="f1")]
    assert joined(spans) == [Span("ab"), BOLD, Span("", note="f1"), Span("", note="f1")]


def test_marks_of_notes_are_no_text() -> None:
    spans = [Span("a"), Span("1", note="f1"), BOLD]
    assert plain(spans) == "abold"
    assert cut(spans, 2) == [Span("1", note="f1"), Span("old", bold=True)]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span(" \t"), Span(" a ")], [Span("a")]),
        ([Span(" "), Span("", note="f1"), Span(" ")], [Span("", note="f1")]),
        ([Span(" ")], []),
    ],
)
def test_white_space_at_the_ends(spans: list[Span], expected: list[Span]) -> None:
    assert trimmed(spans) == expected


def test_what_a_place_gives_its_text() -> None:
    assert without([Span("a"), BOLD], bold=True) == [Span("abold")]
    assert is_all([BOLD, Span(" ")], "bold")
    assert not is_all([BOLD, Span("a")], "bold")
    assert not is_all([], "bold")


def test_texts_below_each_other() -> None:
    assert breaks_joined([[Span("a")], [], [Span("b")]]) == [Span("a"), Span("\n"), Span("b")]


def test_other_inlines_are_none() -> None:
    assert spans_of((BOLD, Text("a", NOWHERE))) == [BOLD]
