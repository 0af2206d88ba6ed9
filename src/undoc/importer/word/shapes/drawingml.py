"""Shapes of DrawingML: boxes and lines, alone (wps), in groups (wpg) and on canvases (wpc), in points."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from undoc.importer.attributes import whole
from undoc.importer.word import tags
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.names import WP, A
from undoc.importer.word.shapes.values import ALONE, LINES, Pen, Placed, Point, UnreadError, WordShape, outline_of

#: English metric units in a point; sixtieths of a thousandth of a degree in one (20.1.10.3).
_EMU, _DEGREE = 12_700, 60_000
#: The spaces between the sides of a box and its text where it says none, in English metric units (20.1.2.1.1).
_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
#: Marks and gaps of a line in widths of it (20.1.10.49).
_DASHES = {
    "dot": (1, 3),
    "sysDot": (1, 1),
    "dash": (4, 3),
    "sysDash": (3, 1),
    "lgDash": (8, 3),
    "dashDot": (4, 3, 1, 3),
    "sysDashDot": (3, 1, 1, 1),
    "lgDashDot": (8, 3, 1, 3),
}


class _Space(NamedTuple):
    """How the units of a group become points: ``x`` is ``sx * x + dx``."""

    sx: float
    dx: float
    sy: float
    dy: float

    def at(self, x: float, y: float) -> Point:
        return self.sx * x + self.dx, self.sy * y + self.dy


def read_drawing(drawing: etree._Element, theme: Theme) -> Placed:
    """The shapes of ``w:drawing``. UnreadError when there is more in it than boxes and lines."""
    frame = next(iter(drawing), None)
    content = next(drawing.iter(f"{A}graphicData"), None)
    extent = frame.find(f"{WP}extent") if frame is not None else None
    if frame is None or content is None or extent is None or not len(content):
        raise UnreadError
    relative, x, y = _place(frame)
    root = content[0]
    own = _form(root)
    width, height = (whole(extent.get(key), 0, 0) for key in ("cx", "cy"))
    left, top, own_width, own_height = _frame(own) if own is not None else (0, 0, width, height)
    sx, sy = width / (own_width or width or 1) / _EMU, height / (own_height or height or 1) / _EMU
    space = _Space(sx, x - left * sx, sy, y - top * sy)
    shapes = tuple(_shapes(root, space, theme))
    return Placed(shapes, relative, whole(frame.get("relativeHeight"), 0, 0))


def _place(frame: etree._Element) -> tuple[str, float, float]:
    """From what a drawing is measured, and how far it stands from there."""
    if frame.tag == f"{WP}inline":
        return ALONE, 0.0, 0.0
    horizontal, vertical = frame.find(f"{WP}positionH"), frame.find(f"{WP}positionV")
    if horizontal is None or vertical is None:
        raise UnreadError
    places = [one.findtext(f"{WP}posOffset") for one in (horizontal, vertical)]
    relative = f"{horizontal.get('relativeFrom')} {vertical.get('relativeFrom')}"
    if None in places:  # “align: center”: where that is, is known for a drawing alone only
        return ALONE, 0.0, 0.0
    return relative, whole(places[0], 0) / _EMU, whole(places[1], 0) / _EMU


def _shapes(element: etree._Element, space: _Space, theme: Theme) -> Iterator[WordShape]:
    match _name(element):
        case "wsp" | "cxnSp":
            yield _shape(element, space, theme)
        case "wgp" | "grpSp":
            yield from _group(element, space, theme)
        case "wpc":
            for child in element:
                if _name(child) in ("wsp", "cxnSp", "wgp", "grpSp"):
                    yield from _shapes(child, space, theme)
                elif _name(child) not in ("bg", "whole"):
                    raise UnreadError
        case _:
            raise UnreadError


def _group(element: etree._Element, space: _Space, theme: Theme) -> Iterator[WordShape]:
    form = _form(element)
    if form is not None:
        if whole(form.get("rot"), 0) or form.get("flipH") == "1" or form.get("flipV") == "1":
            raise UnreadError
        left, top, width, height = _frame(form)
        origin, size = form.find(f"{A}chOff"), form.find(f"{A}chExt")
        x, y = (whole(origin.get(key) if origin is not None else None, 0) for key in "xy")
        wide, high = (whole(size.get(key) if size is not None else None, 0) for key in ("cx", "cy"))
        sx, sy = width / wide if wide else 1.0, height / high if high else 1.0
        start = space.at(left - x * sx, top - y * sy)
        space = _Space(space.sx * sx, start[0], space.sy * sy, start[1])
    for child in element:
        if _name(child) in ("wsp", "cxnSp", "grpSp"):
            yield from _shapes(child, space, theme)
        elif _name(child) not in ("cNvPr", "cNvGrpSpPr", "grpSpPr", "extLst"):
            raise UnreadError


def _shape(element: etree._Element, space: _Space, theme: Theme) -> WordShape:
    parts = {_name(child): child for child in element}
    look, form = parts.get("spPr"), _form(element)
    preset = look.find(f"{A}prstGeom") if look is not None else None
    if look is None or form is None or preset is None:
        raise UnreadError
    name = preset.get("prst", "")
    left, top, width, height = _frame(form)
    outline = outline_of(name, _bend(preset))
    angle = whole(form.get("rot"), 0) / _DEGREE % 360
    if outline is None or (angle and name not in LINES):
        raise UnreadError
    flips = form.get("flipH") in ("1", "true"), form.get("flipV") in ("1", "true")
    points = [(1 - x if flips[0] else x, 1 - y if flips[1] else y) for x, y in outline]
    corners = [
        _turned(left + x * width, top + y * height, (left + width / 2, top + height / 2), angle) for x, y in points
    ]
    text = parts.get("txbx")
    box = next(text.iter(tags.W_TXBX_CONTENT), None) if text is not None else None
    body = parts.get("bodyPr")
    if "linkedTxbx" in parts or (body is not None and body.get("vert", "horz") != "horz"):
        raise UnreadError
    insets = [whole(body.get(key) if body is not None else None, usual) / _EMU for key, usual in _INSETS.items()]
    return WordShape(
        name,
        tuple(space.at(x, y) for x, y in corners),
        fill=_fill(look, parts.get("style"), theme) if name not in LINES else None,
        pen=_pen(look, parts.get("style"), theme),
        box=box,
        insets=(insets[0], insets[1], insets[2], insets[3]),
        anchor=(body.get("anchor") if body is not None else None) or "t",
    )


def _turned(x: float, y: float, middle: Point, angle: float) -> Point:
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    dx, dy = x - middle[0], y - middle[1]
    return middle[0] + dx * cosine - dy * sine, middle[1] + dx * sine + dy * cosine


def _bend(preset: etree._Element) -> float:
    """Where a bent line bends, in parts of its width."""
    said = next((one.get("fmla", "") for one in preset.iter(f"{A}gd") if one.get("name") in ("adj", "adj1")), "")
    return whole(said.removeprefix("val ") or None, 50_000) / 100_000


def _fill(look: etree._Element, style: etree._Element | None, theme: Theme) -> str | None:
    for one in look:
        if _name(one) == "noFill":
            return None
        if _name(one) in ("solidFill", "gradFill", "pattFill"):
            return theme.fill(look)
    return _of_style(style, "fillRef", theme)


def _pen(look: etree._Element, style: etree._Element | None, theme: Theme) -> Pen | None:
    line = look.find(f"{A}ln")
    if line is not None and line.find(f"{A}noFill") is not None:
        return None
    said = line.find(f"{A}solidFill") if line is not None else None
    color = theme.color(said) if said is not None else _of_style(style, "lnRef", theme)
    if color is None:
        return None
    width = whole(line.get("w") if line is not None else None, 9525, 0) / _EMU
    dash = line.find(f"{A}prstDash") if line is not None else None
    dashes = _DASHES.get(dash.get("val", ""), ()) if dash is not None else ()
    ends = [line.find(f"{A}{end}End") if line is not None else None for end in ("head", "tail")]
    heads = [end is not None and end.get("type", "none") != "none" for end in ends]
    return Pen(color, width, tuple(part * width for part in dashes), (heads[0], heads[1]))


def _of_style(style: etree._Element | None, name: str, theme: Theme) -> str | None:
    said = style.find(f"{A}{name}") if style is not None else None
    return theme.color(said) if said is not None and said.get("idx", "0") != "0" else None


def _form(element: etree._Element) -> etree._Element | None:
    look = next((child for child in element if _name(child) in ("spPr", "grpSpPr")), None)
    return look.find(f"{A}xfrm") if look is not None else None


def _frame(form: etree._Element) -> tuple[float, float, float, float]:
    place, size = form.find(f"{A}off"), form.find(f"{A}ext")
    if place is None or size is None:
        raise UnreadError
    left, top = (whole(place.get(key), 0) for key in "xy")
    width, height = (whole(size.get(key), 0, 0) for key in ("cx", "cy"))
    return left, top, width, height


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
