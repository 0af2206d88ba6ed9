"""What a drawing is made of (see ``geometry`` for coordinates and colours)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from undoc.drawings.geometry import BLACK, IDENTITY, Color, Matrix, Outline, Point


class Cap(StrEnum):
    """How a line ends."""

    BUTT = "butt"
    ROUND = "round"
    SQUARE = "square"


class Join(StrEnum):
    """How two lines meet."""

    MITER = "miter"
    ROUND = "round"
    BEVEL = "bevel"


class Stroke(Struct, frozen=True):
    """A line along an outline, ``width`` thick.

    ``dashes`` are the lengths of marks and gaps in turn, none for a full line.
    """

    color: Color
    width: float
    dashes: tuple[float, ...] = ()
    offset: float = 0.0
    cap: Cap = Cap.BUTT
    join: Join = Join.MITER
    miter: float = 4.0
    opacity: float = 1.0


class Stop(NamedTuple):
    """A colour of a gradient and its opacity, at an offset from 0 to 1."""

    offset: float
    color: Color
    opacity: float = 1.0


class Gradient(Struct, frozen=True):
    """A colour that changes along a line (``circle`` False: from ``start`` to ``end``), or from one circle to another.

    ``radii`` are those of the circles around ``start`` and ``end``. The offsets of the ``stops`` do not fall.
    ``matrix`` leads from its own space to that of the shape.
    """

    start: Point
    end: Point
    stops: tuple[Stop, ...]
    matrix: Matrix = IDENTITY
    circle: bool = False
    radii: tuple[float, float] = (0.0, 0.0)


class Shape(Struct, frozen=True):
    """An outline, filled, stroked or both, the stroke above the fill."""

    outline: Outline
    fill: Color | Gradient | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    opacity: float = 1.0


class Anchor(StrEnum):
    """Which part of a line of words stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Run(Struct, frozen=True):
    """Text in one format; ``size`` is that of its type. It begins (dx, dy) away from where the run before it ends.

    ``length``, if any, is how long it is made: its letters are ``stretched``, else set closer or farther apart.
    """

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    color: Color = BLACK
    opacity: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    length: float | None = None
    stretched: bool = False


class Words(Struct, frozen=True):
    """A line of text whose base line begins, is centred or ends at (x, y)."""

    runs: tuple[Run, ...]
    x: float
    y: float
    anchor: Anchor = Anchor.START


class Clip(Struct, frozen=True):
    """Outlines outside of which nothing shows."""

    outline: Outline
    even_odd: bool = False


class Group(Struct, frozen=True):
    """Parts in a space of their own, which ``matrix`` leads to that of the whole; ``clip`` is in the group's space."""

    parts: tuple[Part, ...]
    matrix: Matrix = IDENTITY
    clip: Clip | None = None
    opacity: float = 1.0


Part = Shape | Words | Group


class Drawing(Struct, frozen=True):
    """A drawing ``width`` by ``height`` points large; ``group`` leads to points from its top left corner."""

    width: float
    height: float
    group: Group
