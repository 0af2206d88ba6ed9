"""The basic shapes of SVG as outlines (SVG 1.1, 9)."""

from __future__ import annotations

from undoc.drawings.geometry import Outline, ellipse, polygon, polyline, rectangle
from undoc.drawings.paths import read_path
from undoc.drawings.svg.tree import Node
from undoc.drawings.svg.values import length, numbers

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
#: How far the control points of a rounded corner stand from its ends, in parts of the radius.
_HANDLE = 0.5522847498


def outline(node: Node, size: float, view: tuple[float, float]) -> Outline:
    """The outline of a shape; ``size`` is that of the type, ``view`` width and height of what per cents are of.

    Empty for a shape without extent. ValueError when an attribute cannot be read.
    """
    across, down = view
    diagonal = ((across**2 + down**2) / 2) ** 0.5

    def given(name: str, whole: float, default: float = 0.0) -> float:
        text = node.attributes.get(name, "").strip()
        return length(text, size, whole) if text and text != "auto" else default

    match node.name:
        case "path":
            return read_path(node.attributes.get("d", ""))
        case "rect":
            return _rectangle(node, given, across, down)
        case "circle":
            radius = given("r", diagonal)
            return ellipse(given("cx", across), given("cy", down), radius, radius) if radius > 0 else ()
        case "ellipse":
            rx, ry = given("rx", across, -1.0), given("ry", down, -1.0)
            rx, ry = rx if rx >= 0 else ry, ry if ry >= 0 else rx
            return ellipse(given("cx", across), given("cy", down), rx, ry) if rx > 0 and ry > 0 else ()
        case "line":
            start = given("x1", across), given("y1", down)
            return polyline(start, (given("x2", across), given("y2", down)))
        case _:
            values = numbers(node.attributes.get("points", ""))
            points = list(zip(values[::2], values[1::2], strict=False))
            if not points:
                return ()
            return (polygon if node.name == "polygon" else polyline)(points[0], *points[1:])


def _rectangle(node: Node, given: object, across: float, down: float) -> Outline:
    assert callable(given)
    x, y, width, height = given("x", across), given("y", down), given("width", across), given("height", down)
    if width <= 0 or height <= 0:
        return ()
    rx, ry = given("rx", across, -1.0), given("ry", down, -1.0)
    rx, ry = rx if rx >= 0 else ry, ry if ry >= 0 else rx
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        return rectangle(x, y, width, height)
    hx, hy = rx * (1 - _HANDLE), ry * (1 - _HANDLE)
    right, bottom = x + width, y + height
    return (
        ("m", (x + rx, y)),
        ("l", (right - rx, y)),
        ("c", (right - hx, y, right, y + hy, right, y + ry)),
        ("l", (right, bottom - ry)),
        ("c", (right, bottom - hy, right - hx, bottom, right - rx, bottom)),
        ("l", (x + rx, bottom)),
        ("c", (x + hx, bottom, x, bottom - hy, x, bottom - ry)),
        ("l", (x, y + ry)),
        ("c", (x, y + hy, x + hx, y, x + rx, y)),
        ("h", ()),
    )
