"""The colours of charts."""

from __future__ import annotations

import itertools

import pytest

from tests.support import seed
from undoc.prepare.chart_colors import part_colors, series_colors

HOUSE = seed.templates().house("new-york", "en").charts.colors


def test_the_colours_of_the_house_come_first() -> None:
    assert series_colors(HOUSE, 2) == HOUSE[:2]
    assert series_colors(HOUSE, 6) == HOUSE
    assert series_colors(HOUSE, 8)[:6] == HOUSE


@pytest.mark.parametrize("count", [8, 12, 16])
def test_further_colours_are_unlike_each_other_and_the_paper(count: int) -> None:
    colors = ["#FFFFFF", *series_colors(HOUSE, count)]
    for one, other in itertools.combinations(colors, 2):
        assert max(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5)) >= 20
    assert len(colors) == count + 1


def test_the_further_colours_of_fewer_series_are_the_first_of_more() -> None:
    assert series_colors(HOUSE, 12)[:9] == series_colors(HOUSE, 9)


def test_where_all_shades_are_taken_they_begin_anew() -> None:
    colors = series_colors(("#000000",), 40)
    assert colors[16:18] == colors[:2]
    assert len(set(colors)) == 16


@pytest.mark.parametrize(
    ("count", "expected"), [(1, "a"), (2, "ab"), (3, "abc"), (4, "abcb"), (6, "abcabc"), (7, "abcabcb")]
)
def test_neighbouring_parts_of_a_pie_differ(count: int, expected: str) -> None:
    assert "".join(part_colors("abc", count)) == expected
