"""JPEG files (ITU-T T.81, annex B): their segments, and those that are published."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from undoc.pictures.errors import damaged
from undoc.pictures.icc import colours_only

SIGNATURE = b"\xff\xd8\xff"
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
#: Frame headers: SOF0 to SOF15 without the markers for tables that lie between them.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
#: Markers of tables and frames: DHT, DAC, DQT, DNL, DRI, DHP, EXP.
_TABLES = frozenset((0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF))
#: Within the data of a scan stand stuffed bytes and restart markers; any other marker ends it.
_SCAN_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_JFIF, _EXIF, _PROFILE, _ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
#: Data of applications that show, with the bytes that are kept: the resolution, the profile, how colours are coded.
_SHOWING = {_APP0: (_JFIF, 12), _APP2: (_PROFILE, 14), _APP14: (_ADOBE, 12)}
#: The longest that the data of a segment may be, beside its length.
_LONGEST = 65_533


class Segment(NamedTuple):
    """A marker, its parameters, and the coded data that follow those of a scan."""

    marker: int
    body: bytes
    coded: bytes = b""


class Jpeg(NamedTuple):
    """The segments of a JPEG file, from the first to the end of the picture; ``frame`` is the number of its process."""

    width: int
    height: int
    bits: int
    components: int
    frame: int
    segments: tuple[Segment, ...]

    @property
    def dpi(self) -> tuple[float, float] | None:
        """Dots an inch across and down by the JFIF header, None where it does not say."""
        found = None
        for marker, body, _ in self.segments:
            if marker == _APP0 and body.startswith(_JFIF) and len(body) >= 12 and body[7] in (1, 2):
                across, down = struct.unpack(">HH", body[8:12])
                found = (across, down) if body[7] == 1 else (across * 2.54, down * 2.54)
        return found

    @property
    def exif(self) -> bytes | None:
        """The Exif data."""
        return next((body[6:] for marker, body, _ in self.segments if marker == _APP1 and body.startswith(_EXIF)), None)


def read_jpeg(data: bytes) -> Jpeg:
    """The segments of a JPEG file. PictureError when it is damaged."""
    segments = tuple(_segments(data))
    frames = [(marker, body) for marker, body, _ in segments if marker in _FRAMES]
    if len(frames) != 1 or len(frames[0][1]) < 6:
        raise damaged("it has no frame, or several")
    frame, body = frames[0]
    bits, height, width, components = struct.unpack(">BHHB", body[:6])
    if not (width and height) or len(body) != 6 + 3 * components:
        raise damaged("it does not say how large it is")
    if not any(segment.marker == _SCAN for segment in segments):
        raise damaged("it has no dots")
    return Jpeg(width, height, bits, components, frame, segments)


def _segments(data: bytes) -> Iterator[Segment]:
    place = 2
    while place + 2 <= len(data):
        if data[place] != 0xFF:
            raise damaged("there is something between its parts")
        marker = data[place + 1]
        if marker == 0xFF:  # a byte that fills up
            place += 1
            continue
        if marker == _END:
            return
        if marker in (0x00, 0x01, *range(0xD0, 0xD9)):  # these stand alone, and say nothing outside of a scan
            place += 2
            continue
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if length < 2 or place + 2 + length > len(data):
            raise damaged("it is cut off")
        body = data[place + 4 : place + 2 + length]
        place += 2 + length
        if marker != _SCAN:
            yield Segment(marker, body)
            continue
        found = _SCAN_END.search(data, place)
        if found is None:
            raise damaged("it has no end")
        yield Segment(marker, body, data[place : found.start()])
        place = found.start()
    raise damaged("it has no end")


def stripped_jpeg(jpeg: Jpeg) -> bytes:
    """The file with the segments that show, not coded anew; colour profiles without their descriptions."""
    parts = [b"\xff\xd8"]
    profile = _profile(jpeg)
    told = set[int]()
    for marker, body, coded in jpeg.segments:
        if marker in _FRAMES or marker in _TABLES or marker == _SCAN:
            parts += (_segment(marker, body), coded)
            continue
        name, length = _SHOWING.get(marker, (b"", 0))
        if marker in told or not name or not body.startswith(name) or len(body) < length:
            continue
        told.add(marker)
        if marker == _APP2:
            parts += profile
        else:
            # Behind the resolution would stand a preview, which is none in 0 by 0 dots.
            parts.append(_segment(marker, body[:length] + (b"\0\0" if marker == _APP0 else b"")))
    return b"".join((*parts, b"\xff\xd9"))


def _profile(jpeg: Jpeg) -> list[bytes]:
    """The segments of the colour profile (ICC.1, annex B.4), none where there is none that can be read."""
    found = [body for marker, body, _ in jpeg.segments if marker == _APP2 and body.startswith(_PROFILE)]
    found.sort(key=lambda body: body[len(_PROFILE) : len(_PROFILE) + 1])
    plain = colours_only(b"".join(body[len(_PROFILE) + 2 :] for body in found))
    if plain is None:
        return []
    room = _LONGEST - len(_PROFILE) - 2
    pieces = [plain[at : at + room] for at in range(0, len(plain), room)]
    if len(pieces) > 255:
        return []
    return [
        _segment(_APP2, _PROFILE + bytes((number, len(pieces))) + piece) for number, piece in enumerate(pieces, start=1)
    ]


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body
