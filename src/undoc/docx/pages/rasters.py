"""Bar code and QR code as pictures of black and white (PNG, ISO/IEC 15948), the same bytes for the same modules."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence

#: The width of a module in pixels: fine enough for the half modules of a bar code, and sharp at any size.
_MODULE = 12
#: The height of a bar code's picture in pixels; it is stretched to that of its area.
_HEIGHT = 96


def bar_code(widths: Sequence[float]) -> bytes:
    """The picture of bars and gaps in turn, their widths in modules."""
    row: list[bool] = []
    for index, width in enumerate(widths):
        row += [index % 2 == 0] * round(width * _MODULE)
    return _png([row] * _HEIGHT)


def modules(rows: Iterable[Sequence[bool]]) -> bytes:
    """The picture of a QR code's modules, row by row, dark ones being true."""
    return _png([[dark for dark in row for _ in range(_MODULE)] for row in rows for _ in range(_MODULE)])


def _png(rows: Sequence[Sequence[bool]]) -> bytes:
    """One bit a pixel; true is black."""
    width, height = len(rows[0]), len(rows)
    data = b"".join(b"\0" + _packed(row) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(data, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _packed(row: Sequence[bool]) -> bytes:
    """A row of pixels, eight in a byte, the last filled up with white."""
    bits = "".join("0" if dark else "1" for dark in row)
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
