"""Pages within the body: where they break, and which are on their side."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.recognise.body.pages import (
    begins_page,
    columns_of,
    gathered,
    is_landscape,
    settle_page_breaks,
    text_widths,
)
from undoc.importer.recognise.origins import Origin
from undoc.importer.word.spans import Span
from undoc.model import Block, Contents, Landscape, PageBreak, Paragraph


def section(content: str) -> etree._Element:
    return etree.fromstring(f"<w:sectPr {NAMESPACES}>{content}</w:sectPr>")


def text(words: str = "a") -> Paragraph:
    return Paragraph((Span(words),), Origin(words))


def broken(*blocks: Block, after_contents: bool = False) -> str:
    settled = settle_page_breaks(blocks, after_contents=after_contents)
    return " ".join(type(block).__name__ for block in settled)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((PageBreak(Origin("")), text()), "PageBreak Paragraph"),
        ((text(), PageBreak(Origin(""))), "Paragraph"),
        ((text(), PageBreak(Origin("")), PageBreak(Origin("")), text()), "Paragraph PageBreak Paragraph"),
        ((text(), PageBreak(Origin("")), Landscape((), Origin(""))), "Paragraph Landscape"),
        ((Landscape((), Origin("")), PageBreak(Origin("")), text()), "Landscape Paragraph"),
    ],
)
def test_breaks_where_a_page_begins_anyway_go(blocks: tuple[Block, ...], expected: str) -> None:
    assert broken(*blocks) == expected


def test_a_house_may_break_the_page_after_its_list_of_contents() -> None:
    blocks = (Contents(Origin(""), 1), PageBreak(Origin("")), text())
    assert broken(*blocks) == "Contents PageBreak Paragraph"
    assert broken(*blocks, after_contents=True) == "Contents Paragraph"


def test_neighbours_on_their_side_are_one_part_and_a_list_of_contents_stands_before() -> None:
    wide = [Landscape((text(one),), Origin("")) for one in "ab"]
    assert [type(block).__name__ for block in gathered([*wide])] == ["Landscape"]
    listed = Landscape((Contents(Origin(""), 1), text()), Origin(""))
    assert [type(block).__name__ for block in gathered([listed])] == ["Contents", "Landscape"]


@pytest.mark.parametrize(
    ("content", "is_new", "is_wide", "columns"),
    [
        ("", True, False, 1),
        ('<w:type w:val="continuous"/><w:cols w:num="2"/>', False, False, 2),
        ('<w:pgSz w:orient="landscape"/><w:cols w:num="x"/>', True, True, 1),
    ],
)
def test_what_a_section_says(content: str, is_new: bool, is_wide: bool, columns: int) -> None:
    properties = section(content)
    assert (begins_page(properties), is_landscape(properties), columns_of(properties)) == (is_new, is_wide, columns)


def test_the_width_of_the_text_is_that_of_most_upright_sections() -> None:
    margins = '<w:pgMar w:left="1200" w:right="1200"/>'
    upright, wide = f'<w:pgSz w:w="12240"/>{margins}', f'<w:pgSz w:w="15840" w:orient="landscape"/>{margins}'
    assert text_widths([section(upright), section(wide), section(wide)]) == (9840 - 2534, 9840)
    assert text_widths([]) == (9840 - 2534, 9840)
