"""The lines above a chart and the key to its colours below it."""

from __future__ import annotations

from collections.abc import Callable

from undoc.prepare.prepared import Chart
from undoc.prepare.structure import MarkedChart
from undoc.typeset.blocks.charts.canvas import Canvas

#: Draws the sign of a series by its number, from the left edge of its place and around its middle.
DrawSign = Callable[[int, float, float], None]

_BELOW_TITLES = 4.0
#: Between a sign and its name, and between a name and the next sign, in parts of the size of the type.
_AFTER_SIGN, _AFTER_NAME = 0.5, 2.0


def draw_titles(chart: Chart, canvas: Canvas, marked: MarkedChart) -> float:
    """Set the name of a single series and the unit at the top, and return where the rest of the chart begins."""
    y = 0.0
    if len(chart.series) == 1 and chart.series[0].name:
        y += canvas.text(chart.series[0].name, canvas.left, y, canvas.width, marked.series[0], -1, bold=True)
    if chart.unit:
        y += canvas.text(chart.unit, canvas.left, y, canvas.width, marked.unit, -1)
    return y + _BELOW_TITLES if y else 0.0


def key_height(chart: Chart, canvas: Canvas, sign: float) -> float:
    """The height of the key below; ``sign`` is the width of the sign of a series."""
    return sum(max(height for _, _, _, height in row) for row in _rows(chart, canvas, sign))


def draw_key(chart: Chart, canvas: Canvas, marked: MarkedChart, y: float, sign: float, draw: DrawSign) -> None:
    """Draw the names of several series with their signs, from ``y`` downwards."""
    line = canvas.line
    for row in _rows(chart, canvas, sign):
        for index, x, width, _ in row:
            draw(index, x, y + line / 2)
            start = x + sign + canvas.size * _AFTER_SIGN
            canvas.text(chart.series[index].name, start, y, width, marked.series[index], -1)
        y += max(height for _, _, _, height in row)


def _rows(chart: Chart, canvas: Canvas, sign: float) -> list[list[tuple[int, float, float, float]]]:
    """The rows of the key: of each series its number, where its sign begins, the width of its name and its height."""
    if len(chart.series) < 2:
        return []
    after_sign, after_name = canvas.size * _AFTER_SIGN, canvas.size * _AFTER_NAME
    rows: list[list[tuple[int, float, float, float]]] = [[]]
    x = canvas.left
    for index, series in enumerate(chart.series):
        room = canvas.width - sign - after_sign
        width = min(canvas.extent(series.name)[1], room)
        if rows[-1] and x + sign + after_sign + width > canvas.right:
            rows.append([])
            x = canvas.left
        rows[-1].append((index, x, width, canvas.lines(series.name, width) * canvas.line))
        x += sign + after_sign + width + after_name
    return rows
