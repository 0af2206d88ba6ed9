"""What rows take beside their texts."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.styles import PLAIN
from undoc.importer.word.tables.heights import Edges, edges_in, empty_height, has_frame, room_between, spaces_of


def borders(content: str) -> etree._Element:
    return etree.fromstring(f"<w:tblBorders {NAMESPACES}>{content}</w:tblBorders>")


def test_rules_by_their_edges() -> None:
    found = edges_in(
        borders('<w:top w:val="single" w:sz="8"/><w:bottom w:val="nil"/><w:left w:val="single" w:sz="4"/>')
    )
    assert found == {"top": 1.0, "bottom": 0.0}


@pytest.mark.parametrize(
    ("sides", "expected"),
    [("top bottom left right", True), ("top bottom", False), ("top bottom left right insideV", False)],
)
def test_frames(sides: str, expected: bool) -> None:
    assert has_frame(borders("".join(f'<w:{side} w:val="single"/>' for side in sides.split()))) is expected


def test_spaces_above_the_first_and_below_the_last_text() -> None:
    lines = [WordParagraph(1, PLAIN, size=18, before=40, after=20), WordParagraph(2, PLAIN, size=18, after=60)]
    assert spaces_of(lines, (100, 0)) == (7.0, 3.0)
    assert spaces_of([WordParagraph(1, PLAIN)], (100, 0)) is None


def test_a_cell_without_text_is_as_high_as_its_lines() -> None:
    assert empty_height([WordParagraph(1, PLAIN, line=200, before=20)], (40, 40)) == 15.0


def test_the_thickest_rule_takes_its_room() -> None:
    assert room_between([Edges(bottom=1.5)], [Edges(top=0.5)], 0.25) == 1.5
    assert room_between([], [], 0.25) == 0.25
