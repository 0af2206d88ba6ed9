"""Spaces at which no line is to part: between a word and the figure or name that it goes with, a figure and its unit.

Comes in: a text and the typography of its language. Goes out: where such spaces are. What is prepared has no-break
spaces there, so that all outputs obey; what is imported has plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from undoc.templates.language import Typography

NO_BREAK, PLAIN = "\u00a0", " "


def bound_spaces(text: str, typography: Typography) -> list[int]:
    """The offsets of the spaces in ``text``, plain or no-break ones, that are not to be parted at."""
    pattern = _pattern(typography)
    return [] if pattern is None else [match.start() for match in pattern.finditer(text)]


def with_spaces(texts: list[str], typography: Typography, space: str) -> list[str]:
    """The ``texts``, which follow each other, with ``space`` where lines are not to part.

    They are returned themselves where there is no such place.
    """
    places = bound_spaces("".join(texts), typography)
    if not places:
        return texts
    found = []
    end = 0
    for text in texts:
        start, end = end, end + len(text)
        characters = list(text)
        for place in places:
            if start <= place < end:
                characters[place - start] = space
        found.append("".join(characters))
    return found


@lru_cache(maxsize=16)
def _pattern(typography: Typography) -> re.Pattern[str] | None:
    before = [
        (typography.stays_before_figure, "[0-9]"),
        (typography.stays_before_name, r"[^\W\d_a-zа-я]"),
    ]
    # A look-behind has one width: words of each length are alternatives of their own.
    found = [
        rf"(?<=(?<!\w){_any(words)})[ \u00a0](?={follower})"
        for every, follower in before
        for words in _by_length(every)
    ]
    if typography.stays_after_figure:
        found.append(rf"(?<=[0-9])[ \u00a0](?={_any(typography.stays_after_figure)}(?![^\W\d_]))")
    return re.compile("|".join(found)) if found else None


def _by_length(words: Iterable[str]) -> Iterable[list[str]]:
    lengths = sorted({len(word) for word in words})
    return ([word for word in words if len(word) == length] for length in lengths)


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
