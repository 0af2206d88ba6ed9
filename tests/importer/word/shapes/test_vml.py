"""Boxes and lines of VML, alone and in groups."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word.shapes.drawings import picture
from undoc.importer.word.shapes.values import UnreadError, WordShape
from undoc.importer.word.shapes.vml import read_picture

GROUP = (
    '<v:group style="width:100pt;height:50pt" coordsize="2000,1000">'
    '<v:rect style="position:absolute;left:1000;top:0;width:500;height:500" fillcolor="#fc0" strokeweight="1.5pt">'
    '<v:textbox inset="1pt,,2pt"><w:txbxContent/></v:textbox></v:rect>'
    '<v:line from="0,0" to="1000,0"><v:stroke endarrow="block"/></v:line></v:group>'
)


def read(xml: str) -> tuple[WordShape, ...]:
    return read_picture(etree.fromstring(picture(xml))).shapes


def test_a_group() -> None:
    box, line = read(GROUP)
    assert box.points == ((50, 0), (75, 0), (75, 25), (50, 25))
    assert (box.fill, box.insets) == ("#FFCC00", (1, 3.6, 2, 3.6))
    assert box.box is not None
    assert box.pen == ("#000000", 1.5, (), (False, False))
    assert line.points == ((0, 0), (50, 0))
    assert line.pen == ("#000000", 0.75, (), (False, True))


@pytest.mark.parametrize(
    ("xml", "points"),
    [
        (
            '<v:rect style="margin-left:1in;margin-top:2pt;width:10pt;height:5pt"/>',
            ((72, 2), (82, 2), (82, 7), (72, 7)),
        ),
        ('<v:shape type="#_x0000_t32" style="width:10pt;height:5pt;flip:y"/>', ((0, 5), (10, 0))),
        ('<v:line from="0,0" to="10pt,5pt"/>', ((0, 0), (10, 5))),
    ],
    ids=["a box", "a connector", "a line"],
)
def test_shapes_alone(xml: str, points: object) -> None:
    assert read(xml)[0].points == points


@pytest.mark.parametrize(
    "xml",
    [
        "",
        '<v:shape style="width:10pt;height:5pt" path="m0,0l5,5e"/>',
        '<v:rect style="width:10pt;height:5pt;rotation:45"/>',
        '<v:rect style="width:wide;height:5pt"/>',
    ],
    ids=["nothing", "a free form", "a box that is turned", "no length"],
)
def test_what_is_no_box_or_line_is_not_read(xml: str) -> None:
    with pytest.raises(UnreadError):
        read(xml)
