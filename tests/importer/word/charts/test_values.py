"""What the elements of a part of a chart say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.charts.values import cached, is_on, line_width, number, part, rich_text, said


def element(content: str) -> etree._Element:
    return etree.fromstring(f"<c:x {NAMESPACES}>{content}</c:x>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.50", Decimal("1.5")),
        ("0.30000000000000004", Decimal("0.3")),
        ("1e3", Decimal(1000)),
        ("1e-30", Decimal(0)),
        ("1e30", None),
        ("NaN", None),
        ("", None),
        (None, None),
    ],
)
def test_numbers(text: str | None, expected: Decimal | None) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("content", "expected"), [("", False), ("<c:a/>", True), ('<c:a val="0"/>', False), ('<c:a val="true"/>', True)]
)
def test_switches(content: str, expected: bool) -> None:
    assert is_on(element(content), "a") is expected


def test_what_is_not_there_says_nothing() -> None:
    assert said(element('<c:a><c:b val="3"/></c:a>'), "a", "b") == "3"
    assert said(element("<c:a/>"), "a", "b") is None
    assert is_on(None, "a", missing=True)


@pytest.mark.parametrize(("value", "expected"), [("0.5", 0.5), ("x", None), ("1000", None)])
def test_parts_of_a_side(value: str, expected: float | None) -> None:
    assert part(element(f'<c:a val="{value}"/>'), "a") == expected


@pytest.mark.parametrize(("width", "expected"), [("12700", 1.0), ("1", 0.1), ("99999999", 20.0), ("x", None)])
def test_how_thick_a_line_is(width: str, expected: float | None) -> None:
    assert line_width(etree.fromstring(f'<a:ln {NAMESPACES} w="{width}"/>')) == expected


def test_values_beside_a_workbook_and_names_on_two_levels() -> None:
    points = '<c:ptCount val="3"/><c:pt idx="0"><c:v>a      b</c:v></c:pt>'
    assert cached(element(f"<c:strCache>{points}</c:strCache>")) == ["a\nb", "", ""]
    inner, outer = '<c:pt idx="0"><c:v>May</c:v></c:pt>', '<c:pt idx="0"><c:v>2031</c:v></c:pt>'
    assert cached(element(f"<c:lvl>{inner}</c:lvl><c:lvl>{outer}</c:lvl>")) == ["May\n2031"]


def test_signs_of_other_fonts_are_characters() -> None:
    assert rich_text(element("<a:p><a:r><a:t>\uf061 and b</a:t></a:r></a:p>")) == ["α and b"]
