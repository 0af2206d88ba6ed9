"""The axes of charts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.charts.axes import category_axis, number_format, value_axis
from undoc.importer.word.charts.colors import Theme
from undoc.model.charts import Ticks


def axis(content: str) -> etree._Element:
    return etree.fromstring(f"<c:valAx {NAMESPACES}>{content}</c:valAx>")


@pytest.mark.parametrize(
    ("content", "source", "expected"),
    [
        ("", "0.0", "0.0"),
        ("", "", "General"),
        ('<c:numFmt formatCode="0%"/>', "0.0", "0%"),
        ('<c:numFmt formatCode="0%" sourceLinked="1"/>', "0.0", "0.0"),
    ],
)
def test_the_format_of_numbers(content: str, source: str, expected: str) -> None:
    assert number_format(axis(content), source) == expected


def test_bounds_steps_and_grid() -> None:
    scaling = '<c:scaling><c:max val="10"/><c:min val="-2.5"/></c:scaling>'
    told: list[str] = []
    found = value_axis(axis(f'{scaling}<c:majorGridlines/><c:majorUnit val="5"/>'), Theme({}), "0", told)
    assert (found.least, found.most, found.step, found.grid) == (Decimal("-2.5"), Decimal(10), Decimal(5), True)
    assert told == []


@pytest.mark.parametrize(
    ("scaling", "told"),
    [
        ('<c:logBase val="10"/>', ["the logarithmic scale of its axis"]),
        ('<c:orientation val="maxMin"/>', ["the direction of its axis"]),
    ],
)
def test_what_is_not_kept_is_told(scaling: str, told: list[str]) -> None:
    found: list[str] = []
    value_axis(axis(f"<c:scaling>{scaling}</c:scaling>"), Theme({}), "0", found)
    assert found == told


def test_numbers_in_thousands_lose_three_figures() -> None:
    units = '<c:dispUnits><c:builtInUnit val="thousands"/></c:dispUnits>'
    assert value_axis(axis(units), Theme({}), "0.0", []).format == "0.0,"


@pytest.mark.parametrize(
    ("content", "line", "ticks"),
    [
        ("", True, Ticks.CROSS),
        ('<c:majorTickMark val="out"/>', True, Ticks.OUTSIDE),
        ("<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>", False, Ticks.CROSS),
    ],
)
def test_line_and_ticks(content: str, line: bool, ticks: Ticks) -> None:
    found = category_axis(axis(content), Theme({}))
    assert (found.line, found.ticks) == (line, ticks)
