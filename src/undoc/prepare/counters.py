"""Counting as the Organization counts: 1, a, A, i, I, 一, and along lists of a language: أ, ب; first, second.

Patterns put a counter into its punctuation: ``({lower})``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_NO_SERIES: Mapping[str, Sequence[str]] = MappingProxyType({})
_HAN_DIGITS = "零一二三四五六七八九"


def decimal(number: int) -> str:
    """1, 2, 3."""
    return str(number)


def lower(number: int) -> str:
    """A … z, then aa, bb … as Word's lowerLetter counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def upper(number: int) -> str:
    """A … Z, then AA, BB …."""
    return lower(number).upper()


def lower_roman(number: int) -> str:
    """i, ii, iii, iv."""
    digits = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)


def upper_roman(number: int) -> str:
    """I, II, III, IV."""
    return lower_roman(number).upper()


def han(number: int) -> str:
    """一 … 九十九, then digits one by one (一〇〇) as Word's chineseCounting does."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _HAN_DIGITS[ones]
    if tens > 9:
        return "".join(_HAN_DIGITS[int(digit)] for digit in str(number)).replace("零", "〇")
    return (_HAN_DIGITS[tens] if tens > 1 else "") + "十" + (_HAN_DIGITS[ones] if ones else "")


#: By the names that patterns use (``templates.language.COUNTERS``).
COUNTERS: dict[str, Callable[[int], str]] = {
    "decimal": decimal,
    "lower": lower,
    "upper": upper,
    "lower-roman": lower_roman,
    "upper-roman": upper_roman,
    "han": han,
}


def along(series: Sequence[str], number: int) -> str:
    """The ``number``-th of a series; beyond its end it begins anew with each item doubled, as ``lower`` does.

    Words are doubled with a space between them.
    """
    rounds, index = divmod(number - 1, len(series))
    return (" " if len(series[index]) > 1 else "").join([series[index]] * (rounds + 1))


def label(pattern: str, number: int, series: Mapping[str, Sequence[str]] = _NO_SERIES, above: str = "") -> str:
    """The label that a counter pattern makes of a number: ``({lower})`` and 2 give ``(b)``.

    ``series`` are those of the language. A pattern without a counter is a label for every number (a bullet). ``above``
    are the numbers of the levels above with what stands after each: ``1.`` and 2 in ``{decimal}`` give ``1.2``.
    """
    before, brace, rest = pattern.partition("{")
    if not brace:
        return pattern
    name, _, after = rest.partition("}")
    counted = along(series[name], number) if name in series else COUNTERS[name](number)
    return before + above + counted + after
