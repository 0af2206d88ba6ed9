"""Points, outlines and matrices.

Coordinates are those of a drawing, y downwards; colours are RGB triples from 0 to 1.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

Color = tuple[float, float, float]
Point = tuple[float, float]
#: a, b, c, d, e, f: x becomes a x + c y + e, y becomes b x + d y + f.
Matrix = tuple[float, float, float, float, float, float]
#: A command and its coordinates: ``m`` and ``l`` with a point, ``c`` with two control points and a point, ``h`` closes.
Segment = tuple[str, tuple[float, ...]]
Outline = tuple[Segment, ...]

BLACK: Color = (0.0, 0.0, 0.0)
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies ``inner``, then ``outer``."""
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od, e * oa + f * oc + oe, e * ob + f * od + of
    )  # fmt: skip


def applied(matrix: Matrix, x: float, y: float) -> Point:
    """The point that ``matrix`` leads (x, y) to."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def points(outline: Outline) -> Iterator[Point]:
    """The points of an outline, control points too; together they enclose it."""
    for _, numbers in outline:
        yield from zip(numbers[::2], numbers[1::2], strict=True)


def bounds(outline: Outline) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an outline that is not empty, control points included."""
    xs, ys = zip(*points(outline), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def moved(outline: Outline, matrix: Matrix) -> Outline:
    """The outline, led by ``matrix``."""
    result: list[Segment] = []
    for command, numbers in outline:
        found = [applied(matrix, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        result.append((command, tuple(itertools.chain.from_iterable(found))))
    return tuple(result)


def rectangle(x: float, y: float, width: float, height: float) -> Outline:
    """A rectangle by its top left corner."""
    return polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def polygon(first: Point, *others: Point) -> Outline:
    """A closed outline of straight lines."""
    return (*polyline(first, *others), ("h", ()))


def polyline(first: Point, *others: Point) -> Outline:
    """An open outline of straight lines."""
    return (("m", first), *(("l", point) for point in others))


#: How far the control points of a quarter of a circle stand from its ends, in parts of the radius.
_HANDLE = 0.5522847498


def ellipse(x: float, y: float, rx: float, ry: float) -> Outline:
    """An ellipse around (x, y), of four curves."""
    hx, hy = rx * _HANDLE, ry * _HANDLE
    return (
        ("m", (x + rx, y)),
        ("c", (x + rx, y + hy, x + hx, y + ry, x, y + ry)),
        ("c", (x - hx, y + ry, x - rx, y + hy, x - rx, y)),
        ("c", (x - rx, y - hy, x - hx, y - ry, x, y - ry)),
        ("c", (x + hx, y - ry, x + rx, y - hy, x + rx, y)),
        ("h", ()),
    )
