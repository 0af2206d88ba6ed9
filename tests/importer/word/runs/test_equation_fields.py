"""EQ fields as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.importer.word.runs.equation_fields import equation


@pytest.mark.parametrize(
    ("instruction", "text", "is_exact"),
    [
        (r"EQ \o\ac(○,9)", "⑨", True),
        (r"eq \o\ac( ○ , 20 )", "⑳", True),
        (r"EQ \o\ac(〇,一)", "㊀", True),
        (r"EQ \o(A,○)", "Ⓐ", True),
        (r"EQ \o\ac(○,天)", "○天", False),
        (r"EQ \o(a,/)", "a/", False),
        (r"EQ \f(1,2)", "1/2", False),
        (r"EQ \f(a + b;2)", "(a + b)/2", False),
        (r"EQ \r(3,x)", "3√x", False),
        (r"EQ \r(\f(1,2))", "√(1/2)", False),
        (r"EQ x\s\up8(2)", "x2", False),
        (r"EQ \b\bc\[(x)", "[x]", False),
        (r"EQ \i\su(1,5,x)", "∑15x", False),
        (r"EQ \a(a,b)", "a, b", False),
        (r"EQ \l(a,b)", "a,b", False),
        (r"EQ \x(a \(b\))", "a (b)", False),
        ("EQ", "", False),
        (r"EQ \f(1", "1", False),
    ],
)
def test_what_an_equation_shows(instruction: str, text: str, is_exact: bool) -> None:
    shown = equation(instruction)
    assert (shown.text, shown.is_exact) == (text, is_exact)


def test_a_text_beside_another_is_its_reading() -> None:
    shown = equation(r'EQ \* jc2 \* "Font:SimSun" \* hps10 \o\ad(\s\up 9(hàn),汉)')
    assert (shown.text, shown.readings) == ("汉", ("hàn",))


@given(st.text(alphabet="\\oacfrsbixdl(),;1a○ ", max_size=60))
def test_any_instruction_is_read(text: str) -> None:
    shown = equation(f"EQ {text}")
    assert all(piece for piece, _ in shown.pieces)
