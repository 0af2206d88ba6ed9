"""Charts as they are prepared: numbers as the language writes them, round scales, what a house cannot show."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import build_model, seed
from tests.support.build_model import HERE, text
from undoc.model import Block, Chart, ChartKind, Figure, NumberedParagraph, Reference, Series, Text
from undoc.prepare import prepare, prepared
from undoc.prepare.figures import figure
from undoc.prepare.scale import ticks
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


def test_values_are_written_as_the_language_writes_them_with_the_same_decimals() -> None:
    one = chart(ChartKind.BAR, ("A", ["1200", "3.25"]))
    assert [value.text for value in prepared_chart(one).series[0].values] == ["1,200.00", "3.25"]
    assert [value.text for value in prepared_chart(one, "zh").series[0].values] == ["1 200.00", "3.25"]
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
    assert document.blocks[0].text == "See II"
    last = document.blocks[2]
    assert isinstance(last, prepared.Chart)
    assert last.caption is not None
    assert (last.caption.text, last.anchor) == ("Figure II\nSecond", "growth")


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
