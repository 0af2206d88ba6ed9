"""How runs look: their own properties over those of their styles."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.report import Findings
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.runs.looks import RunLook, RunLooks, font_of_signs
from undoc.importer.word.spans import Raise
from undoc.importer.word.styles import PLAIN, Styles


def look(properties: str, text: str = "Text") -> tuple[RunLook, list[str]]:
    findings = Findings()
    looks = RunLooks(Styles(None, {}), findings)
    looks.begin(WordParagraph(1, PLAIN))
    run = etree.fromstring(f"<w:r {NAMESPACES}><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    return looks.of(run, run[0]), [finding.message for finding in findings.found]


@pytest.mark.parametrize(
    ("properties", "name", "expected"),
    [
        ("<w:b/>", "bold", True),
        ('<w:b w:val="0"/>', "bold", False),
        ("<w:i/>", "italic", True),
        ("<w:vanish/>", "is_hidden", True),
        ('<w:vertAlign w:val="superscript"/>', "position", Raise.SUPERSCRIPT),
        ('<w:sz w:val="17"/>', "size", 17),
        ('<w:spacing w:val="-4"/>', "fit", (-0.2, None)),
        ('<w:w w:val="98"/>', "fit", (None, 98.0)),
        ('<w:spacing w:val="4000"/>', "fit", (None, None)),
        ('<w:lang w:val="fr-FR"/>', "language", None),
    ],
)
def test_properties(properties: str, name: str, expected: object) -> None:
    found, told = look(properties)
    assert (getattr(found, name), told) == (expected, [])


@pytest.mark.parametrize(
    ("named", "language"),
    [
        ('w:val="fr-FR"', "fr"),
        ('w:val="pt-BR"', "pt-BR"),
        ('w:eastAsia="zh-CN"', "zh"),
        ('w:bidi="fa"', "fa"),
        ('w:val="x-none"', None),
    ],
)
def test_words_in_their_style_are_in_the_language_that_they_name(named: str, language: str | None) -> None:
    style = (
        f'<w:styles {NAMESPACES}><w:style w:type="character" w:styleId="F"><w:name w:val="Foreign Words"/></w:style>'
    )
    looks = RunLooks(Styles(etree.fromstring(f"{style}</w:styles>"), {}), Findings())
    looks.begin(WordParagraph(1, PLAIN))
    run = etree.fromstring(f'<w:r {NAMESPACES}><w:rPr><w:rStyle w:val="F"/><w:lang {named}/></w:rPr></w:r>')
    assert looks.of(run, run[0]).language == language


@pytest.mark.parametrize(
    ("properties", "text", "told"),
    [
        ("<w:strike/>", "Text", ["Text that is struck through became plain."]),
        ('<w:color w:val="FF0000"/>', "Text", ["Text that is coloured became plain."]),
        ('<w:color w:val="101010"/>', "Text", []),
        ("<w:caps/>", "TEXT", []),
        ("<w:u/>", " ", []),
    ],
)
def test_what_has_no_place_in_content_is_told(properties: str, text: str, told: list[str]) -> None:
    assert look(properties, text)[1] == told


@pytest.mark.parametrize(("fonts", "expected"), [('<w:rFonts w:ascii="Symbol"/>', "Symbol"), ("", "")])
def test_fonts_of_signs(fonts: str, expected: str) -> None:
    assert font_of_signs(etree.fromstring(f"<w:rPr {NAMESPACES}>{fonts}</w:rPr>")) == expected
