"""What of a picture of dots is published: the dots, upright, and what changes how they look."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from undoc.pictures import jpeg, png
from undoc.pictures.errors import UNREADABLE, PictureError, damaged
from undoc.pictures.exif import Exif, read_exif

if TYPE_CHECKING:
    from PIL.Image import Image

#: More dots than this need too much memory; A4 at 1,000 dots an inch is as large.
MOST_DOTS = 89_000_000
_DEFAULT_DPI = 96.0
#: From this orientation on, width and height are exchanged.
_ON_ITS_SIDE = 5


class Dots(Struct, frozen=True):
    """A picture of dots: ``file`` are its parts, ``orientation`` (1 to 8) says how to turn it to see it upright."""

    file: png.Png | jpeg.Jpeg
    orientation: int
    dpi: tuple[float, float]

    @property
    def is_png(self) -> bool:
        """Whether it is a PNG file; else it is a JPEG file."""
        return isinstance(self.file, png.Png)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points of the upright picture, by its resolution."""
        across, down = (value if value >= 1 else _DEFAULT_DPI for value in self.dpi)
        width, height = self.file.width * 72.0 / across, self.file.height * 72.0 / down
        return (height, width) if self.orientation >= _ON_ITS_SIDE else (width, height)


def are_dots(data: bytes) -> bool:
    """Whether these bytes begin as a PNG or JPEG file does."""
    return data.startswith((png.SIGNATURE, jpeg.SIGNATURE))


def read(data: bytes) -> Dots:
    """The parts of a PNG or JPEG file. PictureError when it is damaged."""
    if data.startswith(png.SIGNATURE):
        file: png.Png | jpeg.Jpeg = png.read_png(data)
    elif data.startswith(jpeg.SIGNATURE):
        file = jpeg.read_jpeg(data)
    else:
        raise PictureError("it is neither a PNG nor a JPEG picture")
    own = file.exif
    exif = Exif() if own is None else read_exif(own)
    fallback = (_DEFAULT_DPI, _DEFAULT_DPI) if own is None or isinstance(file, png.Png) else (exif.dpi, exif.dpi)
    return Dots(file, exif.orientation, file.dpi or fallback)


def checked(dots: Dots) -> Dots:
    """The picture, of which all dots are there. PictureError when they are not, or are too many."""
    width, height = dots.file.width, dots.file.height
    if width * height > MOST_DOTS:
        raise PictureError(
            f"the picture has {width:,} by {height:,} dots, more than any page can show; make it smaller, to no more "
            f"than {MOST_DOTS // 1_000_000} million dots"
        )
    if isinstance(dots.file, png.Png):
        png.check_dots(dots.file)
        return dots
    with _opened(stripped(dots)) as picture:
        try:
            # An eighth of its size: all of the data are read, a hundredth of the memory is taken.
            picture.draft(None, (max(1, picture.width // 8), max(1, picture.height // 8)))
            picture.load()
        except UNREADABLE as error:
            raise damaged(str(error)) from None
    return dots


def stripped(dots: Dots) -> bytes:
    """The file without what does not show, its dots as they are, not turned."""
    return png.stripped_png(dots.file) if isinstance(dots.file, png.Png) else jpeg.stripped_jpeg(dots.file)


def published(data: bytes) -> bytes:
    """The file as it goes into documents: nothing but what shows, upright. PictureError when it is damaged."""
    dots = read(data)
    plain = stripped(dots)
    return plain if dots.orientation == 1 else _turned(plain, dots.orientation, dots.is_png)


@lru_cache(maxsize=2)  # Word and PDF take it one after the other
def _turned(data: bytes, orientation: int, is_png: bool) -> bytes:
    """The file with its dots turned. Photographs are coded anew as finely as can be seen."""
    from PIL.Image import Transpose

    turn = (
        Transpose.FLIP_LEFT_RIGHT,
        Transpose.ROTATE_180,
        Transpose.FLIP_TOP_BOTTOM,
        Transpose.TRANSPOSE,
        Transpose.ROTATE_270,
        Transpose.TRANSVERSE,
        Transpose.ROTATE_90,
    )[orientation - 2]
    stream = io.BytesIO()
    with _opened(data) as picture:
        try:
            dpi = picture.info.get("dpi", (_DEFAULT_DPI, _DEFAULT_DPI))
            options = {
                "dpi": dpi[::-1] if orientation >= _ON_ITS_SIDE else dpi,
                "icc_profile": picture.info.get("icc_profile"),
            }
            if is_png:
                picture.transpose(turn).save(stream, "PNG", **options)
            else:
                picture.transpose(turn).save(stream, "JPEG", quality=95, subsampling=0, **options)
        except UNREADABLE as error:
            raise damaged(str(error)) from None
    return stripped(read(stream.getvalue()))


def _opened(data: bytes) -> Image:
    from PIL import Image  # only documents with pictures need it

    try:
        return Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    except UNREADABLE as error:
        raise damaged(str(error)) from None
