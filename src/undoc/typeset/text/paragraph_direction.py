"""The directions within a paragraph: its levels, with what runs from left to right isolated from the text around it.

Symbols, numbers and web addresses keep their order inside Arabic as if each stood between a left-to-right isolate and
its end (UAX #9, 2.4.2); these controls are not in the text itself, only in the copy that its levels are found from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from undoc.prepare.direction import stretches
from undoc.prepare.prepared import Span
from undoc.typeset.text.bidi import LRI, PDI, RIGHT_TO_LEFT, levels, turns

#: Stands for a line break, which does not end a paragraph as U+000A does (P1).
_LINE_BREAK = "\u2028"


class Directed(NamedTuple):
    """A paragraph's text with its directions.

    ``levels`` are those of its characters; at the offsets ``held`` an isolated stretch must not be broken, whatever its
    characters allow.
    """

    levels: list[int]
    held: frozenset[int]


def direct(spans: Sequence[Span], text: str, base: int) -> Directed:
    """The directions of the paragraph that ``spans`` make up; ``text`` is theirs, ``base`` its embedding level."""
    around = isolated(spans, text) if base == RIGHT_TO_LEFT else []
    parts: list[str] = []
    at = 0
    for start, end in around:
        parts += [text[at:start], LRI, text[start:end], PDI]
        at = end
    parts.append(text[at:])
    found = levels("".join(parts).replace("\n", _LINE_BREAK), base)
    own: list[int] = []
    held: set[int] = set()
    at = shift = 0
    for start, end in around:
        own += found[at + shift : start + shift]
        shift += 1
        own += found[start + shift : end + shift]
        shift += 1
        at = end
        held |= _held(text, start, end)
    own += found[at + shift :]
    return Directed(own, frozenset(held))


def isolated(spans: Sequence[Span], text: str) -> list[tuple[int, int]]:
    """Start and end of each stretch of a right-to-left paragraph's text that is isolated, in order."""
    if text.endswith("*") and text[0].isascii() and text[0].isalpha() and not turns(text):
        return [(0, len(text))]  # a symbol by itself, with the mark of its note
    found: list[tuple[int, int]] = []
    at = 0
    for part, left_to_right in stretches(text):
        if left_to_right:
            found.append((at, at + len(part)))
        at += len(part)
    at = 0
    for span in spans:
        end = at + len(span.text)
        if span.url is not None and span.text.strip() and not turns(span.text):
            # A link is a whole: what the rules find at its edges is part of it.
            inside = [(start, stop) for start, stop in found if start < end and stop > at]
            begin = min([at, *(start for start, _ in inside)])
            stop = max([end, *(stop for _, stop in inside)])
            found = sorted([*(pair for pair in found if pair not in inside), (begin, stop)])
        at = end
    return found


def _held(text: str, start: int, end: int) -> set[int]:
    """Where an isolated stretch must not be broken: a number nowhere, words and symbols nowhere but at spaces."""
    if any(character.isalpha() for character in text[start:end]):
        return {index for index in range(start + 1, end) if text[index - 1] != " "}
    return set(range(start + 1, end))
