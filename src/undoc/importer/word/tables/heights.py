"""How high the rows of Word tables are beside their texts: spaces above and below these, and the rules between rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from undoc.importer.attributes import twips
from undoc.importer.word import tags
from undoc.importer.word.names import VAL, W
from undoc.importer.word.paragraphs import WordParagraph

#: Twips and eighths in a point, half-points too.
_POINT, _EIGHTHS, _HALVES = 20, 8, 2
_NONE = ("nil", "none", None)
_EDGES = {tags.W_TOP: "top", tags.W_BOTTOM: "bottom", tags.W_INSIDE_H: "inside"}
_INSIDE = {"insideH", "insideV"}


class Edges(NamedTuple):
    """How thick the rules above and below a cell are, in points, None where it says nothing."""

    top: float | None = None
    bottom: float | None = None


class TableEdges(NamedTuple):
    """How thick the rules are above, below and between the rows of a table whose cells say nothing, in points."""

    top: float = 0.0
    bottom: float = 0.0
    inside: float = 0.0


def edges_in(borders: etree._Element) -> dict[str, float]:
    """The rules in ``w:tcBorders`` or ``w:tblBorders`` by their edges (``top``, ``bottom``, ``inside``), in points."""
    found: dict[str, float] = {}
    for border in borders:
        edge = _EDGES.get(border.tag)
        if edge is not None:
            is_none = border.get(VAL) in _NONE
            found[edge] = 0.0 if is_none else twips(border.get(tags.W_SZ), 0) / _EIGHTHS
    return found


def has_frame(borders: etree._Element) -> bool:
    """Whether ``w:tblBorders`` are those of a frame: rules on all sides, and none between rows and columns."""
    ruled = {str(border.tag).removeprefix(W) for border in borders if border.get(VAL) not in _NONE}
    return {"top", "bottom"} <= ruled and len(ruled & {"left", "start", "right", "end"}) == 2 and not ruled & _INSIDE


def spaces_of(paragraphs: Sequence[WordParagraph], margins: tuple[int, int]) -> tuple[float, float] | None:
    """The spaces above the first and below the last text of a cell in points, None when it has no text.

    ``margins`` are those of the cell above and below in twips.
    """
    texts = [paragraph for paragraph in paragraphs if paragraph.size is not None]
    if not texts:
        return None
    return (margins[0] + (texts[0].before or 0)) / _POINT, (margins[1] + (texts[-1].after or 0)) / _POINT


def empty_height(paragraphs: Sequence[WordParagraph], margins: tuple[int, int]) -> float:
    """How high a cell without texts is in points."""
    height = sum(margins)
    for paragraph in paragraphs:
        height += paragraph.high + (paragraph.before or 0) + (paragraph.after or 0)
    return height / _POINT


def room_between(above: Sequence[Edges], below: Sequence[Edges], usual: float) -> float:
    """The room in points of the rule between two rows: that of the thickest, as Word has it."""
    tops = (usual if edges.top is None else edges.top for edges in below)
    bottoms = (usual if edges.bottom is None else edges.bottom for edges in above)
    return max((*tops, *bottoms), default=usual)
