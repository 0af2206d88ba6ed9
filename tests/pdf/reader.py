"""PDF files read back with pdfminer: objects as plain Python values, the structure tree, the characters."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pdfplumber
import pikepdf
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import KWD, PSLiteral
from pdfminer.utils import decode_text


def plain(value: Any) -> Any:
    """``value`` with references resolved one level and names as text."""
    value = resolve1(value)
    if value is KWD(b"null"):  # as pdfminer gives it within an object stream
        return None
    if isinstance(value, PSLiteral):
        return value.name
    return value


def unpacked(data: bytes) -> bytes:
    """The same file with its objects one by one, to be searched or changed in place."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


@dataclass
class Node:
    """A structure element that was read back. ``text`` is that of its own content."""

    role: str
    entries: dict[str, Any]
    number: int
    kids: list[Node] = field(default_factory=list)
    text: str = ""
    annotations: list[int] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This node and all in it, in order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, role: str) -> list[Node]:
        """All nodes of a role in this one."""
        return [node for node in self.walk() if node.role == role]

    @property
    def attributes(self) -> dict[str, Any]:
        """The attribute dictionary, names as text."""
        return {key: plain(value) for key, value in (plain(self.entries.get("A")) or {}).items()}

    def outline(self) -> str:
        """The roles in this node: ``Table(TR(TH TD))``."""
        inner = " ".join(kid.outline() for kid in self.kids)
        return f"{self.role}({inner})" if inner else self.role


class Reader:
    """A PDF file that was read back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = PDFDocument(PDFParser(io.BytesIO(data)))
        self.catalog: dict[str, Any] = self.document.catalog
        self.pages = list(PDFPage.create_pages(self.document))
        self.plumber = pdfplumber.open(io.BytesIO(data))

    def numbered(self, number: int) -> Any:
        """The object of a number."""
        return self.document.getobj(number)

    def objects(self, kind: str) -> list[dict[str, Any]]:
        """All dictionaries of a Type."""
        found = []
        for number in self.document.xrefs[0].get_objids():
            value = self.numbered(number)
            entries = value.attrs if isinstance(value, PDFStream) else value
            if isinstance(entries, dict) and plain(entries.get("Type")) == kind:
                found.append(entries)
        return found

    def contents(self, page: int) -> bytes:
        """The content stream of a page."""
        data: bytes = resolve1(self.pages[page].attrs["Contents"]).get_data()
        return data

    def characters(self, page: int = 0) -> list[dict[str, Any]]:
        """The characters of a page, in the order of its content stream."""
        return list(self.plumber.pages[page].chars)

    def text(self, page: int = 0) -> str:
        """The text of a page in the order of its content stream."""
        return "".join(character["text"] for character in self.characters(page))

    def marked(self) -> dict[tuple[object, int], str]:
        """The text of each marked-content sequence, by page object and MCID."""
        texts: dict[tuple[object, int], str] = {}
        for index, page in enumerate(self.pages):
            for character in self.characters(index):
                if character["mcid"] is not None:
                    key = (page.pageid, character["mcid"])
                    texts[key] = texts.get(key, "") + character["text"]
        return texts

    def tree(self) -> Node:
        """The structure tree."""
        return self._node(plain(self.catalog["StructTreeRoot"])["K"], self.marked())

    def _node(self, reference: PDFObjRef, texts: dict[tuple[object, int], str]) -> Node:
        entries = plain(reference)
        node = Node(plain(entries["S"]), entries, reference.objid)
        kids = plain(entries["K"])
        for kid in kids if isinstance(kids, list) else [entries["K"]]:
            value = plain(kid)
            if isinstance(value, int):
                node.text += texts.get((entries["Pg"].objid, value), "")
            elif plain(value.get("Type")) == "MCR":
                node.text += texts.get((value["Pg"].objid, value["MCID"]), "")
            elif plain(value.get("Type")) == "OBJR":
                node.annotations.append(value["Obj"].objid)
            else:
                node.kids.append(self._node(kid, texts))
        return node

    def annotations(self, page: int) -> list[dict[str, Any]]:
        """The annotations of a page."""
        return [plain(reference) for reference in plain(self.pages[page].attrs.get("Annots", []))]

    def names(self) -> dict[str, Any]:
        """The named destinations."""
        return self.tree_entries(plain(self.catalog["Names"])["Dests"], "Names")

    def tree_entries(self, root: Any, kind: str) -> dict[Any, Any]:
        """The entries of a name tree or number tree."""
        found: dict[Any, Any] = {}
        for kid in plain(root)["Kids"]:
            pairs = plain(kid)[kind]
            for key, value in zip(pairs[::2], pairs[1::2], strict=True):
                found[key.decode() if isinstance(key, bytes) else key] = value
        return found


def string(value: Any) -> str:
    """A text string as text."""
    text: str = decode_text(plain(value))
    return text
