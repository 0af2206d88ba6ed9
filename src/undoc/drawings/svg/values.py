"""Lengths, numbers and colours as SVG writes them."""

from __future__ import annotations

import re

from undoc.drawings.geometry import Color
from undoc.drawings.numbers import NUMBER, bounded

_ONLY = re.compile(NUMBER)
_LENGTH = re.compile(rf"({NUMBER})\s*(px|pt|pc|mm|cm|in|em|ex|rem|%)?")
#: In px: 96 are an inch (CSS Values 3, 5.2).
_PIXELS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_SIDES = {"left": "0%", "top": "0%", "center": "50%", "right": "100%", "bottom": "100%"}
#: The height of a small letter, in parts of the size.
_X_HEIGHT = 0.46
_RGB = re.compile(r"rgba?\(\s*+([^()]*+)\)")
_LONGEST_SHOWN = 40


def shown(text: str) -> str:
    """A text in quotation marks, cut off when it is long."""
    text = " ".join(text[: 4 * _LONGEST_SHOWN].split())
    return f"“{text[:_LONGEST_SHOWN]}…”" if len(text) > _LONGEST_SHOWN else f"“{text}”"


def number(text: str) -> float:
    """A number. ValueError when it is none, or larger than any drawing."""
    if _ONLY.fullmatch(text.strip()) is None:
        raise ValueError(f"{shown(text)} is no number")
    return bounded(float(text))


def length(text: str, size: float, whole: float = 0.0) -> float:
    """A length in user units. ValueError when it is none, or larger than any drawing.

    ``size`` is that of the type, ``whole`` what per cents are of.
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{shown(text)} is no length")
    value, unit = bounded(float(match[1])), match[2]
    if unit == "%":
        return bounded(value / 100 * whole)
    if unit in ("em", "rem"):
        return bounded(value * size)
    if unit == "ex":
        return bounded(value * size * _X_HEIGHT)
    return bounded(value * _PIXELS[unit or "px"])


def origin(text: str, size: float, whole: tuple[float, float]) -> tuple[float, float]:
    """The point of a ``transform-origin``, as ``length`` takes it. ValueError when it is none."""
    words = [*text.split(), "center"][:2]
    if words[0] in ("top", "bottom") or words[1] in ("left", "right"):
        words.reverse()
    x, y = (length(_SIDES.get(word, word), size, of) for word, of in zip(words, whole, strict=True))
    return x, y


def paint_order(text: str) -> list[str]:
    """In which order a shape's fill, stroke and markers are painted."""
    usual = ["fill", "stroke", "markers"]
    first = [word for word in dict.fromkeys(text.split()) if word in usual]
    return first + [word for word in usual if word not in first]


def numbers(text: str) -> list[float]:
    """The numbers of a list with commas or spaces. ValueError when there is something else in it."""
    found = re.findall(NUMBER, text)
    if re.sub(rf"{NUMBER}|[\s,]", "", text):
        raise ValueError(f"{shown(text)} are no numbers")
    return [bounded(float(value)) for value in found]


def fraction(text: str) -> float:
    """A number from 0 to 1, or per cents. ValueError when it is none."""
    text = text.strip()
    value = number(text[:-1]) / 100 if text.endswith("%") else number(text)
    return min(1.0, max(0.0, value))


def color(text: str) -> tuple[Color, float]:
    """A colour and its opacity. ValueError when it is none that is known."""
    text = text.strip().lower()
    if text == "transparent":
        return (0.0, 0.0, 0.0), 0.0
    if match := _RGB.fullmatch(text):
        parts = [part for part in re.split(r"[\s,/]+", match[1].strip()) if part]
        if len(parts) not in (3, 4):
            raise ValueError(f"{shown(text)} is no colour")
        red, green, blue = (fraction(part) if part.endswith("%") else _byte(number(part)) for part in parts[:3])
        return (red, green, blue), fraction(parts[3]) if len(parts) == 4 else 1.0
    from PIL import ImageColor  # it knows the names

    try:
        # No colour is written with as many letters as this.
        found = ImageColor.getrgb(text[:100])
    except ValueError:
        raise ValueError(f"{shown(text)} is no colour") from None
    red, green, blue = (_byte(value) for value in found[:3])
    return (red, green, blue), _byte(found[3]) if len(found) > 3 else 1.0


def _byte(value: float) -> float:
    return min(1.0, max(0.0, value / 255))
