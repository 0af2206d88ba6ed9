"""What the wordings of kinds name in braces."""

from __future__ import annotations

import pytest

from undoc.model import Symbol
from undoc.prepare.kinds.fields import number_of, worded


@pytest.mark.parametrize(
    ("symbol", "number"),
    [
        ("A/RES/79/150", "79/150"),
        ("S/RES/2601 (2021)", "2601 (2021)"),
        ("E/RES/2024/21", "2024/21"),
        ("A/HRC/RES/57/10", "57/10"),
        ("A/DEC/79/501", "79/501"),
        ("HSP/HA.2/Res.7", "2/7"),
        ("S/PRST/2020/5", "2020/5"),
        ("A/C.3/79/L.20", ""),
        ("A/79/150", ""),
    ],
)
def test_the_number_of_a_resolution_is_in_its_symbol(symbol: str, number: str) -> None:
    assert number_of(Symbol.parse(symbol)) == number


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("Adopted by {organ}", "Adopted by the Council"),
        ("Adopted on {date}", ""),
        ("Adopted by {organ} on {unknown}", ""),
        ("Adopted", "Adopted"),
    ],
)
def test_a_line_that_names_what_is_not_said_is_left_out(pattern: str, line: str) -> None:
    assert worded(pattern, {"organ": "the Council", "date": ""}) == line
