"""What of the look of charts says no more than the house has anyway."""

from __future__ import annotations

from msgspec.structs import replace

from undoc.model import Axis, Block, Chart, ChartKind, Figure, Series, Table
from undoc.model.charts import MARKERS, CategoryAxis, LabelPlace, Labels, Ticks
from undoc.model.tree import with_drawings
from undoc.prepare.charts import numbers_of_axis
from undoc.templates.house import ChartLayout, House


def with_chart_looks(block: Block, house: House) -> Block:
    """A block whose charts, be they in the cells of a table, are without what the house gives them anyway."""
    match block:
        case Chart():
            return with_look(block, house)
        case Table():
            return with_drawings(block, lambda one: _in_cell(one, house))
    return block


def _in_cell(drawing: Figure | Chart, house: House) -> Figure | Chart:
    if isinstance(drawing, Figure):
        return drawing
    return replace(with_look(drawing, house), width=drawing.width)


def with_look(chart: Chart, house: House) -> Chart:
    """The chart without what the house gives it anyway."""
    chart = _with_found_ends(chart, house)
    layout = house.charts
    column = house.styles[house.figure_style]
    width = house.page.text_width - column.left - column.right
    is_bar = any((one.kind or chart.kind) is ChartKind.BAR for one in chart.series)
    second = chart.second_axis
    return replace(
        chart,
        width=None if chart.width is not None and abs(chart.width - width) < 0.1 else chart.width,
        height=None if chart.height == layout.height else chart.height,
        size=None if chart.size == house.styles[layout.style].size else chart.size,
        gap=None if not is_bar or chart.gap == round(layout.gap * 100) else chart.gap,
        series=tuple(_series(one, number, chart.kind, layout) for number, one in enumerate(chart.series)),
        category_axis=_category_axis(chart.category_axis, layout) if chart.category_axis is not None else None,
        axis=_axis(chart.axis, layout, has_grid=True) if chart.axis is not None else None,
        second_axis=_axis(second, layout, has_grid=False) if second is not None else None,
    )


def in_width(chart: Chart, width: float) -> Chart:
    """The chart, which says how wide it is, as wide as ``width``."""
    if chart.width is None:
        return chart
    share, plot = width / chart.width, chart.plot
    if plot is not None:
        plot = replace(plot, left=round(plot.left * share, 2), width=round(plot.width * share, 2))
    return replace(chart, width=width, plot=plot)


def _with_found_ends(chart: Chart, house: House) -> Chart:
    """The chart, whose axes do not say the ends and steps that are found for them anyway."""
    if chart.plot is not None or chart.kind is ChartKind.PIE:  # Word finds them where a file places the plot
        return chart
    for second, axis in ((False, chart.axis), (True, chart.second_axis)):
        if axis is None or not any(one.second is second for one in chart.series):
            continue
        free = replace(axis, least=None, most=None, step=None)
        other = replace(chart, second_axis=free) if second else replace(chart, axis=free)
        if numbers_of_axis(other, house, second=second) == numbers_of_axis(chart, house, second=second):
            chart = other
    return chart


def _series(series: Series, number: int, kind: ChartKind, layout: ChartLayout) -> Series:
    is_line = (series.kind or kind) is ChartKind.LINE
    usual = layout.colors[number].upper() if number < len(layout.colors) else None
    labels = series.labels
    if is_line and labels == Labels(LabelPlace.NONE) and not series.points:
        labels = None  # lines have none
    return replace(
        series,
        color=None if series.color == usual else series.color,
        width=None if series.width == layout.line_width else series.width,
        labels=labels,
        marker=None if series.marker is MARKERS[number % len(MARKERS)] else series.marker,
    )


def _category_axis(axis: CategoryAxis, layout: ChartLayout) -> CategoryAxis | None:
    own = replace(
        axis,
        line=False if axis.line is False else None,
        ticks=None if axis.ticks is Ticks.NONE else axis.ticks,
        color=None if axis.line is False or axis.color == layout.axis_color.upper() else axis.color,
        width=None if axis.line is False or axis.width == layout.axis_width else axis.width,
    )
    return own if own != CategoryAxis() else None


def _axis(axis: Axis, layout: ChartLayout, *, has_grid: bool) -> Axis | None:
    own = replace(
        axis,
        line=True if axis.line else None,
        ticks=None if axis.ticks is Ticks.NONE else axis.ticks,
        color=None if not axis.line or axis.color == layout.axis_color.upper() else axis.color,
        width=None if not axis.line or axis.width == layout.axis_width else axis.width,
        grid=None if axis.grid is has_grid else axis.grid,
    )
    return own if own != Axis() else None
