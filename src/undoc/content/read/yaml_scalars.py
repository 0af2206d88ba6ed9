"""One value of a YAML file as text, with the place of every character in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct

from undoc.content.read.source_map import SourceMap
from undoc.model import Place
from undoc.yaml_events import Mark

_COMMENT = re.compile(r"\s*#")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


class ScalarNode(Struct, frozen=True):
    """A value. ``source`` is what stands in the file for it, with its quotes; empty when it takes several lines.

    ``comment`` is the place of a comment after it on its line.
    """

    text: str
    place: Place
    source: str
    is_plain: bool
    is_one_line: bool
    comment: Place | None

    def source_map(self) -> SourceMap:
        """Return where each character of ``text`` stands in the file."""
        pieces = list(_pieces(self.source)) if self.source else [(0, 0)]
        return SourceMap(
            self.place.path,
            tuple(offset for offset, _ in pieces),
            tuple(self.place.line for _ in pieces),
            tuple(self.place.column + column for _, column in pieces),
        )


def mark_place(mark: Mark | None, path: str, first_line: int) -> Place:
    """Return the place of a mark in a YAML text whose first line is ``first_line`` of the file ``path``."""
    return Place(path, mark.line + first_line, mark.column + 1) if mark is not None else Place(path, first_line, 1)


def read_scalar(event: yaml.ScalarEvent, lines: list[str], path: str, first_line: int) -> ScalarNode:
    """Return the value of ``event``; ``lines`` are those of the YAML text, which begins in line ``first_line``."""
    start, end = (mark_place(mark, path, first_line) for mark in (event.start_mark, event.end_mark))
    one_line = start.line == end.line
    index = end.line - first_line
    line = lines[index] if index < len(lines) else ""
    comment = None
    if one_line and (match := _COMMENT.match(line, end.column - 1)):
        comment = Place(path, end.line, match.end())
    source = line[start.column - 1 : end.column - 1] if one_line else ""
    return ScalarNode(event.value, start, source, not event.style, one_line, comment)


def _pieces(source: str) -> Iterator[tuple[int, int]]:
    """Yield the offset in the text and the column in ``source`` of each piece that both have in common."""
    if source[0] not in "'\"":
        yield 0, 0
        return
    yield 0, 1
    lost = 0
    matches = _ESCAPE.finditer(source, 1) if source[0] == '"' else re.compile("''").finditer(source, 1, len(source) - 1)
    for match in matches:
        lost += len(match[0]) - 1
        yield match.end() - 1 - lost, match.end()
