"""What is wrong in the source of a formula: told where it is, with what to write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.content.read.formula_parser import parse_formula
from undoc.model.formulas import DEPTH, LONGEST, MOST_ROWS, Fraction, Group, Row, Scripts, Sign

X, Y = Sign("x"), Sign("y")

FAULTS: dict[str, tuple[str, int, str, str]] = {
    "a command that is mistyped": ("a + \\frak{a}{b}", 4, "unknown-command", "Did you mean “\\frac”?"),
    "a command that there is not": ("\\zzzzzz", 0, "unknown-command", "docs/content.md"),
    "a command of TeX for looks": ("\\displaystyle x", 0, "unknown-command", "displayed already"),
    "a number of an equation": ("x \\tag{1}", 2, "unknown-command", "Write the number"),
    "a backslash at the end": ("x\\", 1, "unknown-command", "Remove it."),
    "two lines by their sign": ("\\|x", 0, "unknown-command", "\\Vert"),
    "an open brace": ("\\sqrt{x", 5, "unbalanced-brace", "Write }"),
    "a closing brace": ("x}", 1, "unbalanced-brace", "\\}"),
    "an open fence": ("\\left( x", 0, "unbalanced-fence", "\\right"),
    "a closing fence": ("x \\right)", 2, "unbalanced-fence", "\\left("),
    "no fence": ("\\left x \\right)", 0, "invalid-fence", "Fences are"),
    "an open matrix": ("\\begin{matrix} x", 0, "unbalanced-environment", "\\end{matrix}"),
    "a matrix closed as another": ("\\begin{matrix} x \\end{cases}", 17, "unbalanced-environment", "\\end{matrix}"),
    "an environment that is mistyped": ("\\begin{matrx} x \\end{matrx}", 6, "unknown-environment", "“matrix”"),
    "a column outside of a matrix": ("\\sqrt{a & b}", 8, "misplaced-line", "\\&"),
    "lines in a line of text": ("a \\\\ b", 0, "misplaced-line", "aligned"),
    "a script after nothing": ("^2", 0, "script-without-base", "before it"),
    "two scripts": ("x^2^3", 3, "second-script", "braces"),
    "a fraction with one part": ("\\frac{a}", 0, "missing-argument", "braces"),
    "limits of a letter": ("x\\limits_1", 1, "misplaced-limits", "\\sum"),
    "an accent by itself": ("x\u0302", 1, "unknown-sign", "\\hat"),
    "nothing": ("  ", 0, "empty-formula", "Write it"),
    "a degree without end": ("\\sqrt[3{x}", 5, "unbalanced-bracket", "\\sqrt[3]"),
    "a text in a text": ("\\text{a {b}}", 8, "unexpected-sign", "backslash"),
}


@pytest.mark.parametrize(("source", "at", "code", "advice"), FAULTS.values(), ids=FAULTS)
def test_faults(source: str, at: int, code: str, advice: str) -> None:
    _, faults = parse_formula(source)
    assert (faults[0].at, faults[0].code) == (at, code), faults
    assert advice in faults[0].advice


def test_all_unknown_commands_are_told() -> None:
    _, faults = parse_formula("\\aaaaaa + \\bbbbbb")
    assert [fault.at for fault in faults] == [0, 10]


SAME: dict[str, tuple[str, str]] = {
    "braces that hold one thing": ("{x}^{2}", "x^2"),
    "a fraction without braces": ("\\frac12", "\\frac{1}{2}"),
    "primes and an exponent": ("f'^2", "f^{\\prime 2}"),
    "the order of scripts": ("x^2_1", "x_1^2"),
    "signs as characters": ("α ≤ β − 1", "\\alpha \\le \\beta - 1"),
    "letters of an alphabet as characters": ("𝑥 ∈ ℝ", "x \\in \\mathbb{R}"),
    "words without a command": ("速度 = 1", "\\text{速度} = 1"),
    "another name": ("\\leq \\rightarrow \\dfrac{a}{b}", "\\le \\to \\frac{a}{b}"),
    "an empty last line": ("\\begin{matrix} a \\\\ b \\\\ \\end{matrix}", "\\begin{matrix} a \\\\ b \\end{matrix}"),
}


@pytest.mark.parametrize(("source", "other"), SAME.values(), ids=SAME)
def test_sources_of_the_same_formula(source: str, other: str) -> None:
    assert parse_formula(source) == parse_formula(other)
    assert not parse_formula(source)[1]


ROWS: dict[str, tuple[str, Row]] = {
    "a script belongs to the sign before it": ("xy^2", (X, Scripts((Y,), (), (Sign("2"),)))),
    "a hyphen is a minus": ("-x", (Sign("−"), X)),
    "a group is kept": ("{xy}", (Group((X, Y)),)),
    "a percent sign is one": ("x%", (X, Sign("%"))),
    "a fraction": ("\\frac xy", (Fraction((X,), (Y,)),)),
}


@pytest.mark.parametrize(("source", "row"), ROWS.values(), ids=ROWS)
def test_rows(source: str, row: Row) -> None:
    assert parse_formula(source) == (row, [])


def test_lines_of_a_block_are_aligned() -> None:
    row, faults = parse_formula("a &= b \\\\ &= c", in_block=True)
    assert faults == []
    assert (row, []) == parse_formula("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{" * 100_000, "formula-too-long"),
        ("{" * LONGEST, "nested-too-deeply"),
        ("\\sqrt" * (LONGEST // 5), "nested-too-deeply"),
        ("\\sqrt{" * (DEPTH + 1) + "x" + "}" * (DEPTH + 1), "nested-too-deeply"),
        ("x_" * (LONGEST // 2), "second-script"),
        ("\\begin{matrix}" + "x\\\\" * (MOST_ROWS + 1) + "x\\end{matrix}", "formula-too-long"),
    ],
)
def test_hostile_sources_end(source: str, code: str) -> None:
    assert code in {fault.code for fault in parse_formula(source)[1]}


_PIECES = st.sampled_from(["\\", "{", "}", "^", "_", "&", "x", " ", "\\frac", "\\left(", "\\right)", "\\\\", "'"])


@given(st.lists(_PIECES))
def test_any_source_is_a_formula_or_has_faults_in_it(pieces: list[str]) -> None:
    source = "".join(pieces)
    row, faults = parse_formula(source, in_block=True)
    assert row or faults
    assert all(0 <= fault.at <= len(source) for fault in faults)
