"""The objects of a PDF file: plain Python values come in, a file of numbered objects goes out.

A tagged document has many small objects (a structure element for each paragraph): values are written out as they are
added, and only their bytes are kept.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Union


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


#: An entry of the cross-reference stream: its kind, an offset or an object number, an index (ISO 32000-1, 7.5.8.3).
_ENTRY = struct.Struct(">BIH")

#: So many objects go into one object stream: a viewer unpacks all of a stream to read one of its objects.
_OBJECTS_IN_STREAM = 200


class File:
    """A PDF file while its objects are gathered; they are numbered from 1 in the order of ``reserve`` and ``add``.

    Objects other than streams are written into object streams, and the table of all objects into a cross-reference
    stream (ISO 32000-1, 7.5.7 and 7.5.8): the many small objects of a tagged file take a tenth of the room so.
    """

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self._streams: set[int] = set()
        self._digest = hashlib.sha256(usedforsecurity=False)

    def reserve(self) -> Ref:
        """A reference to an object that ``put`` will give its value."""
        self._bodies.append(b"")
        return Ref(len(self._bodies))

    def put(self, ref: Ref, value: Value) -> None:
        """Give the object ``ref`` its value."""
        body = serialize(value)
        self._digest.update(body)
        self._bodies[ref.number - 1] = body

    def add(self, value: Value) -> Ref:
        """Add an object and return its reference."""
        ref = self.reserve()
        self.put(ref, value)
        return ref

    def add_stream(self, dictionary: Mapping[str, Value], data: bytes, *, level: int = 6, packed: bool = False) -> Ref:
        """Add a stream and return its reference; see ``stream``."""
        ref = self.add(Raw(stream(dictionary, data, level=level, packed=packed)))
        self._streams.add(ref.number)
        return ref

    def write(self, catalog: Ref, info: Ref) -> bytes:
        """The whole file. Its identifier is a digest of all its objects, so that equal files have equal ones."""
        identifier = self._digest.digest()[:16]
        entries = [b"\x00\x00\x00\x00\x00\xff\xff"] * (len(self._bodies) + 1)
        packed = [number for number in range(1, len(entries)) if number not in self._streams]
        for first in range(0, len(packed), _OBJECTS_IN_STREAM):
            self._pack(packed[first : first + _OBJECTS_IN_STREAM], entries)
        # The comment's bytes above 127 tell programs that the file is not text (ISO 19005-2, 6.1.2).
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        position = len(parts[0])
        for number in sorted(self._streams):
            part = b"%d 0 obj\n%b\nendobj\n" % (number, self._bodies[number - 1])
            entries[number] = _ENTRY.pack(1, position, 0)
            parts.append(part)
            position += len(part)
        entries.append(_ENTRY.pack(1, position, 0))
        table: dict[str, Value] = {
            "Type": Name("XRef"),
            "Size": len(entries),
            "W": [1, 4, 2],
            "Root": catalog,
            "Info": info,
            "ID": [Raw(b"<%b>" % identifier.hex().encode())] * 2,
        }
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (len(entries) - 1, stream(table, b"".join(entries))))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(parts)

    def _pack(self, numbers: Sequence[int], entries: list[bytes]) -> None:
        """Add an object stream of the objects ``numbers``, and say in ``entries`` where they are now."""
        container = len(self._bodies) + 1
        offset = 0
        places: list[int] = []
        for index, number in enumerate(numbers):
            entries[number] = _ENTRY.pack(2, container, index)
            places += (number, offset)
            offset += len(self._bodies[number - 1]) + 1
        index_part = b" ".join(b"%d" % place for place in places) + b"\n"
        data = index_part + b"\n".join(self._bodies[number - 1] for number in numbers)
        dictionary: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(numbers), "First": len(index_part)}
        self._bodies.append(stream(dictionary, data))
        self._streams.add(container)
        entries.append(b"")
