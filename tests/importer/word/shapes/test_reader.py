"""The drawings of a paragraph as one."""

from __future__ import annotations

from hypothesis import given, settings, strategies
from lxml import etree

from tests.importer.word.shapes.drawings import anchored, box, group, line, picture
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.shapes.reader import shapes_of

ONE, OTHER, ON_PAGE = (
    etree.fromstring(anchored(box(""), size=(10, 10), place=(place, 0), relative=relative))
    for place, relative in ((0, "column"), (50, "column"), (0, "page"))
)


def test_drawings_that_are_placed_alike_are_in_one_space() -> None:
    shapes = shapes_of([(ONE, 0), (OTHER, 0)], Theme({}))
    assert shapes is not None
    assert [shape.points[0] for shape in shapes] == [(0, 0), (50, 0)]


def test_drawings_of_paragraphs_below_are_lowered() -> None:
    shapes = shapes_of([(ONE, 0), (OTHER, 12)], Theme({}))
    assert shapes is not None
    assert [shape.points[0] for shape in shapes] == [(0, 0), (50, 12)]


def test_drawings_that_are_placed_otherwise_are_not() -> None:
    assert shapes_of([(ONE, 0), (ON_PAGE, 0)], Theme({})) is None
    assert shapes_of([(ON_PAGE, 0)], Theme({})) is not None


@settings(max_examples=60)
@given(data=strategies.data())
def test_what_is_damaged_is_read_or_not_read(data: strategies.DataObject) -> None:
    """Whatever stands in an attribute, and whatever is missing."""
    inner = box("A", (60, 0)) + line((0, 20), (40, 60), form="bentConnector3", more='rot="5400000"')
    drawn = anchored(group(inner, (100, 50), (200, 100)), (100, 50), (0, 0))
    boxes = '<v:rect style="left:1;top:2;width:3;height:4"/><v:line from="0,0" to="9,9"/>'
    painted = picture(f'<v:group style="width:9pt;height:9pt" coordsize="9,9">{boxes}</v:group>')
    root = etree.fromstring(data.draw(strategies.sampled_from([drawn, painted])))
    for _ in range(data.draw(strategies.integers(1, 4))):
        element = data.draw(strategies.sampled_from(list(root.iter())))
        parent = element.getparent()
        if element.attrib and data.draw(strategies.booleans()):
            name = data.draw(strategies.sampled_from(sorted(element.attrib)))
            value = data.draw(strategies.sampled_from(["", "-1", "nan", "1e9", "9" * 400, "x,y", "width:9in;left:x"]))
            element.set(name, value)
        elif parent is not None:
            parent.remove(element)
    shapes = shapes_of([(root, 5.0)], Theme({}))
    assert shapes is None or all(len(shape.points) > 1 for shape in shapes)
