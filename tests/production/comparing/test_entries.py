"""Differences as they are told: where, what it was, what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.changes.test_comparison import TABLE, YAML
from undoc.production.comparing import compared

BODY = """# Scope

1. The old report.[^1]

(a) Its first part, which is long enough to be told of when it moves;

(b) Its second part.

Some words without a number that go on for long.

- An item

::: annex
# Terms

1. These are the terms.
:::

[^1]: See the first one.
"""


def told(tmp_path: Path, old: str, new: str, yaml: str = "") -> list[str]:
    """The differences between two bodies."""
    folders = []
    for name, body, more in (("old", old, ""), ("new", new, yaml)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "document.yaml").write_text(YAML + more, encoding="utf-8")
        (folder / "en.md").write_text(f"---\ntitle: A title\n---\n\n{body}\n", encoding="utf-8")
        folders.append(undoc.load(folder))
    [one] = compared(folders[0], folders[1])
    return [str(entry) for entry in one.entries]


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("a word", "old report", "new report", ["paragraph 1: “old” → “new”"]),
        ("a word more", "old report", "old annual report", ["paragraph 1: inserted: “annual”"]),
        ("a word less", "The old report", "The report", ["paragraph 1: deleted: “old”"]),
        ("bold", "second part", "second **part**", ["paragraph 1 (b): formatted: “part”"]),
        ("a heading", "# Scope", "# Aim", ["heading “Aim”: “Scope” → “Aim”"]),
        ("an annex", "the terms", "all terms", ["Annex, paragraph 1: “the” → “all”"]),
        ("a note", "the first one", "the last one", ["note 1: “first” → “last”"]),
        ("an item", "- An item", "- One item", ["item “One item”: “An” → “One”"]),
        (
            "a paragraph more",
            "# Scope\n",
            "# Scope\n\n1. Quite something else stands here now, at once.\n",
            ["paragraph 1: inserted: “Quite something else stands here now, …”"],
        ),
        ("a paragraph less", "(b) Its second part.\n", "", ["paragraph 1 (b): deleted: “Its second part.”"]),
    ],
)
def test_texts(title: str, old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert old in BODY
    assert told(tmp_path, BODY, BODY.replace(old, new)) == expected


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("a cell", "3,", "7,", ["table 1, row “Officer”, column “2024”: “3” → “7”"]),
        ("a row less", "  - [Officer, 3, 4]\n", "", ["table 1, row “Officer”: deleted"]),
        ("a caption", "Staff", "Posts", ["table 1: “Staff” → “Posts”"]),
    ],
)
def test_tables(title: str, old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    numbered = TABLE.replace("caption:", "numbered: alone\ncaption:")
    assert told(tmp_path, numbered, numbered.replace(old, new)) == expected


def test_metadata(tmp_path: Path) -> None:
    expected = ["document.yaml: session: none → number=80", "document.yaml: sponsors: none → FR, JP"]
    assert told(tmp_path, "1. A.", "1. A.", "session: {number: 80}\nsponsors: FR, JP\n") == expected
