"""Painting shapes: outlines, colours, strokes and gradients as PDF operators (ISO 32000-1, 8.4, 8.5 and 8.7.4).

Comes in: a shape in a space with y downwards and the place of its origin. Goes out: operators in the space of the
painter, y upwards. Opacities and gradients are objects of the file that the operators name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from undoc.drawings.geometry import Color, Matrix, Outline, bounds, moved, product
from undoc.drawings.shapes import Cap, Clip, Gradient, Join, Shape, Stroke
from undoc.pdf.objects import File, Name, Ref, Value, number
from undoc.pdf.svgpath import outline_operators

_CAPS = {Cap.BUTT: 0, Cap.ROUND: 1, Cap.SQUARE: 2}
_JOINS = {Join.MITER: 0, Join.ROUND: 1, Join.BEVEL: 2}


class Graphics:
    """The graphics objects of one file, named G1 … (opacities), M1 … (masks), S1 … (gradients), X1 … (groups)."""

    def __init__(self, file: File, resources: Ref) -> None:
        """``resources`` is the resource dictionary of all pages, to be given to groups painted as wholes too."""
        self._file = file
        self._resources = resources
        self._opacities: dict[tuple[float, float], str] = {}
        self._gradients: dict[tuple[Gradient, bool], str] = {}
        self._masks: dict[str, Value] = {}
        self._shadings: dict[str, Ref] = {}
        self._groups: dict[str, Ref] = {}

    def completed(self, resources: Mapping[str, Value]) -> dict[str, Value]:
        """The resource dictionary of all pages with what was named while they were painted."""
        states: dict[str, Value] = {
            name: {"Type": Name("ExtGState"), "ca": fill, "CA": stroke}
            for (fill, stroke), name in self._opacities.items()
        }
        states |= self._masks
        held = resources.get("XObject")
        pictures: dict[str, Value] = dict(held) if isinstance(held, Mapping) else {}
        further: dict[str, dict[str, Value]] = {
            "ExtGState": states,
            "Shading": dict(self._shadings),
            "XObject": {**pictures, **self._groups},
        }
        return {**resources, **{kind: entries or None for kind, entries in further.items()}}

    def group(self, operators: str, box: tuple[float, float, float, float]) -> str:
        """The operator that paints ``operators`` as a whole: what is over another in it hides that (11.6.6)."""
        name = f"X{len(self._groups) + 1}"
        entries: dict[str, Value] = {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": list(box),
            "Group": {"S": Name("Transparency"), "CS": Name("DeviceRGB")},
            "Resources": self._resources,
        }
        self._groups[name] = self._file.add_stream(entries, operators.encode("latin-1"))
        return f"/{name} Do"

    @staticmethod
    def operands(matrix: Matrix) -> str:
        """The numbers of a matrix."""
        return " ".join(number(value, 6) for value in matrix)

    @staticmethod
    def clip(clip: Clip) -> str:
        """The operators that keep what follows within ``clip``, its space's y turned upwards."""
        outline = moved(clip.outline, (1.0, 0.0, 0.0, -1.0, 0.0, 0.0))
        return f"{outline_operators(outline)}\n{'W*' if clip.even_odd else 'W'} n"

    def opacity(self, fill: float, stroke: float) -> str:
        """The operator that sets the opacities of fills and strokes."""
        name = self._opacities.setdefault((fill, stroke), f"G{len(self._opacities) + 1}")
        return f"/{name} gs"

    def shape(self, shape: Shape, x: float, y: float) -> Iterator[str]:
        """The operators that paint ``shape`` with its origin at (x, y), y upwards; they leave no trace in the state."""
        outline = moved(shape.outline, (1.0, 0.0, 0.0, -1.0, x, y))
        fill, stroke = shape.fill, shape.stroke
        if not outline or (fill is None and stroke is None):
            return
        yield "q"
        stroke_opacity = stroke.opacity if stroke else 1.0
        if shape.opacity < 1 or stroke_opacity < 1:
            yield self.opacity(shape.opacity, stroke_opacity)
        path = outline_operators(outline)
        if isinstance(fill, Gradient):
            yield from self._shaded(fill, outline, x, y, even_odd=shape.even_odd)
            fill = None
        if fill is not None:
            yield f"{_color(fill)} rg"
        if stroke is not None:
            yield from _pen(stroke)
        star = "*" if shape.even_odd else ""
        if fill is not None or stroke is not None:
            paint = {(True, True): f"B{star}", (True, False): f"f{star}", (False, True): "S"}
            yield f"{path}\n{paint[fill is not None, stroke is not None]}"
        yield "Q"

    def _shaded(self, gradient: Gradient, outline: Outline, x: float, y: float, *, even_odd: bool) -> Iterator[str]:
        yield f"q {outline_operators(outline)}\n{'W*' if even_odd else 'W'} n"
        placed = f"{self.operands(product((1.0, 0.0, 0.0, -1.0, x, y), gradient.matrix))} cm"
        if any(stop.opacity < 1 for stop in gradient.stops):
            yield self._mask(f"{placed} /{self._gradient(gradient, of_opacity=True)} sh", bounds(outline))
        yield f"{placed} /{self._gradient(gradient)} sh Q"

    def _gradient(self, gradient: Gradient, *, of_opacity: bool = False) -> str:
        """The name of a gradient's colours, or of its opacities as shades of grey."""
        name = self._gradients.get((gradient, of_opacity))
        if name is None:
            name = self._gradients[gradient, of_opacity] = f"S{len(self._gradients) + 1}"
            self._shadings[name] = self._file.add(_shading(gradient, of_opacity=of_opacity))
        return name

    def _mask(self, operators: str, box: tuple[float, float, float, float]) -> str:
        """The operator from which on all shows as strongly as ``operators`` paint light within ``box`` (11.6.5.2)."""
        entries: dict[str, Value] = {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": list(box),
            "Group": {"S": Name("Transparency"), "CS": Name("DeviceGray")},
            "Resources": self._resources,
        }
        name = f"M{len(self._masks) + 1}"
        form = self._file.add_stream(entries, operators.encode("latin-1"))
        mask: dict[str, Value] = {"Type": Name("Mask"), "S": Name("Luminosity"), "G": form}
        self._masks[name] = {"Type": Name("ExtGState"), "SMask": mask}
        return f"/{name} gs"


def _color(color: Color) -> str:
    return " ".join(number(value) for value in color)


def _pen(stroke: Stroke) -> Iterator[str]:
    yield f"{_color(stroke.color)} RG {number(stroke.width)} w"
    if stroke.cap is not Cap.BUTT:
        yield f"{_CAPS[stroke.cap]} J"
    if stroke.join is not Join.MITER:
        yield f"{_JOINS[stroke.join]} j"
    elif stroke.miter != 10:
        yield f"{number(stroke.miter)} M"
    lengths = [number(length) for length in stroke.dashes]
    if any(length != "0" for length in lengths):  # dashes that are nothing on paper are no pattern (8.4.3.6)
        # Where the pattern begins is never negative (8.4.3.6).
        offset = stroke.offset if stroke.offset >= 0 else stroke.offset % sum(stroke.dashes)
        yield f"[{' '.join(lengths)}] {number(offset)} d"


def _shading(gradient: Gradient, *, of_opacity: bool) -> dict[str, Value]:
    """An axial or radial shading (8.7.4.5.3, 8.7.4.5.4) that goes on beyond its ends."""
    (x1, y1), (x2, y2) = gradient.start, gradient.end
    coordinates: list[Value] = [x1, y1, x2, y2]
    if gradient.circle:
        coordinates = [x1, y1, gradient.radii[0], x2, y2, gradient.radii[1]]
    values = [(stop.offset, (stop.opacity,) if of_opacity else stop.color) for stop in gradient.stops]
    return {
        "ShadingType": 3 if gradient.circle else 2,
        "ColorSpace": Name("DeviceGray" if of_opacity else "DeviceRGB"),
        "Coords": coordinates,
        "Extend": [True, True],
        "Function": _function(values),
    }


def _function(stops: Sequence[tuple[float, tuple[float, ...]]]) -> dict[str, Value]:
    """The function of values that change evenly between ``stops``."""
    stops = [(0.0, stops[0][1]), *stops, (1.0, stops[-1][1])]
    parts: list[dict[str, Value]] = []
    ends: list[Value] = []
    for (at, values), (following, next_values) in pairwise(stops):
        if round(following, 5) > round(at, 5):  # as they are written: bounds have to rise
            parts.append({"FunctionType": 2, "Domain": [0, 1], "C0": list(values), "C1": list(next_values), "N": 1})
            ends.append(following)
    return {
        "FunctionType": 3,
        "Domain": [0, 1],
        "Functions": list(parts),
        "Bounds": ends[:-1],
        "Encode": [0, 1] * len(parts),
    }
