"""Formulas as their source, and their source as formulas: what is written is read as what it was."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.support.formulas import SOURCES, rows
from undoc.content.read.formula_parser import parse_formula
from undoc.content.write.formulas import formula_lines, formula_source
from undoc.model.formulas import Row


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_is_written_as_it_was(source: str) -> None:
    row, faults = parse_formula(source)
    assert faults == []
    assert formula_source(row) == source


@given(rows())
def test_what_is_written_is_read_as_it_was(row: Row) -> None:
    source = formula_source(row)
    assert parse_formula(source) == (row, []), source
    assert "\n" not in source
    assert "`" not in source
    assert "|" not in source


@given(rows())
def test_a_displayed_formula_in_its_lines_is_read_as_it_was(row: Row) -> None:
    assert parse_formula("\n".join(formula_lines(row)), in_block=True) == (row, [])
