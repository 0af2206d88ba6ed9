"""Links: areas on pages that lead to a web address or to a place in the document (ISO 32000-1, 12.5.6.5).

Besides the link areas of the pages, each element that names a ``target`` leads there: a note's call to the note, and
the note's mark back to the call. Where no area was placed for such an element, its own boxes are the areas.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from undoc.pdf.footprint import Footprints
from undoc.pdf.objects import File, Name, Raw, Ref, Value, number
from undoc.pdf.roles import elements
from undoc.pdf.structure import StructureTree
from undoc.prepare.structure import Element, Tag
from undoc.typeset.pages.page import Destination, LinkArea, Page, TypesetDocument

#: The annotation is printed and not hidden (ISO 19005-2, 6.3.2).
_PRINT = 4

_NOT_IN_URI = re.compile(rb"[^!-~]")


class Links:
    """The links of a document.

    ``elements`` are those that lead somewhere, ``goals`` those that are led to and have no anchor, by identifier, and
    ``traced`` those whose footprints say where the links are and lead.
    """

    def __init__(self, document: TypesetDocument) -> None:
        self._document = document
        areas = [area for page in document.pages for area in page.links]
        placed = dict.fromkeys(area.element for area in areas)
        targets = {area.target for area in areas}
        identified: dict[str, Element] = {}
        #: Elements with a target but no area, with the element that takes the link.
        self._unplaced: dict[Element, Element] = {}
        for element in elements(document.structure):
            if element.identifier:
                identified[element.identifier] = element
            if element.target:
                targets.add(element.target)
                inside = list(elements(element))
                if placed.keys().isdisjoint(inside):
                    self._unplaced[element] = next((inner for inner in inside if inner.tag is Tag.LINK), element)
        self.goals: Mapping[str, Element] = {
            identifier: element
            for identifier, element in identified.items()
            if identifier in targets and identifier not in document.anchors
        }
        self.elements: Collection[Element] = placed | dict.fromkeys(self._unplaced.values())
        self.traced: Collection[Element] = dict.fromkeys([*self.elements, *self._unplaced, *self.goals.values()])

    def write(
        self, file: File, structure: StructureTree, footprints: Footprints, places: Mapping[str, Destination]
    ) -> list[list[Ref]]:
        """Add the annotations to ``file`` and ``structure``; return those of each page.

        Raises ValueError for a link whose target is not among ``places``.
        """
        areas = [list(page.links) for page in self._document.pages]
        for element, holder in self._unplaced.items():
            for box in footprints.lines(element):
                width, height = box.right - box.left, box.bottom - box.top
                areas[box.page].append(
                    LinkArea(box.left, box.top, width, height, element=holder, target=element.target)
                )
        annotations: list[list[Ref]] = []
        for index, page in enumerate(self._document.pages):
            annotations.append([])
            for area in areas[index]:
                action = _action(area, places)
                text = (
                    area.description.strip() or footprints.text(area.element).strip() or area.url or area.target or ""
                )
                ref = file.reserve()
                entries: dict[str, Value] = {
                    "Type": Name("Annot"),
                    "Subtype": Name("Link"),
                    "Rect": _rectangle(area, page),
                    "Border": [0, 0, 0],
                    "F": _PRINT,
                    "Contents": text,
                    "StructParent": structure.attach(area.element, ref, index),
                }
                file.put(ref, entries | action)
                annotations[index].append(ref)
        return annotations


def _rectangle(area: LinkArea, page: Page) -> list[Value]:
    bottom = page.height - area.y - area.height
    return [round(value, 2) for value in (area.x, bottom, area.x + area.width, bottom + area.height)]


def _action(area: LinkArea, places: Mapping[str, Destination]) -> dict[str, Value]:
    """Where the annotation leads; a web address as a URI in ASCII (ISO 32000-1, 12.6.4.7)."""
    if area.url:
        address = _NOT_IN_URI.sub(lambda found: b"%%%02X" % found[0][0], area.url.encode())
        return {"A": {"S": Name("URI"), "URI": address}}
    target = area.target or area.element.target
    if target is None or target not in places:
        raise ValueError(f"a link leads to {target!r}, which is nowhere in the document")
    return {"Dest": target.encode()}


def destination(place: Destination, pages: Sequence[Ref], heights: Sequence[float]) -> Value:
    """An explicit destination: the page, with ``place`` at the top of the window (ISO 32000-1, 12.3.2.2)."""
    top = number(heights[place.page] - place.y, 2)
    return Raw(b"[%d 0 R/XYZ null %b null]" % (pages[place.page].number, top.encode()))
