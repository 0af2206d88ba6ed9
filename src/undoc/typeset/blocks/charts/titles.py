"""The lines above a chart."""

from __future__ import annotations

from undoc.prepare.prepared import Chart
from undoc.prepare.structure import MarkedChart
from undoc.typeset.blocks.charts.canvas import Canvas

_BELOW_TITLES = 4.0


def draw_titles(chart: Chart, canvas: Canvas, marked: MarkedChart) -> float:
    """Set the name of a single series and the unit at the top, and return where the rest of the chart begins."""
    y = 0.0
    if chart.titled:
        y += canvas.text(chart.series[0].name, canvas.left, y, canvas.width, marked.series[0], -1, bold=True)
    if chart.unit:
        y += canvas.text(chart.unit, canvas.left, y, canvas.width, marked.unit, -1)
    return y + _BELOW_TITLES if y else 0.0
