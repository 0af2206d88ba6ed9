"""Pies: parts from the top clockwise, each with its name and value beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from undoc.drawings.geometry import Outline, Point, ellipse, moved, polyline
from undoc.drawings.paths import arc_curves
from undoc.drawings.shapes import Stroke
from undoc.prepare.prepared import Chart, ChartPlace
from undoc.prepare.structure import MarkedChart
from undoc.templates.house import ChartLayout
from undoc.typeset.blocks.charts.canvas import Canvas, rgb
from undoc.typeset.blocks.charts.titles import draw_titles

_WHITE = (1.0, 1.0, 1.0)
#: The radius at most, in parts of the chart's width.
_WIDEST = 0.2
#: From the pie to the bend of a pointer, from there to the label, and from the pointer to the words.
_BEND, _POINTER, _GAP = 8.0, 14.0, 3.0
_POINTER_WIDTH = 0.5
_BETWEEN = 3.0


class _Label(Struct):
    """The label of a part: the angle of the part's middle, the heights of its name and of all, where its middle stands.

    ``beside`` says that the value stands on the name's line.
    """

    index: int
    angle: float
    name_height: float
    height: float
    y: float = 0.0
    beside: bool = False


def draw_pie(chart: Chart, canvas: Canvas, layout: ChartLayout, marked: MarkedChart) -> ChartPlace:
    """Draw a pie and return how it was set."""
    top = draw_titles(chart, canvas, marked)
    values = [float(value.number) if value is not None else 0.0 for value in chart.series[0].values]
    edges = [2 * math.pi * sum(values[:index]) / sum(values) for index in range(len(values) + 1)]
    radius = min((chart.height - top) / 2 - _BEND, canvas.width * _WIDEST)
    side = canvas.width / 2 - radius - _POINTER - _GAP
    # A pie goes round clockwise in every language: one that will be reflected is drawn the other way round.
    way = -1 if canvas.reflected else 1
    middles = [way * (edges[index] + edges[index + 1]) / 2 for index in range(len(values))]
    labels = [_label(chart, canvas, index, middle, side) for index, middle in enumerate(middles)]
    halves = [[one for one in labels if (math.sin(one.angle) >= 0) is right] for right in (True, False)]
    for half in halves:
        if _needed(half) > chart.height - top:
            _put_values_beside(half, chart, canvas, side)
    height = max(chart.height - top, *map(_needed, halves))
    x, y = canvas.left + canvas.width / 2, top + height / 2
    for index, color in enumerate(chart.colors):
        outline = _part(x, y, radius, edges[index], edges[index + 1])
        if canvas.reflected:
            outline = moved(outline, (-1.0, 0.0, 0.0, 1.0, 2 * x, 0.0))
        if outline:
            canvas.shape(outline, marked.picture, rgb(color), Stroke(_WHITE, layout.axis_width))
    for half in halves:
        for one in half:
            one.y = y - (radius + _BEND) * math.cos(one.angle)
        _spread(half, top, top + height)
    pointer = Stroke(rgb(layout.axis_color), _POINTER_WIDTH)
    for one in labels:
        right = math.sin(one.angle) >= 0
        outwards = 1 if right else -1
        end = x + (radius + _POINTER) * outwards
        from_edge = _at(x, y, radius, one.angle)
        # The pointer turns outside the pie, so that it crosses no other part.
        bend = (x + (radius + _BEND) * outwards, _at(x, y, radius + _BEND / 2, one.angle)[1])
        outline = polyline(from_edge, _at(x, y, radius + _BEND / 2, one.angle), bend, (end, one.y))
        canvas.shape(outline, marked.picture, stroke=pointer)
        left = end + _GAP if right else end - _GAP - side
        upper = one.y - one.height / 2
        name, value = chart.categories[one.index], _value(chart, one.index)
        name_x, value_x, lower = left, left, upper + one.name_height
        if one.beside:
            lower = upper
            if right:
                value_x += (canvas.extent(name)[1] + canvas.size) * outwards
            else:
                name_x += (canvas.extent(value)[1] + canvas.size) * outwards
        canvas.text(name, name_x, upper, side, marked.categories[one.index], -outwards)
        if value:
            canvas.text(value, value_x, lower, side, marked.values[0][one.index], -outwards)
    return ChartPlace(canvas.width, top + height, False)


def _value(chart: Chart, index: int) -> str:
    """What is written of a part, empty for nothing."""
    label = chart.label(chart.series[0], index)
    return label.text if label is not None else ""


def _label(chart: Chart, canvas: Canvas, index: int, angle: float, width: float) -> _Label:
    name_height = canvas.lines(chart.categories[index], width) * canvas.line
    return _Label(index, angle, name_height, name_height + canvas.line)


def _needed(labels: Sequence[_Label]) -> float:
    return sum(one.height + _BETWEEN for one in labels)


def _put_values_beside(labels: Sequence[_Label], chart: Chart, canvas: Canvas, side: float) -> None:
    """Write values on the lines of their names where both have room."""
    for one in labels:
        name = canvas.extent(chart.categories[one.index])[1]
        value = canvas.extent(_value(chart, one.index))[1]
        if name + canvas.size + value <= side:
            one.beside, one.height = True, canvas.line


def _spread(labels: Sequence[_Label], top: float, bottom: float) -> None:
    """Move labels apart that would stand in each other, down and then up again from the bottom."""
    ordered = sorted(labels, key=lambda label: label.y)
    edge = top
    for label in ordered:
        label.y = max(label.y, edge + label.height / 2)
        edge = label.y + label.height / 2 + _BETWEEN
    edge = bottom
    for label in reversed(ordered):
        label.y = min(label.y, edge - label.height / 2)
        edge = label.y - label.height / 2 - _BETWEEN


def _at(x: float, y: float, radius: float, angle: float) -> Point:
    return x + radius * math.sin(angle), y - radius * math.cos(angle)


def _part(x: float, y: float, radius: float, start: float, end: float) -> Outline:
    """A part between two angles from the top; nothing for an empty one."""
    turn = end - start
    if turn <= 0:
        return ()
    if turn > 2 * math.pi - 1e-9:
        return ellipse(x, y, radius, radius)
    first, last = _at(x, y, radius, start), _at(x, y, radius, end)
    curves = arc_curves(first, (radius, radius), 0.0, turn > math.pi, True, last)
    return (("m", (x, y)), ("l", first), *(("c", (*a, *b, *c)) for a, b, c in curves), ("h", ()))
