"""Pictures as the page shows them: turned and cut as Word turns and cuts them, in points as wide as there."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import partial
from math import floor
from typing import NamedTuple

from lxml import etree
from msgspec.structs import replace

from undoc.content.read.markdown.figures import WIDTHS
from undoc.importer.attributes import whole
from undoc.importer.recognise.origins import origin
from undoc.importer.word.names import PIC_NS, WP_NS, A
from undoc.model import Block, Chart, Figure, Landscape, Table
from undoc.model.blocks import Part
from undoc.model.table_values import PICTURES
from undoc.model.tree import with_drawings
from undoc.pictures import PictureError, read
from undoc.templates.house import House
from undoc.templates.pages import PageGeometry

_PIC, _WP = f"{{{PIC_NS}}}", f"{{{WP_NS}}}"
#: English metric units in a point, sixtieths of a thousandth of a degree in a quarter of a turn (20.1.10.3).
_EMUS, _QUARTER = 12_700, 5_400_000
#: What is cut from a side is in thousandths of a percent (20.1.10.40).
_WHOLE = 100_000
_PNG, _JPEG = "PNG", "JPEG"
#: A difference of widths in points that nobody sees.
_SAME = 1.0


class Shown(NamedTuple):
    """How a picture is shown: ``turns`` to the right in quarters, what is cut from its sides, and how wide it is.

    ``cut`` are parts of its width and height, left, top, right, bottom. ``is_turned_so`` is False when the file turns
    it by something between. ``width`` is that on the page in points, None where the file does not say it.
    """

    turns: int = 0
    cut: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    is_turned_so: bool = True
    width: float | None = None

    @property
    def is_changed(self) -> bool:
        """Whether the page shows something else than the file of the picture."""
        return self.turns != 0 or any(self.cut)


def shown(blip: etree._Element) -> Shown:
    """How the page shows the picture with this ``a:blip``."""
    fill = blip.getparent()
    picture = fill.getparent() if fill is not None else None
    if fill is None or picture is None or picture.tag != f"{_PIC}pic":
        return Shown()
    form = picture.find(f"{_PIC}spPr/{A}xfrm")
    angle = whole(form.get("rot"), 0) % (4 * _QUARTER) if form is not None else 0
    turns = round(angle / _QUARTER) % 4
    source = fill.find(f"{A}srcRect")
    sides = [whole(source.get(side), 0) / _WHOLE if source is not None else 0.0 for side in "ltrb"]
    left, top, right, bottom = (max(0.0, side) for side in sides)
    if left + right >= 1 or top + bottom >= 1:
        left = top = right = bottom = 0.0
    place = next(picture.iterancestors(f"{_WP}inline", f"{_WP}anchor"), None)
    extent = form.find(f"{A}ext") if form is not None else None
    width = None
    if extent is not None and place is not None and len(list(place.iter(f"{_PIC}pic"))) == 1:
        width = whole(extent.get("cy" if turns % 2 else "cx"), 0, 0) / _EMUS or None
    return Shown(turns, (left, top, right, bottom), not angle % _QUARTER, width)


def as_shown(data: bytes, how: Shown) -> bytes | None:
    """The picture turned and cut, in the format that it has; None when it cannot be read."""
    from PIL import Image  # few documents have such a picture

    steps = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    try:
        with Image.open(io.BytesIO(data), formats=(_PNG, _JPEG)) as picture:
            resolution = picture.info.get("dpi")
            left, top, right, bottom = how.cut
            width, height = picture.size
            box = (round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height))
            if box[2] <= box[0] or box[3] <= box[1]:
                return None
            made = picture.crop(box)
            if how.turns:
                made = made.transpose(steps[how.turns])
                resolution = resolution[::-1] if resolution and how.turns % 2 else resolution
            stream = io.BytesIO()
            # A photograph is coded anew as finely as can be seen.
            more = {"quality": 95} if picture.format == _JPEG else {}
            made.save(stream, picture.format, **({"dpi": resolution} if resolution else {}), **more)
            return stream.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def with_widths(
    blocks: Iterable[Block], house: House, files: Mapping[str, bytes], page: PageGeometry | None = None
) -> tuple[Block, ...]:
    """The blocks, whose pictures say how wide they are where they are not as wide as they would be made on ``page``."""
    page = house.page if page is None else page
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Part):
            own = house.landscape if isinstance(block, Landscape) else page
            block = replace(block, blocks=with_widths(block.blocks, house, files, own))
        elif isinstance(block, Table):
            block = with_drawings(block, partial(_in_cell, files=files, page=page))
        elif isinstance(block, Figure):
            block = replace(block, width=_width(block, house, files, page))
        result.append(block)
    return tuple(result)


def _size_of(name: str, data: bytes) -> tuple[float, float]:
    """The natural size of a picture. PictureError when it cannot be used."""
    if not name.endswith(".svg"):
        return read(data).size
    from undoc.drawings.svg import SvgError, svg_size  # few files have one

    try:
        size = svg_size(data)
    except SvgError as error:
        raise PictureError(str(error)) from None
    return size.width, size.height


def _in_cell(drawing: Figure | Chart, files: Mapping[str, bytes], page: PageGeometry) -> Figure | Chart:
    """A picture of a cell with its width, no higher than one is made in a cell."""
    shown = origin(drawing).shown
    if not isinstance(drawing, Figure) or shown is None:
        return drawing
    try:
        natural, height = _size_of(drawing.path.name, files[drawing.path.name])
    except PictureError:
        return drawing  # the build tells it
    least, most = PICTURES
    highest = (page.height - page.top - page.bottom) / 2 * natural / height
    width = floor(round(min(shown, highest) * 10, 2)) / 10
    if abs(width - min(natural, highest)) <= _SAME:
        return drawing
    return replace(drawing, width=min(max(width, least), most))


def _width(figure: Figure, house: House, files: Mapping[str, bytes], page: PageGeometry) -> float | None:
    shown, style = origin(figure).shown, house.styles[house.figure_style]
    column = page.text_width - style.left - style.right
    room = page.height - page.top - page.bottom - style.before - style.after
    if shown is None:
        return None
    data = files[figure.path.name]
    try:
        natural, height = _size_of(figure.path.name, data)
    except PictureError:
        return None  # the build tells it
    least, most = WIDTHS
    width = round(min(shown, page.text_width, room / height * natural), 1)
    return width if abs(width - min(column, natural)) > _SAME and least <= width <= most else None
