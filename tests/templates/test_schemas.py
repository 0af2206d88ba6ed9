"""The manual of house styles is that of their declarations."""

from __future__ import annotations

import pytest

from scripts.manual_tables import with_tables
from tests.support.seed import ROOT
from undoc.templates.kinds import Kind
from undoc.templates.language import Language
from undoc.templates.schemas import house_attributes
from undoc.yaml.decode import attributes
from undoc.yaml.schema import key_tables


@pytest.mark.parametrize(("manual", "tables"), [("houses", 2), ("kinds", 1)])
def test_every_key_is_described(manual: str, tables: int) -> None:
    """Run scripts/manual_tables.py when this fails: a key is described where it is declared."""
    text = (ROOT / "docs" / f"{manual}.md").read_text(encoding="utf-8")
    assert with_tables(text) == text
    assert text.count("<!-- keys: ") == tables


def test_every_key_says_what_it_is() -> None:
    lines = [*key_tables(house_attributes()), *key_tables(attributes(Language)), *key_tables(attributes(Kind))]
    assert len(lines) > 200
    assert [line for line in lines if line.endswith("| |")] == []
