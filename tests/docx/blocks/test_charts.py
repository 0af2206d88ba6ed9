"""Charts in Word files: native, with a workbook that holds their data, in the colours and fonts of the house."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

from tests.support import seed
from tests.support.build_model import HERE
from tests.support.docx_lint import lint
from tests.support.docx_reader import read
from tests.support.prepared_documents import document, house, language, paragraph
from tests.support.word import write
from undoc import model
from undoc.docx import FontNames
from undoc.docx.blocks.number_format import number_format
from undoc.docx.blocks.workbook import column
from undoc.docx.text.bookmarks import bookmark_name
from undoc.model.charts import (
    Area,
    Axis,
    CategoryAxis,
    ChartLook,
    Grouping,
    LabelPlace,
    Labels,
    Legend,
    LegendPlace,
    Marker,
    Point,
    Ticks,
)
from undoc.prepare.prepared import Chart, ChartKind, ChartLabel, ChartPlace, ChartSeries, ChartValue, Role
from undoc.templates.language import Numbers

COLORS = ("#009EDB", "#4D4D4D", "#A6A6A6", "#1F1F1F", "#7A7A7A", "#CFCFCF", "#0A0B0C")
FONTS = FontNames.of(seed.templates().fonts)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def values(*numbers: str) -> tuple[ChartValue, ...]:
    return tuple(ChartValue(Decimal(number), number) for number in numbers)


def chart(kind: ChartKind, *series: tuple[str, tuple[str, ...]], caption: str | None = None) -> Chart:
    return Chart(
        kind=kind,
        caption=paragraph(caption, house("en").caption_style, Role.CAPTION) if caption else None,
        alternative="Growth & more",
        categories=tuple(f"C{index} <&>" for index in range(len(series[0][1]))),
        series=tuple(ChartSeries(name, values(*numbers)) for name, numbers in series),
        unit="Dollars",
        scale=() if kind is ChartKind.PIE else values("0", "5", "10"),
        labelled=kind is not ChartKind.LINE,
        height=190.0,
        colors=COLORS[: len(series[0][1]) if kind is ChartKind.PIE else len(series)],
        anchor="growth",
    )


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def space(data: bytes, number: int = 1) -> etree._Element:
    return etree.fromstring(parts(data)[f"word/charts/chart{number}.xml"])


def cells(data: bytes) -> list[list[str]]:
    sheet = etree.fromstring(parts(parts(data)["word/embeddings/workbook1.xlsx"])["xl/worksheets/sheet1.xml"])
    return [["".join(map(str, cell.itertext())) for cell in row] for row in sheet.iter(f"{S}row")]


KINDS = [
    chart(ChartKind.BAR, ("Africa", ("1.5", "-2")), ("Asia", ("3", "10"))),
    chart(ChartKind.BAR, ("Africa", ("1", "2")), caption="Figure I"),
    chart(ChartKind.LINE, ("Africa", ("1", "2", "3"))),
    chart(ChartKind.PIE, *[("Africa", tuple("1234567"))], caption="Figure II"),
]


@pytest.mark.parametrize("code", ["en", "zh", "ar"])
@pytest.mark.parametrize("one", KINDS)
def test_charts_are_valid(one: Chart, code: str, tmp_path: Path) -> None:
    charts = {"growth": ChartPlace(400.0, 99.0, turned=True)}
    data = write(document(paragraph("Before."), one, paragraph("After."), code=code), FONTS, charts=charts)
    assert lint(data) == []
    file = tmp_path / "chart.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_the_workbook_holds_the_data_and_the_chart_points_at_it() -> None:
    data = write(document(KINDS[0]), FONTS)
    assert cells(data) == [["", "Africa", "Asia"], ["C0 <&>", "1.5", "3"], ["C1 <&>", "-2", "10"]]
    found = space(data)
    assert [one.text for one in found.iter(f"{C}f")] == [
        "Sheet1!$B$1",
        "Sheet1!$A$2:$A$3",
        "Sheet1!$B$2:$B$3",
        "Sheet1!$C$1",
        "Sheet1!$A$2:$A$3",
        "Sheet1!$C$2:$C$3",
    ]
    caches = ["".join(map(str, point.itertext())) for point in found.iter(f"{C}pt")]
    assert caches == ["Africa", "C0 <&>", "C1 <&>", "1.5", "-2", "Asia", "C0 <&>", "C1 <&>", "3", "10"]


def test_colours_and_scale_are_those_of_the_prepared_chart() -> None:
    found = space(write(document(KINDS[0]), FONTS))
    fills = [series.find(f"{C}spPr/{A}solidFill/{A}srgbClr") for series in found.iter(f"{C}ser")]
    assert [fill.get("val") for fill in fills if fill is not None] == ["009EDB", "4D4D4D"]
    scale = {name: found.find(f".//{C}valAx//{C}{name}") for name in ("min", "max", "majorUnit")}
    assert {name: one.get("val") for name, one in scale.items() if one is not None} == {
        "min": "0",
        "max": "10",
        "majorUnit": "5",
    }
    assert {one.get("sz") for one in found.iter(f"{A}defRPr", f"{A}rPr")} == {"800"}
    assert {one.get("typeface") for one in found.iter(f"{A}latin")} == {"Times New Roman"}
    assert {one.get("typeface") for one in found.iter(f"{A}ea")} >= {"SimSun"}


def test_one_series_is_named_above_and_several_beside_their_colours() -> None:
    several, one = (space(write(document(kind), FONTS)) for kind in KINDS[:2])
    assert several.find(f".//{C}legend") is not None
    assert [word.text for word in several.iter(f"{A}t")] == ["Dollars"]
    assert one.find(f".//{C}legend") is None
    assert [word.text for word in one.iter(f"{A}t")] == ["Africa", "Dollars"]


def test_parts_of_a_pie_have_a_colour_each_and_the_last_is_not_that_of_the_first() -> None:
    found = space(write(document(KINDS[3]), FONTS))
    fills = [fill.get("val") for fill in found.iterfind(f".//{C}dPt/{C}spPr/{A}solidFill/{A}srgbClr")]
    assert len(fills) == 7
    assert fills[0] != fills[-1]
    assert [one.get("val") for one in found.iter(f"{C}showCatName")] == ["1"]


def test_the_chart_has_its_caption_bookmark_alternative_text_and_size() -> None:
    data = write(
        document(paragraph("Text."), KINDS[1]), FONTS, charts={"growth": ChartPlace(400.0, 205.5, turned=True)}
    )
    shown = read(data).paragraphs
    assert [one.text for one in shown[:3]] == ["Text.", "Figure I", "[Growth & more]"]
    assert shown[2].bookmarks == (bookmark_name("growth"),)
    text = parts(data)["word/document.xml"].decode()
    assert f'cy="{round(205.5 * 12700)}"' in text
    assert 'rot="-5400000"' in parts(data)["word/charts/chart1.xml"].decode()


def test_a_chart_in_arabic_is_mirrored() -> None:
    found = space(write(document(KINDS[0], code="ar"), FONTS))
    assert [one.get("val") for one in found.iterfind(f".//{C}catAx//{C}orientation")] == ["maxMin"]
    assert [one.get("val") for one in found.iterfind(f".//{C}valAx/{C}axPos")] == ["r"]


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert write(document(*KINDS), FONTS) == write(document(*KINDS), FONTS)


def looked() -> Chart:
    """Bars and a line, with all that a chart can say of its look."""
    one = chart(ChartKind.BAR, ("Planned", ("1", "2")), ("Actual", ("3", "4")), ("Costs", ("5", "6")))
    first, second, third = one.series
    name = model.Text("x", HERE)
    bars = model.Series(
        name, (), labels=Labels(LabelPlace.INSIDE, "#,##0", bold=True), points={"2": Point(color="#010203")}
    )
    line = model.Series(name, (), kind=ChartKind.LINE, second=True, marker=Marker.NONE, width=2.25, legend=False)
    labels = (
        ChartLabel("–", LabelPlace.INSIDE, True, 4.0, -2.0, True, "#,##0"),
        ChartLabel("2", LabelPlace.INSIDE, True, format="#,##0"),
    )
    return replace(
        one,
        unit="",
        series=(
            replace(first, labels=labels, said=bars),
            replace(
                second, values=(second.values[0], None), labels=(ChartLabel("3"), None), said=replace(bars, points={})
            ),
            replace(third, said=line),
        ),
        second_scale=values("0", "10"),
        look=ChartLook(
            width=400.0,
            height=200.0,
            size=8.5,
            plot=Area(40, 20, 320, 100),
            grouping=Grouping.STACKED,
            gap=75,
            legend=Legend(LegendPlace.RIGHT, Area(100, 180, 200, 20)),
            category_axis=CategoryAxis(ticks=Ticks.OUTSIDE, color="#000000", width=0.5, title="Years"),
            axis=Axis(most=Decimal(12), format="0.0", line=True, grid=False),
        ),
        height=200.0,
    )


def test_a_chart_says_in_word_what_decides_its_look() -> None:
    found = space(write(document(looked()), FONTS, charts={"growth": ChartPlace(400.0, 200.0, turned=False)}))

    def said(path: str) -> list[str | None]:
        return [one.get("val") for one in found.iterfind(".//" + "/".join(f"{C}{name}" for name in path.split("/")))]

    assert said("plotArea/layout/manualLayout/x") == ["0.1"]
    assert said("plotArea/layout/manualLayout/h") == ["0.5"]
    assert said("legend/layout/manualLayout/w") == ["0.5"]
    assert (said("legend/legendPos"), said("legend/legendEntry/idx")) == (["r"], ["2"])
    assert (said("barChart/grouping"), said("barChart/gapWidth"), said("barChart/overlap")) == (
        ["stacked"],
        ["75"],
        ["100"],
    )
    assert (said("barChart/axId"), said("lineChart/axId")) == (["1", "2"], ["3", "4"])
    assert (said("lineChart/ser/order"), said("lineChart/ser/marker/symbol")) == (["2"], ["none"])
    assert said("valAx/scaling/max") == ["12"]
    assert said("valAx/scaling/min") == said("valAx/majorUnit") == []
    assert said("valAx/crosses") == ["autoZero", "max"]
    assert said("catAx/delete") == ["0", "1"]
    assert said("catAx/majorTickMark")[0] == "out"
    assert said("dLbl/layout/manualLayout/y") == ["-0.01"]
    assert said("dLbls/dLblPos") == ["inEnd", "inEnd"]
    assert next(found.iterfind(f".//{C}valAx/{C}numFmt")).get("formatCode") == "0.0"
    assert [len(list(one.iter(f"{C}pt"))) for one in found.iter(f"{C}val")] == [2, 1, 2]
    assert [text.text for text in found.iter(f"{A}t")] == ["–", "Years"]
    assert {one.get("sz") for one in found.iter(f"{A}defRPr")} == {"850"}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_chart_with_a_look_of_its_own_is_valid(code: str, tmp_path: Path) -> None:
    data = write(document(looked(), code=code), FONTS, charts={"growth": ChartPlace(600.0, 200.0, turned=False)})
    assert lint(data) == []
    file = tmp_path / "chart.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.parametrize(
    ("numbers", "group", "expected"),
    [
        (("1", "999"), ",", "0"),
        (("1.25",), ",", "0.00"),
        (("1000", "2"), ",", "#,##0"),
        (("1000.5", "-2.5"), ",", '#,##0.0;"−"#,##0.0'),
        (("1000",), "\u00a0", r"[>=1000]#\ ##0;0"),
        (("1000000",), " ", r"[>=1000000]#\ ###\ ##0;[>=1000]#\ ##0;0"),
        (("-1000", "2000"), " ", r'[<=-1000]"−"#\ ##0;[>=1000]#\ ##0;0'),
    ],
)
def test_number_formats(numbers: tuple[str, ...], group: str, expected: str) -> None:
    own = replace(language("en"), numbers=Numbers(group, "."))
    assert number_format([Decimal(number) for number in numbers], own) == expected


def test_columns_have_letters() -> None:
    assert [column(number) for number in (0, 1, 25, 26, 701, 702)] == ["A", "B", "Z", "AA", "ZZ", "AAA"]
