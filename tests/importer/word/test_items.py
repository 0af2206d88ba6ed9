"""Paragraphs and tables."""

from __future__ import annotations

import pytest

from undoc.importer.word.items import Item, WordCell, WordRow, WordTable, flat, is_empty
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span
from undoc.importer.word.styles import PLAIN


def line(text: str) -> WordParagraph:
    return WordParagraph(1, PLAIN, spans=[Span(text)])


def test_paragraphs_of_tables_within_tables() -> None:
    inner = WordTable([], [WordRow([WordCell([line("b")])])], 2)
    table = WordTable([], [WordRow([WordCell([line("a"), inner])])], 1)
    assert [paragraph.text for paragraph in flat([table, line("c")])] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (line(" \n"), True),
        (line("a"), False),
        (WordParagraph(1, PLAIN, spans=[Span("", note="f1")]), False),
        (WordParagraph(1, PLAIN, contents=2), False),
        (WordTable([], [WordRow([WordCell([line("")])])], 1), True),
    ],
)
def test_what_shows_nothing(item: Item, expected: bool) -> None:
    assert is_empty(item) is expected


@pytest.mark.parametrize(("grid", "has_widths"), [([], False), ([500, 0], False), ([500, 500], True)])
def test_widths_of_columns(grid: list[int], has_widths: bool) -> None:
    assert WordTable(grid, [], 1).has_widths is has_widths
