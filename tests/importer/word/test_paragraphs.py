"""What the properties of a paragraph say of its layout."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.paragraphs import WordParagraph, paragraph_of
from undoc.importer.word.spans import Span
from undoc.importer.word.styles import Styles
from undoc.model import ColumnAlign


def read(properties: str) -> WordParagraph:
    element = etree.fromstring(f"<w:p {NAMESPACES}><w:pPr>{properties}</w:pPr></w:p>")
    return paragraph_of(element, 1, Styles(None, {}), frozenset())


@pytest.mark.parametrize(
    ("properties", "name", "expected"),
    [
        ('<w:spacing w:line="240" w:lineRule="exact"/>', "line", 240),
        ('<w:spacing w:line="240" w:lineRule="atLeast"/>', "least", 240),
        ('<w:spacing w:line="360"/>', "spaced", 360),
        ('<w:spacing w:before="120" w:after="60"/>', "after", 60),
        ('<w:ind w:left="500" w:firstLine="200"/>', "first", 200),
        ('<w:ind w:left="500" w:hanging="200"/>', "hang", -200),
        ('<w:jc w:val="center"/>', "side", ColumnAlign.CENTER),
        ('<w:jc w:val="odd"/>', "side", None),
        ('<w:framePr w:dropCap="drop"/>', "is_initial", True),
        ('<w:framePr w:w="9000"/>', "is_framed", True),
        ("<w:keepNext/>", "keep_next", True),
        ('<w:keepNext w:val="0"/>', "keep_next", False),
        ("<w:pageBreakBefore/>", "page_break", True),
        ('<w:outlineLvl w:val="2"/>', "outline", 2),
        ('<w:outlineLvl w:val="-9"/>', "outline", 9),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>', "list_number", "4"),
        (
            '<w:tabs><w:tab w:val="left" w:pos="900"/><w:tab w:val="clear" w:pos="20"/>'
            '<w:tab w:val="left" w:pos="300"/></w:tabs>',
            "stops",
            [300, 900],
        ),
    ],
)
def test_properties(properties: str, name: str, expected: object) -> None:
    assert getattr(read(properties), name) == expected


STOPS = '<w:tabs><w:tab w:val="right" w:pos="800"/><w:tab w:val="left" w:pos="900"/></w:tabs>'


@pytest.mark.parametrize(
    ("properties", "text", "expected"),
    [
        ('<w:ind w:left="1000" w:hanging="400"/>', "Text", 600),
        ('<w:ind w:left="1000" w:hanging="400"/>', "\tText", 1000),
        ('<w:ind w:left="1000" w:hanging="400"/>', "\t\tText", None),  # nothing says where the second tab leads
        (STOPS, "\tText", None),  # it ends at the stop
        (STOPS, "\t\tText", 900),
        (f'{STOPS}<w:ind w:left="850" w:hanging="850"/>', "\t\tText", 850),
    ],
)
def test_where_a_first_line_begins(properties: str, text: str, expected: int | None) -> None:
    paragraph = read(properties)
    paragraph.spans = [Span(text)]
    assert paragraph.begin == expected


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:spacing w:line="120" w:lineRule="exact"/>', 120),
        ('<w:spacing w:line="400" w:lineRule="atLeast"/>', 400),
        ('<w:spacing w:line="240"/>', 230),  # that of the font
    ],
)
def test_the_height_of_a_line(properties: str, expected: int) -> None:
    assert read(properties).high == expected
