"""What typesetting produces: pages of placed items, and the structure that gives them their meaning.

All positions are points from the page's top left corner, y downwards. An item belongs to a ``Content``, a stretch
of one structure element's own content, or is an artifact (running headers, rules) when it has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.drawings.geometry import IDENTITY, Matrix
from undoc.prepare.prepared import Measured
from undoc.prepare.structure import Content, Element
from undoc.typeset.text.fonts import Face

if TYPE_CHECKING:
    from undoc.drawings.shapes import Clip, Shape


class TextRun(Struct, eq=False):
    """Glyphs of one face at one size on one base line, in visual order from left to right.

    ``x`` and ``y`` are the origin of the first glyph. ``advances`` are the distances to the next glyph in points,
    with horizontal scale, kerning, letter space and justification in them. ``texts`` is what each glyph stands for:
    a cluster's text at its first glyph in logical order, empty at the others. ``offsets`` shifts single glyphs
    (marks), by their index, in points (x to the right, y upwards). ``scale`` is the horizontal scale, 1.0 being
    natural; ``color`` an RGB triple from 0 to 1. A run that is ``right_to_left`` is read from its last glyph to its
    first.
    """

    face: Face
    size: float
    scale: float
    x: float
    y: float
    glyphs: list[int]
    advances: list[float]
    texts: list[str]
    content: Content | None
    offsets: dict[int, tuple[float, float]] | None = None
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    right_to_left: bool = False

    @property
    def width(self) -> float:
        """The sum of the advances."""
        return sum(self.advances)

    @property
    def text(self) -> str:
        """What the run stands for, in visual order."""
        return "".join(self.texts)


class Rule(Struct, eq=False):
    """A horizontal or vertical rule from (x, y) to (x2, y2), ``width`` thick, centred on that line."""

    x: float
    y: float
    x2: float
    y2: float
    width: float
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    content: Content | None = None


class PlacedPicture(Struct, eq=False):
    """A picture (PNG, JPEG, or a drawing as SVG) in the box whose top left corner is (x, y)."""

    path: Path
    x: float
    y: float
    width: float
    height: float
    content: Content | None


class PlacedShape(Struct, eq=False):
    """A shape whose own origin stands at (x, y)."""

    shape: Shape
    x: float
    y: float
    content: Content | None = None

    def reflect(self, edges: float) -> None:
        """Reflect the shape between two edges whose positions add up to ``edges``."""
        from undoc.drawings.geometry import moved

        self.x = edges - self.x
        self.shape = replace(self.shape, outline=moved(self.shape.outline, (-1.0, 0.0, 0.0, 1.0, 0.0, 0.0)))


class PlacedGroup(Struct, eq=False):
    """Items in a space of their own, y downwards, whose origin stands at (x, y) once ``matrix`` has been applied.

    They belong to the group's ``content``, whatever their own. ``box`` encloses them, as distances from (x, y): left,
    top, right, bottom. ``clip`` is in the group's space.
    """

    items: tuple[TextRun | Rule | PlacedShape | PlacedGroup, ...]
    x: float
    y: float
    box: tuple[float, float, float, float]
    matrix: Matrix = IDENTITY
    clip: Clip | None = None
    opacity: float = 1.0
    content: Content | None = None

    @property
    def width(self) -> float:
        """What the group is mirrored by: the left and right edges of its box added up, which are from its origin."""
        return self.box[0] + self.box[2]


Item = TextRun | Rule | PlacedPicture | PlacedShape | PlacedGroup


def runs_of(items: Iterable[Item]) -> Iterator[TextRun]:
    """The runs among ``items`` and in their groups."""
    for item in items:
        if isinstance(item, TextRun):
            yield item
        elif isinstance(item, PlacedGroup):
            yield from runs_of(item.items)


class LinkArea(Struct, eq=False):
    """A rectangle that leads to ``url``, or to the ``target`` anchor in the document.

    ``element`` is its structure element.
    """

    x: float
    y: float
    width: float
    height: float
    element: Element
    url: str | None = None
    target: str | None = None
    description: str = ""


class Page(Struct, eq=False):
    """A page: its items in painting order and its link areas."""

    width: float
    height: float
    items: list[Item] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)


class Destination(NamedTuple):
    """A place in the pages: ``page`` counts from 0, ``y`` in points from that page's top."""

    page: int
    y: float


class OutlineEntry(NamedTuple):
    """An entry of the document's outline; ``level`` counts from 1."""

    title: str
    level: int
    destination: Destination


class NarrowColumn(NamedTuple):
    """A column that is narrower than a word in it.

    ``table`` counts the tables of the document, ``row`` the rows of the table and ``cell`` the cells of the row, all
    from 0; ``column`` the columns from 1.
    """

    table: int
    row: int
    cell: int
    column: int
    word: str


class TypesetDocument(NamedTuple):
    """Pages and their meaning.

    ``anchors`` says where each anchor of the prepared document landed, ``measured`` what the pages tell other writers;
    ``narrow_columns`` are those with a word that had to be broken.
    """

    pages: tuple[Page, ...]
    structure: Element
    anchors: Mapping[str, Destination]
    outline: tuple[OutlineEntry, ...]
    measured: Measured = Measured()
    narrow_columns: tuple[NarrowColumn, ...] = ()
