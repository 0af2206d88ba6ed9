"""The transform attribute of SVG as a matrix: SVG 1.1, section 7.6."""

from __future__ import annotations

import re
from math import cos, radians, sin, tan

from undoc.drawings.geometry import IDENTITY, Matrix, product
from undoc.drawings.numbers import NUMBER, bounded

_TRANSFORM = r"\s*+(matrix|translate|scale|rotate|skewX|skewY)\s*+\(([^()]*+)\)[\s,]*+"
#: A number and what parts it from the next, which may be nothing before a sign.
_VALUE = rf"({NUMBER})(\s*+,?\s*+)"
_LONGEST_SHOWN = 40


class TransformError(ValueError):
    """A transform that cannot be read; the message says why."""


def read_transform(text: str) -> Matrix:
    """The matrix of a transform attribute. Raises TransformError."""
    total = IDENTITY
    text, place = text.strip(), 0
    transform = re.compile(_TRANSFORM)
    while place < len(text):
        found = transform.match(text, place)
        try:
            if not found:
                raise ValueError(text)
            total = product(total, _single(found[1], _values(found[2].strip())))
            for value in total:
                bounded(value)
        except ValueError:
            rest = repr(text[place : place + _LONGEST_SHOWN])
            raise TransformError(f"has a transform that cannot be read: {rest}") from None
        place = found.end()
    return total


def _values(text: str) -> list[float]:
    """The numbers between the brackets. ValueError when there is something else."""
    found: list[float] = []
    place = 0
    value = re.compile(_VALUE)
    while place < len(text):
        match = value.match(text, place)
        if match is None or (match[2] and match.end() == len(text)):
            raise ValueError(text)
        found.append(bounded(float(match[1])))
        place = match.end()
    return found


def _single(kind: str, values: list[float]) -> Matrix:
    """The matrix of one transform function. Raises ValueError when the number of values is wrong."""
    match kind, values:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) <= 1:
            return (1, 0, 0, 1, x, rest[0] if rest else 0)
        case "scale", [x, *rest] if len(rest) <= 1:
            return (x, 0, 0, rest[0] if rest else x, 0, 0)
        case "rotate", [angle]:
            turn = radians(angle)
            return (cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0)
        case "rotate", [angle, x, y]:
            return product(product((1, 0, 0, 1, x, y), _single("rotate", [angle])), (1, 0, 0, 1, -x, -y))
        case "skewX", [angle]:
            return (1, 0, tan(radians(angle)), 1, 0, 0)
        case "skewY", [angle]:
            return (1, tan(radians(angle)), 0, 1, 0, 0)
    raise ValueError(kind)
