"""Bars and lines over an axis of categories: what stands where, as the house has it or as a file says."""

from __future__ import annotations

from msgspec import Struct

from undoc.prepare.prepared import Area, CategoryAxis, Chart, ChartKind, ChartPlace, LegendPlace
from undoc.prepare.structure import MarkedChart
from undoc.templates.house import ChartLayout
from undoc.typeset.blocks.charts.axes import (
    AFTER_TITLE,
    axis_stroke,
    draw_category_axis,
    draw_grid,
    draw_value_axis,
    scale_room,
    tick_reach,
)
from undoc.typeset.blocks.charts.canvas import Canvas
from undoc.typeset.blocks.charts.categories import CategoryLayout, category_layout, draw_categories
from undoc.typeset.blocks.charts.frame import Frame
from undoc.typeset.blocks.charts.legend import Signs, draw_key, draw_legend, key_height
from undoc.typeset.blocks.charts.marks import draw_bars, draw_lines
from undoc.typeset.blocks.charts.titles import draw_titles

_ABOVE_KEY = 6.0
#: The least height of the part with the bars, in parts of the height that the house gives a chart.
_LEAST_PLOT = 0.45
#: Between the names of categories and the ticks, in a chart that a file places, in sizes of the type.
_PLACED_NAMES = 0.29


class _Arrangement(Struct, frozen=True):
    """Where the parts of a chart stand: its frame, the names below it at ``base``, and all of its ``height``."""

    frame: Frame
    names: CategoryLayout
    base: float
    height: float


def draw_plot(chart: Chart, canvas: Canvas, layout: ChartLayout, marked: MarkedChart) -> ChartPlace:
    """Draw a chart of bars or lines and return how it was set."""
    signs = Signs(chart, canvas, layout, marked)
    top = draw_titles(chart, canvas, marked)
    placed = chart.look.plot
    made = _arranged(chart, canvas, layout, signs, top) if placed is None else _placed(chart, canvas, placed)
    frame, axis = made.frame, chart.look.category_axis or CategoryAxis()
    draw_grid(chart, canvas, frame, layout, marked)
    draw_bars(chart, canvas, frame, layout, marked)
    draw_category_axis(chart, canvas, frame, layout, marked)
    draw_lines(chart, canvas, frame, layout, marked)
    for second in (False, True):
        draw_value_axis(chart, canvas, frame, layout, marked, second=second)
    y = made.base
    if axis.shown:
        centers = [frame.x(index + 0.5) for index in range(frame.count)]
        stroke = axis_stroke(axis, layout)
        draw_categories(chart.categories, centers, frame.slot, y, made.names, canvas, marked, stroke)
        y += made.names.height
    if axis.title:
        width = frame.right - frame.left
        y += canvas.text(axis.title, frame.left, y + AFTER_TITLE, width, marked.picture) + AFTER_TITLE
    if chart.named:
        if placed is not None or chart.look.legend is not None:
            draw_legend(chart, canvas, signs, y + _ABOVE_KEY, made.height)
        else:
            draw_key(chart, canvas, signs, y + _ABOVE_KEY)
    return ChartPlace(canvas.width, made.height, made.names.reach > 0)


def _arranged(chart: Chart, canvas: Canvas, layout: ChartLayout, signs: Signs, top: float) -> _Arrangement:
    """The frame where there is room for all that stands around it."""
    line = canvas.line
    labels = [(chart.label(one, index), value) for one in chart.series for index, value in enumerate(one.values)]
    has_labels = chart.labelled or any(label is not None for label, _ in labels)
    top += line * 1.2 if has_labels else line / 2
    first, second = (scale_room(chart, canvas, second=which).whole for which in (False, True))
    count = len(chart.categories)
    legend = chart.look.legend
    beside = signs.beside() if legend is not None and legend.place in (LegendPlace.LEFT, LegendPlace.RIGHT) else 0.0
    left, right = canvas.left + first, canvas.right - second - beside
    axis = chart.look.category_axis or CategoryAxis()
    outwards = tick_reach(axis)[0]
    names = category_layout(chart.categories, canvas, (right - left) / count, layout.height)
    key = key_height(chart, canvas, signs) if chart.named and not beside else 0.0
    below = (names.height + outwards if axis.shown else 0.0) + (_ABOVE_KEY + key if key else 0.0)
    below += line + AFTER_TITLE if axis.title else 0.0
    falls = any(label is not None and value is not None and value.number < 0 for label, value in labels)
    falls = falls and any(chart.kind_of(one) is ChartKind.BAR for one in chart.series)
    below += line if falls else 0.0
    bottom = max(chart.height - below, top + min(layout.height, chart.height) * _LEAST_PLOT)
    frame = _frame(chart, left, right, top, bottom)
    return _Arrangement(frame, names, bottom + outwards + (line if falls else 0.0), bottom + below)


def _placed(chart: Chart, canvas: Canvas, plot: Area) -> _Arrangement:
    """The frame where the file has it."""
    left, top = canvas.left + plot.left, plot.top
    frame = _frame(chart, left, left + max(plot.width, 1.0), top, top + max(plot.height, 1.0))
    names = category_layout(chart.categories, canvas, frame.slot, chart.height)
    outwards = tick_reach(chart.look.category_axis or CategoryAxis())[0]
    base = frame.bottom + outwards + canvas.size * _PLACED_NAMES - names.above
    return _Arrangement(frame, names, base, chart.height)


def _frame(chart: Chart, left: float, right: float, top: float, bottom: float) -> Frame:
    second = chart.ends(second=True) if chart.second_scale else None
    return Frame(left, right, top, bottom, chart.ends(), len(chart.categories), second)
