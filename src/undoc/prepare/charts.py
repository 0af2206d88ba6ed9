"""Charts: numbers as the language writes them, the scale, and whether each value is written at its bar."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from undoc.model import Chart
from undoc.prepare import prepared
from undoc.prepare.chart_colors import part_colors, series_colors
from undoc.prepare.figures import figure
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.numbering import Numbered
from undoc.prepare.prepared import ChartKind, ChartSeries, ChartValue, Role, Span
from undoc.prepare.scale import ticks
from undoc.templates.house import House
from undoc.templates.language import Language

#: How wide a figure is, in parts of the size of its type; the other signs of a number are narrower.
_FIGURE_WIDTH = 0.55
#: The height of a label of a pie, in lines: a category on two of them, and its value.
_LABEL_LINES = 3


class ChartMaker:
    """Prepares the charts of one version."""

    def __init__(self, maker: SpanMaker, house: House, language: Language) -> None:
        self._maker = maker
        self._house = house
        self._numbers = language.numbers

    def chart(self, chart: Chart, number: Numbered) -> prepared.Chart:
        """The chart with its caption, display texts and scale."""
        kind = chart.kind
        spans = self._maker.spans(chart.caption)
        caption = None
        if spans:
            spans = (Span(number.label), Span("\n"), *spans)
            caption = prepared.Paragraph(Role.CAPTION, self._house.caption_style, spans)
        decimals = max(_decimals(value) for one in chart.series for value in one.values)
        series = tuple(
            ChartSeries(one.name.text, tuple(self._value(value, decimals) for value in one.values))
            for one in chart.series
        )
        scale: tuple[ChartValue, ...] = ()
        if kind is not ChartKind.PIE:
            values = [value.number for one in series for value in one.values]
            found = ticks(values, from_zero=kind is ChartKind.BAR)
            scale = tuple(self._value(tick, _decimals(tick)) for tick in found)
        return prepared.Chart(
            kind=kind,
            caption=caption,
            alternative=chart.alternative,
            categories=tuple(category.text for category in chart.categories),
            series=series,
            unit=chart.unit.text if chart.unit else "",
            scale=scale,
            labelled=kind is ChartKind.PIE or (kind is ChartKind.BAR and self._has_room(series)),
            height=self._height(kind, len(chart.categories)),
            colors=self._colors(kind, series),
            anchor=number.anchor,
        )

    def _value(self, number: Decimal, decimals: int) -> ChartValue:
        """All values of a chart have as many decimals as the one that has most, as the figures of a table have."""
        number = number.quantize(Decimal(1).scaleb(-decimals))
        return ChartValue(number, figure(number, self._numbers))

    def _colors(self, kind: ChartKind, series: Sequence[ChartSeries]) -> tuple[str, ...]:
        colors = self._house.charts.colors
        if kind is ChartKind.PIE:
            return part_colors(colors, len(series[0].values))
        return series_colors(colors, len(series))

    def _has_room(self, series: Sequence[ChartSeries]) -> bool:
        """Whether the values, each as wide as its bar, do not run into each other."""
        layout = self._house.charts
        style = self._house.styles[layout.style]
        column = self._house.styles[self._house.figure_style]
        width = self._house.page.text_width - column.left - column.right
        bar = width / len(series[0].values) / (len(series) + layout.gap)
        longest = max(_width(value.text) for one in series for value in one.values)
        return longest * style.size * style.scale / 100 <= bar

    def _height(self, kind: ChartKind, categories: int) -> float:
        """The height of the chart: that of the house, or what the labels on each side of a pie need."""
        layout = self._house.charts
        if kind is not ChartKind.PIE:
            return layout.height
        line = self._house.styles[layout.style].line.height
        return max(layout.height, (categories + 1) // 2 * _LABEL_LINES * line)


def _width(text: str) -> float:
    return sum(_FIGURE_WIDTH if character.isdigit() else _FIGURE_WIDTH / 2 for character in text) + _FIGURE_WIDTH


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))
