"""Numbers in Word files, read as what they stand for and within bounds: a file may hold anything in their place.

Source: ISO/IEC 29500-1, 17.18 and 22.9.2; Word itself takes no length above 22 inches.
"""

from __future__ import annotations

from math import isnan

#: The greatest length in twips.
MOST_TWIPS = 22 * 1440
#: The greatest number of any kind: more than a drawing has units.
MOST = 2**31 - 1
_LEVELS = range(10)
_DIGITS = 9


def whole(text: str | None, otherwise: int, least: int = -MOST, most: int = MOST) -> int:
    """The whole number in an attribute, ``least`` to ``most``; ``otherwise`` when there is none."""
    try:
        number = otherwise if text is None else float(text)
    except ValueError:
        return otherwise
    return otherwise if isnan(number) else int(max(least, min(most, number)))


def twips(text: str | None, otherwise: int = 0) -> int:
    """The length in an attribute, in twips."""
    return whole(text, otherwise, -MOST_TWIPS, MOST_TWIPS)


def width_in(text: str | None) -> int:
    """The width or height in an attribute, in twips; 0 when there is none."""
    return whole(text, 0, 0, MOST_TWIPS)


def level_in(text: str | None, otherwise: int) -> int:
    """The level in an attribute, from 0; ``otherwise`` when it is none of Word's (9 is that of text in outlines)."""
    level = whole(text, otherwise)
    return level if level in _LEVELS else otherwise


def figure_in(text: str | None) -> int | None:
    """The number that a text of digits is; None when it is something else, or longer than any number of a document."""
    return int(text) if text and text.isdecimal() and len(text) <= _DIGITS else None
