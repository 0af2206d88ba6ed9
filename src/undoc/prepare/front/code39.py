"""Code 39, the bar code of job numbers (ISO/IEC 16388): the widths of its bars and gaps."""

from __future__ import annotations

#: Bars and gaps of each character in turn, wide (w) or narrow (n); the asterisk starts and stops a code.
_CHARACTERS = {
    "0": "nnnwwnwnn",
    "1": "wnnwnnnnw",
    "2": "nnwwnnnnw",
    "3": "wnwwnnnnn",
    "4": "nnnwwnnnw",
    "5": "wnnwwnnnn",
    "6": "nnwwwnnnn",
    "7": "nnnwnnwnw",
    "8": "wnnwnnwnn",
    "9": "nnwwnnwnn",
    "*": "nwnnwnwnn",
}
#: How many modules wide the wide ones are; official files have this ratio, the standard allows 2 to 3.
_WIDE = 2.5


def bars(figures: str) -> tuple[float, ...]:
    """The widths in modules of the bars and gaps in turn that say ``figures``, a bar first and last.

    KeyError for anything but the figures 0 to 9.
    """
    if "*" in figures:
        raise KeyError("*")
    widths: list[float] = []
    for character in f"*{figures}*":
        if widths:
            widths.append(1.0)
        widths += [_WIDE if width == "w" else 1.0 for width in _CHARACTERS[character]]
    return tuple(widths)
