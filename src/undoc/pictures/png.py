"""PNG files (ISO/IEC 15948): their chunks, whether their dots are all there, and the chunks that are published."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from undoc.counting import counted
from undoc.pictures.errors import damaged
from undoc.pictures.icc import colours_only

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB, PALETTE, GREY_ALPHA, RGB_ALPHA = 0, 2, 3, 4, 6
_CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGB_ALPHA: 4}
#: Bits a sample that a colour type may have (11.2.2).
_BITS = {GREY: (1, 2, 4, 8, 16), RGB: (8, 16), PALETTE: (1, 2, 4, 8), GREY_ALPHA: (8, 16), RGB_ALPHA: (8, 16)}
#: Chunks that say how dots look, with the lengths that they may have. All others are left out, known or not.
_SHOWING = {b"gAMA": (4,), b"cHRM": (32,), b"sRGB": (1,), b"sBIT": (1, 2, 3, 4), b"pHYs": (9,), b"cICP": (4,)}
_ESSENTIAL = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
#: Where the dots of the seven passes of an interlaced picture stand: first column and row, steps (8.2).
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_INCH = 0.0254
_PIECE = 1 << 18


class Png(NamedTuple):
    """The parts of a PNG file. ``palette`` is empty where there is none; ``packed`` are the deflated dots.

    ``chunks`` are all of them in their order, the parts of the dots too.
    """

    width: int
    height: int
    bits: int
    kind: int
    interlaced: bool
    palette: bytes
    is_transparent: bool
    chunks: tuple[tuple[bytes, bytes], ...]

    @property
    def packed(self) -> bytes:
        """The deflated dots."""
        return b"".join(body for name, body in self.chunks if name == b"IDAT")

    @property
    def channels(self) -> int:
        """Samples a dot."""
        return _CHANNELS[self.kind]

    @property
    def dpi(self) -> tuple[float, float] | None:
        """Dots an inch across and down, None where the file does not say."""
        for name, body in self.chunks:
            if name == b"pHYs" and len(body) == 9 and body[8] == 1:
                across, down = struct.unpack(">II", body[:8])
                return across * _INCH, down * _INCH
        return None

    @property
    def exif(self) -> bytes | None:
        """The Exif data."""
        return next((body for name, body in self.chunks if name == b"eXIf"), None)


def read_png(data: bytes) -> Png:
    """The parts of a PNG file. PictureError when it is damaged."""
    chunks = tuple(_chunks(data))
    name, body = chunks[0]
    if name != b"IHDR" or len(body) != 13:
        raise damaged("it has no header")
    width, height, bits, kind, packing, filtering, interlaced = struct.unpack(">IIBBBBB", body)
    if not (0 < width < 1 << 31 and 0 < height < 1 << 31):
        raise damaged("it has no dots")
    if bits not in _BITS.get(kind, ()) or packing or filtering or interlaced > 1:
        raise damaged("its header names a kind of PNG that there is not")
    names = [name for name, _ in chunks]
    if names.count(b"IHDR") > 1 or names.count(b"PLTE") > 1 or b"IDAT" not in names:
        raise damaged("parts are missing or there twice")
    first = names.index(b"IDAT")
    palette = next((body for name, body in chunks[:first] if name == b"PLTE"), b"")
    if b"PLTE" in names[first:]:
        raise damaged("its palette comes after the dots")
    if kind == PALETTE and (not palette or len(palette) > 3 << bits):
        raise damaged("its palette has not as many colours as it may have")
    if len(palette) % 3 or len(palette) > 768:
        raise damaged(f"its palette has {counted(len(palette), 'byte')}, which are no colours")
    transparent = next((body for name, body in chunks[:first] if name == b"tRNS"), None)
    if transparent is not None and not _is_transparency(transparent, kind, len(palette) // 3):
        raise damaged("what it says of transparent dots does not fit")
    return Png(width, height, bits, kind, bool(interlaced), palette, transparent is not None, chunks)


def _is_transparency(body: bytes, kind: int, colours: int) -> bool:
    return 0 < len(body) <= colours if kind == PALETTE else len(body) == {GREY: 2, RGB: 6}.get(kind)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        name, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        check = data[place + 8 + length : place + 12 + length]
        if len(check) < 4 or zlib.crc32(body, zlib.crc32(name)) != int.from_bytes(check, "big"):
            raise damaged("a checksum does not fit")
        yield name, body
        if name == b"IEND":
            return
        place += 12 + length
    raise damaged("it has no end")


def check_dots(png: Png) -> None:
    """PictureError when there are not as many dots as the header says. Only a piece at a time is in memory."""
    unpacked = _unpacked(png)
    rest = b""
    for rows, length in _rows(png):
        left, at = rows * length, 0
        while at < left:
            piece = rest or next(unpacked, b"")
            if not piece:
                raise damaged("dots are missing")
            piece, rest = piece[: left - at], piece[left - at :]
            # Each row begins with the number of its filter, of which there are five.
            if piece[-at % length :: length].translate(None, b"\0\1\2\3\4"):
                raise damaged("a row of dots is in no form that there is")
            at += len(piece)
    if rest or any(unpacked):
        raise damaged("there are more dots than its size has")


def _unpacked(png: Png) -> Iterator[bytes]:
    inflate = zlib.decompressobj()
    try:
        for name, body in png.chunks:
            if name != b"IDAT" or inflate.eof:
                continue
            waiting = body
            while waiting and not inflate.eof:
                yield inflate.decompress(waiting, _PIECE)
                waiting = inflate.unconsumed_tail
        while not inflate.eof and (piece := inflate.decompress(b"", _PIECE)):
            yield piece
    except zlib.error as error:
        raise damaged(str(error)) from None
    if not inflate.eof:
        raise damaged("dots are missing")


def _rows(png: Png) -> Iterator[tuple[int, int]]:
    """How many rows there are, and how many bytes each has, for each pass."""
    passes = _PASSES if png.interlaced else ((0, 0, 1, 1),)
    for left, top, across, down in passes:
        width, height = (png.width - left + across - 1) // across, (png.height - top + down - 1) // down
        if width > 0 and height > 0:
            yield height, 1 + (width * png.channels * png.bits + 7) // 8


def stripped_png(png: Png) -> bytes:
    """The file with the chunks that show; colour profiles without their descriptions."""
    parts = [SIGNATURE]
    seen = set[bytes]()
    for name, body in png.chunks:
        if name in _ESSENTIAL or len(body) in _SHOWING.get(name, ()):
            kept: bytes | None = body if name != b"IEND" else b""
        elif name == b"iCCP":
            kept = _profile(body)
        else:
            continue
        if kept is not None and (name not in seen or name == b"IDAT"):
            seen.add(name)
            parts.append(chunk(name, kept))
    return b"".join(parts)


def _profile(body: bytes) -> bytes | None:
    """An iCCP chunk without names (11.3.3.3); None when the profile cannot be read."""
    _, end, rest = body.partition(b"\0")
    if not end or not rest.startswith(b"\0"):
        return None
    inflate = zlib.decompressobj()
    try:
        profile = inflate.decompress(rest[1:], 1 << 24)
    except zlib.error:
        return None
    plain = colours_only(profile)
    return None if plain is None else b"RGB\0\0" + zlib.compress(plain, 9)


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk as it stands in a file."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
