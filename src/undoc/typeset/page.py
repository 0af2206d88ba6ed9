"""What typesetting produces: pages of placed items, and the structure that gives them their meaning.

All positions are points from the page's top left corner, y downwards. An item belongs to a ``Content``, a stretch
of one structure element's own content, or is an artifact (running headers, rules) when it has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from undoc.typeset.fonts import Face


class Tag(StrEnum):
    """What a structure element is. A writer maps these to the tags of its format."""

    DOCUMENT = "document"
    SECTION = "section"
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    LABEL = "label"
    BODY = "body"
    QUOTATION = "quotation"
    NOTE = "note"
    REFERENCE = "reference"
    LINK = "link"
    SPAN = "span"
    FIGURE = "figure"
    CAPTION = "caption"
    TABLE = "table"
    TABLE_HEAD = "table-head"
    TABLE_BODY = "table-body"
    ROW = "row"
    HEADER_CELL = "header-cell"
    CELL = "cell"
    CONTENTS = "contents"
    CONTENTS_ITEM = "contents-item"


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. ``kids`` are in reading order.

    ``level`` is a heading's level from 1. ``language`` is set where it changes. ``alternative`` is a figure's
    alternative text. ``identifier`` is unique in the document where set (each note has one). ``target`` is the
    identifier of the element this one leads to (a note's call leads to the note, and back).
    """

    tag: Tag
    kids: list[Element | Content] = field(default_factory=list)
    level: int = 0
    language: str | None = None
    alternative: str | None = None
    identifier: str | None = None
    target: str | None = None
    attributes: dict[str, str | int | float] = field(default_factory=dict)

    def child(self, tag: Tag) -> Element:
        """Append a new element of kind ``tag`` and return it."""
        element = Element(tag)
        self.kids.append(element)
        return element

    def content(self) -> Content:
        """Append a new stretch of own content and return it."""
        content = Content(self)
        self.kids.append(content)
        return content


@dataclass(slots=True, eq=False)
class Content:
    """A stretch of an element's own content, in reading order among its kids; items on pages point at it."""

    element: Element


@dataclass(slots=True, eq=False)
class TextRun:
    """Glyphs of one face at one size on one base line, in visual order from left to right.

    ``x`` and ``y`` are the origin of the first glyph. ``advances`` are the distances to the next glyph in points,
    with horizontal scale, kerning, letter space and justification in them. ``texts`` is what each glyph stands for:
    a cluster's text at its first glyph in logical order, empty at the others. ``offsets`` shifts single glyphs
    (marks), by their index, in points (x to the right, y upwards). ``scale`` is the horizontal scale, 1.0 being
    natural; ``color`` an RGB triple from 0 to 1.
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

    @property
    def width(self) -> float:
        """The sum of the advances."""
        return sum(self.advances)

    @property
    def text(self) -> str:
        """What the run stands for, in visual order."""
        return "".join(self.texts)


@dataclass(slots=True, eq=False)
class Rule:
    """A horizontal or vertical rule from (x, y) to (x2, y2), ``width`` thick, centred on that line."""

    x: float
    y: float
    x2: float
    y2: float
    width: float
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    content: Content | None = None


@dataclass(slots=True, eq=False)
class PlacedPicture:
    """A picture (PNG, JPEG, or a drawing as SVG) in the box whose top left corner is (x, y)."""

    path: Path
    x: float
    y: float
    width: float
    height: float
    content: Content | None


Item = TextRun | Rule | PlacedPicture


@dataclass(slots=True, eq=False)
class LinkArea:
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


@dataclass(slots=True, eq=False)
class Page:
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

    ``anchors`` says where each anchor of the prepared document landed, ``table_widths`` the widths in points of the
    columns of each table, by its anchor, ``narrow_columns`` those with a word that had to be broken.
    """

    pages: tuple[Page, ...]
    structure: Element
    anchors: Mapping[str, Destination]
    outline: tuple[OutlineEntry, ...]
    table_widths: Mapping[str, tuple[float, ...]] = MappingProxyType({})
    narrow_columns: tuple[NarrowColumn, ...] = ()

    @property
    def page_numbers(self) -> dict[str, str]:
        """The displayed number of the page on which each anchor landed."""
        return {anchor: str(place.page + 1) for anchor, place in self.anchors.items()}
