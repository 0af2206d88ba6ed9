"""Elements of Word files by their names."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.names import W, child_of, first_child, is_on


def test_children_and_properties() -> None:
    run = etree.fromstring(f"<w:r {NAMESPACES}><w:rPr/><w:t/><w:rPr w:id='2'/></w:r>")
    assert first_child(run, f"{W}rPr") is run[0]
    assert first_child(run, f"{W}t") is None
    assert child_of(run, f"{W}t") is run[1]
    assert child_of(run, f"{W}tab") is None


@pytest.mark.parametrize(
    ("value", "expected"), [(None, True), ("1", True), ("true", True), ("0", False), ("off", False)]
)
def test_switches(value: str | None, expected: bool) -> None:
    assert is_on(value) is expected
