"""The numbers that Word counts."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.numbering import Numbers


def numbers(*levels: tuple[str, str], more: str = "") -> Numbers:
    return Numbers.read(etree.fromstring(numbers_xml(*levels, more=more)))


def numbers_xml(*levels: tuple[str, str], more: str = "") -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{more}</w:num></w:numbering>'
    )


def labels(found: Numbers, *levels: int) -> list[str]:
    made = [found.next("1", level) for level in levels]
    return ["" if label is None else label.text for label in made]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1.", "2."]),
        ("lowerLetter", ["a.", "b."]),
        ("upperRoman", ["I.", "II."]),
        ("russianLower", ["а.", "б."]),
        ("arabicAbjad", ["أ.", "ب."]),
        ("decimalZero", ["01.", "02."]),
        ("a form of another world", ["1.", "2."]),
    ],
)
def test_forms(form: str, expected: list[str]) -> None:
    assert labels(numbers((form, "%1.")), 0, 0) == expected


def test_levels_below_begin_anew_and_show_those_above() -> None:
    found = numbers(("decimal", "%1."), ("decimal", "%1.%2"))
    assert labels(found, 0, 1, 1, 0, 1) == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_a_list_may_begin_elsewhere() -> None:
    more = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    assert labels(numbers(("decimal", "%1."), more=more), 0, 0) == ["7.", "8."]


def test_signs_do_not_count_and_lists_that_are_not_there_have_none() -> None:
    label = numbers(("bullet", "•")).next("1", 0)
    assert label is not None
    assert label.is_bullet
    assert Numbers.read(None).next("1", 0) is None


def test_all_numbers_of_a_legal_level_are_figures() -> None:
    root = numbers_xml(("upperRoman", "%1."), ("decimal", "%1.%2")).replace(
        '<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:isLgl/>'
    )
    assert labels(Numbers.read(etree.fromstring(root)), 0, 1, 0, 1) == ["I.", "1.1", "II.", "2.1"]


def test_a_list_has_the_levels_of_its_style() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Towers"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
    )
    root = numbers_xml(("lowerLetter", "(%1)")).replace("<w:lvl ", '<w:styleLink w:val="Towers"/><w:lvl ', 1)
    found = Numbers.read(etree.fromstring(root.replace("</w:numbering>", linked)))
    label = found.next("2", 0)
    assert label is not None
    assert label.text == "(a)"


def test_a_format_that_is_not_known_is_said() -> None:
    label = numbers(("bahtText", "%1.")).next("1", 0)
    assert label is not None
    assert (label.text, label.unknown) == ("1.", "bahtText")
