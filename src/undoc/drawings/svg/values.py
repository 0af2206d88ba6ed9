"""Lengths, numbers and colours as SVG writes them."""

from __future__ import annotations

import re

from undoc.drawings.geometry import Color

_NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_LENGTH = re.compile(rf"({_NUMBER})\s*(px|pt|pc|mm|cm|in|em|ex|rem|%)?")
#: In px: 96 are an inch (CSS Values 3, 5.2).
_PIXELS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
#: The height of a small letter, in parts of the size.
_X_HEIGHT = 0.46
_RGB = re.compile(r"rgba?\(\s*([^()]*)\)")


def length(text: str, size: float, whole: float = 0.0) -> float:
    """A length in user units. ValueError when it is none.

    ``size`` is that of the type, ``whole`` what per cents are of.
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text.strip()}” is no length")
    number, unit = float(match[1]), match[2]
    if unit == "%":
        return number / 100 * whole
    if unit in ("em", "rem"):
        return number * size
    if unit == "ex":
        return number * size * _X_HEIGHT
    return number * _PIXELS[unit or "px"]


def numbers(text: str) -> list[float]:
    """The numbers of a list with commas or spaces. ValueError when there is something else in it."""
    found = re.findall(_NUMBER, text)
    if re.sub(rf"{_NUMBER}|[\s,]", "", text):
        raise ValueError(f"“{text.strip()}” are no numbers")
    return [float(number) for number in found]


def fraction(text: str) -> float:
    """A number from 0 to 1, or per cents. ValueError when it is none."""
    text = text.strip()
    value = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    return min(1.0, max(0.0, value))


def color(text: str) -> tuple[Color, float]:
    """A colour and its opacity. ValueError when it is none that is known."""
    text = text.strip().lower()
    if text == "transparent":
        return (0.0, 0.0, 0.0), 0.0
    if match := _RGB.fullmatch(text):
        parts = [part for part in re.split(r"[\s,/]+", match[1].strip()) if part]
        if len(parts) not in (3, 4):
            raise ValueError(f"“{text}” is no colour")
        red, green, blue = (fraction(part) if part.endswith("%") else _byte(float(part)) for part in parts[:3])
        return (red, green, blue), fraction(parts[3]) if len(parts) == 4 else 1.0
    from PIL import ImageColor  # it knows the names

    try:
        found = ImageColor.getrgb(text)
    except ValueError:
        raise ValueError(f"“{text}” is no colour") from None
    red, green, blue = (_byte(value) for value in found[:3])
    return (red, green, blue), _byte(found[3]) if len(found) > 3 else 1.0


def _byte(value: float) -> float:
    return min(1.0, max(0.0, value / 255))
