"""Setting charts: axes, bars, lines, parts of a pie and their labels become shapes and runs in one block.

Comes in: a prepared chart and its column. Goes out: a ``SetBlock`` of one line as high as the chart. What the chart
shows is a figure with its alternative text, and after it, for those who cannot see it, a table of its data, whose cells
are the chart's own labels and marks: nothing is printed twice, and every value can be reached by row and column.
"""

from __future__ import annotations

from undoc.prepare.prepared import Chart, ChartKind, ChartPlace
from undoc.prepare.structure import Structure
from undoc.templates.house import House
from undoc.templates.language import Direction
from undoc.typeset.blocks.charts.canvas import Canvas
from undoc.typeset.blocks.charts.pie import draw_pie
from undoc.typeset.blocks.charts.plot import draw_plot
from undoc.typeset.blocks.paragraphs import Column, ParagraphSetter, SetBlock
from undoc.typeset.text.placing import SetLine

__all__ = ["set_chart"]


def set_chart(
    chart: Chart, column: Column, house: House, setter: ParagraphSetter, structure: Structure, direction: Direction
) -> tuple[SetBlock, ChartPlace]:
    """The chart without its caption, across ``column``, and how it was set."""
    layout = house.charts
    reflected = direction is Direction.RIGHT_TO_LEFT
    canvas = Canvas(setter, house.styles[layout.style], column.left, column.width, reflected=reflected)
    draw = draw_pie if chart.kind is ChartKind.PIE else draw_plot
    place = draw(chart, canvas, layout, structure.chart(chart))
    block = SetBlock([SetLine(place.height, canvas.items)], layout.before, layout.after, keep_lines=True)
    block.anchor = chart.anchor
    return block, place
