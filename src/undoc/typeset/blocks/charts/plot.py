"""Bars and lines over an axis of categories: frame, grid, scale, marks, key."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from undoc.drawings.geometry import Color, Outline, Point, ellipse, polygon, polyline, rectangle
from undoc.drawings.shapes import Join, Stroke
from undoc.prepare.prepared import Chart, ChartKind, ChartPlace
from undoc.prepare.structure import Content, MarkedChart
from undoc.templates.house import ChartLayout
from undoc.typeset.blocks.charts.canvas import Canvas, rgb
from undoc.typeset.blocks.charts.categories import category_layout, draw_categories
from undoc.typeset.blocks.charts.titles import draw_key, draw_titles, key_height

_WHITE = (1.0, 1.0, 1.0)
_AFTER_SCALE = 4.0
_ABOVE_KEY = 6.0
#: The least height of the part with the bars, in parts of the height that the house gives a chart.
_LEAST_PLOT = 0.45
#: The width of the sign of a line in the key, and that of a bar, in parts of the size of the type.
_LINE_SIGN, _BAR_SIGN = 2.0, 0.8


class Frame(Struct, frozen=True):
    """The part of a chart that the values are drawn in, ``count`` categories side by side, and its scale."""

    left: float
    right: float
    top: float
    bottom: float
    low: Decimal
    high: Decimal
    count: int

    @property
    def slot(self) -> float:
        """The width of a category."""
        return (self.right - self.left) / self.count

    def y(self, value: Decimal) -> float:
        """Where a value stands."""
        return self.bottom - float((value - self.low) / (self.high - self.low)) * (self.bottom - self.top)

    def x(self, position: float) -> float:
        """A position in categories from the start, 0.5 being the middle of the first."""
        return self.left + position * self.slot


def draw_plot(chart: Chart, canvas: Canvas, layout: ChartLayout, marked: MarkedChart) -> ChartPlace:
    """Draw a chart of bars or lines and return how it was set."""
    line = canvas.line
    top = draw_titles(chart, canvas, marked)
    top += line * 1.2 if chart.labelled else line / 2
    scale_width = max(canvas.extent(tick.text)[1] for tick in chart.scale) + _AFTER_SCALE
    count = len(chart.categories)
    names = category_layout(chart.categories, canvas, (canvas.width - scale_width) / count, layout.height)
    sign = canvas.size * (_LINE_SIGN if chart.kind is ChartKind.LINE else _BAR_SIGN)
    key = key_height(chart, canvas, sign)
    below = names.height + (_ABOVE_KEY + key if key else 0.0)
    falls = chart.labelled and any(value.number < 0 for one in chart.series for value in one.values)
    below += line if falls else 0.0
    bottom = max(chart.height - below, top + layout.height * _LEAST_PLOT)
    left, right = canvas.left + scale_width, canvas.right
    low, high = chart.scale[0].number, chart.scale[-1].number
    frame = Frame(left, right, top, bottom, low, high, count)
    _draw_scale(chart, canvas, frame, layout, marked)
    if chart.kind is ChartKind.BAR:
        _draw_bars(chart, canvas, frame, layout, marked)
    axis = Stroke(rgb(layout.axis_color), layout.axis_width)
    y = frame.y(min(max(low, Decimal(0)), high))
    canvas.shape(polyline((left, y), (right, y)), marked.picture, stroke=axis)
    if chart.kind is ChartKind.LINE:
        _draw_lines(chart, canvas, frame, layout, marked)
    base = bottom + (line if falls else 0.0)
    centers = [frame.x(index + 0.5) for index in range(count)]
    draw_categories(chart.categories, centers, frame.slot, base, names, canvas, marked, axis)
    if key:
        y = base + names.height + _ABOVE_KEY

        def draw(index: int, x: float, middle: float) -> None:
            _sign(index, x, middle, sign, chart, canvas, layout, marked)

        draw_key(chart, canvas, marked, y, sign, draw)
    return ChartPlace(canvas.width, bottom + below, names.reach > 0)


def _draw_scale(chart: Chart, canvas: Canvas, frame: Frame, layout: ChartLayout, marked: MarkedChart) -> None:
    grid = Stroke(rgb(layout.grid_color), layout.grid_width)
    for tick in chart.scale:
        y = frame.y(tick.number)
        if tick.number:
            canvas.shape(polyline((frame.left, y), (frame.right, y)), marked.picture, stroke=grid)
        width = canvas.extent(tick.text)[1]
        # The middle of the figures, which are 0.66 em high, stands at the line; a line's base line is at 0.8 of it.
        x = frame.left - _AFTER_SCALE - width
        canvas.text(tick.text, x, y - canvas.line * 0.8 + canvas.size * 0.33, width, marked.picture)


def _draw_bars(chart: Chart, canvas: Canvas, frame: Frame, layout: ChartLayout, marked: MarkedChart) -> None:
    series = len(chart.series)
    bar = 1 / (series + layout.gap)
    for number, one in enumerate(chart.series):
        color = rgb(chart.colors[number])
        for index, value in enumerate(one.values):
            position = index + (layout.gap / 2 + number) * bar
            left, right = frame.x(position), frame.x(position + bar)
            end, base = frame.y(value.number), frame.y(Decimal(0))
            outline = rectangle(left, min(end, base), right - left, abs(end - base))
            if not chart.labelled:
                canvas.shape(outline, marked.values[number][index], color)
                continue
            canvas.shape(outline, marked.picture, color)
            width = canvas.extent(value.text)[1]
            y = end + 1.0 if value.number < 0 else end - canvas.line
            canvas.text(value.text, (left + right - width) / 2, y, width, marked.values[number][index])


def _draw_lines(chart: Chart, canvas: Canvas, frame: Frame, layout: ChartLayout, marked: MarkedChart) -> None:
    lines = [
        [(frame.x(index + 0.5), frame.y(value.number)) for index, value in enumerate(one.values)]
        for one in chart.series
    ]
    for number, points in enumerate(lines):
        if len(points) > 1:
            stroke = Stroke(rgb(chart.colors[number]), layout.line_width, join=Join.ROUND)
            canvas.shape(polyline(points[0], *points[1:]), marked.picture, stroke=stroke)
    for number, points in enumerate(lines):
        for index, point in enumerate(points):
            content = marked.values[number][index]
            _mark(number, point, rgb(chart.colors[number]), canvas, layout, content)


def _mark(number: int, point: Point, color: Color, canvas: Canvas, layout: ChartLayout, content: Content) -> None:
    """A point of a line; each series has a form of its own, which shows where colours cannot be seen."""
    edge = Stroke(_WHITE, layout.axis_width / 2)
    canvas.shape(mark_outline(number, *point, layout.marker), content, color, edge)


def mark_outline(number: int, x: float, y: float, size: float) -> Outline:
    """The mark of a series, around (x, y): circle, square, diamond, triangle in turn."""
    half = size / 2
    match number % 4:
        case 0:
            return ellipse(x, y, half, half)
        case 1:
            return rectangle(x - half, y - half, size, size)
        case 2:
            reach = half * 1.3
            return polygon((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
        case _:
            reach = half * 1.2
            return polygon((x, y - reach), (x + reach, y + reach), (x - reach, y + reach))


def _sign(
    index: int,
    x: float,
    middle: float,
    width: float,
    chart: Chart,
    canvas: Canvas,
    layout: ChartLayout,
    marked: MarkedChart,
) -> None:
    color = rgb(chart.colors[index])
    if chart.kind is ChartKind.BAR:
        canvas.shape(rectangle(x, middle - width / 2, width, width), marked.picture, color)
        return
    stroke = Stroke(color, layout.line_width)
    canvas.shape(polyline((x, middle), (x + width, middle)), marked.picture, stroke=stroke)
    _mark(index, (x + width / 2, middle), color, canvas, layout, marked.picture)
