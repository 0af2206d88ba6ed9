"""The legend: the names of the series with their signs, in rows below a chart or where a file has it."""

from __future__ import annotations

from undoc.drawings.geometry import polyline, rectangle
from undoc.drawings.shapes import Stroke
from undoc.prepare.prepared import Area, Chart, ChartKind, Legend, LegendPlace, Marker
from undoc.prepare.structure import MarkedChart
from undoc.templates.house import ChartLayout
from undoc.typeset.blocks.charts.canvas import Canvas, rgb
from undoc.typeset.blocks.charts.marks import draw_sign, line_width, marker_of

#: Between a sign and its name, and between a name and the next sign, in parts of the size of the type.
_AFTER_SIGN, _AFTER_NAME = 0.5, 2.0
#: The width of the sign of a line, and that of a bar, in parts of the size of the type.
_LINE_SIGN, _BAR_SIGN = 2.0, 0.8
#: In a legend that stands where a file has it, as Word has them: the same widths, between a sign and its name, and
#: between a name and the next sign.
_PLACED_LINE, _PLACED_BAR, _AFTER_PLACED, _BETWEEN_PLACED = 2.6, 0.5, 0.21, 0.81


class Signs:
    """The signs of the series of a chart."""

    def __init__(self, chart: Chart, canvas: Canvas, layout: ChartLayout, marked: MarkedChart) -> None:
        self._chart = chart
        self._canvas = canvas
        self._layout = layout
        self.marked = marked
        placed = chart.look.plot is not None or chart.look.legend is not None
        has_line = any(chart.kind_of(chart.series[number]) is ChartKind.LINE for number in chart.named)
        line, bar = (_PLACED_LINE, _PLACED_BAR) if placed else (_LINE_SIGN, _BAR_SIGN)
        self.width = canvas.size * (line if has_line else bar)
        self._bar = canvas.size * bar

    def beside(self) -> float:
        """How wide a legend is whose names stand one below the other."""
        names = (self._canvas.extent(self._chart.series[number].name)[1] for number in self._chart.named)
        return max(names, default=0.0) + self.width + self._canvas.size * (_AFTER_PLACED + 2 * _BETWEEN_PLACED)

    def draw(self, number: int, x: float, middle: float) -> None:
        """Draw the sign of a series by its number, from the left edge of its place and around its middle."""
        chart, marked = self._chart, self.marked
        color = rgb(chart.colors[number])
        if chart.kind_of(chart.series[number]) is ChartKind.BAR:
            x += (self.width - self._bar) / 2
            outline = rectangle(x, middle - self._bar / 2, self._bar, self._bar)
            self._canvas.shape(outline, marked.picture, color)
            return
        series = chart.series[number]
        stroke = Stroke(color, line_width(series, self._layout))
        self._canvas.shape(polyline((x, middle), (x + self.width, middle)), marked.picture, stroke=stroke)
        marker = marker_of(series, number)
        if marker is not Marker.NONE:
            point = (x + self.width / 2, middle)
            draw_sign(marker, point, color, self._canvas, self._layout, marked.picture)


def key_height(chart: Chart, canvas: Canvas, signs: Signs) -> float:
    """The height of the legend in rows below the chart."""
    return sum(max(height for _, _, _, height in row) for row in _rows(chart, canvas, signs.width))


def draw_key(chart: Chart, canvas: Canvas, signs: Signs, y: float) -> None:
    """Draw the names of the series with their signs in rows, from ``y`` downwards."""
    line = canvas.line
    for row in _rows(chart, canvas, signs.width):
        for index, x, width, _ in row:
            signs.draw(index, x, y + line / 2)
            start = x + signs.width + canvas.size * _AFTER_SIGN
            canvas.text(chart.series[index].name, start, y, width, signs.marked.series[index], -1)
        y += max(height for _, _, _, height in row)


def draw_legend(chart: Chart, canvas: Canvas, signs: Signs, y: float, height: float) -> None:
    """Draw the legend where the chart says, in columns as wide as its widest name; below ``y`` if it stands there."""
    said = chart.look.legend or Legend()
    widths = [canvas.extent(chart.series[number].name)[1] for number in chart.named]
    before, after = signs.width + canvas.size * _AFTER_PLACED, canvas.size * _BETWEEN_PLACED
    pitch = before + max(widths) + after
    area = said.area or _area(said.place, chart, canvas, pitch, y, height)
    width = max(area.width, canvas.size)
    is_one_row = sum(before + one + after for one in widths) <= width + after
    columns = len(widths) if is_one_row else max(1, min(len(widths), int((width + after) / pitch)))
    if said.place in (LegendPlace.LEFT, LegendPlace.RIGHT) and (said.area is None or columns < len(widths)):
        columns = 1
    rows = [chart.named[at : at + columns] for at in range(0, len(widths), columns)]
    room = min(max(widths), max(width - before, canvas.size))
    heights = [max(canvas.lines(chart.series[number].name, room) for number in row) * canvas.line for row in rows]
    if columns == len(widths):
        pitches, total = (
            [before + one + after for one in widths],
            before * columns + sum(widths) + after * (columns - 1),
        )
    else:
        pitches, total = [pitch] * columns, pitch * columns - after
    left = canvas.left + area.left + max(0.0, (width - total) / 2)
    top = area.top + max(0.0, (area.height - sum(heights)) / 2)
    for row, line in zip(rows, heights, strict=True):
        x = left
        for number, step in zip(row, pitches, strict=False):
            signs.draw(number, x, top + canvas.line / 2)
            canvas.text(chart.series[number].name, x + before, top, room, signs.marked.series[number], -1)
            x += step
        top += line


def _area(place: LegendPlace | None, chart: Chart, canvas: Canvas, pitch: float, y: float, height: float) -> Area:
    """Where a legend stands of which only the side is said."""
    count = len(chart.named)
    match place:
        case LegendPlace.RIGHT | LegendPlace.LEFT:
            left = canvas.width - pitch if place is LegendPlace.RIGHT else 0.0
            return Area(left, 0.0, pitch, height)
        case LegendPlace.TOP:
            return Area(0.0, 0.0, canvas.width, canvas.line)
        case _:
            columns = max(1, min(count, int(canvas.width / pitch)))
            rows = -(-count // columns)
            return Area(0.0, min(y, height - rows * canvas.line), canvas.width, rows * canvas.line)


def _rows(chart: Chart, canvas: Canvas, sign: float) -> list[list[tuple[int, float, float, float]]]:
    """The rows of the key: of each series its number, where its sign begins, the width of its name and its height."""
    if not chart.named:
        return []
    after_sign, after_name = canvas.size * _AFTER_SIGN, canvas.size * _AFTER_NAME
    rows: list[list[tuple[int, float, float, float]]] = [[]]
    x = canvas.left
    for index in chart.named:
        name = chart.series[index].name
        room = canvas.width - sign - after_sign
        width = min(canvas.extent(name)[1], room)
        if rows[-1] and x + sign + after_sign + width > canvas.right:
            rows.append([])
            x = canvas.left
        rows[-1].append((index, x, width, canvas.lines(name, width) * canvas.line))
        x += sign + after_sign + width + after_name
    return rows
