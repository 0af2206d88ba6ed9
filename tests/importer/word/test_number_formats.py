"""What the numbers of lists look like in the formats of Word."""

from __future__ import annotations

import pytest

from undoc.importer.word.number_formats import FORMATS, custom


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 21: "21st", 113: "113th"}),
        ("cardinalText", {1: "One", 15: "Fifteen", 20: "Twenty", 42: "Forty-two", 100: "100"}),
        ("ordinalText", {1: "First", 12: "Twelfth", 20: "Twentieth", 42: "Forty-second", 101: "101st"}),
        ("hebrew1", {1: "א", 15: "טו", 16: "טז", 27: "כז", 100: "ק", 415: "תטו", 1000: "1000"}),
        ("arabicAlpha", {2: "ب", 3: "ت", 29: "أأ"}),
        ("arabicAbjad", {3: "ج"}),
        ("russianUpper", {10: "К", 26: "Ы"}),
        ("ideographDigital", {10: "一〇", 21: "二一"}),
        ("chineseCounting", {10: "十", 21: "二十一"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("numberInDash", {3: "- 3 -"}),
        ("hex", {11: "B"}),
        ("chicago", {1: "*", 5: "**"}),
        ("ganada", {1: "가"}),
        ("none", {1: ""}),
    ],
)
def test_formats(name: str, expected: dict[int, str]) -> None:
    assert {number: FORMATS[name](number) for number in expected} == expected


@pytest.mark.parametrize(
    ("example", "expected"), [("001, 002, 003, ...", "007"), ("01, 02", "07"), ("1", "7"), ("A1", None), ("", None)]
)
def test_formats_by_examples(example: str, expected: str | None) -> None:
    form = custom(example)
    assert (form(7) if form is not None else None) == expected
