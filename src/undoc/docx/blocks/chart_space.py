"""A chart as DrawingML has it (ISO/IEC 29500-1, 21.2): what Word draws and its user edits.

The scale, the texts and the colours are those of the prepared chart and the house; Word finds the places itself where
the chart does not say them.
"""

from __future__ import annotations

from undoc.docx.blocks.chart_axes import AXES, AxisWriter
from undoc.docx.blocks.chart_series import SeriesWriter
from undoc.docx.blocks.chart_text import ChartText, manual_layout
from undoc.docx.blocks.number_format import number_format
from undoc.docx.text.fonts import FontNames
from undoc.docx.xml import DRAWING, RELATIONSHIPS
from undoc.prepare.prepared import Area, Chart, ChartKind, ChartPlace, Grouping, Legend, LegendPlace, PreparedDocument
from undoc.templates.language import Direction
from undoc.xml_text import attribute

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_LEGENDS = {LegendPlace.BOTTOM: "b", LegendPlace.TOP: "t", LegendPlace.LEFT: "l", LegendPlace.RIGHT: "r"}
_GROUPINGS = {Grouping.CLUSTERED: "clustered", Grouping.STACKED: "stacked", Grouping.PERCENT: "percentStacked"}


class ChartSpace:
    """Writes the XML of one chart; ``data`` is the id of its relationship to the workbook.

    ``place`` is how it was set.
    """

    def __init__(
        self, chart: Chart, prepared: PreparedDocument, fonts: FontNames, data: str, place: ChartPlace
    ) -> None:
        layout = prepared.house.charts
        style = prepared.house.styles[layout.style]
        self._chart = chart
        self._layout = layout
        self._place = place
        self._language = prepared.language
        self._mirrored = prepared.language.direction is Direction.RIGHT_TO_LEFT
        self._data = data
        numbers = [value.number for one in chart.series for value in one.values if value is not None]
        code = number_format(numbers, prepared.language) if numbers else "General"
        size = style.size if chart.look.size is None else chart.look.size
        self._text = ChartText(style, size, prepared.language, fonts)
        self._series = SeriesWriter(chart, layout, self._text, code, place.width)
        self._axes = AxisWriter(
            chart, layout, self._text, prepared.language, mirrored=self._mirrored, turned=place.turned
        )

    def text(self) -> str:
        """The content of the chart part."""
        title = self._title()
        plot = self._chart.look.plot
        layout = "<c:layout/>" if plot is None else self._layout_of(plot, inner=True)
        return (
            f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}">'
            f'<c:date1904 val="0"/><c:lang val="{attribute(self._language.tag)}"/><c:roundedCorners val="0"/>'
            f'<c:chart>{title}<c:autoTitleDeleted val="{0 if title else 1}"/>'
            f"<c:plotArea>{layout}{self._plots()}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
            f'{self._legend()}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f"{self._text.properties()}"
            f'<c:externalData r:id="{self._data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def _title(self) -> str:
        """The name of a single series and the unit, where the reading begins."""
        lines: list[tuple[str, bool]] = []
        if self._chart.titled:
            lines.append((self._chart.series[0].name, True))
        if self._chart.unit:
            lines.append((self._chart.unit, False))
        if not lines:
            return ""
        text = self._text.rich(lines, align=' algn="r" rtl="1"' if self._mirrored else ' algn="l"')
        layout = "<c:layout/>" if self._mirrored else manual_layout(x=0.0, y=0.0)
        return f'<c:title>{text}{layout}<c:overlay val="0"/></c:title>'

    def _legend(self) -> str:
        chart, legend = self._chart, self._chart.look.legend or Legend()
        if not chart.named:
            return ""
        names = self._text.properties([chart.series[number].name for number in chart.named])
        left_out = "".join(
            f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
            for place, number in enumerate(chart.in_legend)
            if number not in chart.named
        )
        layout = "" if legend.area is None else self._layout_of(legend.area)
        place = _LEGENDS.get(legend.place or LegendPlace.BOTTOM, "b")
        return f'<c:legend><c:legendPos val="{place}"/>{left_out}{layout}<c:overlay val="0"/>{names}</c:legend>'

    def _plots(self) -> str:
        """The series, those drawn in one way at one axis together, and the axes."""
        chart = self._chart
        if chart.kind is ChartKind.PIE:
            series = self._series.series(0, chart.series[0])
            return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        has_second = bool(chart.second_scale)
        plots = "".join(
            self._plot(kind, second=second)
            for second in ((False, True) if has_second else (False,))
            for kind in (ChartKind.BAR, ChartKind.LINE)
        )
        plots += self._axes.categories() + self._axes.values()
        return plots + self._axes.values(second=True) + self._axes.categories(second=True) if has_second else plots

    def _plot(self, kind: ChartKind, *, second: bool) -> str:
        chart = self._chart
        series = "".join(
            self._series.series(index, one)
            for index, one in enumerate(chart.series)
            if chart.kind_of(one) is kind and (one.said is not None and one.said.second) is second
        )
        if not series:
            return ""
        axes = "".join(f'<c:axId val="{number}"/>' for number in AXES[second])
        if kind is ChartKind.LINE:
            return (
                f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
                f'<c:marker val="1"/>{axes}</c:lineChart>'
            )
        look = chart.look
        gap = round(self._layout.gap * 100) if look.gap is None else look.gap
        overlap = look.overlap if look.grouping is Grouping.CLUSTERED else 100
        beside = f'<c:overlap val="{overlap}"/>' if overlap else ""
        return (
            f'<c:barChart><c:barDir val="col"/><c:grouping val="{_GROUPINGS[look.grouping]}"/>'
            f'<c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/>'
            f"{beside}{axes}</c:barChart>"
        )

    def _layout_of(self, area: Area, *, inner: bool = False) -> str:
        """Where an area stands, which is reflected with its chart."""
        width, height = self._place.width, self._place.height
        left = width - area.left - area.width if self._mirrored else area.left
        return manual_layout(
            x=left / width, y=area.top / height, width=area.width / width, height=area.height / height, inner=inner
        )
