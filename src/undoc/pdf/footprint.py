"""Where elements stand on the pages: the boxes and texts of those elements that something else asks about.

A figure's attributes need its box, a link its area and a text, a note the place that links lead to, a list its labels.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from undoc.drawings.geometry import bounds
from undoc.pdf.roles import elements
from undoc.prepare.structure import Content, Element
from undoc.typeset.pages.page import Item, PlacedGroup, PlacedPicture, PlacedShape, Rule, TextRun, runs_of


class Box(Struct):
    """A rectangle on page ``page`` (from 0), in points from its top left corner, y downwards.

    ``base`` is the base line of its text and ``text`` what the runs in it stand for.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    base: float
    text: str = ""

    def include(self, other: Box) -> None:
        """Grow to hold ``other``, of the same page, too."""
        self.left, self.top = min(self.left, other.left), min(self.top, other.top)
        self.right, self.bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        self.text += other.text


def item_box(item: Item, page: int) -> Box:
    """The box of ``item``: a run's from its face's descent to its ascent."""
    match item:
        case TextRun():
            em = item.size / 1000
            top, bottom = item.y - item.face.ascent * em, item.y - item.face.descent * em
            return Box(page, item.x, top, item.x + item.width, bottom=bottom, base=item.y, text=item.text)
        case Rule():
            left, right = sorted((item.x, item.x2))
            top, bottom = sorted((item.y, item.y2))
            half = item.width / 2
            return Box(page, left - half, top - half, right + half, bottom=bottom + half, base=bottom)
        case PlacedPicture():
            bottom = item.y + item.height
            return Box(page, item.x, item.y, item.x + item.width, bottom=bottom, base=bottom)
        case PlacedShape():
            left, top, right, bottom = bounds(item.shape.outline)
            half = item.shape.stroke.width / 2 if item.shape.stroke else 0.0
            left, top, right, bottom = item.x + left - half, item.y + top - half, item.x + right + half, item.y + bottom
            return Box(page, left, top, right, bottom=bottom + half, base=bottom + half)
        case PlacedGroup():
            left, top, right, bottom = item.box
            text = "".join(run.text for run in runs_of(item.items))
            bottom += item.y
            return Box(page, item.x + left, item.y + top, item.x + right, bottom=bottom, base=bottom, text=text)


class Footprints:
    """The boxes of the ``traced`` elements of a structure: one for each line on each page, in painting order."""

    def __init__(self, structure: Element, traced: Iterable[Element]) -> None:
        self._boxes: dict[Element, list[Box]] = {element: [] for element in traced}
        self._owners: dict[Content, list[Element]] = {}
        for element in self._boxes:
            for inner in elements(element):
                for kid in inner.kids:
                    if isinstance(kid, Content):
                        self._owners.setdefault(kid, []).append(element)

    def record(self, item: Item, page: int) -> None:
        """Take note of ``item``, which is painted on page ``page``."""
        owners = self._owners.get(item.content) if item.content else None
        if not owners:
            return
        for element in owners:
            boxes = self._boxes[element]
            box = item_box(item, page)
            if boxes and boxes[-1].page == page and boxes[-1].base == box.base:
                boxes[-1].include(box)
            else:
                boxes.append(box)

    def lines(self, element: Element) -> list[Box]:
        """The boxes of ``element``, in painting order."""
        return self._boxes.get(element, [])

    def first(self, element: Element) -> Box | None:
        """The box of all of ``element`` that stands on its first page."""
        lines = self.lines(element)
        if not lines:
            return None
        whole = replace(lines[0])
        for line in lines[1:]:
            if line.page == whole.page:
                whole.include(line)
        return whole

    def text(self, element: Element) -> str:
        """What the text of ``element`` says, in painting order."""
        return "".join(line.text for line in self.lines(element))
