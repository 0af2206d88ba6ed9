"""Diagrams of a Word file (SmartArt): the texts of their points in order (ISO/IEC 29500-1, 21.4.2)."""

from __future__ import annotations

from lxml import etree

from undoc.importer.attributes import whole
from undoc.importer.word.names import DGM, A, W

#: Kinds of points that are no texts of the author's: the document, the ways between points, how they are shown.
_OTHERS = ("doc", "parTrans", "sibTrans", "pres")


def texts(data: etree._Element) -> list[str]:
    """The texts of a diagram's points, each after the one that it stands below."""
    points = {point.get("modelId", ""): point for point in data.iter(f"{DGM}pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    for connection in data.iter(f"{DGM}cxn"):
        if connection.get("type", "parOf") == "parOf":
            place = whole(connection.get("srcOrd"), 0)
            below.setdefault(connection.get("srcId", ""), []).append((place, connection.get("destId", "")))
    order: dict[str, None] = {}
    for key, point in points.items():
        # Points that nothing leads to stand where the file has them.
        waiting = [key] if point.get("type") == "doc" or key not in order else []
        while waiting:
            one = waiting.pop()
            if one not in order:
                order[one] = None
                waiting += [lower for _, lower in sorted(below.get(one, ()), reverse=True)]
    found = (_text(points[key]) for key in order if key in points and points[key].get("type", "node") not in _OTHERS)
    return [text for text in found if text]


def as_box(data: etree._Element) -> etree._Element | None:
    """The texts of a diagram as the contents of a text box (``w:txbxContent``), None without any."""
    found = texts(data)
    if not found:
        return None
    box = etree.Element(f"{W}txbxContent")
    for text in found:
        run = etree.SubElement(etree.SubElement(box, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
    return box


def _text(point: etree._Element) -> str:
    paragraphs = ("".join(piece.text or "" for piece in one.iter(f"{A}t")) for one in point.iter(f"{A}p"))
    return " ".join(" ".join(paragraphs).split())
