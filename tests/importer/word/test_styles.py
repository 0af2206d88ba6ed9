"""What the styles of a file are for, and what they say."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.styles import PLAIN, Styles, style_key


def styles(content: str) -> Styles:
    return Styles(etree.fromstring(f"<w:styles {NAMESPACES}>{content}</w:styles>"), {"heading1": "heading-1"})


BASED = (
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Heading 1"/><w:pPr><w:ind w:left="500"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Own"/><w:basedOn w:val="A"/>'
    "<w:rPr><w:i/></w:rPr></w:style>"
)


def test_a_style_has_what_it_is_based_on() -> None:
    style = styles(BASED).get("B")
    assert (style.role, style.left, style.look.bold, style.look.italic) == ("heading-1", 500, True, True)
    assert styles(BASED).measure("B").size == 28


def test_a_ring_of_styles_ends() -> None:
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("XY", "YX")
    )
    assert styles(ring).get("X").name == "X"


def test_styles_that_are_not_there_say_nothing() -> None:
    assert styles("").get("Z") == PLAIN


@pytest.mark.parametrize(
    ("name", "key"), [("_ H _Ch", "hch"), ("Reg_Single Txt_G", "singletxt"), ("Heading 1", "heading1")]
)
def test_names_are_compared_without_what_marks_variants(name: str, key: str) -> None:
    assert style_key(name) == key


def test_tab_stops_that_a_style_has_and_clears() -> None:
    stops = '<w:tabs><w:tab w:val="{}" w:pos="300"/><w:tab w:val="{}" w:pos="600"/></w:tabs>'
    first = f"<w:pPr><w:keepNext/>{stops.format('left', 'right')}</w:pPr>"
    base = f'<w:style w:type="paragraph" w:styleId="A">{first}</w:style>'
    own = f"<w:pPr>{stops.format('clear', 'left')}</w:pPr>"
    found = styles(f'{base}<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/>{own}</w:style>')
    assert found.get("A").stops == ((300, "left"), (600, "right"))
    assert (found.get("B").stops, found.get("B").keep_next) == (((600, "left"),), True)
