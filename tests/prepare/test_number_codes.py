"""Numbers by the codes of spreadsheets, as Word prints them in charts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.prepare.number_codes import written
from undoc.templates.language import Numbers

ENGLISH = Numbers(",", ".")
FRENCH = Numbers("\u00a0", ",")
_DASH = r'_(* #\ ##0_);_(* \(#\ ##0\);_(* "–"??_);_(@_)'


@pytest.mark.parametrize(
    ("number", "code", "expected"),
    [
        ("1234567", "#,##0", "1,234,567"),
        ("0", "#,##0", "0"),
        ("-1234", "#,##0", "-1,234"),
        ("234", r"#\ ##0", "234"),
        ("1234.5", r"#\ ##0", "1\u00a0235"),
        ("1234567", r"#\ ###\ ##0", "1\u00a0234\u00a0567"),
        ("1234567", r"#\ ##0", "1234\u00a0567"),
        ("0", _DASH, "–"),
        ("-5000", _DASH, "(5\u00a0000)"),
        ("12", _DASH, "12"),
        ("12.50", "General", "12.5"),
        ("0.1234", "0.0%", "12.3%"),
        ("1234567", "#,##0.0,,", "1.2"),
        ("5.5", '"$"#,##0.00', "$5.50"),
        ("3", "0.##", "3"),
        ("3.25", "0.0#", "3.25"),
        ("12", "000", "012"),
        ("0.5", "#.0", ".5"),
        ("1000.5", r"[>=1000]#\ ##0;0", "1\u00a0001"),
        ("5", r"[>=1000]#\ ##0;0", "5"),
        ("-5", '0;[Red]"minus "0', "minus\u00a05"),
        ("-0.2", "0", "0"),
        ("7", '"about" General', "about\u00a07"),
        ("7", "", ""),
        ("7", "[<.]", ""),
        ("7", '[<7.5]"few";"many"', "few"),
    ],
)
def test_numbers_are_written_as_their_code_says(number: str, code: str, expected: str) -> None:
    assert written(Decimal(number), code, ENGLISH) == expected


def test_commas_and_points_are_those_of_the_language() -> None:
    assert written(Decimal("1234.5"), "#,##0.0", FRENCH) == "1\u00a0234,5"


@given(
    st.decimals(-(10**12), 10**12, allow_nan=False, places=3),
    st.text(alphabet='0#?.,;% _*\\"[]<>=-()Ge@E', max_size=12),
)
def test_any_code_writes_any_number(number: Decimal, code: str) -> None:
    assert isinstance(written(number, code, ENGLISH), str)
