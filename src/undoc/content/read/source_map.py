"""From a position in a text that was gathered from several lines back to its place in the file."""

from __future__ import annotations

import bisect
from typing import NamedTuple

from undoc.model import Place


class SourceMap(NamedTuple):
    """Says where the characters of a text stand.

    The pieces of the text that are contiguous in the file begin at ``offsets``, each in its line and column;
    the first offset is 0.
    """

    path: str
    offsets: tuple[int, ...]
    lines: tuple[int, ...]
    columns: tuple[int, ...]

    def place(self, offset: int) -> Place:
        """Return the place of the character at ``offset`` of the text."""
        piece = bisect.bisect_right(self.offsets, offset) - 1
        return Place(self.path, self.lines[piece], self.columns[piece] + offset - self.offsets[piece])


class RawText(NamedTuple):
    """Text of one or more lines with its markup as the content has it; ``base`` is where it begins in ``map``."""

    content: str
    map: SourceMap
    base: int = 0

    def place(self, offset: int = 0) -> Place:
        """Return the place of the character at ``offset`` of ``content``."""
        return self.map.place(self.base + offset)

    def part(self, start: int, end: int) -> RawText:
        """Return the text between two offsets."""
        return RawText(self.content[start:end], self.map, self.base + start)
