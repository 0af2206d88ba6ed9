"""Boxes and lines as one drawing with its texts: organization charts and diagrams of flow."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from undoc.drawings.geometry import BLACK, Color, Outline
from undoc.drawings.shapes import Drawing, Group, Part, Shape, Stroke
from undoc.importer.recognise.drawings.box_texts import Box, can_be_drawn, words_in
from undoc.importer.recognise.drawings.type_widths import TypeWidths
from undoc.importer.word.items import Item
from undoc.importer.word.shapes.values import ELLIPSES, LINES, ROUND, Pen, Point, WordShape

#: The space around a drawing, for half of its lines; the sides that a drawing can have, in points.
_MARGIN, _LEAST, _MOST = 1.0, 10.0, 2000.0
#: The radius of round corners in parts of the shorter side; how far control points of a quarter of a circle stand.
_CORNER, _QUARTER = 0.16667, 0.5523
#: Arrows: length and half width in widths of the line, the line being two points wide at least.
_ARROW, _HALF_ARROW = 3.0, 1.5
#: Fills below this lightness have white letters.
_DARK = 0.45
_WHITE: Color = (1.0, 1.0, 1.0)


def drawing_of(
    shapes: Sequence[WordShape], contents: Mapping[int, Sequence[Item]], widths: TypeWidths
) -> Drawing | None:
    """The drawing of ``shapes``, whose ``contents`` are those of their boxes by the ids of these.

    None when they are not one: a box alone, boxes of running text or without frames, what is too large.
    """
    texts = [contents[id(shape.box)] for shape in shapes if shape.box is not None]
    has_frames = any(shape.pen is not None for shape in shapes)
    if len(shapes) < 2 or not texts or not has_frames or not all(map(can_be_drawn, texts)):
        return None
    xs, ys = ([point[axis] for shape in shapes for point in shape.points] for axis in (0, 1))
    left, top = min(xs) - _MARGIN, min(ys) - _MARGIN
    width, height = round(max(xs) + _MARGIN - left, 2), round(max(ys) + _MARGIN - top, 2)
    if not (_LEAST <= width <= _MOST and _LEAST <= height <= _MOST):
        return None
    parts: list[Part] = []
    for shape in shapes:
        points = [(round(x - left, 2), round(y - top, 2)) for x, y in shape.points]
        parts += _drawn(shape, points)
        if shape.box is not None:
            parts += words_in(_box(shape, points), contents[id(shape.box)], widths, _ink(shape))
    return Drawing(width, height, Group(tuple(parts)))


def _drawn(shape: WordShape, points: Sequence[Point]) -> Iterator[Part]:
    pen = shape.pen
    stroke = Stroke(_rgb(pen.color), round(pen.width, 2), pen.dashes) if pen is not None else None
    fill = _rgb(shape.fill) if shape.fill is not None else None
    if fill is not None or stroke is not None:
        yield Shape(_outline(shape.form, points), fill, stroke)
    if pen is not None and shape.form in LINES and len(points) > 1:
        for has_head, end, before in zip(pen.heads, (points[0], points[-1]), (points[1], points[-2]), strict=True):
            if has_head and end != before:
                yield _arrow(end, before, pen)


def _outline(form: str, points: Sequence[Point]) -> Outline:
    if form in LINES:
        return (("m", points[0]), *(("l", point) for point in points[1:]))
    (x1, y1), (x2, y2) = (tuple(pick(point[axis] for point in points) for axis in (0, 1)) for pick in (min, max))
    if form in ROUND or form in ELLIPSES:
        short = min(x2 - x1, y2 - y1) * _CORNER
        return _rounded(x1, y1, x2, y2, ((x2 - x1) / 2, (y2 - y1) / 2) if form in ELLIPSES else (short, short))
    return (("m", (x1, y1)), ("l", (x2, y1)), ("l", (x2, y2)), ("l", (x1, y2)), ("h", ()))


def _rounded(x1: float, y1: float, x2: float, y2: float, radii: Point) -> Outline:
    """A frame with quarters of ellipses at its corners."""
    rx, ry = radii
    cx, cy = rx * (1 - _QUARTER), ry * (1 - _QUARTER)
    values = (
        ("m", (x1 + rx, y1)),
        ("l", (x2 - rx, y1)),
        ("c", (x2 - cx, y1, x2, y1 + cy, x2, y1 + ry)),
        ("l", (x2, y2 - ry)),
        ("c", (x2, y2 - cy, x2 - cx, y2, x2 - rx, y2)),
        ("l", (x1 + rx, y2)),
        ("c", (x1 + cx, y2, x1, y2 - cy, x1, y2 - ry)),
        ("l", (x1, y1 + ry)),
        ("c", (x1, y1 + cy, x1 + cx, y1, x1 + rx, y1)),
        ("h", ()),
    )
    return tuple((command, tuple(round(value, 2) for value in numbers)) for command, numbers in values)


def _arrow(end: Point, before: Point, pen: Pen) -> Shape:
    length = math.hypot(end[0] - before[0], end[1] - before[1])
    dx, dy = (end[0] - before[0]) / length, (end[1] - before[1]) / length
    long, half = _ARROW * max(pen.width, 2.0), _HALF_ARROW * max(pen.width, 2.0)
    foot = end[0] - dx * long, end[1] - dy * long
    sides = [(foot[0] + sign * dy * half, foot[1] - sign * dx * half) for sign in (1, -1)]
    first, second = ((round(x, 2), round(y, 2)) for x, y in sides)
    return Shape((("m", end), ("l", first), ("l", second), ("h", ())), _rgb(pen.color))


def _box(shape: WordShape, points: Sequence[Point]) -> Box:
    left, top, right, bottom = shape.insets
    xs, ys = ([point[axis] for point in points] for axis in (0, 1))
    width, height = max(xs) - min(xs) - left - right, max(ys) - min(ys) - top - bottom
    return Box(min(xs) + left, min(ys) + top, max(width, 1.0), height, shape.anchor)


def _ink(shape: WordShape) -> Color:
    """The colour of a text: white on a dark fill."""
    red, green, blue = _rgb(shape.fill) if shape.fill is not None else _WHITE
    return _WHITE if 0.299 * red + 0.587 * green + 0.114 * blue < _DARK else BLACK


def _rgb(color: str) -> Color:
    red, green, blue = (round(int(color[at : at + 2], 16) / 255, 4) for at in (1, 3, 5))
    return red, green, blue
