"""The series of a chart in DrawingML: their values, their colours and the labels of their values."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.docx.blocks.chart_text import ChartText, fill, line, manual_layout
from undoc.docx.blocks.workbook import SHEET, column
from undoc.prepare.prepared import MARKERS, Chart, ChartKind, ChartLabel, ChartSeries, LabelPlace, Marker
from undoc.templates.house import ChartLayout
from undoc.xml_text import attribute, escaped

_WHITE = "#FFFFFF"
_NOT_SMOOTH = '<c:smooth val="0"/>'
_PLACES = {
    LabelPlace.OUTSIDE: "outEnd",
    LabelPlace.INSIDE: "inEnd",
    LabelPlace.BASE: "inBase",
    LabelPlace.CENTER: "ctr",
    LabelPlace.ABOVE: "t",
    LabelPlace.BELOW: "b",
    LabelPlace.LEFT: "l",
    LabelPlace.RIGHT: "r",
}
#: What Word writes at a value, in the order of its elements.
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_EMPTY = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


class SeriesWriter:
    """Writes the series of one chart, ``width`` points wide; ``code`` is how its numbers are written."""

    def __init__(self, chart: Chart, layout: ChartLayout, text: ChartText, code: str, width: float) -> None:
        self._chart = chart
        self._layout = layout
        self._text = text
        self._code = code
        self._width = width

    def series(self, index: int, series: ChartSeries) -> str:
        """``c:ser`` of the series with an index from 0."""
        letter = column(index + 1)
        last = len(series.values) + 1
        name = f"<c:tx><c:strRef><c:f>{SHEET}!${letter}$1</c:f>{_strings([series.name])}</c:strRef></c:tx>"
        categories = f"<c:f>{SHEET}!$A$2:$A${last}</c:f>{_strings(self._chart.categories)}"
        values = f"<c:f>{SHEET}!${letter}$2:${letter}${last}</c:f>{self._numbers(series)}"
        return (
            f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{name}{self._look(index, series)}'
            f"{self._labels(series)}<c:cat><c:strRef>{categories}</c:strRef></c:cat>"
            f"<c:val><c:numRef>{values}</c:numRef></c:val>"
            f"{_NOT_SMOOTH if self._chart.kind_of(series) is ChartKind.LINE else ''}</c:ser>"
        )

    def _look(self, index: int, series: ChartSeries) -> str:
        layout = self._layout
        if self._chart.kind is ChartKind.PIE:
            edge = line(_WHITE, layout.axis_width)
            return "".join(
                f'<c:dPt><c:idx val="{part}"/><c:bubble3D val="0"/><c:spPr>{fill(color)}{edge}</c:spPr></c:dPt>'
                for part, color in enumerate(self._chart.colors)
            )
        color = self._chart.colors[index]
        if self._chart.kind_of(series) is ChartKind.BAR:
            return f'<c:spPr>{fill(color)}</c:spPr><c:invertIfNegative val="0"/>{self._points(index, series)}'
        edge = line(_WHITE, layout.axis_width / 2)
        said = series.said
        width = layout.line_width if said is None or said.width is None else said.width
        marker = MARKERS[index % len(MARKERS)] if said is None or said.marker is None else said.marker
        sign = f'<c:symbol val="{marker}"/>'
        if marker is not Marker.NONE:
            sign += f'<c:size val="{round(layout.marker)}"/><c:spPr>{fill(color)}{edge}</c:spPr>'
        return f"<c:spPr>{line(color, width)}</c:spPr><c:marker>{sign}</c:marker>"

    def _points(self, index: int, series: ChartSeries) -> str:
        """The bars that have a colour of their own."""
        usual = self._chart.colors[index]
        colors = [(at, self._chart.color(index, at)) for at in range(len(series.values))]
        return "".join(
            f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"<c:spPr>{fill(color)}</c:spPr></c:dPt>"
            for at, color in colors
            if color != usual
        )

    def _labels(self, series: ChartSeries) -> str:
        chart = self._chart
        pie = chart.kind is ChartKind.PIE
        if not series.labels:
            if not chart.labelled:
                return ""
            usual = self._label(ChartLabel("", None if chart.kind_of(series) is ChartKind.LINE else LabelPlace.OUTSIDE))
            further = '<c:separator>\n</c:separator><c:showLeaderLines val="1"/>' if pie else ""
            return f"<c:dLbls>{usual}{self._flags()}{further}</c:dLbls>"
        said = series.said.labels if series.said is not None else None
        place = said.place if said is not None else None
        shown = said is not None and place is not LabelPlace.NONE
        usual_label = ChartLabel("", place, said is not None and said.bold, format=(said.format or "") if said else "")
        own = "".join(
            self._own(index, label, usual_label, shown=shown)
            for index, label in enumerate(series.labels)
            if series.values[index] is not None
        )
        further = '<c:separator>\n</c:separator><c:showLeaderLines val="1"/>' if pie else ""
        return f"<c:dLbls>{own}{self._label(usual_label)}{self._flags(shown=shown)}{further}</c:dLbls>"

    def _own(self, index: int, label: ChartLabel | None, usual: ChartLabel, *, shown: bool) -> str:
        """The label of one value where it is other than the others."""
        if label is None:
            return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>' if shown else ""
        is_moved = bool(label.right or label.down)
        if shown and not is_moved and not label.is_own and label.format == usual.format:
            return ""
        layout = ""
        if is_moved:
            layout = manual_layout(x=label.right / self._width, y=label.down / self._chart.height, edge=False)
        text = self._text.rich([(label.text, label.bold)]) if label.is_own else ""
        return f'<c:dLbl><c:idx val="{index}"/>{layout}{text}{self._label(label)}{self._flags()}</c:dLbl>'

    def _label(self, label: ChartLabel) -> str:
        """How a label is written, set and placed."""
        place = (
            f'<c:dLblPos val="{_PLACES[label.place]}"/>' if label.place is not None and label.place in _PLACES else ""
        )
        texts = self._chart.categories if self._chart.kind is ChartKind.PIE else ()
        return (
            f'<c:numFmt formatCode="{attribute(label.format or self._code)}" sourceLinked="0"/>{_EMPTY}'
            f"{self._text.properties(texts, bold=label.bold)}"
            f"{place}"
        )

    def _flags(self, *, shown: bool = True) -> str:
        values = {"Val": shown, "CatName": shown and self._chart.kind is ChartKind.PIE}
        return "".join(f'<c:show{name} val="{int(values.get(name, False))}"/>' for name in _SHOWN)

    def _numbers(self, series: ChartSeries) -> str:
        points = "".join(
            f'<c:pt idx="{index}"><c:v>{value.number:f}</c:v></c:pt>'
            for index, value in enumerate(series.values)
            if value is not None
        )
        count = f'<c:ptCount val="{len(series.values)}"/>'
        return f"<c:numCache><c:formatCode>{escaped(self._code)}</c:formatCode>{count}{points}</c:numCache>"


def _strings(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{escaped(text)}</c:v></c:pt>' for index, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
