"""The objects of a PDF file: plain Python values come in, a file of numbered objects goes out.

reportlab's ``PDFDocument`` keeps the objects and writes the file with its cross-reference table. The values are written
out here: a tagged document has many small objects (a structure element for each paragraph), on which reportlab's own
dictionaries would take most of the time.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Union

from reportlab.pdfbase import pdfdoc


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class Raw(bytes):
    """A value that is already written as PDF."""

    __slots__ = ()


#: A text becomes a text string, bytes a byte string, None the null object.
Value = Union[None, bool, int, float, str, bytes, "Ref", Sequence["Value"], Mapping[str, "Value"]]


class Ref:
    """A reference to the numbered object ``number``."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


def number(value: float, digits: int = 3) -> str:
    """``value`` with at most ``digits`` decimals, in the shortest way; never with an exponent (ISO 32000-1, 7.3.3)."""
    whole = int(value)
    if whole == value:
        return str(whole)
    text = ("%.*f" % (digits, value)).rstrip("0").rstrip(".")  # noqa: UP031  # the quickest way, and this is called most
    return "0" if text == "-0" else text


_SPECIAL = re.compile(rb"[\\()\r]")
_ESCAPES = {b"\\": b"\\\\", b"(": b"\\(", b")": b"\\)", b"\r": b"\\r"}


def escape(data: bytes) -> bytes:
    """``data`` as it stands between the parentheses of a literal string (ISO 32000-1, 7.3.4.2).

    An unescaped carriage return would be read as a line feed; other control characters stand for themselves.
    """
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], data)


def text_string(text: str) -> bytes:
    """``text`` as a PDF text string: ASCII as it is, other text in UTF-16BE (ISO 32000-1, 7.9.2.2).

    Control characters count as other text: PDFDocEncoding gives some of them another meaning.
    """
    plain = text.isascii() and text.isprintable()
    data = text.encode("ascii") if plain else b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")
    return b"(" + escape(data) + b")"


_IRREGULAR = re.compile(rb"[^!-~]|[#%()/<>\[\]{}]")


@lru_cache(maxsize=512)
def name(text: str) -> bytes:
    """``text`` as a PDF name with its slash (ISO 32000-1, 7.3.5)."""
    return b"/" + _IRREGULAR.sub(lambda found: b"#%02X" % found[0][0], text.encode())


def serialize(value: Value) -> bytes:
    """``value`` as it stands in the file. Keys of a mapping are names; entries whose value is None are left out."""
    match value:
        case Raw():
            return value
        case Name():
            return name(value)
        case str():
            return text_string(value)
        case Ref():
            return b"%d 0 R" % value.number
        case bool():
            return b"true" if value else b"false"
        case int():
            return b"%d" % value
        case float():
            return number(value, 5).encode()
        case bytes():
            return b"(" + escape(value) + b")"
        case None:
            return b"null"
        case Mapping():
            entries = (name(key) + b" " + serialize(entry) for key, entry in value.items() if entry is not None)
            return b"<<" + b"".join(entries) + b">>"
        case _:
            return b"[" + b" ".join(map(serialize, value)) + b"]"


def stream(dictionary: Mapping[str, Value], data: bytes, *, level: int = 6, packed: bool = False) -> bytes:
    """A stream object of ``data``, deflated at ``level`` (0: not) unless it comes ``packed`` with its own Filter.

    The end of line before ``endstream`` is required by ISO 19005-2, 6.1.7.1.
    """
    entries = dict(dictionary)
    if level and not packed:
        data = zlib.compress(data, level)
        entries["Filter"] = Name("FlateDecode")
    entries["Length"] = len(data)
    return serialize(entries) + b"\nstream\n" + data + b"\nendstream"


class _Body(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object's body as reportlab asks for it."""

    def __init__(self) -> None:
        self.body = b""

    def format(self, document: object) -> bytes:
        return self.body


class File:
    """A PDF file while its objects are gathered; they are numbered from 1 in the order of ``reserve`` and ``add``."""

    def __init__(self) -> None:
        self._bodies: list[_Body] = []
        self._digest = hashlib.sha256(usedforsecurity=False)
        self._document = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 7))
        # A new document has an object for reportlab's standard fonts; none of those is used here.
        self._document.objectcounter = 0
        for table in ("idToObjectNumberAndVersion", "idToObject", "numberToId"):
            getattr(self._document, table).clear()

    def reserve(self) -> Ref:
        """A reference to an object that ``put`` will give its value."""
        body = _Body()
        self._bodies.append(body)
        self._document.Reference(body, f"o{len(self._bodies)}")
        return Ref(len(self._bodies))

    def put(self, ref: Ref, value: Value) -> None:
        """Give the object ``ref`` its value."""
        body = serialize(value)
        self._digest.update(body)
        self._bodies[ref.number - 1].body = body

    def add(self, value: Value) -> Ref:
        """Add an object and return its reference."""
        ref = self.reserve()
        self.put(ref, value)
        return ref

    def add_stream(self, dictionary: Mapping[str, Value], data: bytes, *, level: int = 6, packed: bool = False) -> Ref:
        """Add a stream and return its reference; see ``stream``."""
        return self.add(Raw(stream(dictionary, data, level=level, packed=packed)))

    def write(self, catalog: Ref, info: Ref) -> bytes:
        """The whole file. Its identifier is a digest of all its objects, so that equal files have equal ones."""
        document = self._document
        document.Catalog = self._bodies[catalog.number - 1]
        document.info = self._bodies[info.number - 1]
        identifier = b"<" + self._digest.hexdigest()[:32].encode() + b">"
        document._ID = b"[" + identifier + identifier + b"]"
        data: bytes = document.format()
        return data
