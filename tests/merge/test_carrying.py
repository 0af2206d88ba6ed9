"""Texts get what is said anew, in the form that they have."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc.content.read.metadata import parse_metadata
from undoc.merge.carrying import carried, written_metadata
from undoc.model import Metadata
from undoc.model.report import Report

METADATA = """\
# What it is
symbol:   A/99/1  # its symbol
body: general-assembly
kind: report
distribution: general
date: 2044-08-12
original: en
session: { number: 99 }
"""


@pytest.mark.parametrize(
    ("title", "old", "new", "text", "expected"),
    [
        ("a word", "1. One two three.", "1. One four three.", "7. One two three.", "7. One four three."),
        ("line breaks", "One two three four.", "One two three five.", "One two\nthree four.", "One two\nthree five."),
        ("backslashes", "A - B, see C.", "A - B, see D.", "A \\- B, see C.", "A \\- B, see D."),
        ("quotes", "caption: A table", "caption: A long table", 'caption: "A table"', 'caption: "A long table"'),
        ("a comment", "a: 1\nb: 2", "a: 3\nb: 2", "a: 1 # one\nb: 2", "a: 3 # one\nb: 2"),
    ],
)
def test_changes_are_carried_over(title: str, old: str, new: str, text: str, expected: str) -> None:
    assert carried(old, new, text) == expected


def metadata(text: str) -> Metadata:
    report = Report()
    read = parse_metadata(text, Path("document.yaml"), report)
    assert read is not None, [str(problem) for problem in report.problems()]
    return read


def test_metadata_keep_their_comments_and_form() -> None:
    ours = metadata(METADATA)
    new = METADATA.replace("2044-08-12", "2044-09-01").replace("99 }", "100 }")

    assert written_metadata(METADATA, Path("document.yaml"), ours, metadata(new)) == new
    assert written_metadata(METADATA, Path("document.yaml"), ours, ours) == METADATA


def test_metadata_with_a_new_key_keep_their_comments() -> None:
    new = METADATA + "author: secretary-general\n"

    said = written_metadata(METADATA, Path("document.yaml"), metadata(METADATA), metadata(new))
    assert metadata(said).author == "secretary-general"
    assert "# its symbol" in said
