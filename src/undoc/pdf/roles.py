"""What the elements of a typeset document are in a PDF file: standard structure types and their attributes.

All types are standard ones of ISO 32000-1, 14.8.4, but for texts that came or went since an earlier version: ROLES
says what these are.
"""

from __future__ import annotations

from collections.abc import Iterator

from undoc.pdf.objects import Name, Value
from undoc.prepare.structure import Element, Tag

_TYPES = {
    Tag.DOCUMENT: "Document",
    Tag.SECTION: "Sect",
    Tag.TITLE: "H1",
    Tag.PARAGRAPH: "P",
    Tag.LIST: "L",
    Tag.ITEM: "LI",
    Tag.LABEL: "Lbl",
    Tag.BODY: "LBody",
    Tag.QUOTATION: "BlockQuote",
    Tag.NOTE: "Note",
    Tag.REFERENCE: "Reference",
    Tag.LINK: "Link",
    Tag.SPAN: "Span",
    Tag.INSERTED: "Ins",
    Tag.DELETED: "Del",
    Tag.FORMATTED: "Span",
    Tag.FIGURE: "Figure",
    Tag.FORMULA: "Formula",
    Tag.CAPTION: "Caption",
    Tag.TABLE: "Table",
    Tag.TABLE_HEAD: "THead",
    Tag.TABLE_BODY: "TBody",
    Tag.ROW: "TR",
    Tag.HEADER_CELL: "TH",
    Tag.CELL: "TD",
    Tag.CONTENTS: "TOC",
    Tag.CONTENTS_ITEM: "TOCI",
}

#: The standard types of those that are none (14.7.3).
ROLES = {"Ins": "Span", "Del": "Span"}
_DECORATIONS = {Tag.INSERTED: "Underline", Tag.DELETED: "LineThrough"}

_DEEPEST_HEADING = 6


def elements(root: Element) -> Iterator[Element]:
    """``root`` and all elements in it, in reading order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def structure_types(root: Element) -> dict[Element, str]:
    """The structure type of each element in ``root``.

    The title is H1 and the headings follow from H2 on; in a document without a title before its first heading they
    begin at H1. No level is skipped on the way down (ISO 14289-1, 7.4.2): a heading whose level would skip one takes
    the next.
    """
    types: dict[Element, str] = {}
    titled = False
    previous = 0
    for element in elements(root):
        if element.tag is Tag.HEADING:
            level = min(max(element.level, 1) + titled, previous + 1, _DEEPEST_HEADING)
            types[element] = f"H{level}"
            previous = level
            continue
        if element.tag is Tag.TITLE:
            titled = titled or not previous
            previous = 1
        types[element] = _TYPES[element.tag]
    return types


_ROMAN = frozenset("ivxlcdm")
_BULLETS = {"•": "Disc", "●": "Disc", "·": "Disc", "○": "Circle", "◦": "Circle", "■": "Square", "▪": "Square"}
_MARKS = " \u00a0\t.,:;()[]（）．、-–—*"


def list_numbering(labels: list[str]) -> str:
    """The ListNumbering of a list whose first labels are ``labels`` (ISO 32000-1, table 347; ISO 14289-1, 7.6).

    Numerals that have no value of their own, as 一 and 二, count as decimal, dashes and asterisks as discs.
    """
    marks = [label.strip(_MARKS) for label in labels if label.strip()]
    if not marks:
        return "None"
    first, second = marks[0], marks[1] if len(marks) > 1 else ""
    if not first:
        return "Disc"
    if first in _BULLETS:
        return _BULLETS[first]
    if first.isascii() and first.isalpha():
        # "(i)" begins a Roman list unless "(j)" follows; a later Roman numeral shows itself by the letters after it.
        roman = set(first.lower()) <= _ROMAN and (len(first) > 1 or (first in "iI" and second not in ("j", "J")))
        return ("Lower" if first.islower() else "Upper") + ("Roman" if roman else "Alpha")
    return "Decimal"


def attributes(element: Element, labels: list[str], box: list[Value] | None) -> dict[str, Value] | None:
    """The attributes of ``element``, or None without any (ISO 32000-1, 14.8.5).

    ``labels`` are the first labels of a list, ``box`` is a figure's bounding box in points from the page's bottom left
    corner. Cells take ``scope``, ``col-span`` and ``row-span`` from the element's attributes, lists ``list-numbering``.
    """
    given = element.attributes
    match element.tag:
        case Tag.LIST:
            return {"O": Name("List"), "ListNumbering": Name(given.get("list-numbering") or list_numbering(labels))}
        case Tag.INSERTED | Tag.DELETED:
            return {"O": Name("Layout"), "TextDecorationType": Name(_DECORATIONS[element.tag])}
        case Tag.FIGURE:
            return {"O": Name("Layout"), "Placement": Name("Block"), "BBox": box}
        case Tag.HEADER_CELL | Tag.CELL:
            table: dict[str, Value] = {
                key: int(given[attribute])
                for key, attribute in (("ColSpan", "col-span"), ("RowSpan", "row-span"))
                if int(given.get(attribute, 1)) > 1
            }
            if element.tag is Tag.HEADER_CELL:
                table["Scope"] = Name(str(given.get("scope", "column")).capitalize())
            return {"O": Name("Table")} | table if table else None
        case _:
            return None
