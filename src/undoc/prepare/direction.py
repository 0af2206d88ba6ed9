"""What runs from left to right inside right-to-left text: symbols, Latin words, grouped and signed numbers.

By the bidirectional algorithm alone they would turn round (``1/CMA.6`` reads ``CMA.6/1``), as the slash, the space and
the sign take the direction of the paragraph. A writer keeps each stretch together in its own way. Ranges are left
alone: in Arabic ``2020–2025`` reads from the right, as the text around it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_LETTER = "A-Za-z\u00c0-\u024f"
#: A word of a symbol or phrase: ``A/79/123``, ``1/CMA.6``, ``(Sect.``, ``29)``; with the signs of web addresses.
_WORD = rf"[{_LETTER}0-9(][{_LETTER}0-9/.\-:_&'’@()+?=#~%,]*"
#: The second of two symbols: ``A/79/123–S/2025/45``.
_SECOND = rf"–(?=[A-Z]{{1,8}}/){_WORD}"
#: A phrase begins with a word that has a Latin letter in it, so that ``12 A/79/123`` keeps the number outside.
_PHRASE = rf"(?=[0-9(/.\-]*[{_LETTER}]){_WORD}(?:[ \u00a0]{_WORD}|{_SECOND})*"
#: Between the parts of a number or a formula.
_SPACE = r"[ \u00a0\u202f]"
_GROUPED = rf"[0-9]+(?:{_SPACE}[0-9]{{3}}(?![0-9]))*"
#: A number with something in it that would turn round: a sign, groups, a fraction, date or scale, a percentage, °C.
_NUMBER = rf"(?:(?<![\w%])[-−+]?[$€£]?)?{_GROUPED}(?::{_GROUPED})?(?:[.,/:][0-9]+)*(?:{_SPACE}?%|{_SPACE}?°[CF]?)?"
#: A telephone number, what a currency’s sign and a word are parts of, numbers with signs of a formula between them.
_TELEPHONE = rf"\+[0-9]{{1,3}}(?:(?:{_SPACE}|-)[0-9]{{1,4}}){{2,}}"
_AMOUNT = rf"[$€£][0-9][0-9.,]*{_SPACE}[{_LETTER}]+"
_FORMULA = (
    rf"{_GROUPED}(?:[.,][0-9]+)?(?:{_SPACE}?[×*=±<>+÷]{_SPACE}?{_GROUPED}(?:[.,][0-9]+)?|{_SPACE}[x/]{_SPACE}[0-9]+)+"
)
_AT_END = ".-:_&'’@()+/?, \u00a0"


@cache
def _stretch() -> re.Pattern[str]:
    """What keeps its order; made when right-to-left text is met, as that takes three thousandths of a second."""
    return re.compile("|".join((_TELEPHONE, _AMOUNT, _FORMULA, _PHRASE, _NUMBER)))


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """``text`` cut into stretches, each with whether it runs from left to right; joined they give ``text``."""
    at = 0
    for match in _stretch().finditer(text):
        found = _trimmed(match[0])
        start = match.start()
        while found.startswith("(") and found.count("(") > found.count(")"):  # closed in the text around it
            found = found[1:]
            start += 1
        if not found or found.isdecimal():
            continue
        if start > at:
            yield text[at:start], False
        at = start + len(found)
        yield found, True
    if at < len(text):
        yield text[at:], False


def _trimmed(found: str) -> str:
    """Without the punctuation at the end that belongs to the sentence around it."""
    while found:
        if found[-1] == ")" and found.count("(") >= found.count(")"):
            return found
        if found[-1] not in _AT_END:
            return found
        found = found[:-1]
    return found
