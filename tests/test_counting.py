"""Numbers with the words for what they count."""

from __future__ import annotations

import pytest

from undoc.counting import counted


@pytest.mark.parametrize(
    ("number", "words", "expected"),
    [
        (0, ("file",), "0 files"),
        (1, ("file",), "1 file"),
        (2, ("file",), "2 files"),
        (1, ("entry", "entries"), "1 entry"),
        (11, ("entry", "entries"), "11 entries"),
    ],
)
def test_one_is_not_several(number: int, words: tuple[str, ...], expected: str) -> None:
    assert counted(number, *words) == expected
