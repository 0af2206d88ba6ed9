"""Abbreviations: which are introduced, and where they are used."""

from __future__ import annotations

import pytest

from tests.checks.test_places import checked
from undoc.checks.structure.abbreviations import introduced_late, introduced_twice, introduced_unused

UNUSED = [
    ("used once more", "The Reading Room Board (RRB) met. RRB agreed.", []),
    ("never used", "The Reading Room Board (RRB) met.", ["RRB"]),
    ("used as a plural", "A Reading Room Board (RRB) met. All RRBs agreed.", []),
    ("used in a longer one", "The Reading Room Board (RRB) met. RRB-Habitat agreed.", []),
    ("a grade of posts", "One Information Officer (P-4) was appointed.", []),
    ("a name that is mostly small letters", "The Reading Room Habitat (RR-Habitat) met.", []),
    ("a Roman number", "The Vienna Index (VI) was printed.", []),
    ("letters that are not of the words", "The board (see ABC) met.", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in UNUSED], ids=[case[0] for case in UNUSED])
def test_unused(text: str, expected: list[str]) -> None:
    version = checked(f"---\ntitle: T\n---\n\n1. {text}\n")
    assert [hit.found for hit in introduced_unused(version)] == expected


def test_each_annex_introduces_its_own() -> None:
    text = "The Reading Room Board (RRB) met. RRB agreed."
    version = checked(f"---\ntitle: T\n---\n\n1. {text}\n\n2. {text}\n\n::: annex X\n1. {text}\n:::\n")
    [hit] = introduced_twice(version)
    assert version.source.located(hit.unit, hit.start, hit.end)[0].line == 7  # type: ignore[arg-type]


def test_late() -> None:
    version = checked("---\ntitle: T\n---\n\n1. RRB met.\n\n2. The Reading Room Board (RRB) agreed.\n")
    [hit] = introduced_late(version)
    assert (hit.found, hit.start) == ("RRB", 0)
