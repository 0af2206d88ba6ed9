"""The axes of a chart: their lines and ticks, the lines of the grid, the numbers and titles beside them."""

from __future__ import annotations

from msgspec import Struct

from undoc.drawings.geometry import polyline
from undoc.drawings.shapes import Stroke
from undoc.prepare.prepared import Axis, CategoryAxis, Chart, Ticks
from undoc.prepare.structure import MarkedChart
from undoc.templates.house import ChartLayout
from undoc.typeset.blocks.charts.canvas import Canvas, rgb
from undoc.typeset.blocks.charts.frame import Frame

#: Between the numbers and their axis, in a chart of the house and in one that a file places.
AFTER_SCALE, AFTER_PLACED_SCALE = 4.0, 4.7
#: How long a tick is, on one side of its axis.
TICK = 2.5
#: Between the numbers of an axis and its title.
AFTER_TITLE = 3.0


class ScaleRoom(Struct, frozen=True):
    """What stands beside an axis of values: how wide its numbers are, and the room for these and its title."""

    numbers: float
    whole: float


def scale_room(chart: Chart, canvas: Canvas, *, second: bool) -> ScaleRoom:
    """How wide the numbers of an axis are with what parts them from it, and with its title."""
    scale = chart.second_scale if second else chart.scale
    axis = axis_of(chart, second=second)
    if not scale or not axis.shown:
        return ScaleRoom(0.0, 0.0)
    numbers = max(canvas.extent(tick.text)[1] for tick in scale) + beyond(chart, axis)
    return ScaleRoom(numbers, numbers + (canvas.line + AFTER_TITLE if axis.title else 0.0))


def axis_of(chart: Chart, *, second: bool = False) -> Axis:
    """What the chart says of its first or second axis of values."""
    return (chart.look.second_axis if second else chart.look.axis) or Axis()


def beyond(chart: Chart, axis: CategoryAxis) -> float:
    """How far from an axis of values its numbers stand."""
    tick = TICK if axis.ticks in (Ticks.OUTSIDE, Ticks.CROSS) else 0.0
    return tick + (AFTER_SCALE if chart.look.plot is None else AFTER_PLACED_SCALE)


def draw_grid(chart: Chart, canvas: Canvas, frame: Frame, layout: ChartLayout, marked: MarkedChart) -> None:
    """Draw the numbers of both axes, and the lines that go from them through the plot."""
    for second in (False, True):
        scale, axis = (chart.second_scale if second else chart.scale), axis_of(chart, second=second)
        grid = Stroke(rgb(layout.grid_color), layout.grid_width)
        has_grid = not second if axis.grid is None else axis.grid
        away = beyond(chart, axis)
        for tick in scale:
            y = frame.y(tick.number, second=second)
            if tick.number and has_grid:
                canvas.shape(polyline((frame.left, y), (frame.right, y)), marked.picture, stroke=grid)
            if not axis.shown:
                continue
            width = canvas.extent(tick.text)[1]
            # The middle of the figures, which are 0.66 em high, stands at the line; a line's base line is at 0.8 of it.
            x = frame.right + away if second else frame.left - away - width
            canvas.text(tick.text, x, y - canvas.line * 0.8 + canvas.size * 0.33, width, marked.picture)


def draw_value_axis(
    chart: Chart, canvas: Canvas, frame: Frame, layout: ChartLayout, marked: MarkedChart, *, second: bool
) -> None:
    """Draw the line of an axis of values, its ticks and its title."""
    axis, scale = axis_of(chart, second=second), (chart.second_scale if second else chart.scale)
    if not scale or not axis.shown:
        return
    stroke = axis_stroke(axis, layout)
    x = frame.right if second else frame.left
    if axis.line:
        canvas.shape(polyline((x, frame.top), (x, frame.bottom)), marked.picture, stroke=stroke)
    outwards, inwards = tick_reach(axis)
    side = 1 if second else -1
    if outwards or inwards:
        for tick in scale:
            y = frame.y(tick.number, second=second)
            canvas.shape(polyline((x - side * inwards, y), (x + side * outwards, y)), marked.picture, stroke=stroke)
    if axis.title:
        # In the middle of the axis, as far as the chart reaches: at its edge, or beside the numbers.
        whole = frame.bottom - frame.top if canvas.height is None else canvas.height
        length = min(canvas.extent(axis.title)[1], whole)
        y = max(0.0, (frame.top + frame.bottom - length) / 2)
        middle = scale_room(chart, canvas, second=second).numbers + AFTER_TITLE + canvas.line / 2
        if canvas.height is not None:
            y = min(y, canvas.height - length)
            edge = AFTER_TITLE + canvas.line / 2
            middle = max(middle, (canvas.right - x if second else x - canvas.left) - edge)
        canvas.turned(axis.title, x + side * middle, y, length, marked.picture)


def draw_category_axis(chart: Chart, canvas: Canvas, frame: Frame, layout: ChartLayout, marked: MarkedChart) -> None:
    """Draw the line of the axis of categories, where the values are 0, and its ticks, at the ends of each category."""
    axis = chart.look.category_axis or CategoryAxis()
    if not axis.shown:
        return
    stroke, y = axis_stroke(axis, layout), frame.base()
    if axis.line is not False:
        canvas.shape(polyline((frame.left, y), (frame.right, y)), marked.picture, stroke=stroke)
    outwards, inwards = tick_reach(axis)
    if outwards or inwards:
        for position in range(frame.count + 1):
            x = frame.x(position)
            canvas.shape(polyline((x, y - inwards), (x, y + outwards)), marked.picture, stroke=stroke)


def axis_stroke(axis: CategoryAxis, layout: ChartLayout) -> Stroke:
    """How the line and the ticks of an axis are drawn."""
    return Stroke(rgb(axis.color or layout.axis_color), layout.axis_width if axis.width is None else axis.width)


def tick_reach(axis: CategoryAxis) -> tuple[float, float]:
    """How far ticks reach away from the plot and into it."""
    ticks = axis.ticks
    return (
        TICK if ticks in (Ticks.OUTSIDE, Ticks.CROSS) else 0.0,
        TICK if ticks in (Ticks.INSIDE, Ticks.CROSS) else 0.0,
    )
