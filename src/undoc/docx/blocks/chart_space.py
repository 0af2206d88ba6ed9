"""A chart as DrawingML has it (ISO/IEC 29500-1, 21.2): what Word draws and its user edits.

The scale, the texts and the colours are those of the prepared chart and the house; Word finds the places itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from undoc.docx.blocks.number_format import number_format
from undoc.docx.blocks.workbook import SHEET, column
from undoc.docx.text.fonts import FontNames
from undoc.docx.xml import DRAWING, RELATIONSHIPS, attribute, emus, escaped
from undoc.prepare.prepared import Chart, ChartKind, ChartSeries, PreparedDocument
from undoc.templates.house import ChartLayout
from undoc.templates.language import Direction
from undoc.templates.styles import Style

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CATEGORY_AXIS, _VALUE_AXIS = 1, 2
_MARKS = ("circle", "square", "diamond", "triangle")
_WHITE = "#FFFFFF"
#: A quarter turn to the left, in 60,000ths of a degree.
_TURNED = '<a:bodyPr rot="-5400000" vert="horz"/>'
_NOT_SMOOTH = '<c:smooth val="0"/>'


class ChartSpace:
    """Writes the XML of one chart; ``data`` is the id of its relationship to the workbook.

    The names of categories read upwards when ``turned``.
    """

    def __init__(
        self, chart: Chart, prepared: PreparedDocument, fonts: FontNames, data: str, *, turned: bool = False
    ) -> None:
        self._turned = turned
        self._chart = chart
        self._layout: ChartLayout = prepared.house.charts
        self._style: Style = prepared.house.styles[self._layout.style]
        self._language = prepared.language
        self._mirrored = prepared.language.direction is Direction.RIGHT_TO_LEFT
        self._fonts = fonts
        self._data = data
        self._format = number_format([value.number for one in chart.series for value in one.values], prepared.language)

    def text(self) -> str:
        """The content of the chart part."""
        title = self._title()
        legend = ""
        if len(self._chart.series) > 1:
            names = self._text_properties([one.name for one in self._chart.series])
            legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{names}</c:legend>'
        return (
            f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}">'
            f'<c:date1904 val="0"/><c:lang val="{attribute(self._language.tag)}"/><c:roundedCorners val="0"/>'
            f'<c:chart>{title}<c:autoTitleDeleted val="{0 if title else 1}"/>'
            f"<c:plotArea><c:layout/>{self._plot()}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
            f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f"{self._text_properties()}"
            f'<c:externalData r:id="{self._data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def _title(self) -> str:
        """The name of a single series and the unit, where the reading begins."""
        lines: list[tuple[str, bool]] = []
        if len(self._chart.series) == 1 and self._chart.series[0].name:
            lines.append((self._chart.series[0].name, True))
        if self._chart.unit:
            lines.append((self._chart.unit, False))
        if not lines:
            return ""
        right = ' algn="r" rtl="1"' if self._mirrored else ' algn="l"'
        paragraphs = "".join(
            f"<a:p><a:pPr{right}>{self._characters('defRPr', bold=bold)}</a:pPr>"
            f"<a:r>{self._characters('rPr', bold=bold)}<a:t>{escaped(line)}</a:t></a:r></a:p>"
            for line, bold in lines
        )
        place = "" if self._mirrored else '<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/>'
        layout = f"<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout>" if place else "<c:layout/>"
        return (
            f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>{paragraphs}</c:rich></c:tx>"
            f'{layout}<c:overlay val="0"/></c:title>'
        )

    def _plot(self) -> str:
        axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
        series = "".join(self._series(index, one) for index, one in enumerate(self._chart.series))
        match self._chart.kind:
            case ChartKind.BAR:
                gap = round(self._layout.gap * 100)
                plot = (
                    f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
                    f'<c:gapWidth val="{gap}"/>{axes}</c:barChart>'
                )
            case ChartKind.LINE:
                plot = (
                    f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
                    f'<c:marker val="1"/>{axes}</c:lineChart>'
                )
            case ChartKind.PIE:
                return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        return plot + self._category_axis() + self._value_axis()

    def _series(self, index: int, series: ChartSeries) -> str:
        letter = column(index + 1)
        last = len(series.values) + 1
        name = f"<c:tx><c:strRef><c:f>{SHEET}!${letter}$1</c:f>{_strings([series.name])}</c:strRef></c:tx>"
        categories = f"<c:f>{SHEET}!$A$2:$A${last}</c:f>{_strings(self._chart.categories)}"
        values = f"<c:f>{SHEET}!${letter}$2:${letter}${last}</c:f>{self._numbers(series)}"
        return (
            f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{name}{self._look(index, series)}'
            f"{self._labels()}<c:cat><c:strRef>{categories}</c:strRef></c:cat>"
            f"<c:val><c:numRef>{values}</c:numRef></c:val>"
            f"{_NOT_SMOOTH if self._chart.kind is ChartKind.LINE else ''}</c:ser>"
        )

    def _look(self, index: int, series: ChartSeries) -> str:
        layout = self._layout
        if self._chart.kind is ChartKind.PIE:
            edge = _line(_WHITE, layout.axis_width)
            return "".join(
                f'<c:dPt><c:idx val="{part}"/><c:bubble3D val="0"/><c:spPr>{_fill(color)}{edge}</c:spPr></c:dPt>'
                for part, color in enumerate(self._chart.colors)
            )
        color = self._chart.colors[index]
        if self._chart.kind is ChartKind.BAR:
            return f'<c:spPr>{_fill(color)}</c:spPr><c:invertIfNegative val="0"/>'
        edge = _line(_WHITE, layout.axis_width / 2)
        return (
            f"<c:spPr>{_line(color, layout.line_width)}</c:spPr>"
            f'<c:marker><c:symbol val="{_MARKS[index % len(_MARKS)]}"/><c:size val="{round(layout.marker)}"/>'
            f"<c:spPr>{_fill(color)}{edge}</c:spPr></c:marker>"
        )

    def _labels(self) -> str:
        if not self._chart.labelled:
            return ""
        pie = self._chart.kind is ChartKind.PIE
        shown = {
            "LegendKey": False,
            "Val": True,
            "CatName": pie,
            "SerName": False,
            "Percent": False,
            "BubbleSize": False,
        }
        flags = "".join(f'<c:show{name} val="{int(value)}"/>' for name, value in shown.items())
        further = '<c:separator>\n</c:separator><c:showLeaderLines val="1"/>' if pie else ""
        return (
            f'<c:dLbls><c:numFmt formatCode="{attribute(self._format)}" sourceLinked="0"/>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f"{self._text_properties(self._chart.categories if pie else ())}"
            f'<c:dLblPos val="outEnd"/>{flags}{further}</c:dLbls>'
        )

    def _numbers(self, series: ChartSeries) -> str:
        points = "".join(
            f'<c:pt idx="{index}"><c:v>{value.number:f}</c:v></c:pt>' for index, value in enumerate(series.values)
        )
        count = f'<c:ptCount val="{len(series.values)}"/>'
        return f"<c:numCache><c:formatCode>{escaped(self._format)}</c:formatCode>{count}{points}</c:numCache>"

    def _category_axis(self) -> str:
        layout = self._layout
        orientation = "maxMin" if self._mirrored else "minMax"
        return (
            f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
            f'<c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
            '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
            '<c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="low"/><c:spPr>{_line(layout.axis_color, layout.axis_width)}</c:spPr>'
            f'{self._text_properties(self._chart.categories, turned=self._turned)}<c:crossAx val="{_VALUE_AXIS}"/>'
            '<c:crosses val="autoZero"/><c:auto val="0"/>'
            '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _value_axis(self) -> str:
        layout, scale = self._layout, [tick.number for tick in self._chart.scale]
        code = attribute(number_format(scale, self._language))
        return (
            f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
            f'<c:max val="{scale[-1]:f}"/><c:min val="{scale[0]:f}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{"r" if self._mirrored else "l"}"/>'
            f"<c:majorGridlines><c:spPr>{_line(layout.grid_color, layout.grid_width)}</c:spPr></c:majorGridlines>"
            f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:majorTickMark val="none"/>'
            '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
            f'{self._text_properties()}<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="autoZero"/>'
            f'<c:crossBetween val="between"/><c:majorUnit val="{scale[1] - scale[0]:f}"/></c:valAx>'
        )

    def _text_properties(self, texts: Sequence[str] = (), *, turned: bool = False) -> str:
        """How ``texts`` are set; figures alone never run from right to left, which not every program knows."""
        direction = ' rtl="1"' if any(map(_runs_leftwards, texts)) else ""
        return (
            f"<c:txPr>{_TURNED if turned else '<a:bodyPr/>'}<a:lstStyle/>"
            f"<a:p><a:pPr{direction}>{self._characters('defRPr', bold=False)}</a:pPr>"
            f'<a:endParaRPr lang="{attribute(self._language.tag)}"/></a:p></c:txPr>'
        )

    def _characters(self, element: str, *, bold: bool) -> str:
        """Character properties (21.1.2.3.9): sizes are hundredths of a point."""
        slots = self._fonts.slots(self._style.font, bold=bold, italic=False)
        language = f' lang="{attribute(self._language.tag)}"' if element == "rPr" else ""
        return (
            f'<a:{element}{language} sz="{round(self._style.size * 100)}" b="{int(bold)}">{_fill("#000000")}'
            f'<a:latin typeface="{attribute(slots["ascii"])}"/><a:ea typeface="{attribute(slots["eastAsia"])}"/>'
            f'<a:cs typeface="{attribute(slots["cs"])}"/></a:{element}>'
        )


def _runs_leftwards(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def _strings(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{escaped(text)}</c:v></c:pt>' for index, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _fill(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color.removeprefix("#")}"/></a:solidFill>'


def _line(color: str, width: float) -> str:
    return f'<a:ln w="{emus(width)}">{_fill(color)}</a:ln>'
