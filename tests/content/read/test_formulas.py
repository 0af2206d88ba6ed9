"""Formulas in texts and in blocks of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc.content.read.formula_parser import parse_formula
from undoc.content.read.markdown.body import read_body
from undoc.content.read.markdown.context import Context
from undoc.model import DisplayedFormula, Formula, Heading, Paragraph, Text
from undoc.model.report import Report
from undoc.model.tree import flat, texts


def read(text: str) -> tuple[list[object], list[str]]:
    """The inlines and displayed formulas of a text, and its problems."""
    report = Report()
    blocks = read_body(text, 0, Context("x.md", "en", Path(), report))
    inlines = [inline for block in blocks for one in texts(block) for inline in flat(one)]
    said = [f"{one.place.line}:{one.place.column} {one.code}" for one in report.problems()]
    return list(inlines), said


def sources(inlines: list[object]) -> list[object]:
    return [one.row if isinstance(one, Formula) else one.text for one in inlines if isinstance(one, Formula | Text)]


ROW = parse_formula("x^2")[0]

TEXTS: dict[str, tuple[str, list[object]]] = {
    "in a text": ("Let $`x^2`$ be it.", ["Let ", ROW, " be it."]),
    "a whole text": ("$`x^2`$", [ROW]),
    "over two lines": ("Let $`x^\n2`$ be it.", ["Let ", ROW, " be it."]),
    "in emphasis": ("**Let $`x^2`$ be**", ["Let ", ROW, " be"]),
    "after a dollar sign": ("$$`x^2`$", ["$", ROW]),
    "dollars are none": ("From $5 million to $6 million", ["From $5 million to $6 million"]),
    "a backslash keeps the signs": ("\\$\\`x\\`$", ["$`x`$"]),
    "brackets in it are its own": ("[$`[0, 1)`$](https://un.org)", [parse_formula("[0, 1)")[0]]),
    "marks in it are its own": ("$`a*b*c`$ and *c*", [parse_formula("a*b*c")[0], " and ", "c"]),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_formulas_in_texts(text: str, expected: list[object]) -> None:
    inlines, problems = read(text)
    assert problems == []
    assert sources(inlines) == expected


PROBLEMS: dict[str, tuple[str, list[str]]] = {
    "in a line of text": ("Let $`\\frak{a}{b}`$ be it.", ["1:7 unknown-command"]),
    "in the second line": ("Let\n$`x + {y`$ be it.", ["2:7 unbalanced-brace"]),
    "without its end": ("Let $`x be it.", ["1:5 unclosed-formula"]),
    "empty": ("Let $``$ be it.", ["1:7 empty-formula"]),
    "in a block": ("Text.\n\n```math\nx +\n  \\frak{a}{b}\n```\n", ["5:3 unknown-command"]),
    "an empty block": ("```math\n```\n", ["1:1 empty-formula"]),
    "more text after the word": ("```math x\ny\n```\n", ["1:9 unexpected-text"]),
    "another program's": ("Let $x^2$ be it.", ["1:5 foreign-mark"]),
    "in a cell": ("| a |\n|---|\n| $`\\zzz`$ |\n", ["3:5 unknown-command"]),
}


@pytest.mark.parametrize(("text", "expected"), PROBLEMS.values(), ids=PROBLEMS)
def test_problems_are_told_where_they_are(text: str, expected: list[str]) -> None:
    assert read(text)[1] == expected


def test_a_block_is_a_displayed_formula() -> None:
    report = Report()
    blocks = read_body("# A\n\n```math\nx^2\n```\nText.\n", 0, Context("x.md", "en", Path(), report))
    assert [type(block) for block in blocks] == [Heading, DisplayedFormula, Paragraph]
    assert isinstance(blocks[1], DisplayedFormula)
    assert blocks[1].formula.row == ROW
    assert not report.problems()
