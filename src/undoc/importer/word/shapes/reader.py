"""The shapes of the drawings of a paragraph, as one drawing."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from undoc.importer.word import tags
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.shapes.drawingml import read_drawing
from undoc.importer.word.shapes.values import ALONE, UnreadError, WordShape
from undoc.importer.word.shapes.vml import read_picture


def shapes_of(drawings: Sequence[etree._Element], theme: Theme) -> tuple[WordShape, ...] | None:
    """The shapes of ``w:drawing`` and ``w:pict`` elements in one space, those behind others first.

    None when there is more in them than boxes and lines, or when it is not known how they stand to each other.
    """
    try:
        found = [read_drawing(one, theme) if one.tag == tags.W_DRAWING else read_picture(one) for one in drawings]
    except UnreadError:
        return None
    relatives = {one.relative for one in found}
    if len(found) > 1 and (len(relatives) > 1 or ALONE in relatives):
        return None
    return tuple(shape for one in sorted(found, key=lambda one: one.order) for shape in one.shapes)
