"""EQ fields as formulas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.content.read.formula_parser import parse_formula
from undoc.content.write.formulas import formula_source
from undoc.importer.word.runs.equation_formulas import equation_formula


@pytest.mark.parametrize(
    ("instruction", "source"),
    [
        (r"EQ \f(1,2)", "\\frac{1}{2}"),
        (r"EQ x = \f(a + b;2)", "x = \\frac{a + b}{2}"),
        (r"EQ \r(3,x)", "\\sqrt[3]{x}"),
        (r"EQ \r(\f(1,2))", "\\sqrt{\\frac{1}{2}}"),
        (r"EQ x\s\up8(2)", "x^2"),
        (r"EQ x\s\up8(2)\s\do4(i)", "x_i^2"),
        (r"EQ \b\bc\[(x)", "\\left[ x \\right]"),
        (r"EQ \b\lc\{(\a(x,y))", "\\left\\{ \\begin{matrix} x \\\\ y \\end{matrix} \\right."),
        (r"EQ \i\su(1,5,x)", "\\sum\\limits_1^5 x"),
        (r"EQ \i\in(0,1,x)", "\\int_0^1 x"),
        (r"EQ \a\al\co2(a,b,c,d)", "\\begin{array}{ll} a & b \\\\ c & d \\end{array}"),
        (r"EQ \x\to(ab)", "\\overline{ab}"),
        (r"EQ \l(a,b)", "a,b"),
        (r"EQ \f(速度,\l(a,b))", "\\frac{\\text{速度}}{a,b}"),
        (r"EQ \o\ac(○,9)", None),
        (r"EQ \o(a,/)", None),
        (r"EQ a", None),
        (r"EQ \s\up8(2)", None),
        (r"EQ \f(1", None),
        (r"EQ \f(1)", None),
        ("EQ", None),
    ],
)
def test_formulas(instruction: str, source: str | None) -> None:
    row = equation_formula(instruction)
    assert (None if row is None else formula_source(row)) == source


@given(st.text(alphabet="\\oacfrsbixdl(),;1a○ ", max_size=60))
def test_any_instruction_is_a_formula_that_can_be_read_or_none(text: str) -> None:
    row = equation_formula(f"EQ {text}")
    assert row is None or parse_formula(formula_source(row)) == (row, [])
