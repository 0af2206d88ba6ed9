"""Headings that ask for no number, and line breaks where a text stands on one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc.content.read.markdown.body import read_body
from undoc.content.read.markdown.context import Context
from undoc.model import Block, Heading, LineBreak, Table
from undoc.model.report import Report


def read(text: str) -> tuple[Block, Report]:
    report = Report()
    (block,) = read_body(text, 0, Context("x.md", "en", Path(), report))
    return block, report


@pytest.mark.parametrize(
    ("text", "is_numbered", "name"),
    [
        ("# Background", True, None),
        ("# Background {-}", False, None),
        ("# Background {#back} {-}", False, "back"),
        ("# Background \\{-}", True, None),
        ("# 2. of two {-}", False, None),
    ],
)
def test_headings_without_numbers(text: str, is_numbered: bool, name: str | None) -> None:
    block, report = read(text)
    assert isinstance(block, Heading)
    assert (block.is_numbered, block.name) == (is_numbered, name)
    assert not report.problems()


@pytest.mark.parametrize(
    ("text", "is_alone", "name"),
    [
        ("# Background {+}", True, None),
        ("# Background {#back} {+}", True, "back"),
        ("# Background", False, None),
        ("# Background \\{+}", False, None),
    ],
)
def test_headings_with_a_number_of_their_own(text: str, is_alone: bool, name: str | None) -> None:
    block, report = read(text)
    assert isinstance(block, Heading)
    assert (block.is_numbered, block.is_numbered_alone, block.name) == (True, is_alone, name)
    assert not report.problems()


def test_a_backslash_before_a_space_breaks_the_line() -> None:
    block, report = read("```table\nrows:\n  - [one\\ two, x]\n```")
    assert isinstance(block, Table)
    assert LineBreak() in block.rows[0].cells[0].inlines
    assert not report.problems()
