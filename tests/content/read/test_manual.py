"""The examples of ``docs/content.md`` are content that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec import Struct

from scripts.manual_tables import with_tables
from tests.content.read.content import FRONT_MATTER, load_or_problems, make_folder
from tests.content.read.fixture_file import FIXTURES
from undoc.content.read.markdown.parts import PART_KINDS
from undoc.content.read.markdown.tables.fenced import COLUMN_KEYS
from undoc.model import Cell, Chart, Column, Metadata, Row, Table
from undoc.model.values import DISTRIBUTIONS
from undoc.yaml.decode import attributes

MANUAL = (Path(__file__).parents[3] / "docs" / "content.md").read_text(encoding="utf-8")
_TREE, *EXAMPLES = re.findall(r"^(?:```(yaml)?|````)\n(.*?)^`{3,4}$(?!\n````$)", MANUAL, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=[text.split("\n")[0] for _, text in EXAMPLES])
def test_examples_have_no_problems(kind: str, text: str, tmp_path: Path) -> None:
    body = text if text.startswith("---\n") else FRONT_MATTER + text
    files = {"document.yaml": text, "en.md": FRONT_MATTER + "Text.\n"} if kind else {"en.md": body + "\nText.\n"}
    folder = make_folder(tmp_path, {**files, "map.png": (FIXTURES / "picture.png").read_bytes()})
    problems = load_or_problems(folder)[1]
    assert {problem.code for problem in problems} <= {"folder-name"}, problems


def test_every_key_is_described() -> None:
    """Run scripts/manual_tables.py when this fails: a key is described where it is declared."""
    assert with_tables(MANUAL) == MANUAL
    assert MANUAL.count("<!-- keys: ") == 9
    for key in (*DISTRIBUTIONS, *COLUMN_KEYS):
        assert f"`{key}`" in MANUAL
    for kind in PART_KINDS:
        assert f"\n::: {kind}" in MANUAL


@pytest.mark.parametrize("kind", [Metadata, Table, Chart, Column, Cell, Row])
def test_every_key_says_what_it_is(kind: type[Struct]) -> None:
    assert [one.key for one in attributes(kind) if not one.help] == []
