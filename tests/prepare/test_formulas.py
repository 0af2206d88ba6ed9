"""Formulas on a line."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.support.formulas import rows
from undoc.content.read.formula_parser import parse_formula
from undoc.model.formulas import Row
from undoc.prepare.formulas import linear

LINES = {
    "x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}": "x = (−b±√(b^2−4ac))/(2a)",
    "\\sum_{i=1}^n x_i": "∑_(i=1)^n x_i",
    "\\sin x": "sin x",
    "2\\sin x": "2 sin x",
    "\\sqrt[3]{x}": "∛x",
    "\\sqrt[n]{x}": "n√x",
    "f'(x)": "f′(x)",
    "\\frac{1}{n}\\sum_i x_i": "1/n ∑_i x_i",
    "\\left\\{ x \\middle\\vert x > 0 \\right\\}": "{x|x > 0}",
    "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}": "(a b; c d)",
    "\\prescript{14}{6}{C}": "_6^14C",
    "\\mathbb{R}": "ℝ",
    "\\text{if }x": "if x",
    "\\overbrace{ab}^n": "⏞(ab)^n",
}


@pytest.mark.parametrize(("source", "expected"), LINES.items())
def test_lines(source: str, expected: str) -> None:
    assert linear(parse_formula(source)[0]) == expected


@given(rows())
def test_any_formula_has_a_line(row: Row) -> None:
    assert "\n" not in linear(row)
