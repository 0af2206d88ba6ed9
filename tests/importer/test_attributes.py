"""Numbers in attributes: whatever stands in their place, a file is imported or refused with its place."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importer import test_fuzz
from tests.importer.word_file import cell, packed, paragraph, row, run, table, unpacked
from undoc.importer.attributes import MOST, MOST_TWIPS, figure_in, level_in, twips, whole, width_in

_ATTRIBUTE = re.compile(rb'(?<=\s)([\w:]+)="([^"<>]*)"')
_NUMBER = re.compile(rb"-?[0-9.]+%?")
ODD = (
    "-9",
    "-1",
    "0",
    "10",
    "63",
    "99999999999",
    "-99999999999999999999",
    "1e999",
    "-1E999",
    "nan",
    "1e-999999999",
    "0.5",
    "",
    " ",
    "x",
    "true",
    "12pt",
    "50%",
    "²",
    "٣",
    "0x10",
    "1_0",
    "9" * 5000,
)
_READ = ("outlineLvl", "ilvl", "numId", "gridSpan", "gridBefore", "num", "left", "line", "sz", "pos")
_ROW = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/><w:trHeight w:val="9" w:hRule="exact"/>'
_MARGINS = '<w:tcMar><w:top w:w="1"/><w:left w:w="2"/></w:tcMar>'
#: What the other files have not: each attribute that is read as a number.
_MORE = (
    paragraph("One.", properties='<w:outlineLvl w:val="2"/>')
    + paragraph("Two.", "Normal", '<w:outlineLvl w:val="1"/><w:ind w:left="1" w:right="2" w:hanging="3"/>')
    + paragraph(
        "Three.", "Normal", '<w:spacing w:before="1" w:after="2" w:line="240"/><w:tabs><w:tab w:pos="9"/></w:tabs>'
    )
    + paragraph("Four.", "Normal", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    + paragraph(run("Five.", '<w:sz w:val="20"/><w:spacing w:val="4"/><w:w w:val="98"/>'))
    + table(
        row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:tcW w:w="9" w:type="dxa"/>')),
        f"<w:tr><w:trPr>{_ROW}</w:trPr>{cell('c', _MARGINS)}</w:tr>",
    )
    + paragraph("Six.", properties='<w:sectPr><w:pgSz w:w="9" w:h="9"/><w:cols w:num="2"/></w:sectPr>')
)


@cache
def files() -> tuple[bytes, ...]:
    small, specimen = test_fuzz.files()
    parts = unpacked(small)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", _MORE.encode() + b"<w:sectPr", 1)
    return packed(parts), specimen


def with_odd_attribute(data: bytes, chance: random.Random) -> bytes:
    """The file with something odd in some attributes; half of the time in one that is a number."""
    parts = unpacked(data)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice([name for name in parts if name.startswith("word/") and name.endswith(".xml")])
        if chance.random() < 0.5:
            name = "word/document.xml"
        found = list(_ATTRIBUTE.finditer(parts[name]))
        numbers = [match for match in found if _NUMBER.fullmatch(match[2])]
        if not found:
            continue
        match = chance.choice(numbers if numbers and chance.random() < 0.8 else found)
        xml = parts[name]
        parts[name] = xml[: match.start(2)] + chance.choice(ODD).encode() + xml[match.end(2) :]
    return packed(parts)


def test_the_file_is_imported_as_it_is(tmp_path: Path) -> None:
    assert test_fuzz.check(files()[0], tmp_path)


def test_odd_attributes(tmp_path: Path) -> None:
    chance = random.Random(9)
    for _ in range(100):
        test_fuzz.check(with_odd_attribute(files()[0], chance), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(10))
def test_thousands_of_odd_attributes(block: int, tmp_path: Path) -> None:
    chance = random.Random(block)
    for _ in range(300):
        test_fuzz.check(with_odd_attribute(chance.choice((*files()[:1] * 4, files()[1])), chance), tmp_path)


@pytest.mark.parametrize("value", ODD, ids=lambda value: value[:12])
def test_an_odd_value_in_all_that_is_read(value: str, tmp_path: Path) -> None:
    parts = unpacked(files()[0])
    for name in _READ:
        pattern = rb'(<w:%s w:val="|w:%s=")[^"]*' % (name.encode(), name.encode())
        before = parts["word/document.xml"]
        parts["word/document.xml"] = re.sub(pattern, rb"\g<1>" + value.encode(), before)
        assert parts["word/document.xml"] != before
    test_fuzz.check(packed(parts), tmp_path)


@given(st.one_of(st.none(), st.text(max_size=8), st.floats().map(str), st.integers().map(str)))
def test_what_is_read_is_within_bounds(text: str | None) -> None:
    assert -MOST <= whole(text, 0) <= MOST
    assert -MOST_TWIPS <= twips(text) <= MOST_TWIPS
    assert 0 <= width_in(text) <= MOST_TWIPS
    assert level_in(text, 9) in range(10)
    assert (figure_in(text) or 0) >= 0


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("-12.7", -12), ("1e999", MOST), ("nan", 5), ("x", 5), ("", 5), (None, 5)]
)
def test_whole_numbers(text: str | None, number: int) -> None:
    assert whole(text, 5) == number


@pytest.mark.parametrize(("text", "level"), [("0", 0), ("9", 9), ("10", 4), ("-9", 4), ("x", 4)])
def test_levels(text: str, level: int) -> None:
    assert level_in(text, 4) == level
