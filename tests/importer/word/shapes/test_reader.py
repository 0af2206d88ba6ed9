"""The drawings of a paragraph as one."""

from __future__ import annotations

from lxml import etree

from tests.importer.word.shapes.drawings import anchored, box
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.shapes.reader import shapes_of

ONE, OTHER, ON_PAGE = (
    etree.fromstring(anchored(box(""), size=(10, 10), place=(place, 0), relative=relative))
    for place, relative in ((0, "column"), (50, "column"), (0, "page"))
)


def test_drawings_that_are_placed_alike_are_in_one_space() -> None:
    shapes = shapes_of([ONE, OTHER], Theme({}))
    assert shapes is not None
    assert [shape.points[0] for shape in shapes] == [(0, 0), (50, 0)]


def test_drawings_that_are_placed_otherwise_are_not() -> None:
    assert shapes_of([ONE, ON_PAGE], Theme({})) is None
    assert shapes_of([ON_PAGE], Theme({})) is not None
