"""Bars, and lines with the signs at their points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from undoc.drawings.geometry import Color, Outline, Point, ellipse, polygon, polyline, rectangle
from undoc.drawings.shapes import Join, Stroke
from undoc.prepare.prepared import MARKERS, Chart, ChartKind, ChartSeries, Grouping, Marker
from undoc.prepare.structure import Content, MarkedChart
from undoc.templates.house import ChartLayout
from undoc.typeset.blocks.charts.canvas import Canvas, rgb
from undoc.typeset.blocks.charts.frame import Frame
from undoc.typeset.blocks.charts.labels import draw_bar_label, draw_point_label

_WHITE = (1.0, 1.0, 1.0)


def draw_bars(chart: Chart, canvas: Canvas, frame: Frame, layout: ChartLayout, marked: MarkedChart) -> None:
    """Draw the bars of a chart with their labels; those of each axis stand in front of those of the one before."""
    for second in (False, True):
        numbers = [
            number
            for number, one in enumerate(chart.series)
            if chart.kind_of(one) is ChartKind.BAR and is_second(one) is second
        ]
        _draw_bars(chart, numbers, canvas, frame, layout, marked, second=second)


def is_second(series: ChartSeries) -> bool:
    """Whether the values of a series are read at the second axis."""
    return series.said is not None and series.said.second


def _draw_bars(
    chart: Chart,
    numbers: Sequence[int],
    canvas: Canvas,
    frame: Frame,
    layout: ChartLayout,
    marked: MarkedChart,
    *,
    second: bool,
) -> None:
    stacked = chart.look.grouping is not Grouping.CLUSTERED
    overlap = chart.look.overlap / 100
    gap = layout.gap if chart.look.gap is None else chart.look.gap / 100
    beside = 1 if stacked else len(numbers)
    bar = 1 / (beside - (beside - 1) * overlap + gap)
    heaps = _Heaps(chart, numbers)
    for order, number in enumerate(numbers):
        series = chart.series[number]
        for index, value in enumerate(series.values):
            if value is None:
                continue
            position = index + (gap / 2 + (0 if stacked else order * (1 - overlap))) * bar
            left, right = frame.x(position), frame.x(position + bar)
            low, high = heaps.add(index, value.number) if stacked else (Decimal(0), value.number)
            end, base = frame.y(high, second=second), frame.y(low, second=second)
            outline = rectangle(left, min(end, base), right - left, abs(end - base))
            color = rgb(chart.color(number, index))
            label = chart.label(series, index)
            content = marked.values[number][index]
            canvas.shape(outline, content if label is None else marked.picture, color)
            if label is not None:
                draw_bar_label(
                    label,
                    canvas,
                    content,
                    x=(left + right) / 2,
                    end=end,
                    base=base,
                    stacked=stacked,
                    placed=chart.look.plot is not None,
                )


class _Heaps:
    """Where bars that stand on each other begin and end, those below 0 apart."""

    def __init__(self, chart: Chart, numbers: Sequence[int]) -> None:
        self._heights: dict[tuple[int, bool], Decimal] = {}
        self._wholes: list[Decimal] | None = None
        if chart.look.grouping is Grouping.PERCENT:
            columns = zip(*(chart.series[number].values for number in numbers), strict=True)
            self._wholes = [
                sum((abs(one.number) for one in column if one is not None), Decimal(0)) for column in columns
            ]

    def add(self, index: int, value: Decimal) -> tuple[Decimal, Decimal]:
        """Put a value on the others of its category; its ends are returned."""
        if self._wholes is not None:
            value = value / (self._wholes[index] or 1)
        low = self._heights.get((index, value < 0), Decimal(0))
        self._heights[index, value < 0] = low + value
        return low, low + value


def draw_lines(chart: Chart, canvas: Canvas, frame: Frame, layout: ChartLayout, marked: MarkedChart) -> None:
    """Draw the lines of a chart, their signs in front of all of them, and their labels."""
    lines = [(number, one) for number, one in enumerate(chart.series) if chart.kind_of(one) is ChartKind.LINE]
    for number, series in lines:
        stroke = Stroke(rgb(chart.colors[number]), line_width(series, layout), join=Join.ROUND)
        has_signs = marker_of(series, number) is not Marker.NONE
        for stretch in _stretches(series, frame):
            if has_signs and len(stretch) > 1:
                points = [point for _, point in stretch]
                canvas.shape(polyline(points[0], *points[1:]), marked.picture, stroke=stroke)
            elif not has_signs:
                _draw_parts(stretch, chart, number, canvas, marked, stroke)
    for number, series in lines:
        color = rgb(chart.colors[number])
        marker = marker_of(series, number)
        size = 0.0 if marker is Marker.NONE else layout.marker
        for index, point in (one for stretch in _stretches(series, frame) for one in stretch):
            label, content = chart.label(series, index), marked.values[number][index]
            if marker is not Marker.NONE:
                draw_sign(marker, point, color, canvas, layout, marked.picture if label is not None else content)
            if label is not None:
                draw_point_label(label, canvas, content, *point, size)


def _draw_parts(
    stretch: Sequence[tuple[int, Point]],
    chart: Chart,
    number: int,
    canvas: Canvas,
    marked: MarkedChart,
    stroke: Stroke,
) -> None:
    """Draw a line without signs, at each point the part around it, which shows its value where no label does."""
    points = [point for _, point in stretch]
    for at, (index, point) in enumerate(stretch):
        before = [_middle(points[at - 1], point)] if at else []
        after = [_middle(point, points[at + 1])] if at + 1 < len(points) else []
        around = [*before, point, *after]
        if len(around) == 1:
            around = [(point[0] - stroke.width / 2, point[1]), (point[0] + stroke.width / 2, point[1])]
        is_written = chart.label(chart.series[number], index) is not None
        content = marked.picture if is_written else marked.values[number][index]
        canvas.shape(polyline(around[0], *around[1:]), content, stroke=stroke)


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _stretches(series: ChartSeries, frame: Frame) -> Iterator[list[tuple[int, Point]]]:
    """The points that are joined, with their numbers: where a value is missing the line is interrupted."""
    second = is_second(series)
    stretch: list[tuple[int, Point]] = []
    for index, value in enumerate(series.values):
        if value is not None:
            stretch.append((index, (frame.x(index + 0.5), frame.y(value.number, second=second))))
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def line_width(series: ChartSeries, layout: ChartLayout) -> float:
    """How thick the line of a series is."""
    said = series.said.width if series.said is not None else None
    return layout.line_width if said is None else said


def marker_of(series: ChartSeries, number: int) -> Marker:
    """The sign at the points of a series; each has a form of its own, which shows where colours cannot be seen."""
    said = series.said.marker if series.said is not None else None
    return MARKERS[number % len(MARKERS)] if said is None else said


def draw_sign(
    marker: Marker, point: Point, color: Color, canvas: Canvas, layout: ChartLayout, content: Content
) -> None:
    """Draw a sign around a point."""
    edge = Stroke(_WHITE, layout.axis_width / 2)
    canvas.shape(mark_outline(marker, *point, layout.marker), content, color, edge)


def mark_outline(marker: Marker, x: float, y: float, size: float) -> Outline:
    """The outline of a sign around (x, y)."""
    half = size / 2
    match marker:
        case Marker.SQUARE:
            return rectangle(x - half, y - half, size, size)
        case Marker.DIAMOND:
            reach = half * 1.3
            return polygon((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
        case Marker.TRIANGLE:
            reach = half * 1.2
            return polygon((x, y - reach), (x + reach, y + reach), (x - reach, y + reach))
        case _:
            return ellipse(x, y, half, half)
