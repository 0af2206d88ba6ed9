"""The shapes of the drawings of a paragraph, as one drawing."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec.structs import replace

from undoc.importer.word import tags
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.shapes.drawingml import read_drawing
from undoc.importer.word.shapes.values import ALONE, Placed, UnreadError, WordShape
from undoc.importer.word.shapes.vml import read_picture

#: What vertical places are measured from, where that is the paragraph; “text” in VML.
_OF_PARAGRAPH = ("paragraph", "line", "text")


def shapes_of(drawings: Sequence[tuple[etree._Element, float]], theme: Theme) -> tuple[WordShape, ...] | None:
    """The shapes of ``w:drawing`` and ``w:pict`` elements in one space, those behind others first.

    Each stands with how far its paragraph is below that of the first, in points. None when there is more in them than
    boxes and lines, or when it is not known how they stand to each other.
    """
    try:
        found = [
            _lowered(read_drawing(one, theme) if one.tag == tags.W_DRAWING else read_picture(one), below)
            for one, below in drawings
        ]
    except UnreadError:
        return None
    relatives = {one.relative for one in found}
    if len(found) > 1 and (len(relatives) > 1 or ALONE in relatives):
        return None
    return tuple(shape for one in sorted(found, key=lambda one: one.order) for shape in one.shapes)


def _lowered(placed: Placed, below: float) -> Placed:
    """The drawing further down, if its place is measured from its paragraph."""
    if not below or placed.relative.rpartition(" ")[2] not in _OF_PARAGRAPH:
        return placed
    shapes = (replace(one, points=tuple((x, y + below) for x, y in one.points)) for one in placed.shapes)
    return placed._replace(shapes=tuple(shapes))
