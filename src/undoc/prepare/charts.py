"""Charts: numbers as the language writes them, the scale, and whether each value is written at its bar."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from undoc.model import Axis, Chart, Series
from undoc.model.charts import ChartLook, Grouping, LabelPlace, Labels, Point
from undoc.prepare import prepared
from undoc.prepare.chart_colors import part_colors, series_colors
from undoc.prepare.figures import figure
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.number_codes import written
from undoc.prepare.numbering import Numbered
from undoc.prepare.prepared import ChartKind, ChartLabel, ChartSeries, ChartValue, Role, Span
from undoc.prepare.scale import axis_ticks, ticks
from undoc.templates.house import House
from undoc.templates.language import Language

#: How wide a figure is, in parts of the size of its type; the other signs of a number are narrower.
_FIGURE_WIDTH = 0.55
#: The height of a label of a pie, in lines: a category on two of them, and its value.
_LABEL_LINES = 3
#: As many steps an axis of Word has at most: of 36 axes in official files without a step all have 5 to 10.
_MOST_STEPS = 10
#: From one number of an axis to the next at least, in sizes of the type; as little as 1.31 is found in these.
_BETWEEN_NUMBERS = 1.2


def numbers_of_axis(chart: Chart, house: House, *, second: bool) -> tuple[Decimal, ...]:
    """The numbers of the first or second axis: those that it says, else those that the house or Word would find."""
    axis = chart.second_axis if second else chart.axis
    series = [one for one in chart.series if one.second is second]
    values = _reached(chart, series)
    if chart.plot is None and (axis is None or (axis.least, axis.most, axis.step) == (None, None, None)):
        is_bar = any((one.kind or chart.kind) is ChartKind.BAR for one in series)
        return ticks(values or [Decimal(0)], from_zero=is_bar)
    length = chart.plot.height if chart.plot is not None else (chart.height or house.charts.height) / 2
    size = chart.size or house.styles[house.charts.style].size
    return axis_ticks(values, axis or Axis(), min(_MOST_STEPS, max(1, int(length / (size * _BETWEEN_NUMBERS)))))


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
        numbers = [value for one in chart.series for value in one.values if value is not None]
        decimals = max(map(_decimals, numbers), default=0)
        series = tuple(self._series(one, decimals) for one in chart.series)
        look = own_look(chart)
        return prepared.Chart(
            kind=kind,
            caption=caption,
            alternative=chart.alternative,
            categories=tuple(category.text for category in chart.categories),
            series=series,
            unit=chart.unit.text if chart.unit else "",
            scale=() if kind is ChartKind.PIE else self._scale(chart, decimals, second=False),
            labelled=kind is ChartKind.PIE or (kind is ChartKind.BAR and self._has_room(series)),
            height=look.height if look.height is not None else self._height(kind, len(chart.categories)),
            colors=self._colors(kind, chart),
            anchor=number.anchor,
            look=look,
            second_scale=self._scale(chart, decimals, second=True) if any(one.second for one in chart.series) else (),
        )

    def _series(self, series: Series, decimals: int) -> ChartSeries:
        values = tuple(self._value(value, decimals) if value is not None else None for value in series.values)
        is_plain = series == Series(series.name, series.values)
        if series.labels is None and not series.points:
            return ChartSeries(series.name.text, values, said=None if is_plain else series)
        labels = tuple(self._label(series, index, value) for index, value in enumerate(values))
        return ChartSeries(series.name.text, values, labels, series)

    def _label(self, series: Series, index: int, value: ChartValue | None) -> ChartLabel | None:
        """What is written at a value that has labels or is other than the rest."""
        labels, point = series.labels or Labels(), series.points.get(str(index + 1), Point())
        if value is None or labels.place is LabelPlace.NONE or point.label == "":
            return None
        if series.labels is None and point.label is None:
            return None
        code = point.format if point.format is not None else labels.format
        text = point.label
        if text is None:
            text = value.text if code is None else written(value.number, code, self._numbers)
        own = point.label is not None
        return ChartLabel(text, labels.place, labels.bold, point.right, point.down, own, code or "")

    def _scale(self, chart: Chart, decimals: int, *, second: bool) -> tuple[ChartValue, ...]:
        """The numbers of the first or second axis with their texts."""
        axis = chart.second_axis if second else chart.axis
        found = numbers_of_axis(chart, self._house, second=second)
        if axis is None or axis.format is None:
            shown = max(map(_decimals, (tick.normalize() for tick in found)))
            return tuple(self._value(tick, shown) for tick in found)
        return tuple(ChartValue(tick, written(tick, axis.format, self._numbers)) for tick in found)

    def _value(self, number: Decimal, decimals: int) -> ChartValue:
        """All values of a chart have as many decimals as the one that has most, as the figures of a table have."""
        number = number.quantize(Decimal(1).scaleb(-decimals))
        return ChartValue(number, figure(number, self._numbers))

    def _colors(self, kind: ChartKind, chart: Chart) -> tuple[str, ...]:
        colors = self._house.charts.colors
        if kind is ChartKind.PIE:
            points = chart.series[0].points
            parts = enumerate(part_colors(colors, len(chart.categories)), 1)
            return tuple(points.get(str(number), Point()).color or color for number, color in parts)
        usual = series_colors(colors, len(chart.series))
        return tuple(one.color or color for one, color in zip(chart.series, usual, strict=True))

    def _has_room(self, series: Sequence[ChartSeries]) -> bool:
        """Whether the values, each as wide as its bar, do not run into each other."""
        layout = self._house.charts
        style = self._house.styles[layout.style]
        column = self._house.styles[self._house.figure_style]
        width = self._house.page.text_width - column.left - column.right
        bar = width / len(series[0].values) / (len(series) + layout.gap)
        texts = (value.text for one in series for value in one.values if value is not None)
        longest = max(map(_width, texts), default=0.0)
        return longest * style.size * style.scale / 100 <= bar

    def _height(self, kind: ChartKind, categories: int) -> float:
        """The height of the chart: that of the house, or what the labels on each side of a pie need."""
        layout = self._house.charts
        if kind is not ChartKind.PIE:
            return layout.height
        line = self._house.styles[layout.style].line.height
        return max(layout.height, (categories + 1) // 2 * _LABEL_LINES * line)


def own_look(chart: Chart) -> ChartLook:
    """What decides how a chart looks, without what it shows."""
    return ChartLook(**{name: getattr(chart, name) for name in ChartLook.__struct_fields__})


def _reached(chart: Chart, series: Sequence[Series]) -> list[Decimal]:
    """The values that bars and points reach: bars that stand on each other reach the sums of theirs."""
    values = [value for one in series for value in one.values if value is not None]
    bars = [one for one in series if (one.kind or chart.kind) is ChartKind.BAR]
    if chart.grouping is Grouping.CLUSTERED or len(bars) < 2:
        return values
    if chart.grouping is Grouping.PERCENT:
        return [Decimal(0), Decimal(1)]
    for index in range(len(chart.categories)):
        stack = [one.values[index] or Decimal(0) for one in bars]
        values += [sum((value for value in stack if value > 0), Decimal(0))]
        values += [sum((value for value in stack if value < 0), Decimal(0))]
    return values


def _width(text: str) -> float:
    return sum(_FIGURE_WIDTH if character.isdigit() else _FIGURE_WIDTH / 2 for character in text) + _FIGURE_WIDTH


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))
