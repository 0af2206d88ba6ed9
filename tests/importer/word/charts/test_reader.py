"""The parts of charts: kinds, axes, labels, places; what is not kept is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.charts.reader import FoundChart, read_chart
from undoc.importer.word.charts.values import cached, number
from undoc.importer.word.names import A_NS, C_NS
from undoc.model import ChartKind
from undoc.model.charts import Area, Grouping, LabelPlace, Labels, Legend, LegendPlace, Marker, Point, Ticks

SIDES = (400.0, 200.0)
_SPACE = f'<c:chartSpace xmlns:c="{C_NS}" xmlns:a="{A_NS}">{{}}</c:chartSpace>'
_AXES = '<c:axId val="{}"/><c:axId val="{}"/>'
_VALUES = '<c:valAx><c:axId val="2"/>{}<c:crossAx val="1"/></c:valAx>'
_LOGARITHMIC = _VALUES.format('<c:scaling><c:logBase val="10"/></c:scaling>')
_GRAY = '<c:spPr><a:solidFill><a:srgbClr val="808080"/></a:solidFill></c:spPr>'


def ser(values: str = "1 2", *, order: int = 0, name: str = "A", inside: str = "", last: str = "") -> str:
    """A series; ``inside`` stands before its values, ``last`` after them; ``-`` is a value that is missing."""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>' for index, value in enumerate(values.split()) if value != "-"
    )
    count = len(values.split())
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/><c:tx><c:v>{name}</c:v></c:tx>{inside}<c:val><c:numRef>'
        f'<c:numCache><c:formatCode>0.0</c:formatCode><c:ptCount val="{count}"/>{points}</c:numCache></c:numRef>'
        f"</c:val>{last}</c:ser>"
    )


def bars(*series: str, axes: tuple[int, int] = (1, 2), more: str = "") -> str:
    return f"<c:barChart>{''.join(series)}{more}{_AXES.format(*axes)}</c:barChart>"


def lines(*series: str, axes: tuple[int, int] = (1, 2)) -> str:
    return f"<c:lineChart>{''.join(series)}{_AXES.format(*axes)}</c:lineChart>"


def chart(plot: str, *, layout: str = "", beside: str = "", text: str = "") -> FoundChart:
    root = etree.fromstring(_SPACE.format(f"<c:chart><c:plotArea>{layout}{plot}</c:plotArea>{beside}</c:chart>{text}"))
    found = read_chart(root, Theme({}), SIDES)
    assert found is not None
    return found


def labels(*single: str, place: str = "outEnd", shown: int = 1) -> str:
    return (
        f'<c:dLbls>{"".join(single)}<c:numFmt formatCode="#,##0" sourceLinked="0"/>'
        f'<c:txPr><a:p><a:pPr><a:defRPr b="1"/></a:pPr></a:p></c:txPr><c:dLblPos val="{place}"/>'
        f'<c:showVal val="{shown}"/></c:dLbls>'
    )


def label(index: int, inside: str, shown: int = 1) -> str:
    return f'<c:dLbl><c:idx val="{index}"/>{inside}<c:showVal val="{shown}"/></c:dLbl>'


def place(x: float, y: float, w: float = 0, h: float = 0, *, target: str = "", modes: bool = True) -> str:
    edges = '<c:xMode val="edge"/><c:yMode val="edge"/>' if modes else ""
    size = f'<c:w val="{w}"/><c:h val="{h}"/>' if w else ""
    return (
        f'<c:layout><c:manualLayout>{target}{edges}<c:x val="{x}"/><c:y val="{y}"/>{size}</c:manualLayout></c:layout>'
    )


def test_values_that_are_missing_are_none_and_order_is_that_of_the_series() -> None:
    found = chart(lines(ser("3 4", order=1, name="B")) + bars(ser("1 -", name="A"))).chart
    assert [(one.name.text, one.values, one.kind) for one in found.series] == [
        ("A", (Decimal(1), None), None),
        ("B", (Decimal(3), Decimal(4)), ChartKind.LINE),
    ]
    assert (found.kind, found.width, found.height) == (ChartKind.BAR, 400, 200)


def test_series_with_another_axis_of_values_are_at_the_second() -> None:
    axis = '<c:valAx><c:axId val="4"/><c:delete val="1"/></c:valAx>'
    found = chart(bars(ser()) + lines(ser(order=1, name="B"), axes=(3, 4)) + _VALUES.format("") + axis).chart
    assert [one.second for one in found.series] == [False, True]
    assert found.second_axis is not None
    assert not found.second_axis.shown


def test_an_axis_has_its_ends_step_format_line_ticks_and_grid() -> None:
    inside = (
        '<c:scaling><c:max val="60"/><c:min val="10"/></c:scaling><c:majorGridlines/>'
        "<c:title><c:tx><c:rich><a:p><a:r><a:t>Persons</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        '<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="out"/>'
        '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="010203"/></a:solidFill></a:ln></c:spPr>'
        '<c:majorUnit val="5"/><c:dispUnits><c:builtInUnit val="millions"/></c:dispUnits>'
    )
    axis = chart(bars(ser()) + _VALUES.format(inside)).chart.axis
    assert axis is not None
    assert [axis.least, axis.most, axis.step] == [Decimal(10), Decimal(60), Decimal(5)]
    assert (axis.title, axis.format, axis.grid, axis.ticks) == ("Persons", "#,##0,,", True, Ticks.OUTSIDE)
    assert (axis.line, axis.color, axis.width) == (True, "#010203", 0.5)
    linked = chart(bars(ser()) + _VALUES.format('<c:numFmt formatCode="General" sourceLinked="1"/>')).chart.axis
    assert linked is not None
    assert linked.format == "0.0"


def test_labels_are_those_of_the_series_and_single_ones_are_other() -> None:
    own = "<c:tx><c:rich><a:p><a:r><a:t>\uf02d</a:t></a:r></a:p></c:rich></c:tx>"
    field = '<c:tx><c:rich><a:p><a:fld type="VALUE"><a:t>[VALUE]</a:t></a:fld></a:p></c:rich></c:tx>'
    single = (
        label(0, own),
        label(1, '<c:delete val="1"/>'),
        label(2, place(0.01, -0.02, modes=False) + field),
        label(3, '<c:numFmt formatCode="0%" sourceLinked="0"/>'),
        label(4, own),
    )
    series = chart(bars(ser("1 2 3 4 - 6", inside=labels(*single)))).chart.series[0]
    assert series.labels == Labels(LabelPlace.OUTSIDE, "#,##0", bold=True)
    assert series.points == {
        "1": Point("−"),
        "2": Point(""),
        "3": Point(right=4.0, down=-4.0),
        "4": Point(format="0%"),
    }


def test_labels_of_a_few_values_leave_the_others_out() -> None:
    series = chart(bars(ser("1 2", inside=labels(label(1, ""), shown=0)))).chart.series[0]
    assert series.labels == Labels(None, "0.0")
    assert series.points == {"1": Point("")}
    none = chart(bars(ser("1 2", inside=labels(shown=0)))).chart.series[0]
    assert (none.labels, none.points) == (Labels(LabelPlace.NONE), {})


def test_colours_are_those_of_series_and_of_single_bars() -> None:
    pattern = '<a:solidFill><a:srgbClr val="010203"/></a:solidFill>'
    point = f'<c:dPt><c:idx val="1"/><c:spPr>{pattern}</c:spPr></c:dPt>'
    gray, plain = chart(bars(ser(inside=_GRAY + point), ser(order=1, name="B"))).chart.series
    assert gray.color == "#808080"
    assert gray.points == {"2": Point(color="#010203")}
    assert plain.color == Theme({}).accent(1)
    line = '<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="0A0B0C"/></a:solidFill></a:ln></c:spPr>'
    drawn = chart(lines(ser(inside=line + '<c:marker><c:symbol val="none"/></c:marker>'))).chart.series[0]
    assert (drawn.color, drawn.width, drawn.marker) == ("#0A0B0C", 1.5, Marker.NONE)


def test_places_are_points_of_the_chart() -> None:
    layout = place(0.05, 0.1, 0.9, 0.5, target='<c:layoutTarget val="inner"/>')
    legend = f'<c:legend><c:legendPos val="b"/>{place(0.25, 0.9, 0.5, 0.1)}</c:legend>'
    found = chart(bars(ser(), ser(order=1)), layout=layout, beside=legend).chart
    assert found.plot == Area(20, 20, 360, 100)
    assert found.legend == Legend(LegendPlace.BOTTOM, Area(100, 180, 200, 20))
    assert chart(bars(ser()), layout=place(0.05, 0.1, 0.9, 0.5)).chart.plot is None
    assert [one.name.text for one in found.series] == ["A", "A (2)"]


@pytest.mark.parametrize(
    ("legend", "expected", "shown"),
    [
        ("", Legend(LegendPlace.NONE), [True, True]),
        ('<c:legend><c:legendPos val="b"/></c:legend>', None, [True, True]),
        ('<c:legend><c:legendPos val="r"/></c:legend>', Legend(LegendPlace.RIGHT), [True, True]),
        (
            '<c:legend><c:legendPos val="b"/><c:legendEntry><c:idx val="1"/><c:delete val="1"/></c:legendEntry>'
            "</c:legend>",
            None,
            [True, False],
        ),
    ],
)
def test_the_legend_stands_where_it_says(legend: str, expected: Legend | None, shown: list[bool]) -> None:
    found = chart(bars(ser(), ser(order=1)), beside=legend).chart
    assert found.legend == expected
    assert [one.legend for one in found.series] == shown


@pytest.mark.parametrize(
    ("plot", "became", "told"),
    [
        (bars(ser()), "", ""),
        (bars(ser(), more='<c:barDir val="bar"/>'), "A chart (barChart, lying) became a plain bar chart", ""),
        (f"<c:bar3DChart>{ser()}</c:bar3DChart>", "A chart (bar3DChart) became a plain bar chart", ""),
        (f"<c:doughnutChart>{ser()}</c:doughnutChart>", "A chart (doughnutChart) became a plain pie chart", ""),
        (f"<c:pieChart>{ser('1 -2')}</c:pieChart>", "A chart (pieChart) became a plain bar chart", ""),
        (bars(ser()) + f"<c:scatterChart>{ser()}</c:scatterChart>", "", "its series drawn as scatterChart"),
        (bars(ser(inside="<c:errBars/>")), "", "error bars"),
        (bars(ser()) + _LOGARITHMIC, "", "the logarithmic scale of its axis"),
    ],
)
def test_what_is_drawn_otherwise_is_told(plot: str, became: str, told: str) -> None:
    found = chart(plot)
    assert (found.became, ", ".join(found.told)) == (became, told)


def test_the_legend_counts_bars_before_lines() -> None:
    legend = '<c:legend><c:legendEntry><c:idx val="0"/><c:delete val="1"/></c:legendEntry></c:legend>'
    found = chart(lines(ser(order=0, name="Line")) + bars(ser(order=1, name="Bar")), beside=legend).chart
    assert [(one.name.text, one.legend) for one in found.series] == [("Line", True), ("Bar", False)]


def test_bars_on_each_other() -> None:
    more = '<c:grouping val="stacked"/><c:gapWidth val="75"/><c:overlap val="100"/>'
    found = chart(bars(ser(), ser(order=1), more=more)).chart
    assert (found.grouping, found.gap, found.overlap) == (Grouping.STACKED, 75, 0)


def test_names_of_categories_keep_their_lines() -> None:
    levels = (
        '<c:cat xmlns:c="{0}"><c:multiLvlStrRef><c:multiLvlStrCache><c:ptCount val="2"/>'
        '<c:lvl><c:pt idx="0"><c:v>May</c:v></c:pt><c:pt idx="1"><c:v>June</c:v></c:pt></c:lvl>'
        '<c:lvl><c:pt idx="0"><c:v>2030</c:v></c:pt></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat>'
    )
    assert cached(etree.fromstring(levels.format(C_NS))) == ["May\n2030", "June"]
    point = '<c:pt idx="0"><c:v>2026            (planned)\n</c:v></c:pt>'
    spaced = f'<c:cat xmlns:c="{C_NS}"><c:strCache>{point}</c:strCache></c:cat>'
    assert cached(etree.fromstring(spaced)) == ["2026\n(planned)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1E3", "1000"), ("0.30000000000000004", "0.3"), ("1e-30", "0"), ("x", None), ("NaN", None), ("1e30", None)],
)
def test_numbers_are_those_that_content_can_say(text: str, expected: str | None) -> None:
    found = number(text)
    assert (None if found is None else f"{found:f}") == expected


@given(st.text(max_size=12), st.text(max_size=12), st.integers(-5, 5))
def test_nothing_in_a_part_ends_in_a_traceback(text: str, value: str, index: int) -> None:
    root = etree.fromstring(_SPACE.format(""))
    names = ("chart", "plotArea", "barChart", "ser", "val", "numCache", "pt")
    parents = [root]
    for name in names:
        parents.append(etree.SubElement(parents[-1], f"{{{C_NS}}}{name}"))
    parents[-1].set("idx", str(index))
    characters = "".join(one for one in value if one.isprintable())
    etree.SubElement(parents[-1], f"{{{C_NS}}}v").text = characters
    for name in ("order", "idx", "gapWidth", "overlap"):
        etree.SubElement(parents[4 if name in ("order", "idx") else 3], f"{{{C_NS}}}{name}").set(
            "val", "".join(one for one in text if one.isprintable())
        )
    read_chart(root, Theme({}), SIDES)


def test_a_chart_without_numbers_is_none() -> None:
    root = etree.fromstring(_SPACE.format(f"<c:chart><c:plotArea>{bars(ser('- -'))}</c:plotArea></c:chart>"))
    assert read_chart(root, Theme({}), SIDES) is None
    assert read_chart(etree.fromstring(_SPACE.format("")), Theme({}), None) is None
