"""The axes of a chart in DrawingML (ISO/IEC 29500-1, 21.2.2.25 and 21.2.2.226)."""

from __future__ import annotations

from undoc.docx.blocks.chart_text import ChartText, line
from undoc.docx.blocks.number_format import number_format
from undoc.prepare.prepared import Axis, CategoryAxis, Chart, Ticks
from undoc.templates.house import ChartLayout
from undoc.templates.language import Language
from undoc.xml_text import attribute

#: The numbers of the axes of categories and of values, first and second.
AXES = ((1, 2), (3, 4))
_TICKS = {Ticks.NONE: "none", Ticks.OUTSIDE: "out", Ticks.INSIDE: "in", Ticks.CROSS: "cross"}
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


class AxisWriter:
    """Writes the axes of one chart, the names of whose categories may be ``turned``."""

    def __init__(
        self, chart: Chart, layout: ChartLayout, text: ChartText, language: Language, *, mirrored: bool, turned: bool
    ) -> None:
        self._chart = chart
        self._layout = layout
        self._text = text
        self._language = language
        self._mirrored = mirrored
        self._turned = turned

    def categories(self, *, second: bool = False) -> str:
        """The axis of categories; that of the second values is not shown."""
        own, other = AXES[second]
        axis = self._chart.look.category_axis or CategoryAxis()
        orientation = "maxMin" if self._mirrored else "minMax"
        edge = _NO_LINE if axis.line is False else self._line(axis)
        return (
            f'<c:catAx><c:axId val="{own}"/>'
            f'<c:scaling><c:orientation val="{orientation}"/></c:scaling>'
            f'<c:delete val="{int(second or not axis.shown)}"/><c:axPos val="b"/>'
            f"{'' if second else self._title(axis.title)}"
            f'<c:numFmt formatCode="General" sourceLinked="0"/>{_ticks(axis)}'
            f'<c:tickLblPos val="low"/><c:spPr>{edge}</c:spPr>'
            f'{self._text.properties(self._chart.categories, turned=self._turned)}<c:crossAx val="{other}"/>'
            '<c:crosses val="autoZero"/><c:auto val="0"/>'
            '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def values(self, *, second: bool = False) -> str:
        """An axis of values."""
        other, own = AXES[second]
        layout, look = self._layout, self._chart.look
        axis = (look.second_axis if second else look.axis) or Axis()
        numbers = [tick.number for tick in (self._chart.second_scale if second else self._chart.scale)]
        code = number_format(numbers, self._language) if axis.format is None else axis.format
        has_grid = not second if axis.grid is None else axis.grid
        grid = f"<c:majorGridlines><c:spPr>{line(layout.grid_color, layout.grid_width)}</c:spPr></c:majorGridlines>"
        least, most, step = self._scale(axis, second=second)
        edge = self._line(axis) if axis.line else _NO_LINE
        return (
            f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>'
            f'<c:delete val="{int(not axis.shown)}"/>'
            f'<c:axPos val="{"r" if self._mirrored is not second else "l"}"/>'
            f"{grid if has_grid else ''}{self._title(axis.title, turned=True)}"
            f'<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>{_ticks(axis)}'
            f'<c:tickLblPos val="nextTo"/><c:spPr>{edge}</c:spPr>'
            f'{self._text.properties()}<c:crossAx val="{other}"/><c:crosses val="{"max" if second else "autoZero"}"/>'
            f'<c:crossBetween val="between"/>{step}</c:valAx>'
        )

    def _scale(self, axis: Axis, *, second: bool) -> tuple[str, str, str]:
        """The least and the greatest number and the step; in a chart that a file places Word finds those it has not."""
        scale = self._chart.second_scale if second else self._chart.scale
        low, high = self._chart.ends(second=second)
        is_placed = self._chart.look.plot is not None
        step = scale[1].number - scale[0].number if len(scale) > 1 else None
        return (
            f'<c:min val="{low:f}"/>' if axis.least is not None or not is_placed else "",
            f'<c:max val="{high:f}"/>' if axis.most is not None or not is_placed else "",
            f'<c:majorUnit val="{step:f}"/>' if step and (axis.step is not None or not is_placed) else "",
        )

    def _line(self, axis: CategoryAxis) -> str:
        width = self._layout.axis_width if axis.width is None else axis.width
        return line(axis.color or self._layout.axis_color, width)

    def _title(self, title: str, *, turned: bool = False) -> str:
        if not title:
            return ""
        return f'<c:title>{self._text.rich([(title, False)], turned=turned)}<c:layout/><c:overlay val="0"/></c:title>'


def _ticks(axis: CategoryAxis) -> str:
    return f'<c:majorTickMark val="{_TICKS[axis.ticks or Ticks.NONE]}"/><c:minorTickMark val="none"/>'
