"""The lines above a table."""

from __future__ import annotations

import pytest

from tests.support import seed
from undoc.importer.recognise.body.table_captions import is_subtitle, lines_above
from undoc.importer.recognise.wordings import Reader
from undoc.importer.word.items import Item, WordRow, WordTable
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span, plain
from undoc.importer.word.styles import PLAIN


def line(number: int, text: str) -> WordParagraph:
    return WordParagraph(number, PLAIN, spans=[Span(text, bold=True)], bookmarks=[f"_{number}"], above=number)


TABLE = WordTable([], [WordRow([])], 1)


def test_number_title_and_a_line_in_brackets() -> None:
    lines: list[Item] = [line(1, "Table 3"), line(2, ""), line(3, "Towers"), line(4, "(Thousands)"), TABLE]
    found = lines_above(lines, 0, Reader(seed.templates().language("en")))
    assert found is not None
    above, at = found
    assert (at, above.label, plain(above.caption), plain(above.subtitle)) == (4, "3", "Towers", "(Thousands)")
    assert (above.bookmarks, above.gap) == (["_1", "_3", "_4"], 1)
    assert not above.caption[0].bold


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([line(1, "Towers"), TABLE], id="no number"),
        pytest.param([line(1, "Table 3"), line(2, "Towers"), line(3, "They are high."), TABLE], id="a text between"),
        pytest.param([line(1, "Table 3"), line(2, "Towers")], id="no table"),
    ],
)
def test_other_lines_are_none(lines: list[Item]) -> None:
    assert lines_above(lines, 0, Reader(seed.templates().language("en"))) is None


@pytest.mark.parametrize(("text", "is_one"), [("(Thousands)", True), ("Thousands", False)])
def test_a_line_in_brackets_alone(text: str, is_one: bool) -> None:
    assert is_subtitle([line(1, text), TABLE], 0) is is_one
