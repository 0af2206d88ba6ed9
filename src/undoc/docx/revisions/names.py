"""Names of WordprocessingML, and small steps through its trees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree

from undoc.docx.xml import MAIN, RELATIONSHIPS

Element = etree._Element

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: Which namespaces an element declares depends on where it stands.
_NAMESPACES = re.compile(rb' xmlns:\w+="[^"]*"')
RELATION = f"{{{RELATIONSHIPS}}}"


def w(name: str) -> str:
    """Return the name of an element or attribute of WordprocessingML."""
    return f"{{{MAIN}}}{name}"


def made(name: str, attributes: Mapping[str, str] | None = None) -> Element:
    """Return a new element of a name, with attributes by their names."""
    said = {w(key): said for key, said in (attributes or {}).items()}
    return etree.Element(w(name), said, nsmap={"w": MAIN})


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname


def child(element: Element, name: str) -> Element | None:
    """Return the first child of a name."""
    return element.find(w(name))


def value(element: Element | None) -> str:
    """Return the ``w:val`` of an element, empty where there is none."""
    return "" if element is None else element.get(w("val")) or ""


def without(element: Element, names: Iterable[str]) -> Element:
    """Return a copy of an element without its children of some names."""
    copy = copied(element)
    for name in names:
        for one in copy.findall(w(name)):
            copy.remove(one)
    return copy


def copied(element: Element) -> Element:
    """Return a copy of an element, with what is in it."""
    return deepcopy(element)


def canonical(element: Element | None) -> bytes:
    """Return the XML of an element, the same for equal ones; of none as of an empty one."""
    if element is None or (not len(element) and not element.attrib):
        return b""
    return _NAMESPACES.sub(b"", etree.tostring(element, with_tail=False))


def insert_in_order(parent: Element, element: Element, before: Iterable[str]) -> None:
    """Insert a child where the schema has it: before the first of those of some names, else at the end."""
    names = {w(name) for name in before}
    for at, one in enumerate(parent):
        if one.tag in names:
            parent.insert(at, element)
            return
    parent.append(element)
