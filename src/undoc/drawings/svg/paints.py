"""What shapes are painted with: colours, gradients, strokes (SVG 1.1, 11 and 13)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from undoc.drawings.geometry import IDENTITY, Color, Matrix, Outline, bounds, product
from undoc.drawings.shapes import Cap, Gradient, Join, Stroke
from undoc.drawings.svg.css import Rule
from undoc.drawings.svg.properties import Properties, computed, initial
from undoc.drawings.svg.tree import Node
from undoc.drawings.svg.values import color, fraction, length, numbers
from undoc.drawings.transforms import read_transform

_URL = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)\s*(.*)")
_GEOMETRY = ("x1", "y1", "x2", "y2", "cx", "cy", "r", "fx", "fy", "gradientUnits", "gradientTransform", "spreadMethod")


class NotDrawnError(ValueError):
    """Something that is understood and cannot be drawn; the message says what."""


def reference(value: str) -> str | None:
    """The id in ``url(#id)``, None for another value."""
    match = _URL.fullmatch(value.strip())
    return match[1] if match else None


class Paints:
    """Makes fills and strokes; ``nodes`` are the elements of the file by their ids."""

    def __init__(self, nodes: Mapping[str, Node], sheet: Sequence[Rule]) -> None:
        self._nodes = nodes
        self._sheet = sheet

    def fill(
        self, own: Properties, outline: Outline, view: tuple[float, float]
    ) -> tuple[Color | Gradient | None, float]:
        """What an outline is filled with, and its opacity. NotDrawnError or ValueError when that cannot be drawn."""
        paint, opacity = self._paint(own["fill"], outline, view)
        return paint, opacity * fraction(own["fill-opacity"])

    def stroke(self, own: Properties, size: float, view: tuple[float, float]) -> Stroke | None:
        """The stroke along an outline, None for none. NotDrawnError or ValueError when that cannot be drawn."""
        if reference(own["stroke"]) is not None:
            raise NotDrawnError(f"stroke: {own['stroke']}")
        paint, opacity = self._paint(own["stroke"], (), view)
        diagonal = ((view[0] ** 2 + view[1] ** 2) / 2) ** 0.5
        width = length(own["stroke-width"], size, diagonal)
        if paint is None or width <= 0:
            return None
        assert not isinstance(paint, Gradient)
        dashes: tuple[float, ...] = ()
        if own["stroke-dasharray"] != "none":
            dashes = tuple(
                length(part, size, diagonal) for part in re.split(r"[\s,]+", own["stroke-dasharray"].strip())
            )
            dashes = dashes * 2 if len(dashes) % 2 else dashes
        join = own["stroke-linejoin"]
        return Stroke(
            color=paint,
            width=width,
            dashes=dashes if sum(dashes) > 0 else (),
            offset=length(own["stroke-dashoffset"], size, diagonal),
            cap=Cap(own["stroke-linecap"]),
            join=Join(join if join in ("round", "bevel") else "miter"),
            miter=float(own["stroke-miterlimit"]),
            opacity=opacity * fraction(own["stroke-opacity"]),
        )

    def _paint(self, value: str, outline: Outline, view: tuple[float, float]) -> tuple[Color | Gradient | None, float]:
        if value == "none":
            return None, 1.0
        identifier = reference(value)
        if identifier is None:
            return color(value)
        node = self._nodes.get(identifier)
        if node is None:
            match = _URL.fullmatch(value.strip())
            if match and match[2]:
                return self._paint(match[2], outline, view)
            raise NotDrawnError(f"{value}, which is not in the file")
        if node.name not in ("linearGradient", "radialGradient"):
            raise NotDrawnError(f"a fill with <{node.name}>")
        return self._gradient(node, outline, view), 1.0

    def _gradient(self, node: Node, outline: Outline, view: tuple[float, float]) -> Color | Gradient | None:
        attributes, stops = self._inherited(node, ())
        if not stops:
            return None
        if len(stops) == 1:
            return stops[0][1]
        if attributes.get("spreadMethod", "pad") != "pad":
            raise NotDrawnError(f"a gradient with spreadMethod={attributes['spreadMethod']!r}")
        own = attributes.get("gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
        across, down = (1.0, 1.0) if own else view
        diagonal = ((across**2 + down**2) / 2) ** 0.5
        matrix: Matrix = (
            read_transform(attributes["gradientTransform"]) if "gradientTransform" in attributes else IDENTITY
        )
        if own:
            left, top, right, bottom = bounds(outline)
            matrix = product((right - left, 0.0, 0.0, bottom - top, left, top), matrix)

        def given(name: str, default: str, whole: float) -> float:
            return length(attributes.get(name, default), 16.0, whole)

        if node.name == "linearGradient":
            start = given("x1", "0%", across), given("y1", "0%", down)
            return Gradient(start, (given("x2", "100%", across), given("y2", "0%", down)), stops, matrix)
        center = given("cx", "50%", across), given("cy", "50%", down)
        focus = tuple(
            given(name, "0", whole) if name in attributes else middle
            for name, whole, middle in (("fx", across, center[0]), ("fy", down, center[1]))
        )
        radius = given("r", "50%", diagonal)
        return Gradient((focus[0], focus[1]), center, stops, matrix, True, (0.0, radius))

    def _inherited(self, node: Node, seen: tuple[Node, ...]) -> tuple[dict[str, str], tuple[tuple[float, Color], ...]]:
        """The attributes and stops of a gradient, those of the one that it refers to where it has none itself."""
        attributes = {name: node.attributes[name] for name in _GEOMETRY if name in node.attributes}
        stops = self._stops(node)
        other = self._nodes.get(node.attributes.get("href", "").strip().removeprefix("#"))
        if other is not None and other not in seen:
            further, further_stops = self._inherited(other, (*seen, node))
            attributes = further | attributes
            stops = stops or further_stops
        return attributes, stops

    def _stops(self, node: Node) -> tuple[tuple[float, Color], ...]:
        stops: list[tuple[float, Color]] = []
        for stop in node.children:
            if stop.name != "stop":
                continue
            own = computed(stop, initial(), self._sheet)
            found, opacity = color(own["color"] if own["stop-color"] == "currentColor" else own["stop-color"])
            if opacity * fraction(own["stop-opacity"]) < 1:
                raise NotDrawnError("a gradient that becomes transparent")
            offset = fraction(stop.attributes.get("offset", "0"))
            stops.append((max(offset, stops[-1][0]) if stops else offset, found))
        return tuple(stops)


def view_box(node: Node) -> tuple[float, float, float, float] | None:
    """The view box of an element, None without one. ValueError when it is not four numbers."""
    if "viewBox" not in node.attributes:
        return None
    values = numbers(node.attributes["viewBox"])
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        raise ValueError(f"“{node.attributes['viewBox']}” is no view box")
    return values[0], values[1], values[2], values[3]


def fitted(box: tuple[float, float, float, float], width: float, height: float, ratio: str) -> Matrix:
    """The matrix from a view box to ``width`` by ``height`` (SVG 1.1, 7.8)."""
    x, y, across, down = box
    sx, sy = width / across, height / down
    words = ratio.replace("defer", "").split() or ["xMidYMid"]
    if words[0] == "none":
        return (sx, 0.0, 0.0, sy, -x * sx, -y * sy)
    scale = max(sx, sy) if words[-1] == "slice" else min(sx, sy)
    parts = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    dx = (width - across * scale) * parts.get(words[0][1:4], 0.5)
    dy = (height - down * scale) * parts.get(words[0][5:8], 0.5)
    return (scale, 0.0, 0.0, scale, dx - x * scale, dy - y * scale)
