"""The names of categories below the axis: side by side, else turned to read upwards, else some of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from undoc.drawings.geometry import polyline
from undoc.drawings.shapes import Stroke
from undoc.prepare.structure import MarkedChart
from undoc.typeset.blocks.charts.canvas import Canvas

_PADDING = 2.0
_ABOVE = 3.0
#: How long turned names may be at most before they are broken, in parts of the chart's height.
_REACHES = (0.25, 0.35, 0.5)
#: Names side by side take so many lines at most.
_MOST_LINES = 4


class CategoryLayout(Struct, frozen=True):
    """How the names are set: ``height`` is the room below the axis that they need.

    ``reach`` is the length of the column that turned names stand in, 0 for names side by side; every ``step``-th is
    shown.
    """

    height: float
    reach: float
    step: int

    @property
    def above(self) -> float:
        """Between the axis and the names."""
        return _ABOVE


def category_layout(names: Sequence[str], canvas: Canvas, slot: float, height: float) -> CategoryLayout:
    """How names fit into ``slot`` points each, below a chart ``height`` points high."""
    room = slot - 2 * _PADDING
    if all(canvas.extent(name)[0] <= room for name in names):
        lines = max(canvas.lines(name, room) for name in names)
        if lines <= _MOST_LINES:
            return CategoryLayout(_ABOVE + lines * canvas.line, 0.0, 1)
    step = max(1, math.ceil(canvas.line / slot))
    most = max(1, int(slot * step / canvas.line))
    shown = names[::step]
    whole = max(canvas.extent(name)[1] for name in shown)
    for reach in (min(whole, height * part) for part in _REACHES):
        if all(canvas.extent(name)[0] <= reach and canvas.lines(name, reach) <= most for name in shown):
            return CategoryLayout(_ABOVE + reach, reach, step)
    return CategoryLayout(_ABOVE + whole, whole, step)


def draw_categories(
    names: Sequence[str],
    centers: Sequence[float],
    slot: float,
    y: float,
    layout: CategoryLayout,
    canvas: Canvas,
    marked: MarkedChart,
    tick: Stroke,
) -> None:
    """Set the names below the axis at ``y``; one that has no room is a tick of the axis."""
    for index, (name, x) in enumerate(zip(names, centers, strict=True)):
        if index % layout.step:
            canvas.shape(polyline((x, y), (x, y + _ABOVE)), marked.unwritten_category(index, name), stroke=tick)
        elif layout.reach:
            canvas.turned(name, x, y + _ABOVE, layout.reach, marked.categories[index])
        else:
            room = slot - 2 * _PADDING
            canvas.text(name, x - room / 2, y + _ABOVE, room, marked.categories[index])
