"""A Word file opened for tests: its parts as XML trees and what relates them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The qualified name of an element or attribute of the main namespace."""
    return f"{{{MAIN}}}{name}"


def r(name: str) -> str:
    return f"{{{RELATIONS}}}{name}"


def val(element: etree._Element | None, name: str = "val") -> str | None:
    """The value of a child's attribute, None without the child."""
    return None if element is None else element.get(w(name))


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def is_on(element: etree._Element | None) -> bool:
    return element is not None and val(element) not in ("0", "false", "off")


def text_runs(element: etree._Element) -> list[etree._Element]:
    """The runs within an element, but for the one that a comment hangs on."""
    return [run for run in element.iter(w("r")) if run.find(w("commentReference")) is None]


def is_spacer(element: etree._Element) -> bool:
    """Whether a block is the lowest of empty paragraphs, where Word wants one: by tables, at a section's end."""
    line = element.find(f"{w('pPr')}/{w('spacing')}")
    if element.tag != w("p") or line is None or (val(line, "line"), val(line, "lineRule")) != ("20", "exact"):
        return False
    before, following = element.getprevious(), element.getnext()
    if element.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        # A first page without text has nothing but what hangs on it without being seen.
        # Columns are balanced where a section of one column follows them, be it empty.
        balances = before is not None and before.find(f"{w('pPr')}/{w('sectPr')}/{w('cols')}[@{w('num')}]") is not None
        return before is None or ((before.tag == w("tbl") or balances) and element.find(w("r")) is None)
    if before is None:  # a table that begins a document
        return element.find(w("r")) is None and following is not None and following.tag == w("tbl")
    ends = following is None or following.tag in (w("tbl"), w("sectPr"))
    return element.find(w("r")) is None and before.tag == w("tbl") and ends


@dataclass(frozen=True)
class Relation:
    kind: str
    target: str
    external: bool


class WordFile:
    """A Word file: ``members`` are the stored bytes by name."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self.entries = file.infolist()
            self.members = {entry.filename: file.read(entry) for entry in self.entries}
        self._trees: dict[str, etree._Element] = {}

    def tree(self, name: str) -> etree._Element:
        """The root of a part's XML; KeyError without the part."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.members[name])
        return self._trees[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part is related to, by id; targets within the file are names of members."""
        folder, file = posixpath.split(name)
        member = posixpath.join(folder, "_rels", f"{file}.rels")
        if member not in self.members:
            return {}
        relations = {}
        for relation in self.tree(member):
            external = relation.get("TargetMode") == "External"
            target = relation.get("Target", "")
            if not external:
                target = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
            relations[relation.get("Id", "")] = Relation(relation.get("Type", ""), target, external)
        return relations

    @cached_property
    def document(self) -> etree._Element:
        return self.tree("word/document.xml")

    @cached_property
    def body(self) -> etree._Element:
        body = self.document.find(w("body"))
        assert body is not None
        return body

    @cached_property
    def styles(self) -> dict[str, etree._Element]:
        """The styles by id."""
        return {style.get(w("styleId"), ""): style for style in self.tree("word/styles.xml").iter(w("style"))}

    @cached_property
    def stories(self) -> list[str]:
        """The names of the parts that hold paragraphs."""
        related = [
            relation.target for relation in self.relations("word/document.xml").values() if not relation.external
        ]
        kinds = ("header", "footer", "footnotes", "comments")
        return ["word/document.xml", *(name for name in related if posixpath.basename(name).startswith(kinds))]

    def header(self, kind: str) -> etree._Element:
        """The header of pages of a kind: ``first``, ``even``, ``default``."""
        return self._furniture("headerReference", kind)

    def footer(self, kind: str) -> etree._Element:
        return self._furniture("footerReference", kind)

    def _furniture(self, name: str, kind: str) -> etree._Element:
        for reference in self.document.iter(w(name)):
            if reference.get(w("type")) == kind:
                return self.tree(self.relations("word/document.xml")[reference.get(r("id"), "")].target)
        raise KeyError(f"{name} {kind}")
