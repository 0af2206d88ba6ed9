"""What fields without a result show."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.report import Findings
from undoc.importer.word.runs.fields import Field
from undoc.importer.word.runs.shown_fields import ShownFields, Standing


def shown(fields: ShownFields, instruction: str, form: str = "", at: Standing | None = None) -> str:
    element = etree.fromstring(f"<w:ffData {NAMESPACES}>{form}</w:ffData>") if form else None
    words = Field(instruction=[instruction]).words
    return "".join(span.text for span in fields.spans(words, instruction, element, at or Standing()))


ENTRIES = '<w:listEntry w:val="Africa"/><w:listEntry w:val="Asia"/>'


@pytest.mark.parametrize(
    ("instruction", "form", "text"),
    [
        ("FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ("FORMCHECKBOX", "", "☐"),
        ("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{ENTRIES}</w:ddList>', "Asia"),
        ("FORMDROPDOWN", f'<w:ddList><w:default w:val="1"/>{ENTRIES}</w:ddList>', "Asia"),
        ("FORMDROPDOWN", f'<w:ddList><w:result w:val="9"/>{ENTRIES}</w:ddList>', "Africa"),
        ("FORMDROPDOWN", "<w:ddList/>", ""),
        ('SYMBOL 177 \\f "Symbol" \\s 10', "", "±"),
        ("SYMBOL 0x2019 \\u", "", "’"),
        ("SYMBOL 149", "", "•"),
        ("SYMBOL 254 \\f Wingdings", "", "☑"),
        ("XE entry", "", ""),
        ("FORMTEXT", "", ""),
    ],
)
def test_a_box_an_entry_a_sign(instruction: str, form: str, text: str) -> None:
    findings = Findings()
    assert shown(ShownFields(findings), instruction, form) == text
    assert not findings.found


@pytest.mark.parametrize(
    ("instructions", "texts"),
    [
        (["AUTONUM", "AUTONUM", "AUTONUM \\s )"], ["1.", "2.", "3)"]),
        (["AUTONUMLGL", "AUTONUMLGL \\e"], ["1.", "2"]),
        (["AUTONUMOUT", "AUTONUMOUT"], ["I.", "II."]),
        (["LISTNUM", "LISTNUM", "LISTNUM \\l 2", "LISTNUM \\l 2", "LISTNUM"], ["1)", "2)", "a)", "b)", "3)"]),
        (["LISTNUM LegalDefault", "LISTNUM LegalDefault \\l 2"], ["1.", "1.1."]),
        (["LISTNUM OutlineDefault \\l 2 \\s 3"], ["C."]),
    ],
)
def test_numbers_that_word_counts_are_counted_and_told(instructions: list[str], texts: list[str]) -> None:
    findings = Findings()
    fields = ShownFields(findings)
    assert [shown(fields, instruction) for instruction in instructions] == texts
    assert {finding.code for finding in findings.found} == {"field-number"}


def test_numbers_of_headings_have_their_levels() -> None:
    fields = ShownFields(Findings())
    at = [Standing(0), Standing(1), Standing(1), Standing(0), Standing(1)]
    assert [shown(fields, "AUTONUMLGL", at=one) for one in at] == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_in_a_list_a_number_is_one_of_the_next_level() -> None:
    fields = ShownFields(Findings())
    assert [shown(fields, "LISTNUM", at=Standing(list_level=0)) for _ in range(2)] == ["a)", "b)"]


@pytest.mark.parametrize(
    ("instruction", "code"),
    [("QUOTE text", "field"), ("PAGE", "field"), ("SYMBOL 0xE000 \\f Wingdings", "symbol"), ("SYMBOL", "symbol")],
)
def test_what_cannot_be_shown_is_told(instruction: str, code: str) -> None:
    findings = Findings()
    assert shown(ShownFields(findings), instruction) == ""
    assert [finding.code for finding in findings.found] == [code]
