"""Boxes and lines of DrawingML, alone, in groups and on canvases."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word.shapes.drawings import anchored, box, group, line
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.shapes.drawingml import read_drawing
from undoc.importer.word.shapes.values import Placed, UnreadError


def read(xml: str) -> Placed:
    return read_drawing(etree.fromstring(xml), Theme({}))


def test_a_box_alone_is_as_large_as_its_drawing() -> None:
    placed = read(anchored(box("", at=(5, 5), size=(50, 10)), size=(100, 20), place=(30, 40)))
    assert placed.relative == "column paragraph"
    assert placed.shapes[0].points == ((30, 40), (130, 40), (130, 60), (30, 60))
    assert (placed.shapes[0].fill, placed.shapes[0].pen) == ("#FFFFFF", ("#000000", 0.75, (), (False, False)))


def test_a_group_scales_what_stands_in_it() -> None:
    inner = box("", at=(1000, 0), size=(500, 500)) + line((0, 0), (1000, 0))
    placed = read(anchored(group(inner, size=(100, 50), own=(2000, 1000)), size=(100, 50), place=(0, 0)))
    assert [shape.points for shape in placed.shapes] == [
        ((50, 0), (75, 0), (75, 25), (50, 25)),
        ((0, 0), (50, 0)),
    ]


def test_lines_are_flipped_turned_and_have_arrows() -> None:
    bent = line((0, 0), (20, 10), form="bentConnector3", more='rot="5400000"', head="triangle")
    (shape,) = read(anchored(group(bent, size=(20, 10), own=(20, 10)), size=(20, 10), place=(0, 0))).shapes
    assert [(round(x), round(y)) for x, y in shape.points] == [(15, -5), (15, 5), (5, 5), (5, 15)]
    assert shape.pen is not None
    assert shape.pen.heads == (False, True)
    flipped = line((0, 0), (20, 10), more='flipV="1"')
    (shape,) = read(anchored(group(flipped, size=(20, 10), own=(20, 10)), size=(20, 10), place=(0, 0))).shapes
    assert shape.points == ((0, 10), (20, 0))


@pytest.mark.parametrize(
    "shape",
    [box("", form="cloud"), box("", more='rot="900000"'), "<pic:pic/>"],
    ids=["another form", "a box that is turned", "a picture"],
)
def test_what_is_no_box_or_line_is_not_read(shape: str) -> None:
    with pytest.raises(UnreadError):
        read(anchored(group(shape, size=(10, 10), own=(10, 10)), size=(10, 10), place=(0, 0)))
