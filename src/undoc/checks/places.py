"""From a stretch of a text as it is read to where it stands in the source, character by character.

A text in the model begins at a place; behind it the source may have backslashes, line ends or doubled quotation marks
that the text has not. What cannot be followed is said to stand where the text begins.
"""

from __future__ import annotations

import bisect
from functools import cached_property
from pathlib import Path

from undoc.checks.units import Unit
from undoc.files import MOST_TEXT, read_file
from undoc.model import Place

_BLANK = " \t\n"


class Source:
    """The text of a language file, by lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    @classmethod
    def read(cls, path: Path) -> Source:
        """The source in a file, empty when it cannot be read any more."""
        try:
            text = read_file(path, MOST_TEXT).decode("utf-8-sig")
        except (OSError, ValueError):
            text = ""
        return cls(text.replace("\r\n", "\n").replace("\r", "\n"))

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def offset(self, place: Place) -> int:
        """The offset of a place; beyond the end when there is no such line."""
        if not 0 < place.line <= len(self._starts):
            return len(self.text)
        return self._starts[place.line - 1] + place.column - 1

    def place(self, path: str, offset: int) -> Place:
        """The place of an offset."""
        line = bisect.bisect_right(self._starts, offset)
        return Place(path, line, offset - self._starts[line - 1] + 1)

    def located(self, unit: Unit, start: int, end: int) -> tuple[Place, int]:
        """Where the stretch of a text begins in the source, and how many characters it takes there.

        The length is 0 when it is not known, as where a part of the stretch is made.
        """
        index = bisect.bisect_right([piece.offset for piece in unit.pieces], start) - 1
        if index < 0:
            return unit.place, 0
        piece = unit.pieces[index]
        if piece.place is None:
            before = next((one.place for one in reversed(unit.pieces[:index]) if one.place is not None), None)
            return before or unit.place, 0
        limit = unit.pieces[index + 1].offset if index + 1 < len(unit.pieces) else len(unit.text)
        at = self._followed(self.offset(piece.place), unit.text[piece.offset : start])
        if at is None:
            return piece.place, 0
        at = self._next(at, unit.text[start : start + 1])
        after = self._followed(at, unit.text[start:end]) if end <= limit else None
        return self.place(piece.place.path, at), 0 if after is None else after - at

    def _followed(self, at: int, text: str) -> int | None:
        """The offset behind ``text``, which begins at the offset ``at``; None when the source is another."""
        source = self.text
        for character in text:
            at = self._next(at, character)
            if at >= len(source) or not _same(source[at], character):
                return None
            at += 1
            if source[at - 1] == "\n":
                while at < len(source) and source[at] in _BLANK:
                    at += 1
        return at

    def _next(self, at: int, character: str) -> int:
        """The offset from ``at`` on where ``character`` stands."""
        source = self.text
        if source.startswith(("''", "\\\\"), at) or (source.startswith("\\", at) and character != "\\"):
            return at + 1
        if source.startswith("\n", at) and character not in _BLANK:
            while at < len(source) and source[at] in _BLANK:
                at += 1
        return at


def _same(source: str, text: str) -> bool:
    return source == text or (source in _BLANK and text in _BLANK)
