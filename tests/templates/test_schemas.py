"""The manual of house styles is that of their declarations."""

from __future__ import annotations

from scripts.manual_tables import with_tables
from tests.support.seed import ROOT
from undoc.templates.language import Language
from undoc.templates.schemas import house_attributes
from undoc.yaml.decode import attributes
from undoc.yaml.schema import key_tables

MANUAL = (ROOT / "docs" / "houses.md").read_text(encoding="utf-8")


def test_every_key_is_described() -> None:
    """Run scripts/manual_tables.py when this fails: a key is described where it is declared."""
    assert with_tables(MANUAL) == MANUAL
    assert MANUAL.count("<!-- keys: ") == 2


def test_every_key_says_what_it_is() -> None:
    lines = [*key_tables(house_attributes()), *key_tables(attributes(Language))]
    assert len(lines) > 200
    assert [line for line in lines if line.endswith("| |")] == []
