"""Charts on the page, in points: where bars, points, parts and labels stand; their data as a table."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.prepare.test_charts import chart, word
from tests.support import build_model, seed
from undoc.drawings.geometry import bounds
from undoc.model import Axis, Block, Chart, ChartKind, Series
from undoc.model.charts import (
    Area,
    CategoryAxis,
    Grouping,
    LabelPlace,
    Labels,
    Legend,
    LegendPlace,
    Marker,
    Point,
    Ticks,
)
from undoc.prepare import prepare
from undoc.prepare.structure import Element, Tag
from undoc.templates.language import Direction
from undoc.typeset import TypesetDocument, typeset
from undoc.typeset.blocks.charts.canvas import rgb
from undoc.typeset.pages.page import Page, PlacedGroup, PlacedShape, TextRun, runs_of

LEFT, RIGHT = 60 + 63.35, 612 - 60 - 63.35  # the text column of a New York page
COLORS = [rgb(color) for color in seed.templates().house("new-york", "en").charts.colors]


def set_chart(one: Chart, direction: Direction = Direction.LEFT_TO_RIGHT) -> TypesetDocument:
    document = prepare(build_model.document([one], body="general-assembly"), "en", seed.templates())
    return typeset(replace(document, language=replace(document.language, direction=direction)), seed.templates().fonts)


def shapes(page: Page, color: tuple[float, float, float]) -> list[tuple[float, float, float, float]]:
    """The boxes of the shapes filled with ``color``, in their order."""
    found = []
    for item in page.items:
        if isinstance(item, PlacedShape) and item.shape.fill == color:
            left, top, right, bottom = (round(value, 3) for value in bounds(item.shape.outline))
            found.append((item.x + left, item.y + top, item.x + right, item.y + bottom))
    return found


def placed(page: Page) -> list[PlacedShape]:
    return [item for item in page.items if isinstance(item, PlacedShape)]


def run(page: Page, words: str) -> TextRun:
    return next(item for item in page.items if isinstance(item, TextRun) and item.text.strip() == words)


def boxes(page: Page) -> list[tuple[float, float, float, float]]:
    """The boxes of all texts of the chart, turned ones as they stand on the page."""
    found = []
    for item in page.items:
        if isinstance(item, TextRun) and item.size == 8:
            right = item.x + item.width - (item.advances[-1] if item.texts[-1] == " " else 0.0)  # it hangs
            found.append((item.x, item.y - item.size * 0.66, right, item.y))
        elif isinstance(item, PlacedGroup):
            left, top, right, bottom = item.box
            length = max(one.width for one in runs_of(item.items))
            found.append(
                (item.x + left + 1, item.y - (bottom - top), item.x + right - 1, item.y - bottom - top + length)
            )
    return found


def element(one: Element, *tags: Tag) -> list[Element]:
    found = [one] if one.tag in tags else []
    for kid in one.kids:
        if isinstance(kid, Element):
            found += element(kid, *tags)
    return found


def test_bars_stand_on_the_axis_as_high_as_their_values() -> None:
    page = set_chart(chart(ChartKind.BAR, ("Africa", ["1", "2"]), ("Asia", ["3", "0"]))).pages[0]
    africa, asia = shapes(page, COLORS[0])[:2], shapes(page, COLORS[1])[:2]
    heights = [bottom - top for _, top, _, bottom in (*africa, *asia)]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.01)
    assert heights[2] == pytest.approx(3 * heights[0], abs=0.01)
    assert heights[3] == 0
    assert len({bottom for *_, bottom in (*africa, *asia)}) == 1
    # Bars of a category touch; the groups are 0.7 of a bar apart, half of which is at each end.
    width = africa[0][2] - africa[0][0]
    assert africa[0][2] == asia[0][0]
    assert africa[1][0] - asia[0][2] == pytest.approx(0.7 * width, abs=0.01)
    assert asia[1][2] + 0.35 * width == pytest.approx(RIGHT, abs=0.01)
    # The scale's figures end before the axis, each at its line.
    assert run(page, "0").x + run(page, "0").width == pytest.approx(africa[0][0] - 0.35 * width - 4, abs=0.05)
    assert run(page, "0").y - 8 * 0.33 == pytest.approx(africa[0][3], abs=0.01)


def test_negative_values_hang_below_the_axis_and_names_stand_below_all() -> None:
    page = set_chart(chart(ChartKind.BAR, ("Change", ["2", "-4"]))).pages[0]
    (_, _, _, axis), (_, top, _, lowest) = shapes(page, COLORS[0])
    assert top == axis
    assert run(page, "−4").y < run(page, "C0").y
    assert [item.y for item in page.items if isinstance(item, TextRun) and item.text == "−4"][-1] > lowest
    assert run(page, "C0").y > lowest


def test_points_stand_in_the_middle_of_their_categories() -> None:
    page = set_chart(chart(ChartKind.LINE, ("A", ["0", "5", "10"]), ("B", ["1", "1", "1"]))).pages[0]
    middles = [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in shapes(page, COLORS[0])[:3]]
    left = run(page, "0").x + run(page, "0").width + 4
    slot = (RIGHT - left) / 3
    assert [x for x, _ in middles] == pytest.approx([left + slot * (index + 0.5) for index in range(3)], abs=0.05)
    assert middles[1][1] == pytest.approx((middles[0][1] + middles[2][1]) / 2, abs=0.01)


def test_parts_of_a_pie_go_round_from_the_top() -> None:
    page = set_chart(chart(ChartKind.PIE, ("A", ["1", "1", "2"]))).pages[0]
    first, second, third = (shapes(page, color)[0] for color in COLORS[:3])
    x, y = first[0], first[3]
    assert x == pytest.approx((LEFT + RIGHT) / 2, abs=0.01)
    assert (second[0], second[1]) == pytest.approx((x, y), abs=0.1)  # the lower right quarter
    assert third[2] == pytest.approx(x, abs=0.1)  # the left half
    assert third[3] - third[1] == pytest.approx(2 * (x - third[0]), abs=0.1)
    assert run(page, "C0").x > x > run(page, "C2").x


def test_a_pie_with_a_single_part_is_round() -> None:
    page = set_chart(chart(ChartKind.PIE, ("A", ["7", "0"]))).pages[0]
    left, top, right, bottom = shapes(page, COLORS[0])[0]
    assert right - left == pytest.approx(bottom - top)
    assert shapes(page, COLORS[1]) == []


LONG = "Department for General Assembly and Conference Management"


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("count", [1, 2, 5, 12, 30, 60])
@pytest.mark.parametrize("names", ["C", LONG, "Internationalization-of-everything"])
def test_no_label_stands_in_another_or_beyond_the_column(kind: ChartKind, count: int, names: str) -> None:
    one = chart(kind, ("Series", [str(index * 137 % 1000) for index in range(1, count + 1)]))
    one = replace(one, categories=tuple(word(f"{names} {index}") for index in range(count)))
    page = next(page for page in set_chart(one).pages if placed(page))
    found = boxes(page)
    for box, other in itertools.combinations(found, 2):
        apart = box[2] <= other[0] or other[2] <= box[0] or box[3] <= other[1] or other[3] <= box[1]
        assert apart, (box, other)
    assert min(box[0] for box in found) >= LEFT - 0.1
    assert max(box[2] for box in found) <= RIGHT + 0.1


def test_a_key_names_several_series_and_a_title_one() -> None:
    several = set_chart(chart(ChartKind.BAR, ("Africa", ["1"]), ("Asia", ["3"]))).pages[0]
    assert run(several, "Africa").y == run(several, "Asia").y > run(several, "C0").y
    one = set_chart(chart(ChartKind.BAR, ("Africa", ["1"]))).pages[0]
    assert run(one, "Africa").y < run(one, "Persons").y < run(one, "1").y
    assert run(one, "Africa").face.key == "tinos-bold"


def test_the_caption_stands_above_on_the_same_page() -> None:
    for before in range(20, 40):
        blocks: list[Block] = [
            *(build_model.plain("Text") for _ in range(before)),
            chart(ChartKind.BAR, ("A", ["1"]), caption="Cap"),
        ]
        document = prepare(build_model.document(blocks, body="general-assembly"), "en", seed.templates())
        (page,) = [page for page in typeset(document, seed.templates().fonts).pages if placed(page)]
        assert run(page, "Cap").y < shapes(page, COLORS[0])[0][1]


def test_the_data_are_a_table_of_the_charts_own_labels_and_marks() -> None:
    structure = set_chart(chart(ChartKind.LINE, ("Africa", ["1", "2"]), ("Asia", ["3", "4"]))).structure
    (table,) = element(structure, Tag.TABLE)
    rows = element(table, Tag.ROW)
    assert [[kid.tag for kid in row.kids if isinstance(kid, Element)] for row in rows] == [
        [Tag.HEADER_CELL] * 3,
        [Tag.HEADER_CELL, Tag.CELL, Tag.CELL],
        [Tag.HEADER_CELL, Tag.CELL, Tag.CELL],
    ]
    values = [figure.alternative for row in rows[1:] for figure in element(row, Tag.FIGURE)]
    assert values == ["1", "3", "2", "4"]
    whole = element(structure, Tag.FIGURE)[1]
    assert whole.alternative == "What it shows"


def test_every_cell_of_the_table_has_its_mark_or_text() -> None:
    for kind in ChartKind:
        for count in (3, 60):
            document = set_chart(chart(kind, ("Africa", ["7"] * count)))
            owned = {item.content for page in document.pages for item in page.items}
            (table,) = element(document.structure, Tag.TABLE)
            for cell in element(table, Tag.HEADER_CELL, Tag.CELL):
                inner = element(cell, Tag.FIGURE)
                contents = [kid for own in inner or [cell] for kid in own.kids if not isinstance(kid, Element)]
                assert contents
                assert owned.issuperset(contents)


def test_a_chart_in_a_language_from_right_to_left_is_mirrored() -> None:
    one = chart(ChartKind.BAR, ("Africa", ["1", "2"]), ("Asia", ["3", "1"]))
    usual = shapes(set_chart(one).pages[0], COLORS[0])[:2]
    mirrored = shapes(set_chart(one, Direction.RIGHT_TO_LEFT).pages[0], COLORS[0])[:2]
    for (left, top, right, bottom), other in zip(usual, mirrored, strict=True):
        assert other == pytest.approx((LEFT + RIGHT - right, top, LEFT + RIGHT - left, bottom), abs=0.01)


def test_how_a_chart_was_set_is_told() -> None:
    one = chart(ChartKind.LINE, ("A", ["1"] * 12))
    assert set_chart(one).measured.charts["chart1"][1:] == (190.0, False)
    turned = replace(one, categories=tuple(word(f"{LONG} {index}") for index in range(12)))
    assert set_chart(turned).measured.charts["chart1"].turned


def test_a_pie_goes_round_clockwise_in_every_language() -> None:
    one = chart(ChartKind.PIE, ("A", ["1", "2", "5"]))
    usual, mirrored = (set_chart(one, direction).pages[0] for direction in Direction)
    for color in COLORS[:3]:
        assert shapes(mirrored, color)[0] == pytest.approx(shapes(usual, color)[0], abs=0.01)
    assert run(mirrored, "C0").x > (LEFT + RIGHT) / 2 > run(mirrored, "C2").x


PLOT = Area(30, 10, 300, 100)
PLACED = {"width": 400.0, "height": 150.0, "size": 8.5, "plot": PLOT}


def placed_chart(*series: Series, **look: object) -> Page:
    """The page of a chart 400 points wide, between the margins, whose plot a file has placed."""
    one = chart(ChartKind.BAR, *((one.name.text, ["0"] * len(one.values)) for one in series))
    return set_chart(replace(one, series=series, unit=None, **{**PLACED, **look})).pages[0]


def own(name: str, *values: str, **said: object) -> Series:
    numbers = tuple(Decimal(value) if value else None for value in values)
    return replace(Series(word(name), numbers), **said)


def test_a_plot_stands_where_the_file_has_it_and_texts_as_word_has_them() -> None:
    axis = Axis(most=Decimal(60), line=True, ticks=Ticks.OUTSIDE, color="#000000", width=0.5)
    labels = Labels(LabelPlace.OUTSIDE, "0", bold=True)
    page = placed_chart(
        own("A", "36", "57", labels=labels), gap=100, axis=axis, category_axis=CategoryAxis(ticks=Ticks.OUTSIDE)
    )
    left = 306 - 200 + 30  # in the middle of the page
    first, second = shapes(page, COLORS[0])
    assert (first[0], first[2]) == pytest.approx((left + 37.5, left + 112.5), abs=0.01)
    assert (first[3] - first[1], second[3] - second[1]) == pytest.approx((60, 95), abs=0.01)
    # Measured in official files at 8.5 points: the base line of a label is 6.3 above its bar, that of a number 2.7
    # below its tick and its end 7.2 before the axis, that of a category 12.7 below the axis.
    assert first[1] - run(page, "36").y == pytest.approx(6.3, abs=0.7)
    bottom = first[3]
    assert run(page, "0").y - bottom == pytest.approx(2.7, abs=0.3)
    assert left - run(page, "0").x - run(page, "0").width == pytest.approx(7.2, abs=0.1)
    assert run(page, "C0").y - bottom == pytest.approx(12.7, abs=0.3)
    assert run(page, "36").face.key == "tinos-bold"


def test_labels_are_moved_replaced_left_out_and_kept_within_the_chart() -> None:
    labels = Labels(LabelPlace.OUTSIDE, "0")
    points = {"1": Point(right=10.0, down=-4.0), "2": Point("N/A"), "3": Point("")}
    page = placed_chart(own("A", "5", "5", "5", "5", labels=labels, points=points))
    usual = placed_chart(own("A", "5", "5", "5", "5", labels=labels))
    fives = [item for item in page.items if isinstance(item, TextRun) and item.text == "5"]
    usually = [item for item in usual.items if isinstance(item, TextRun) and item.text == "5"]
    assert (len(fives), len(usually)) == (len(usually) - 2, len(fives) + 2)
    moved = [(one.x, one.y) for one in fives if one.x not in {other.x for other in usually}]
    before = min((one.x, one.y) for one in usually if one.y != moved[0][1] and one.x > 306 - 170)
    assert moved == [pytest.approx((before[0] + 10, before[1] - 4), abs=0.01)]
    assert run(page, "N/A").y == pytest.approx(before[1], abs=0.01)
    high = placed_chart(own("A", "6", labels=labels), axis=Axis(most=Decimal(6)), plot=Area(30, 0, 300, 100))
    beyond = placed_chart(own("A", "6", labels=labels), axis=Axis(most=Decimal(6)), plot=Area(30, 20, 300, 100))
    lowest, lower = (
        min(item.y for item in one.items if isinstance(item, TextRun) and item.text == "6") for one in (high, beyond)
    )
    assert 0 < lower - lowest < 20


def test_bars_on_each_other_begin_where_the_one_below_ends() -> None:
    page = placed_chart(own("A", "10"), own("B", "20"), own("C", ""), grouping=Grouping.STACKED, gap=50)
    (lower,), (upper,) = shapes(page, COLORS[0])[:1], shapes(page, COLORS[1])[:1]
    assert upper[3] == lower[1]
    assert (upper[0], upper[2]) == (lower[0], lower[2])
    assert upper[3] - upper[1] == pytest.approx(2 * (lower[3] - lower[1]), abs=0.01)


def test_bars_cover_each_other_as_far_as_the_chart_says() -> None:
    page = placed_chart(own("A", "10"), own("B", "20"), overlap=50)
    (first,), (second,) = shapes(page, COLORS[0])[:1], shapes(page, COLORS[1])[:1]
    assert first[2] - second[0] == pytest.approx((first[2] - first[0]) / 2, abs=0.01)


def test_a_line_stops_where_a_value_is_missing_and_may_have_no_signs() -> None:
    line = own("A", "1", "2", "", "3", kind=ChartKind.LINE, marker=Marker.NONE, color="#010203")
    page = placed_chart(line, legend=Legend(LegendPlace.NONE))
    strokes = [item.shape for item in placed(page) if item.shape.stroke and item.shape.stroke.color == rgb("#010203")]
    # One part around each point, so that each shows its value to those who cannot see it.
    assert len(strokes) == 3
    assert shapes(page, rgb("#010203")) == []


def test_the_second_axis_stands_at_the_other_side() -> None:
    line = own("B", "100", "300", kind=ChartKind.LINE, second=True)
    page = placed_chart(own("A", "1", "2"), line, second_axis=Axis(title="Costs", most=Decimal(300), step=Decimal(150)))
    assert run(page, "150").x > 306 - 200 + 30 + 300
    groups = [item for item in page.items if isinstance(item, PlacedGroup)]
    assert [one.text for group in groups for one in runs_of(group.items)] == ["Costs"]


@pytest.mark.parametrize(
    ("legend", "above", "beside"),
    [
        (Legend(LegendPlace.TOP), True, False),
        (Legend(LegendPlace.RIGHT), True, True),
        (Legend(LegendPlace.BOTTOM), False, False),
        (Legend(LegendPlace.BOTTOM, Area(10, 120, 200, 20)), False, False),
    ],
)
def test_the_legend_stands_at_its_side(legend: Legend, above: bool, beside: bool) -> None:
    page = placed_chart(own("First", "1"), own("Second", "2"), own("Third", "2", legend=False), legend=legend)
    category = run(page, "C0")
    first, second = run(page, "First"), run(page, "Second")
    assert (first.y < category.y) is above
    assert (first.x > category.x + 100) is beside
    assert (first.y < second.y) is beside
    assert not any(isinstance(item, TextRun) and item.text == "Third" for item in page.items)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_charts_with_looks_of_their_own_are_set_whatever_they_say(code: str) -> None:
    for place in LabelPlace:
        for kind in (ChartKind.BAR, ChartKind.LINE):
            one = chart(kind, ("A", ["1", "-2"]), ("B", ["3", "4"]))
            labelled = tuple(replace(each, labels=Labels(place)) for each in one.series)
            for ticks in Ticks:
                axis = Axis(ticks=ticks, line=True, title="T", least=Decimal(-1), most=Decimal(3))
                looks = replace(one, series=labelled, axis=axis, category_axis=CategoryAxis("Title", ticks=ticks))
                document = prepare(build_model.document([looks], language=code), code, seed.templates())
                assert len(typeset(document, seed.templates().fonts).pages) == 1
