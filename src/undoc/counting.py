"""Numbers with the words for what they count."""

from __future__ import annotations


def counted(number: int, one: str, several: str = "") -> str:
    """The number and the word for what is counted: “1 cell”, “2 cells”; ``several`` when s does not make it."""
    return f"{number} {one if number == 1 else several or one + 's'}"
