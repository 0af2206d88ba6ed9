"""What of the look of charts says no more than the house has anyway."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.support import seed
from undoc.importer.recognise.drawings.charts import with_look
from undoc.importer.recognise.origins import Origin
from undoc.importer.word.spans import NOWHERE
from undoc.model import Axis, Chart, ChartKind, Series, Text
from undoc.model.charts import LabelPlace, Labels, Marker

HOUSE = seed.templates().house("new-york", "en")
SERIES = Series(Text("Towers", NOWHERE), (Decimal(1),))


def chart(kind: ChartKind = ChartKind.BAR, series: Series = SERIES) -> Chart:
    return Chart(kind, (), "Towers", (Text("2031", NOWHERE),), (series,), None, Origin("paragraph 1"))


def test_what_the_house_has_is_not_said() -> None:
    layout = HOUSE.charts
    own = replace(SERIES, color=layout.colors[0].upper(), width=layout.line_width)
    looked = with_look(replace(chart(series=own), height=layout.height, axis=Axis(grid=True)), HOUSE)
    assert (looked.height, looked.axis, looked.series) == (None, None, (SERIES,))


def test_what_is_other_stays() -> None:
    looked = with_look(replace(chart(series=replace(SERIES, color="#123456")), height=99.0), HOUSE)
    assert (looked.height, looked.series[0].color) == (99.0, "#123456")


@pytest.mark.parametrize(("kind", "is_said"), [(ChartKind.LINE, False), (ChartKind.BAR, True)])
def test_lines_have_no_numbers_anyway(kind: ChartKind, is_said: bool) -> None:
    looked = with_look(chart(kind, replace(SERIES, labels=Labels(LabelPlace.NONE))), HOUSE)
    assert (looked.series[0].labels is not None) is is_said


@pytest.mark.parametrize(("axis", "expected"), [((0, 1), (None, None)), ((0, 5), (0, 5)), ((None, 1), (None, None))])
def test_ends_that_are_found_anyway_are_not_said(
    axis: tuple[int | None, int | None], expected: tuple[int | None, int | None]
) -> None:
    least, most = (None if one is None else Decimal(one) for one in axis)
    looked = with_look(replace(chart(), axis=Axis(least=least, most=most, format="0")), HOUSE)
    assert looked.axis is not None
    assert (looked.axis.least, looked.axis.most) == expected


@pytest.mark.parametrize(("marker", "expected"), [(Marker.CIRCLE, None), (Marker.SQUARE, Marker.SQUARE)])
def test_the_first_sign_is_that_of_the_first_line(marker: Marker, expected: Marker | None) -> None:
    looked = with_look(chart(ChartKind.LINE, replace(SERIES, marker=marker)), HOUSE)
    assert looked.series[0].marker is expected
