"""Texts of boxes: which can be lines of a drawing, and where these end."""

from __future__ import annotations

import pytest

from tests.support.seed import templates
from undoc.drawings.geometry import BLACK
from undoc.importer.recognise.drawings.box_texts import Box, can_be_drawn, words_in
from undoc.importer.recognise.drawings.type_widths import TypeWidths
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span
from undoc.importer.word.styles import PLAIN


def paragraph(*spans: Span, **more: object) -> WordParagraph:
    return WordParagraph(1, PLAIN, spans=list(spans), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "is_drawn"), [("Office of the Director", True), ("Long. " * 40, False), ("مكتب", False), ("办公室", True)]
)
def test_short_lines_from_left_to_right_can_be_drawn(text: str, is_drawn: bool) -> None:
    assert can_be_drawn([paragraph(Span(text))]) is is_drawn


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Office of the Director", ["Office of the", "Director"]),
        ("Office\nof", ["Office", "of"]),
        ("Under-Secretary-General", ["Under-", "Secretary-", "General"]),
        ("1 P-4, 1 D-1, 12 GS", ["1 P-4, 1 D-1,", "12 GS"]),
        ("联合国办公室主任办公厅", ["联合国办公室", "主任办公厅"]),
    ],
)
def test_lines_end_where_the_box_does(text: str, lines: list[str]) -> None:
    box = Box(0, 0, 62, 100, "t")
    found = words_in(box, [paragraph(Span(text), align="center")], TypeWidths(templates().fonts), BLACK)
    words = list(found)
    assert ["".join(run.text for run in line.runs) for line in words] == lines
    assert {(line.x, line.anchor) for line in words} == {(31, "middle")}


def test_words_of_two_looks_stay_together() -> None:
    spans = Span("Office of the Direc", bold=True), Span("tor")
    found = list(words_in(Box(0, 0, 62, 100, "ctr"), [paragraph(*spans)], TypeWidths(templates().fonts), BLACK))
    assert [[(run.text, run.bold) for run in line.runs] for line in found] == [
        [("Office of the", True)],
        [("Direc", True), ("tor", False)],
    ]
    assert found[0].y == pytest.approx(50 - 11.5 + 8.91, abs=0.01)
