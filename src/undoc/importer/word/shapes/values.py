"""Boxes and lines as they are read of Word files, and the outlines of preset forms (ISO/IEC 29500-1, 20.1.10.56)."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree
from msgspec import Struct

Point = tuple[float, float]

#: Lines by their names, which have no area.
LINES = ("line", "straightConnector1", "bentConnector2", "bentConnector3")
_CORNERS: tuple[Point, ...] = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
#: Forms that are drawn as frames, as frames with round corners and as ellipses.
FRAMES = ("rect", "flowChartProcess", "textBox", "flowChartPredefinedProcess")
ROUND = ("roundRect", "flowChartAlternateProcess", "flowChartTerminator", "round2SameRect")
ELLIPSES = ("ellipse", "flowChartConnector")


#: What the places of a drawing are measured from where nothing else can be placed beside it.
ALONE = ""


class UnreadError(ValueError):
    """A drawing that has more than boxes and lines."""


class Pen(NamedTuple):
    """A line, ``color`` as ``#RRGGBB``, ``dashes`` in points; ``heads`` say whether its two ends have arrows."""

    color: str
    width: float
    dashes: tuple[float, ...] = ()
    heads: tuple[bool, bool] = (False, False)


class WordShape(Struct, frozen=True):
    """A box or a line; ``form`` is its preset form, ``points`` are those of a line and the corners of a box.

    ``box`` holds its text, ``insets`` in from its left, top, right and lower side, at its top, middle (``ctr``) or
    bottom (``anchor``).
    """

    form: str
    points: tuple[Point, ...]
    fill: str | None = None
    pen: Pen | None = None
    box: etree._Element | None = None
    insets: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    anchor: str = "t"


class Placed(NamedTuple):
    """The shapes of one drawing, of which those with a lower ``order`` stand behind others.

    ``relative`` says from what their places are measured, ALONE for one that cannot be put with others.
    """

    shapes: tuple[WordShape, ...]
    relative: str
    order: int = 0


def outline_of(name: str, bend: float) -> tuple[Point, ...] | None:
    """The points of a line, or the corners of a box; None for a form that is neither.

    ``bend`` is where a line of three parts turns, in parts of its width.
    """
    match name:
        case "line" | "straightConnector1":
            return ((0.0, 0.0), (1.0, 1.0))
        case "bentConnector2":
            return ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
        case "bentConnector3":
            return ((0.0, 0.0), (bend, 0.0), (bend, 1.0), (1.0, 1.0))
        case _:
            return _CORNERS if name in (*FRAMES, *ROUND, *ELLIPSES) else None
