"""Where the markers of an outline stand, and which way they look (SVG 1.1, 11.6)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from undoc.drawings.geometry import Matrix, Outline, Point
from undoc.drawings.svg.tree import Node
from undoc.drawings.svg.values import number


def vertices(outline: Outline) -> list[tuple[Point, float]]:
    """The vertices of an outline with the direction of each in radians: between those of the lines that meet there."""
    found: list[tuple[Point, Point | None, Point | None]] = []  # where, direction in, direction out
    start = here = (0.0, 0.0)
    for command, values in outline:
        if command == "m":
            start = here = (values[0], values[1])
            found.append((here, None, None))
            continue
        points: Sequence[Point] = [(values[at], values[at + 1]) for at in range(0, len(values), 2)] or [start]
        end = points[-1]
        out = next((_from(here, point) for point in points if point != here), None)
        into = next((_from(point, end) for point in (*reversed(points[:-1]), here) if point != end), None)
        at, before, _ = found[-1]
        found[-1] = (at, before, out)
        found.append((end, into, None))
        here = end
    return [(at, _angle(before, after)) for at, before, after in found]


def marker_place(marker: Node, corner: tuple[Point, float], width: float, *, is_first: bool) -> Matrix:
    """The matrix that turns a marker, and enlarges it for a stroke ``width`` thick, at a corner with its direction.

    ValueError when the angle that it is turned by cannot be read.
    """
    point, direction = corner
    turn = marker.attributes.get("orient", "0")
    if turn.startswith("auto"):
        angle = direction + (math.pi if turn == "auto-start-reverse" and is_first else 0.0)
    else:
        angle = math.radians(number(turn.removesuffix("deg")))
    scale = width if marker.attributes.get("markerUnits", "strokeWidth") == "strokeWidth" else 1.0
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    return cos, sin, -sin, cos, *point


def _from(one: Point, other: Point) -> Point:
    return other[0] - one[0], other[1] - one[1]


def _angle(before: Point | None, after: Point | None) -> float:
    sides = [side for side in (before, after) if side is not None]
    if not sides:
        return 0.0
    x = sum(side[0] / math.hypot(*side) for side in sides)
    y = sum(side[1] / math.hypot(*side) for side in sides)
    return math.atan2(y, x)
