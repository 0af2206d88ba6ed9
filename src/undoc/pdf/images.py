"""Raster pictures as PDF images: PNG and JPEG, as they are where a PDF file can hold them so, else decoded.

Colours are taken to be sRGB, which is the file's output intent. Transparent pictures are laid on white, the colour of
the page: a file without transparency prints and converts alike everywhere.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, NamedTuple

from undoc.pdf.objects import Name, Value
from undoc.pictures import PictureError, read
from undoc.pictures.errors import UNREADABLE
from undoc.pictures.jpeg import Jpeg
from undoc.pictures.png import GREY, PALETTE, RGB, Png, check_dots

if TYPE_CHECKING:
    from PIL.Image import Image

#: JPEG processes that PDF has: baseline, extended and progressive, in Huffman codes (ISO 32000-1, 7.4.8).
_PROCESSES = (0xC0, 0xC1, 0xC2)
#: So many rows of a picture are laid on white at a time.
_ROWS = 256


class ImageData(NamedTuple):
    """An image's dictionary entries and its encoded data."""

    entries: dict[str, Value]
    data: bytes


def _image(size: tuple[int, int], space: Value, encoding: str, data: bytes, *, bits: int = 8) -> ImageData:
    width, height = size
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


def read_image(data: bytes) -> ImageData:
    """The image of a PNG or JPEG file. PictureError when it is damaged."""
    file = read(data).file
    if isinstance(file, Png):
        return _png(file, data)
    return _jpeg(file, data)


def _png(png: Png, data: bytes) -> ImageData:
    """The image of a PNG file.

    Its data go into the PDF file as they are, PDF having PNG's predictors (ISO 32000-1, 7.4.4.4), unless the picture
    is interlaced or transparent; then it is decoded.
    """
    if png.interlaced or png.is_transparent or png.kind not in (GREY, RGB, PALETTE):
        return _decoded(data)
    check_dots(png)
    space: Value = Name("DeviceRGB" if png.kind == RGB else "DeviceGray")
    if png.kind == PALETTE:
        space = [Name("Indexed"), Name("DeviceRGB"), len(png.palette) // 3 - 1, png.palette]
    image = _image((png.width, png.height), space, "FlateDecode", png.packed, bits=png.bits)
    image.entries["DecodeParms"] = {
        "Predictor": 15, "Colors": png.channels, "BitsPerComponent": png.bits, "Columns": png.width
    }  # fmt: skip
    return image


def _jpeg(jpeg: Jpeg, data: bytes) -> ImageData:
    """The image of a JPEG file.

    Grey and RGB pictures go into the PDF file as they are. CMYK is not allowed beside an RGB output intent
    (ISO 19005-2, 6.2.4.3): such pictures are converted.
    """
    if jpeg.frame not in _PROCESSES or jpeg.bits != 8 or jpeg.components not in (1, 3):
        return _decoded(data)
    space = Name("DeviceRGB" if jpeg.components == 3 else "DeviceGray")
    return _image((jpeg.width, jpeg.height), space, "DCTDecode", data)


def _decoded(data: bytes) -> ImageData:
    """A picture decoded to grey or RGB, 8 bits each, laid on white: some rows at a time, as each takes much memory."""
    from PIL import Image

    deflate = zlib.compressobj(6)
    packed = []
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            image.load()
            width, height = image.size
            for top in range(0, height, _ROWS):
                rows = _flat(image.crop((0, top, width, min(top + _ROWS, height))))
                packed.append(deflate.compress(rows.tobytes()))
    except UNREADABLE as error:
        raise PictureError(f"the picture cannot be read ({error})") from error
    space = Name("DeviceGray" if rows.mode == "L" else "DeviceRGB")
    return _image((width, height), space, "FlateDecode", b"".join((*packed, deflate.flush())))


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
