"""The texts of runs."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.report import Findings
from undoc.importer.word.runs.texts import is_unfilled, own_mark, symbol_in, text_in


@pytest.mark.parametrize(
    ("attributes", "text", "font", "expected"),
    [
        ("", " a ", "", "a"),
        ('xml:space="preserve"', " a ", "", " a "),
        ("", "a\nb", "", "a b"),
        ("", "a\u2028b", "", "a\nb"),
        ("", "\u200e12\u200e", "", "12"),
        ("", "a", "Symbol", "α"),
    ],
)
def test_what_word_shows_of_a_text(attributes: str, text: str, font: str, expected: str) -> None:
    assert text_in(etree.fromstring(f"<w:t {NAMESPACES} {attributes}>{text}</w:t>"), font) == expected


@pytest.mark.parametrize(("mark", "expected"), [('w:customMarkFollows="1"', "*"), ("", "")])
def test_the_mark_of_a_note_of_its_own(mark: str, expected: str) -> None:
    run = etree.fromstring(f"<w:r {NAMESPACES}><w:footnoteReference {mark}/><w:t>*</w:t></w:r>")
    assert own_mark(run[0]) == expected


@pytest.mark.parametrize(
    ("attributes", "text", "told"),
    [
        ('w:font="Symbol" w:char="F061"', "α", []),
        ('w:font="Odd" w:char="F061"', "", ["A sign of the font “Odd” (code F061) has no letter of its own."]),
        ('w:font="Symbol" w:char="x"', "", ["A sign of the font “Symbol” (code x) has no letter of its own."]),
    ],
)
def test_signs(attributes: str, text: str, told: list[str]) -> None:
    findings = Findings()
    assert symbol_in(etree.fromstring(f"<w:sym {NAMESPACES} {attributes}/>"), findings) == text
    assert [finding.message for finding in findings.found] == told


def test_what_is_to_be_filled_in() -> None:
    control = "<w:sdt {}><w:sdtPr><w:showingPlcHdr{}/></w:sdtPr></w:sdt>"
    assert is_unfilled(etree.fromstring(control.format(NAMESPACES, "")))
    assert not is_unfilled(etree.fromstring(control.format(NAMESPACES, ' w:val="0"')))
