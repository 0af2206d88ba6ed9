"""Charts as they are prepared: numbers as the language writes them, round scales, what a house cannot show."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support import build_model, seed
from tests.support.build_model import HERE, text
from undoc.model import Axis, Block, Chart, ChartKind, Figure, NumberedParagraph, Reference, Series, Text
from undoc.model.charts import Grouping, LabelPlace, Labels, Legend, LegendPlace, Point
from undoc.prepare import prepare, prepared
from undoc.prepare.figures import figure
from undoc.prepare.prepared import ChartLabel
from undoc.prepare.scale import axis_ticks, ticks
from undoc.templates.language import Numbers

ENGLISH = Numbers(",", ".")
FRENCH = Numbers("\u00a0", ",")


def word(words: str) -> Text:
    return Text(words, HERE)


def chart(kind: ChartKind, *series: tuple[str, list[str]], caption: str = "", name: str | None = None) -> Chart:
    return Chart(
        kind,
        text(caption) if caption else (),
        "What it shows",
        tuple(word(f"C{index}") for index in range(len(series[0][1]))),
        tuple(Series(word(own), tuple(Decimal(value) for value in values)) for own, values in series),
        word("Persons"),
        HERE,
        name,
    )


def prepared_chart(one: Chart, language: str = "en") -> prepared.Chart:
    document = prepare(build_model.document([one], language=language), language, seed.templates())
    (block,) = document.blocks
    assert isinstance(block, prepared.Chart)
    return block


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        ("0", ENGLISH, "0"),
        ("999", ENGLISH, "999"),
        ("1000", ENGLISH, "1,000"),
        ("-1234567.50", ENGLISH, "−1,234,567.50"),
        ("-0.5", ENGLISH, "−0.5"),
        ("1234.5", FRENCH, "1\u00a0234,5"),
        ("12345.5", FRENCH, "12\u00a0345,5"),
    ],
)
def test_figures(number: str, form: Numbers, expected: str) -> None:
    assert figure(Decimal(number), form) == expected


@pytest.mark.parametrize(
    ("values", "from_zero", "expected"),
    [
        (["1", "2", "3"], True, "0 1 2 3"),
        (["1.2", "1.31"], True, "0.0 0.5 1.0 1.5"),
        (["-5", "3"], True, "-6 -4 -2 0 2 4"),
        (["0", "0"], True, "0.0 0.2 0.4 0.6 0.8 1.0"),
        (["100", "102"], False, "100.0 100.5 101.0 101.5 102.0"),
        (["100", "10"], False, "0 20 40 60 80 100"),
        (["-3", "-9"], True, "-10 -8 -6 -4 -2 0"),
        (["5", "5"], False, "0 1 2 3 4 5"),
    ],
)
def test_scales(values: list[str], from_zero: bool, expected: str) -> None:
    assert " ".join(map(str, ticks([Decimal(value) for value in values], from_zero=from_zero))) == expected


@given(st.lists(st.decimals(-(10**15), 10**15, places=3), min_size=1, max_size=20), st.booleans())
def test_every_scale_holds_its_values_in_a_few_equal_steps(values: list[Decimal], from_zero: bool) -> None:
    found = ticks(values, from_zero=from_zero)
    assert found[0] <= min(values)
    assert max(values) <= found[-1]
    assert 2 <= len(found) <= 8
    assert len({one - other for one, other in zip(found[1:], found, strict=False)}) == 1
    assert not from_zero or Decimal(0) in found


def written(made: prepared.Chart, series: int = 0) -> list[str]:
    """The values of a series as the chart shows them."""
    return [made.shown(made.series[series], index) for index in range(len(made.categories))]


def test_values_are_written_as_the_language_writes_them_with_the_same_decimals() -> None:
    one = chart(ChartKind.BAR, ("A", ["1200", "3.25"]))
    assert written(prepared_chart(one)) == ["1,200.00", "3.25"]
    assert written(prepared_chart(one, "zh")) == ["1 200.00", "3.25"]
    assert [tick.text for tick in prepared_chart(one).scale] == ["0", "250", "500", "750", "1,000", "1,250"]


def test_values_are_written_at_bars_where_there_is_room() -> None:
    assert prepared_chart(chart(ChartKind.BAR, ("A", ["1", "2", "3"]))).labelled
    assert not prepared_chart(chart(ChartKind.BAR, ("A", ["1000000.25"] * 12))).labelled
    assert not prepared_chart(chart(ChartKind.LINE, ("A", ["1", "2"]))).labelled
    assert prepared_chart(chart(ChartKind.PIE, ("A", ["1000000.25"] * 12))).labelled


def test_charts_are_counted_with_figures_and_can_be_referred_to() -> None:
    see = NumberedParagraph(0, "1.", (Text("See ", HERE), Reference("growth", HERE)), HERE)
    blocks: list[Block] = [
        see,
        Figure(seed.ROOT / "tests" / "docx" / "picture.png", "alt", text("First"), HERE),
        chart(ChartKind.BAR, ("A", ["1"]), caption="Second", name="growth"),
    ]
    document = prepare(build_model.document(blocks), "en", seed.templates())
    assert isinstance(document.blocks[0], prepared.Paragraph)
    assert document.blocks[0].text == "See 2"
    last = document.blocks[2]
    assert isinstance(last, prepared.Chart)
    assert last.caption is not None
    assert (last.caption.text, last.anchor) == ("Figure 2\nSecond", "growth")


def test_more_series_than_the_house_has_colours_get_shades_of_these() -> None:
    house = seed.templates().house("nairobi", "en").charts.colors
    made = prepared_chart(chart(ChartKind.LINE, *((f"S{index}", ["1"]) for index in range(9))))
    assert made.colors[: len(house)] == house
    assert len(set(made.colors)) == 9


def test_a_pie_with_many_parts_is_higher() -> None:
    house = seed.templates().house("nairobi", "en")
    few, many = (prepared_chart(chart(ChartKind.PIE, ("A", ["1"] * count))) for count in (3, 20))
    assert few.height == house.charts.height
    assert many.height > few.height


def looked(own: Series, **look: object) -> prepared.Chart:
    """A chart of bars with one series, with ``look``."""
    one = chart(ChartKind.BAR, ("A", ["0"] * len(own.values)))
    return prepared_chart(replace(one, series=(own,), **look))


def series(*values: str, **said: object) -> Series:
    return replace(Series(word("A"), tuple(Decimal(value) if value else None for value in values)), **said)


def test_a_value_is_written_by_its_format_or_as_its_own_text_or_not() -> None:
    labels = Labels(LabelPlace.CENTER, '0.0;;"–"', bold=True)
    points = {"2": Point("N/A", right=2.0, down=-1.5), "3": Point(""), "5": Point(format="0%")}
    made = looked(series("0", "1", "2", "", "0.5", labels=labels, points=points))
    assert made.series[0].labels == (
        ChartLabel("–", LabelPlace.CENTER, True, format=labels.format or ""),
        ChartLabel("N/A", LabelPlace.CENTER, True, 2.0, -1.5, True, labels.format or ""),
        None,
        None,
        ChartLabel("50%", LabelPlace.CENTER, True, format="0%"),
    )
    assert written(made) == ["–", "N/A", "2.0", "", "50%"]


def test_a_value_that_is_missing_has_no_label_and_is_left_out_of_the_scale() -> None:
    made = looked(series("3", ""))
    assert made.series[0].values[1] is None
    assert made.label(made.series[0], 1) is None
    assert made.ends() == (Decimal(0), Decimal(3))
    assert looked(series("", "")).ends() == (Decimal(0), Decimal(1))


@pytest.mark.parametrize(
    ("values", "axis", "most", "expected"),
    [
        # As Word has them in official files: 57 on an axis to 60, 777 on one to 900, 217 to 250, 363 to 400.
        (["57"], Axis(most=Decimal(60)), 10, "0 10 20 30 40 50 60"),
        (["777"], Axis(), 10, "0 100 200 300 400 500 600 700 800 900"),
        (["217"], Axis(), 10, "0 50 100 150 200 250"),
        (["363"], Axis(), 10, "0 50 100 150 200 250 300 350 400"),
        (["88"], Axis(), 10, "0 10 20 30 40 50 60 70 80 90 100"),
        (["100"], Axis(), 10, "0 20 40 60 80 100 120"),
        (["23"], Axis(), 10, "0 5 10 15 20 25"),
        (["820", "900"], Axis(least=Decimal(820), step=Decimal(20)), 9, "820 840 860 880 900 920"),
        (["5"], Axis(most=Decimal(7), step=Decimal(2)), 9, "0 2 4 6"),
        (["-5", "12"], Axis(), 5, "-5 0 5 10 15"),
        (["100", "101"], Axis(), 5, "100 100.5 101 101.5"),
        ([], Axis(), 5, "0 0.2 0.4 0.6 0.8 1"),
        (["0"], Axis(), 2, "0 0.5 1"),
        (["0"], Axis(step=Decimal(2)), 5, "0 2"),
    ],
)
def test_the_numbers_of_an_axis_that_a_file_says(values: list[str], axis: Axis, most: int, expected: str) -> None:
    found = axis_ticks([Decimal(value) for value in values], axis, most)
    assert [Decimal(tick) for tick in expected.split()] == list(found)


@given(
    st.lists(st.decimals(-(10**6), 10**6, places=2), max_size=5),
    st.builds(
        Axis, least=st.none() | st.decimals(-100, 100, places=1), most=st.none() | st.decimals(101, 10**7, places=1)
    ),
    st.integers(1, 30),
)
def test_an_axis_has_numbers_that_rise_and_its_ends_hold_all_values(
    values: list[Decimal], axis: Axis, most: int
) -> None:
    found = axis_ticks(values, axis, most)
    assert list(found) == sorted(set(found))
    assert len(found) <= most + 3
    if axis.most is None and values:
        assert max(values) <= max(found)
    if axis.least is None and values:
        assert min(values) >= min(found)


def test_bars_on_each_other_reach_their_sums_and_shares_a_hundred_per_cent() -> None:
    one = chart(ChartKind.BAR, ("A", ["10", "20"]), ("B", ["30", "40"]))
    assert prepared_chart(replace(one, grouping=Grouping.STACKED)).ends() == (Decimal(0), Decimal(60))
    shares = prepared_chart(replace(one, grouping=Grouping.PERCENT, axis=Axis(format="0%")))
    assert [tick.text for tick in shares.scale] == ["0%", "20%", "40%", "60%", "80%", "100%"]


def test_series_at_the_second_axis_have_a_scale_of_their_own() -> None:
    one = chart(ChartKind.BAR, ("A", ["10", "20"]), ("B", ["3000", "4000"]))
    one = replace(one, series=(one.series[0], replace(one.series[1], second=True, kind=ChartKind.LINE)))
    made = prepared_chart(one)
    assert (made.ends(), made.ends(second=True)) == ((Decimal(0), Decimal(20)), (Decimal(3000), Decimal(4000)))


def test_the_legend_names_bars_before_lines() -> None:
    one = chart(ChartKind.LINE, ("Line", ["1"]), ("Bar", ["2"]))
    assert prepared_chart(replace(one, series=(one.series[0], replace(one.series[1], kind=ChartKind.BAR)))).named == (
        1,
        0,
    )


@pytest.mark.parametrize(
    ("count", "legend", "shown", "named"),
    [
        (2, None, True, (0, 1)),
        (2, Legend(LegendPlace.NONE), True, ()),
        (2, Legend(LegendPlace.TOP), False, (0,)),
        (1, None, True, ()),
        (1, Legend(LegendPlace.RIGHT), True, (0,)),
    ],
)
def test_the_legend_names_several_series_or_those_that_it_says(
    count: int, legend: Legend | None, shown: bool, named: tuple[int, ...]
) -> None:
    one = chart(ChartKind.BAR, *((f"S{index}", ["1"]) for index in range(count)))
    last = replace(one.series[-1], legend=shown)
    made = prepared_chart(replace(one, series=(*one.series[:-1], last), legend=legend))
    assert made.named == named
    assert made.titled is (count == 1 and legend is None)
