"""A language file in pieces: together they are its text, and what is put in or left out touches nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.seed import ROOT
from undoc.merge.segments import Piece, cut, joined

FILES = sorted((ROOT / "content").glob("*/??.md"))
TEXT = """---
title: A
---

1. One
   goes on.


- First
- Second[^n]

[^n]: Note.

::: annex
Text.
:::
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_pieces_are_the_text(path: Path) -> None:
    text = path.read_text("utf-8")

    assert joined(cut(text, path, path.stem)) == text


@pytest.mark.parametrize("end", ["", "\n", "\n\n \n"])
def test_what_a_file_ends_with_is_kept(end: str) -> None:
    text = TEXT.rstrip() + end

    assert joined(cut(text, Path("en.md"), "en")) == text


def test_the_pieces_are_known() -> None:
    pieces = cut(TEXT, Path("en.md"), "en").pieces

    assert [piece.text.split("\n")[0] for piece in pieces] == [
        "1. One",
        "- First",
        "- Second[^n]",
        "[^n]: Note.",
        "::: annex",
        "Text.",
        ":::",
    ]
    assert [piece.line for piece in pieces] == [5, 9, 10, 12, 14, 15, 16]
    assert pieces[3].note == "n"
    assert pieces[4].opens
    assert pieces[6].closes == 14


@pytest.mark.parametrize(
    ("title", "at", "piece", "expected"),
    [
        ("a paragraph gets blank lines", 1, Piece("New.", ""), "   goes on.\n\nNew.\n\n\n- First"),
        ("an item of a list none", 2, Piece("- New", "", is_bullet=True), "- First\n- New\n- Second"),
        ("nor what is last in a part", 6, Piece("New.", ""), "Text.\n\nNew.\n:::"),
        ("nor what is first in it", 5, Piece("New.", ""), "::: annex\nNew.\n\nText."),
    ],
)
def test_what_is_put_in(title: str, at: int, piece: Piece, expected: str) -> None:
    pieces = cut(TEXT, Path("en.md"), "en")
    pieces.pieces.insert(at, piece)

    assert expected in joined(pieces)


def test_what_is_left_out_leaves_one_gap() -> None:
    pieces = cut(TEXT, Path("en.md"), "en")
    del pieces.pieces[1:4]

    assert "   goes on.\n\n::: annex" in joined(pieces)
