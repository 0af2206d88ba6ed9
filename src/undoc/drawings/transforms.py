"""The transform attribute of SVG as a matrix: SVG 1.1, section 7.6."""

from __future__ import annotations

import re
from math import cos, radians, sin, tan

from undoc.drawings.geometry import IDENTITY, Matrix, product

_TRANSFORM = r"\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*"
_SEPARATOR = r"\s*,\s*|\s+"


class TransformError(ValueError):
    """A transform that cannot be read; the message says why."""


def read_transform(text: str) -> Matrix:
    """The matrix of a transform attribute. Raises TransformError."""
    total = IDENTITY
    while text := text.strip():
        found = re.match(_TRANSFORM, text)
        if not found:
            raise TransformError(f"has a transform that cannot be read: {text!r}")
        try:
            total = product(total, _single(found[1], [float(part) for part in re.split(_SEPARATOR, found[2].strip())]))
        except ValueError:
            raise TransformError(f"has a transform that cannot be read: {text!r}") from None
        text = text[found.end() :]
    return total


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
