"""Shapes of VML: boxes and lines, alone and in groups (ISO/IEC 29500-4, 14 and 19)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from undoc.importer.word import tags
from undoc.importer.word.names import V
from undoc.importer.word.shapes.values import ALONE, LINES, Pen, Placed, Point, UnreadError, WordShape, outline_of

#: Points in the units of VML; a number without one is in dots.
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75, "": 0.75}
_LENGTH = re.compile(r"\s*(-?[\d.]+(?:e-?\d+)?)\s*(pt|in|cm|mm|pc|px|)\s*")
#: Preset forms by the numbers of their types.
_TYPES = {
    "1": "rect",
    "2": "roundRect",
    "3": "ellipse",
    "20": "line",
    "32": "straightConnector1",
    "33": "bentConnector2",
    "34": "bentConnector3",
    "109": "flowChartProcess",
    "116": "flowChartTerminator",
    "176": "flowChartAlternateProcess",
    "202": "rect",
}
_ELEMENTS = {"rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line"}
_COLORS = {
    "black": "#000000",
    "white": "#FFFFFF",
    "red": "#FF0000",
    "green": "#008000",
    "blue": "#0000FF",
    "yellow": "#FFFF00",
    "gray": "#808080",
    "silver": "#C0C0C0",
    "navy": "#000080",
    "window": "#FFFFFF",
    "windowtext": "#000000",
}
_ANCHORS = {"middle": "ctr", "bottom": "b"}


class _Space(NamedTuple):
    """How the units of a group become points; at the top lengths have units."""

    sx: float = 1.0
    dx: float = 0.0
    sy: float = 1.0
    dy: float = 0.0
    has_units: bool = True


def read_picture(picture: etree._Element) -> Placed:
    """The shapes of ``w:pict``. UnreadError when there is more in it than boxes and lines."""
    found: list[WordShape] = []
    relative = ALONE
    for child in picture:
        if _name(child) in ("shapetype", "anchorlock"):
            continue
        if not str(child.tag).startswith(V):
            raise UnreadError
        style = _style(child)
        if style.get("position") == "absolute":
            own = (style.get(f"mso-position-{side}-relative", "text") for side in ("horizontal", "vertical"))
            relative = " ".join(own)
        found += _shapes(child, _Space())
    if not found:
        raise UnreadError
    return Placed(tuple(found), relative)


def _shapes(element: etree._Element, space: _Space) -> Iterator[WordShape]:
    name, style = _name(element), _style(element)
    if style.get("rotation"):
        raise UnreadError
    if name == "group":
        left, top, width, height = _frame(style, space)
        x, y = _pair(element.get("coordorigin", "0,0"))
        wide, high = _pair(element.get("coordsize", "1000,1000"))
        sx, sy = width / (wide or 1.0), height / (high or 1.0)
        inner = _Space(sx, left - x * sx, sy, top - y * sy, has_units=False)
        for child in element:
            if _name(child) not in ("shapetype", "lock", "wrap", "anchorlock", "diagram"):
                yield from _shapes(child, inner)
        return
    form = _ELEMENTS.get(name) or _TYPES.get((element.get("type") or "").rpartition("_t")[2], "")
    outline = outline_of(form, 0.5)
    if name not in (*_ELEMENTS, "shape") or outline is None:
        raise UnreadError
    if name == "line":
        ends = [_point(element.get(end, "0,0"), space) for end in ("from", "to")]
        yield WordShape("line", tuple(ends), pen=_pen(element))
        return
    left, top, width, height = _frame(style, space)
    flips = style.get("flip", "")
    points = [(1 - x if "x" in flips else x, 1 - y if "y" in flips else y) for x, y in outline]
    is_filled = form not in LINES and element.get("filled") not in ("f", "false")
    text = element.find(f"{V}textbox")
    if text is not None and "layout-flow" in text.get("style", ""):
        raise UnreadError
    yield WordShape(
        form,
        tuple((left + x * width, top + y * height) for x, y in points),
        fill=_color(element.get("fillcolor"), "#FFFFFF") if is_filled else None,
        pen=_pen(element),
        box=next(text.iter(tags.W_TXBX_CONTENT), None) if text is not None else None,
        insets=_insets(text.get("inset", "") if text is not None else ""),
        anchor=_ANCHORS.get(style.get("v-text-anchor", ""), "t"),
    )


def _pen(element: etree._Element) -> Pen | None:
    if element.get("stroked") in ("f", "false"):
        return None
    width = _length(element.get("strokeweight") or "0.75pt")
    own = element.find(f"{V}stroke")
    dash = own.get("dashstyle", "solid") if own is not None else "solid"
    dashes = () if dash == "solid" else (width, 2 * width) if "dot" in dash.lower() else (4 * width, 3 * width)
    heads = [own is not None and own.get(f"{end}arrow", "none") != "none" for end in ("start", "end")]
    return Pen(_color(element.get("strokecolor"), "#000000"), width, dashes, (heads[0], heads[1]))


def _insets(text: str) -> tuple[float, float, float, float]:
    usual = (7.2, 3.6, 7.2, 3.6)
    said = [part.strip() for part in text.split(",")]
    found = [_length(said[at]) if at < len(said) and said[at] else usual[at] for at in range(4)]
    return found[0], found[1], found[2], found[3]


def _frame(style: Mapping[str, str], space: _Space) -> tuple[float, float, float, float]:
    if space.has_units:
        left, top = (_length(style.get(f"margin-{side}") or style.get(side) or "0pt") for side in ("left", "top"))
        return left, top, _length(style.get("width", "0pt")), _length(style.get("height", "0pt"))
    x, y, width, height = (_number(style.get(key, "0")) for key in ("left", "top", "width", "height"))
    return space.sx * x + space.dx, space.sy * y + space.dy, space.sx * width, space.sy * height


def _point(text: str, space: _Space) -> Point:
    if space.has_units:
        x, _, y = text.partition(",")
        return _length(x), _length(y)
    x_, y_ = _pair(text)
    return space.sx * x_ + space.dx, space.sy * y_ + space.dy


def _pair(text: str) -> Point:
    x, _, y = text.partition(",")
    return _number(x or "0"), _number(y or "0")


def _number(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise UnreadError
    return float(match[1])


def _length(text: str) -> float:
    match = _LENGTH.fullmatch(text or "0")
    if match is None:
        raise UnreadError
    return float(match[1]) * _UNITS[match[2]]


def _color(text: str | None, usual: str) -> str:
    said = (text or usual).split(" ")[0].lower()
    if re.fullmatch("#[0-9a-f]{3}", said):
        said = "#" + "".join(2 * figure for figure in said[1:])
    return said.upper() if re.fullmatch("#[0-9a-f]{6}", said) else _COLORS.get(said, "#000000")


def _style(element: etree._Element) -> dict[str, str]:
    parts = (part.partition(":") for part in element.get("style", "").split(";"))
    return {key.strip().lower(): value.strip() for key, _, value in parts if key.strip()}


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
