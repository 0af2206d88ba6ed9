"""The upright rules beside cells."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.tables.cell_looks import Margins
from undoc.importer.word.tables.column_rules import SideRule, rules_beside, within_rules
from undoc.model import ColumnRule


def rules(content: str) -> dict[str, SideRule]:
    return rules_beside(etree.fromstring(f"<w:tcBorders {NAMESPACES}>{content}</w:tcBorders>"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<w:left w:val="single" w:sz="8"/>', {"start": SideRule(ColumnRule.SINGLE, 10)}),
        ('<w:end w:val="double" w:sz="4"/>', {"end": SideRule(ColumnRule.DOUBLE, 15)}),
        ('<w:left w:val="single" w:sz="4"/>', {}),
        ('<w:top w:val="single" w:sz="8"/>', {}),
    ],
)
def test_rules_that_part_columns(content: str, expected: dict[str, SideRule]) -> None:
    assert rules(content) == expected


def test_a_text_keeps_off_half_of_a_rule() -> None:
    rule = {"start": SideRule(ColumnRule.SINGLE, 10)}
    assert within_rules(Margins(0, 50), rule) == Margins(0, 50)
    assert within_rules(Margins(40, 50), rule) == Margins(30, 50)
    assert within_rules(Margins(40, 50), {}) == Margins(40, 50)
