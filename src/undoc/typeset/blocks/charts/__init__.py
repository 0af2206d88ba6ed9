"""Setting charts: axes, bars, lines, parts of a pie and their labels become shapes and runs in one block.

Comes in: a prepared chart and its column. Goes out: a ``SetBlock`` of one line as high as the chart. What the chart
shows is a figure with its alternative text, and after it, for those who cannot see it, a table of its data, whose cells
are the chart's own labels and marks: nothing is printed twice, and every value can be reached by row and column.
"""

from __future__ import annotations

from msgspec.structs import replace

from undoc.prepare.prepared import Chart, ChartKind, ChartPlace
from undoc.prepare.structure import MarkedChart
from undoc.templates.house import House
from undoc.templates.language import Direction
from undoc.templates.styles import LineHeight, LineKind, Style
from undoc.typeset.blocks.charts.canvas import Canvas
from undoc.typeset.blocks.charts.pie import draw_pie
from undoc.typeset.blocks.charts.plot import draw_plot
from undoc.typeset.blocks.paragraphs import Column, ParagraphSetter, SetBlock
from undoc.typeset.text.placing import SetLine

__all__ = ["set_chart"]

#: From one line to the next in a chart that has a size of its own, in parts of that: as the fonts have it.
_LINE = 1.149


def set_chart(
    chart: Chart,
    column: Column,
    house: House,
    setter: ParagraphSetter,
    *,
    marked: MarkedChart,
    direction: Direction,
    page: Column,
) -> tuple[SetBlock, ChartPlace]:
    """The chart without its caption, across ``column``, and how it was set.

    One that is wider stands between the margins, which ``page`` is the column of.
    """
    layout, look = house.charts, chart.look
    reflected = direction is Direction.RIGHT_TO_LEFT
    width = column.width if look.width is None else look.width
    if width > column.width:
        column = page
    left = column.left + (column.width - width) / 2
    height = None if look.plot is None else chart.height
    canvas = Canvas(setter, chart_style(chart, house), left, width, reflected=reflected, height=height)
    draw = draw_pie if chart.kind is ChartKind.PIE else draw_plot
    place = draw(chart, canvas, layout, marked)
    above = layout.before if look.above is None else look.above
    below = layout.after if look.below is None else look.below
    block = SetBlock([SetLine(place.height, canvas.items)], above, below, keep_lines=True)
    block.anchor = chart.anchor
    return block, place


def chart_style(chart: Chart, house: House) -> Style:
    """The style of the texts of a chart: that of the house, in the size that the chart says."""
    style, size = house.styles[house.charts.style], chart.look.size
    if size is None:
        return style
    return replace(style, size=size, line=LineHeight(LineKind.EXACT, round(size * _LINE, 2)))
