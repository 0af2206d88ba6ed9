"""Raster pictures as PDF images: PNG and JPEG, as they are where a PDF file can hold them so, else decoded.

Colours are taken to be sRGB, which is the file's output intent. Transparent pictures are laid on white, the colour of
the page: a file without transparency prints and converts alike everywhere.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from undoc.pdf.objects import Name, Value

if TYPE_CHECKING:
    from PIL.Image import Image

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
JPEG_SIGNATURE = b"\xff\xd8\xff"


class ImageError(ValueError):
    """A picture that cannot be read; the message says why."""


class ImageData(NamedTuple):
    """An image's dictionary entries and its encoded data."""

    entries: dict[str, Value]
    data: bytes


def _image(width: int, height: int, space: Value, bits: int, encoding: str, data: bytes) -> ImageData:
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": space,
        "BitsPerComponent": bits,
        "Filter": Name(encoding),
    }
    return ImageData(entries, data)


def read_png(data: bytes) -> ImageData:
    """The image of a PNG file. Raises ImageError.

    Its data go into the PDF file as they are, PDF having PNG's predictors (ISO 32000-1, 7.4.4.4), unless the picture
    is interlaced or transparent; then it is decoded.
    """
    header, palette, transparent, packed = _png_parts(data)
    width, height, bits, kind, interlaced = header
    if interlaced or transparent or kind not in (0, 2, 3):
        return _decoded(data)
    colors = 3 if kind == 2 else 1
    space: Value = Name("DeviceRGB" if kind == 2 else "DeviceGray")
    if kind == 3:
        space = [Name("Indexed"), Name("DeviceRGB"), len(palette) // 3 - 1, palette]
    expected = height * (1 + (width * colors * bits + 7) // 8)
    try:
        unpacked = zlib.decompressobj().decompress(packed, expected + 1)
    except zlib.error as error:
        raise ImageError(f"is a damaged PNG file: {error}") from error
    if len(unpacked) != expected:
        raise ImageError("is a damaged PNG file: its data have the wrong length")
    image = _image(width, height, space, bits, "FlateDecode", packed)
    image.entries["DecodeParms"] = {"Predictor": 15, "Colors": colors, "BitsPerComponent": bits, "Columns": width}
    return image


def _png_parts(data: bytes) -> tuple[tuple[int, int, int, int, int], bytes, bool, bytes]:
    """Width, height, bits, colour type and interlacing; the palette; whether there is a tRNS chunk; the image data."""
    header: tuple[int, int, int, int, int] | None = None
    palette, transparent, packed = b"", False, bytearray()
    for kind, body in _png_chunks(data):
        if kind == b"IHDR" and len(body) == 13:
            width, height, bits, color, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            header = (width, height, bits, color, interlaced)
        elif kind == b"PLTE":
            palette = body
        elif kind == b"tRNS":
            transparent = True
        elif kind == b"IDAT":
            packed += body
    if header is None or not packed or (header[3] == 3 and not palette):
        raise ImageError("is a damaged PNG file")
    return header, palette, transparent, bytes(packed)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(PNG_SIGNATURE)
    while place + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        check = data[place + 8 + length : place + 12 + length]
        if len(check) < 4 or zlib.crc32(kind + body) != int.from_bytes(check, "big"):
            raise ImageError("is a damaged PNG file: a checksum does not fit")
        yield kind, body
        if kind == b"IEND":
            return
        place += 12 + length
    raise ImageError("is a damaged PNG file: it has no end")


def read_jpeg(data: bytes) -> ImageData:
    """The image of a JPEG file. Raises ImageError.

    Grey and RGB pictures go into the PDF file as they are. CMYK is not allowed beside an RGB output intent
    (ISO 19005-2, 6.2.4.3): such pictures are converted.
    """
    frame = _jpeg_frame(data)
    if frame is None:
        raise ImageError("is a damaged JPEG file")
    process, bits, height, width, components = frame
    plain = process in (0xC0, 0xC1, 0xC2) and bits == 8 and components in (1, 3)
    if not plain:
        return _decoded(data)
    return _image(width, height, Name("DeviceRGB" if components == 3 else "DeviceGray"), 8, "DCTDecode", data)


def _jpeg_frame(data: bytes) -> tuple[int, int, int, int, int] | None:
    """The frame header: its marker, bits, height, width and number of components (ITU-T T.81, B.2.2)."""
    place = 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD8:
            place += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, place + 2)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            if place + 10 > len(data):
                return None
            bits, height, width, components = struct.unpack_from(">BHHB", data, place + 4)
            return marker, bits, height, width, components
        if marker in (0xD9, 0xDA):
            return None
        place += 2 + length
    return None


def _decoded(data: bytes) -> ImageData:
    """A picture decoded to grey or RGB, 8 bits each, laid on white."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            flat = _flat(image)
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise ImageError(f"cannot be read: {error}") from error
    space = Name("DeviceGray" if flat.mode == "L" else "DeviceRGB")
    return _image(flat.width, flat.height, space, 8, "FlateDecode", zlib.compress(flat.tobytes(), 6))


def _flat(image: Image) -> Image:
    """``image`` in mode L or RGB without transparency."""
    from PIL import Image

    if image.mode.startswith("I;16"):
        # Pillow has no conversion that keeps the range: take the upper byte of each sample.
        upper = 1 if image.mode in ("I;16", "I;16L") else 0
        return Image.frombytes("L", image.size, image.tobytes()[upper::2])
    if "A" in image.getbands() or "transparency" in image.info:
        colored = image.convert("RGBA")
        white = Image.new("RGBA", colored.size, "white")
        flat = Image.alpha_composite(white, colored)
        return flat.convert("L" if image.mode in ("L", "LA", "1") else "RGB")
    return image.convert("L" if image.mode in ("L", "1") else "RGB")
