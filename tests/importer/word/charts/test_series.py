"""The series of charts with their colours and labels."""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.charts.series import SeriesFrame, format_of, read_series
from undoc.model import ChartKind, Series
from undoc.model.charts import LabelPlace, Marker

VALUES = (
    "<c:val><c:numRef><c:numCache><c:formatCode>0.0</c:formatCode>"
    '<c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="2"><c:v>3</c:v></c:pt></c:numCache></c:numRef></c:val>'
)


def series(content: str, kind: ChartKind = ChartKind.BAR) -> Series:
    group = etree.fromstring(f"<c:barChart {NAMESPACES}><c:ser>{content}</c:ser></c:barChart>")
    frame = SeriesFrame(group, kind, second=False, width=400.0, height=200.0, theme=Theme({}))
    return read_series(group[0], 0, "Towers", 3, frame)


def test_values_that_are_missing_are_none() -> None:
    found = series(VALUES)
    assert (found.name.text, found.values) == ("Towers", (Decimal(1), None, Decimal(3)))
    assert format_of(etree.fromstring(f"<c:ser {NAMESPACES}>{VALUES}</c:ser>")) == "0.0"


def test_a_colour_of_its_own() -> None:
    fill = '<c:spPr><a:solidFill><a:srgbClr val="808080"/></a:solidFill></c:spPr>'
    assert series(fill + VALUES).color == "#808080"


def test_lines_have_markers_and_bars_have_none() -> None:
    marker = '<c:marker><c:symbol val="square"/></c:marker>'
    assert series(marker + VALUES, ChartKind.LINE).marker is Marker.SQUARE
    assert series(marker + VALUES).marker is None


def test_numbers_are_written_only_where_the_file_shows_them() -> None:
    hidden, shown = series(VALUES).labels, '<c:dLbls><c:dLblPos val="outEnd"/><c:showVal val="1"/></c:dLbls>'
    assert hidden is not None
    assert hidden.place is LabelPlace.NONE
    labels = series(shown + VALUES).labels
    assert labels is not None
    assert (labels.place, labels.format) == (LabelPlace.OUTSIDE, "0.0")
