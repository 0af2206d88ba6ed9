"""What shapes are painted with: colours, gradients, strokes (SVG 1.1, 11 and 13)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from itertools import pairwise

from undoc.drawings.geometry import IDENTITY, Color, Matrix, Outline, bounds, points, product
from undoc.drawings.shapes import Cap, Gradient, Join, Stop, Stroke
from undoc.drawings.svg.problems import NotDrawnError
from undoc.drawings.svg.properties import Cascade, Properties
from undoc.drawings.svg.tree import Node
from undoc.drawings.svg.values import color, fraction, length, number, numbers, shown
from undoc.drawings.svg.view import View
from undoc.drawings.transforms import read_transform

_URL = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)\s*(.*)")
#: How long a chain of gradients may be that refer to each other.
_MOST_REFERENCES = 100
#: The most stops of a gradient, and the most lengths in a pattern of dashes; the most dashes along a line.
_MOST_TOLD, _MOST_DASHES = 1000, 100_000
_GEOMETRY = (
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "fx",
    "fy",
    "fr",
    "gradientUnits",
    "gradientTransform",
    "spreadMethod",
)


def reference(value: str) -> str | None:
    """The id in ``url(#id)``, None for another value."""
    match = _URL.fullmatch(value.strip())
    return match[1] if match else None


class Paints:
    """Makes fills and strokes; ``nodes`` are the elements of the file by their ids."""

    def __init__(self, nodes: Mapping[str, Node], cascade: Cascade) -> None:
        self._nodes = nodes
        self._cascade = cascade
        #: Attributes and stops by gradient; many shapes may be filled with one.
        self._gradients: dict[Node, tuple[dict[str, str], tuple[Stop, ...]]] = {}

    def fill(self, own: Properties, outline: Outline, view: View) -> tuple[Color | Gradient | None, float]:
        """What an outline is filled with, and its opacity. NotDrawnError or ValueError when that cannot be drawn."""
        paint, opacity = self._paint(own["fill"], outline, view)
        return paint, opacity * fraction(own["fill-opacity"])

    def stroke(self, own: Properties, size: float, view: View) -> Stroke | None:
        """The stroke along an outline, None for none. NotDrawnError or ValueError when that cannot be drawn."""
        if reference(own["stroke"]) is not None:
            raise NotDrawnError(f"stroke: {own['stroke']}")
        paint, opacity = self._paint(own["stroke"], (), view)
        diagonal = view.diagonal
        width = length(own["stroke-width"], size, diagonal)
        if paint is None or width <= 0:
            return None
        assert not isinstance(paint, Gradient)
        view.check((width * view.scale,))
        offset = length(own["stroke-dashoffset"], size, diagonal)
        view.check((offset * view.scale,))
        join = own["stroke-linejoin"]
        miter = number(own["stroke-miterlimit"])
        return Stroke(
            color=paint,
            width=width,
            dashes=_dashes(own["stroke-dasharray"], size, diagonal),
            offset=offset,
            cap=Cap(own["stroke-linecap"]),
            join=Join(join if join in ("round", "bevel") else "miter"),
            # Less than 1 is an error, which leaves what is there at first (SVG 1.1, 11.4).
            miter=miter if miter >= 1 else 4.0,
            opacity=opacity * fraction(own["stroke-opacity"]),
        )

    def _paint(self, value: str, outline: Outline, view: View) -> tuple[Color | Gradient | None, float]:
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
        if node not in self._gradients:
            self._gradients[node] = self._inherited(node)
        attributes, stops = self._gradients[node]
        opacities = {stop.opacity for stop in stops}
        if len(opacities) > 1:
            paint = self._gradient(node, attributes, stops, outline, view=view)
            return (paint.color, paint.opacity) if isinstance(paint, Stop) else (paint, 1.0)
        # One opacity throughout is that of the shape.
        opaque = tuple(Stop(stop.offset, stop.color) for stop in stops)
        paint = self._gradient(node, attributes, opaque, outline, view=view)
        return paint.color if isinstance(paint, Stop) else paint, min(opacities, default=1.0)

    def _gradient(
        self, node: Node, attributes: dict[str, str], stops: tuple[Stop, ...], outline: Outline, view: View
    ) -> Stop | Gradient | None:
        """A gradient over an outline, the one stop that is all of it, or nothing."""
        if not stops:
            return None
        if len(stops) == 1:
            return stops[0]
        if attributes.get("spreadMethod", "pad") != "pad":
            raise NotDrawnError(f"a gradient with spreadMethod={attributes['spreadMethod']!r}")
        own = attributes.get("gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
        across, down = (1.0, 1.0) if own else view.size
        diagonal = ((across**2 + down**2) / 2) ** 0.5
        matrix: Matrix = (
            read_transform(attributes["gradientTransform"]) if "gradientTransform" in attributes else IDENTITY
        )
        if own:
            left, top, right, bottom = bounds(outline)
            if left == right or top == bottom:
                return None  # SVG 1.1, 7.11
            matrix = product((right - left, 0.0, 0.0, bottom - top, left, top), matrix)

        def given(name: str, default: str, whole: float) -> float:
            return length(attributes.get(name, default), 16.0, whole)

        led = view.within(matrix)
        if not led.scale:
            return None
        if node.name == "linearGradient":
            start, end = (
                (given("x1", "0%", across), given("y1", "0%", down)),
                (
                    given("x2", "100%", across),
                    given("y2", "0%", down),
                ),
            )
            led.check_points((start, end))
            # Without a length all is as at the end (13.2.2).
            return Gradient(start, end, stops, matrix) if start != end else stops[-1]
        center = given("cx", "50%", across), given("cy", "50%", down)
        focus = tuple(
            given(name, "0", whole) if name in attributes else middle
            for name, whole, middle in (("fx", across, center[0]), ("fy", down, center[1]))
        )
        radius = given("r", "50%", diagonal)
        inner = given("fr", "0%", diagonal)
        if radius < 0 or inner < 0:
            raise NotDrawnError("a gradient with a negative radius")
        if not radius:
            return stops[-1]
        if inner >= radius:
            raise NotDrawnError("a gradient whose inner circle is not within the outer one")
        led.check_points((center, (focus[0], focus[1]), (center[0] + radius, center[1] + radius)))
        return Gradient((focus[0], focus[1]), center, stops, matrix, circle=True, radii=(inner, radius))

    def _inherited(self, node: Node) -> tuple[dict[str, str], tuple[Stop, ...]]:
        """The attributes and stops of a gradient, those of the one that it refers to where it has none itself."""
        attributes: dict[str, str] = {}
        stops: tuple[Stop, ...] = ()
        if "gradientTransform" in node.attributes and self._cascade.where_it_stands(node)["transform-origin"] != "0 0":
            raise NotDrawnError("a gradient with a transform-origin")
        seen: set[Node] = set()
        one: Node | None = node
        while one is not None and one not in seen:
            if len(seen) == _MOST_REFERENCES:
                raise NotDrawnError("a gradient that refers to others over and over")
            seen.add(one)
            attributes = {name: one.attributes[name] for name in _GEOMETRY if name in one.attributes} | attributes
            stops = stops or self._stops(one)
            one = self._nodes.get(one.attributes.get("href", "").strip().removeprefix("#"))
        return attributes, stops

    def _stops(self, node: Node) -> tuple[Stop, ...]:
        stops: list[Stop] = []
        for stop in node.children:
            if stop.name != "stop":
                continue
            own = self._cascade.where_it_stands(stop)
            found, opacity = color(own["stop-color"])
            offset = fraction(stop.attributes.get("offset", "0"))
            if len(stops) == _MOST_TOLD:
                raise NotDrawnError(f"a gradient of more than {_MOST_TOLD:,} stops")
            offset = max(offset, stops[-1].offset) if stops else offset
            stops.append(Stop(offset, found, opacity * fraction(own["stop-opacity"])))
        return tuple(stops)


def _dashes(value: str, size: float, diagonal: float) -> tuple[float, ...]:
    """The lengths of dashes and gaps, none for a full line (SVG 1.1, 11.4: one that is negative is an error)."""
    if value == "none":
        return ()
    parts = re.split(r"[\s,]+", value.strip())
    if len(parts) > _MOST_TOLD:
        raise NotDrawnError(f"a stroke-dasharray of {len(parts):,} lengths")
    dashes = tuple(length(part, size, diagonal) for part in parts)
    if min(dashes) < 0 or not sum(dashes):
        return ()
    return dashes * 2 if len(dashes) % 2 else dashes


def check_dashes(stroke: Stroke | None, outline: Outline) -> None:
    """NotDrawnError when the outline would have more dashes than anybody can see or any reader wants to draw."""
    if stroke is None or not stroke.dashes:
        return
    corners = list(points(outline))
    whole = sum(math.dist(one, other) for one, other in pairwise(corners))
    if whole / sum(stroke.dashes) * len(stroke.dashes) > _MOST_DASHES:
        raise NotDrawnError("a line of more than 100,000 dashes")


def view_box(node: Node) -> tuple[float, float, float, float] | None:
    """The view box of an element, None without one. ValueError when it is not four numbers."""
    if "viewBox" not in node.attributes:
        return None
    values = numbers(node.attributes["viewBox"])
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        raise ValueError(f"{shown(node.attributes['viewBox'])} is no view box")
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
