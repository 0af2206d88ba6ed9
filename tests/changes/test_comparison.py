"""What differs between two versions of a document, and what is no difference."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

import undoc
from tests.support.edits import EDITS, edited
from tests.support.seed import ROOT
from undoc.changes import Changes, compare
from undoc.changes.values import Change

EXAMPLES = sorted((ROOT / "content").iterdir())
loaded = lru_cache(undoc.load)
YAML = """symbol: A/80/1
body: general-assembly
kind: report
distribution: general
date: 2025-09-19
original: en
"""
TABLE = """```table
caption: Staff
columns: [Post, "2024", "2025"]
rows:
  - [Director, 1, 2]
  - [Officer, 3, 4]
  - [Clerk, 5, 6]
```"""


def changes(tmp_path: Path, old: str, new: str, yaml: str = "") -> Changes:
    """The changes between two bodies."""
    folders = []
    for name, body, more in (("old", old, ""), ("new", new, yaml)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "document.yaml").write_text(YAML + more, encoding="utf-8")
        (folder / "en.md").write_text(f"---\ntitle: A title\n---\n\n{body}\n", encoding="utf-8")
        folders.append(undoc.load(folder))
    return compare(folders[0], folders[1], "en")


def told(found: tuple[Change, ...]) -> list[str]:
    """Changes in short: what became of what, its words and attributes, then what is within it."""
    lines = []
    for change in found:
        lines.append(str(change.kind))
        for text in change.texts:
            for one in text.words:
                old, new = ("".join(token.text for token in row) for row in (one.old, one.new))
                lines.append(f"{old} → {new}" if not one.is_formatting else f"{old}: form")
        lines += [f"{one.name}: {one.old} → {one.new}" for one in change.attributes]
        for inner in change.parts:
            lines += [f"{inner.name}: {line}" for line in told(inner.changes)]
    return lines


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("a word", "1. The old report.", "1. The new report.", ["changed", "old → new"]),
        ("typed numbers are not compared", "1. One.\n\n2. Two.", "4. One.\n\n4. Two.", []),
        ("nor line ends", "1. The old\nreport.", "1. The\nold report.", []),
        ("italic", "1. See below.", "1. See *below*.", ["changed", "below: form"]),
        ("a level", "1. A.\n\n(a) One two.", "1. A.\n\n(i) One two.", ["changed", "level: 1 → 2"]),
        (
            "a paragraph gets a number",
            "Some words here.",
            "1. Some words here.",
            ["changed", "kind: Paragraph → NumberedParagraph", "level: UNSET → 0"],
        ),
        (
            "notes with other names",
            "1. A.[^1]\n\n[^1]: See this.",
            "1. A.[^one]\n\n[^one]: See this.",
            [],
        ),
        (
            "a cell",
            TABLE,
            TABLE.replace("3,", "7,"),
            ["changed", "rows: changed", "rows: cells: changed", "rows: cells: 3 → 7"],
        ),
        ("a row less", TABLE, TABLE.replace("  - [Officer, 3, 4]\n", ""), ["changed", "rows: deleted"]),
        (
            "a column less",
            TABLE,
            TABLE.replace(', "2025"', "").replace(", 2]", "]").replace(", 4]", "]").replace(", 6]", "]"),
            ["changed", "columns: deleted", *["rows: changed", "rows: cells: deleted"] * 4],
        ),
        (
            "within an annex",
            "1. A.\n\n::: annex\n# Terms\n\nThe old ones.\n:::",
            "1. A.\n\n::: annex\n# Terms\n\nThe new ones.\n:::",
            ["changed", "blocks: changed", "blocks: old → new"],
        ),
    ],
)
def test_changes(title: str, old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert told(changes(tmp_path, old, new).blocks) == expected


def test_a_note_in_the_midst_is_one_more_though_the_others_have_other_numbers(tmp_path: Path) -> None:
    old = "1. A.[^1] B.[^2]\n\n[^1]: See this.\n\n[^2]: And that."
    new = "1. A.[^1] C.[^2] B.[^3]\n\n[^1]: See this.\n\n[^2]: Look there.\n\n[^3]: And that."
    found = changes(tmp_path, old, new)
    assert told(found.blocks) == ["changed", " → C.[^2-2] "]
    assert told(found.notes) == ["inserted"]
    assert found.note_names == {"1": "1", "2": "2-2", "3": "2"}


def test_metadata(tmp_path: Path) -> None:
    found = changes(tmp_path, "1. A.", "1. A.", "session: {number: 80}\nslugs: late\n").metadata
    assert [one.name for one in found] == ["session", "slugs"]


@pytest.mark.parametrize("kind", EDITS)
def test_one_edit_is_one_change(kind: str) -> None:
    for folder in EXAMPLES:
        document = loaded(folder)
        for language in document.versions:
            made, other = edited(document, language, Random(language), kind)
            found = compare(document, other, language)
            expected = (0 if kind == "edit a note" else 1, 1 if "note" in kind else 0) if made else (0, 0)
            assert (len(found.blocks), len(found.notes)) == expected, (folder.name, language)
            assert (found.metadata, found.attributes, found.texts) == ((), (), ())
