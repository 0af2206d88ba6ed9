"""Colour profiles with what changes colours only (ICC.1:2022): not who made them, on which device, when, for whom."""

from __future__ import annotations

import struct

#: Tags that colours are computed with (ICC.1, 9.2).
_COLORIMETRIC = frozenset(b"rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad chrm lumi cicp".split()) | {
    f"{way}{number}".encode() for way in ("A2B", "B2A", "D2B", "B2D") for number in range(4)
}
_HEADER, _SIGNATURE_AT = 128, 36
_MOST_TAGS = 100
#: Fields of the header that describe: preferred program, date, device, model, creator, identifier.
_BLANK = ((4, 8), (24, 36), (48, 56), (80, 100))


def colours_only(profile: bytes) -> bytes | None:
    """The profile with its colorimetric tags, described as “RGB”; None when it is not well formed."""
    if len(profile) < _HEADER + 4 or profile[_SIGNATURE_AT : _SIGNATURE_AT + 4] != b"acsp":
        return None
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    if not 0 < count <= _MOST_TAGS or len(profile) < _HEADER + 4 + 12 * count:
        return None
    newer = profile[8] >= 4
    tags = [(b"desc", _description(newer=newer)), (b"cprt", _text("-", newer=newer))]
    for index in range(count):
        name, start, length = struct.unpack_from(">4sII", profile, _HEADER + 4 + 12 * index)
        if name in _COLORIMETRIC:
            if not length or start + length > len(profile):
                return None
            tags.append((name, profile[start : start + length]))
    return _packed(profile[:_HEADER], tags)


def _packed(header: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    table, body, places = b"", b"", dict[bytes, int]()
    start = _HEADER + 4 + 12 * len(tags)
    for name, data in tags:
        if data not in places:  # the three curves are often one
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    plain = bytearray(header)
    for first, last in _BLANK:
        plain[first:last] = bytes(last - first)
    # A date must be there: the day of the format's first edition.
    plain[24:36] = struct.pack(">6H", 1994, 6, 10, 0, 0, 0)
    plain[0:4] = struct.pack(">I", start + len(body))
    return bytes(plain) + struct.pack(">I", len(tags)) + table + body


def _description(*, newer: bool) -> bytes:
    if newer:
        return _text("RGB", newer=True)
    # textDescriptionType (ICC.1:2001, 6.5.17): ASCII, then Unicode and Macintosh texts, which are empty.
    return b"desc\0\0\0\0" + struct.pack(">I", 4) + b"RGB\0" + bytes(4 + 4 + 2 + 1 + 67)


def _text(text: str, *, newer: bool) -> bytes:
    if not newer:
        return b"text\0\0\0\0" + text.encode() + b"\0"
    data = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
