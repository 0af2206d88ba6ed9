"""Drawings in the runs of a Word file: pictures, text boxes, diagrams, and what has none of these (DrawingML, VML)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word import tags
from undoc.importer.word.names import WP, R, V
from undoc.importer.word.package import Relationship
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.runs import diagrams
from undoc.model import ContentError

_PICTURES = (tags.A_BLIP, tags.C_CHART, tags.V_IMAGEDATA)


class RunDrawings:
    """Takes the drawings of one part; ``xml`` gives other parts, None where diagrams are not looked at."""

    def __init__(
        self,
        relationships: Mapping[str, Relationship],
        xml: Callable[[str], etree._Element] | None,
        findings: Findings,
    ) -> None:
        self._relationships = relationships
        self._xml = xml
        self._findings = findings

    def take(self, element: etree._Element, paragraph: WordParagraph) -> None:
        """Give the pictures and boxes of a drawing to the ``paragraph`` that it stands in; what has none is told."""
        boxes = [box for box in element.iter(tags.W_TXBX_CONTENT) if not _is_within(box, element, tags.W_TXBX_CONTENT)]
        paragraph.boxes.extend(boxes)
        if any(True for _ in element.iter(*_PICTURES)):
            paragraph.drawings.append(element)
        elif boxes:
            paragraph.shapes.append(element)
        else:
            box = self._diagram(element)
            if box is None and _stands_among_boxes(element):
                paragraph.shapes.append(element)
            elif box is None:
                self.lost(element)
            else:
                message = "The texts of a diagram (SmartArt) became paragraphs; its boxes and lines were left out."
                self._findings.add(Change.SIMPLIFIED, "diagram", message)
                paragraph.boxes.append(box)

    def lost(self, element: etree._Element) -> None:
        """Tell of a drawing without a picture; a line alone is a rule, which the layout draws itself."""
        if _is_line(element):
            return
        said = [one.get("descr") or one.get("string") or "" for one in element.iter(f"{WP}docPr", f"{V}textpath")]
        text = " ".join(said).strip()
        message = f"A drawing without a picture or text was left out{f': {in_full(text)}' if text else '.'}"
        self._findings.add(Change.DROPPED, "drawing", message)

    def _diagram(self, element: etree._Element) -> etree._Element | None:
        """The texts of a diagram (SmartArt) as the contents of a text box, None when there are none."""
        named = next(element.iter(tags.DGM_REL_IDS), None)
        relationship = None if named is None else self._relationships.get(named.get(f"{R}dm", ""))
        if relationship is None or relationship.is_external or self._xml is None:
            return None
        try:
            return diagrams.as_box(self._xml(relationship.target))
        except ContentError:
            return None


def has_contents(element: etree._Element, *others: str) -> bool:
    """Whether there is a text box, a picture, a diagram or one of the ``others`` in an element."""
    return any(True for _ in element.iter(tags.W_TXBX_CONTENT, *_PICTURES, tags.DGM_REL_IDS, *others))


def _is_within(element: etree._Element, outer: etree._Element, name: str) -> bool:
    """Whether an element of the name lies between the two, or one is an older form of what is there already."""
    for ancestor in element.iterancestors():
        if ancestor is outer:
            return False
        if ancestor.tag == name or ancestor.tag == tags.MC_FALLBACK:
            return True
    return False


def _stands_among_boxes(element: etree._Element) -> bool:
    """Whether there are boxes with text in the paragraph of a drawing, so that it is a part of theirs."""
    paragraph = next(element.iterancestors(tags.W_P), None)
    return paragraph is not None and next(paragraph.iter(tags.W_TXBX_CONTENT), None) is not None


def _is_line(element: etree._Element) -> bool:
    names = {str(one.tag).rpartition("}")[2] for one in element.iter()}
    if "line" in names or "cxnSp" in names:
        return True
    return any(one.get("prst") in ("line", "straightConnector1") for one in element.iter(tags.A_PRST_GEOM))
