"""What runs from left to right inside right-to-left text: symbols, Latin words, grouped and signed numbers.

Without help Word turns them round (``1/CMA.6`` reads ``CMA.6/1``), as the slash, the space and the sign take the
direction of the paragraph. Each such stretch becomes a run of its own, between two left-to-right marks (U+200E); the
marks have no width, and whoever reads the text of a file leaves them out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MARK = "\u200e"

_LETTER = "A-Za-z\u00c0-\u024f"
#: A word of a symbol or phrase: ``A/79/123``, ``1/CMA.6``, ``(Sect.``, ``29)``.
_WORD = rf"[{_LETTER}0-9(][{_LETTER}0-9/.\-:_&'’@()+]*"
#: A phrase begins with a word that has a Latin letter in it, so that ``12 A/79/123`` keeps the number outside.
_PHRASE = rf"(?=[0-9(/.\-]*[{_LETTER}]){_WORD}(?:[ \u00a0]{_WORD})*"
#: A number with something in it that would turn round: a sign, groups, a fraction or date, a percentage.
_NUMBER = r"[-−+]?[0-9]+(?:[ \u00a0\u202f][0-9]{3}(?![0-9]))*(?:[.,/:][0-9]+)*(?:[ \u00a0]?%)?"
_STRETCH = re.compile(rf"{_PHRASE}|{_NUMBER}")


def runs_from_the_right(character: str) -> bool:
    """Whether a character is a letter of a script that runs from right to left."""
    return unicodedata.bidirectional(character) in ("R", "AL")


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """``text`` cut into stretches, each with whether it runs from left to right; joined they give ``text``."""
    at = 0
    for match in _STRETCH.finditer(text):
        found = _trimmed(match[0])
        if not found or found.isdecimal():
            continue
        if match.start() > at:
            yield text[at : match.start()], False
        at = match.start() + len(found)
        yield found, True
    if at < len(text):
        yield text[at:], False


def _trimmed(found: str) -> str:
    """Without the punctuation at the end that belongs to the sentence around it."""
    while found:
        if found[-1] == ")" and found.count("(") >= found.count(")"):
            return found
        if found[-1] not in ".-:_&'’@()+/ \u00a0":
            return found
        found = found[:-1]
    return found
