"""The emblem: the few elements of SVG that one is made of, as PDF path operators, in the least time.

It is on the first page of every document; drawings of the content are read whole by ``undoc.drawings``. Read are
``svg`` with a viewBox, ``g`` and ``path``, with ``fill``, ``fill-rule`` and ``transform``. A drawing that uses anything
else that would show is refused, so that nothing of it is lost unnoticed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from msgspec import Struct

from undoc.drawings.geometry import Color, Matrix
from undoc.drawings.transforms import TransformError, read_transform
from undoc.pdf.objects import number
from undoc.pdf.svgpath import PathError, path_operators


class DrawingError(ValueError):
    """A drawing that cannot be read; the message says why."""


class Drawing(NamedTuple):
    """A drawing's view box, y downwards, and the operators that paint in that space, deflated."""

    x: float
    y: float
    width: float
    height: float
    operators: bytes


#: Higher levels make coordinates hardly smaller, only slower.
_DEFLATE_LEVEL = 3

_NAMESPACE = "http://www.w3.org/2000/svg"
_SILENT = frozenset({"title", "desc", "metadata", "defs"})
_HARMLESS = frozenset({"id", "d", "fill", "fill-rule", "transform", "version", "width", "height", "viewBox", "role"})
#: Properties that may stand at these values, which change nothing.
_NEUTRAL = {
    "stroke": {"none"},
    "opacity": {"1"},
    "fill-opacity": {"1"},
    "preserveAspectRatio": {"xMidYMid", "xMidYMid meet"},
}
_NAMED: dict[str, Color] = {"black": (0, 0, 0), "white": (1, 1, 1), "currentColor": (0, 0, 0)}
_HEX = r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
_SEPARATOR = r"\s*,\s*|\s+"


@lru_cache(maxsize=16)
def read_drawing(data: bytes) -> Drawing:
    """The drawing of an SVG file. Raises DrawingError."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DrawingError(f"is not well-formed XML: {error}") from error
    if reader.box is None:
        raise DrawingError("is not an SVG drawing")
    return Drawing(*reader.box, zlib.compress("\n".join(reader.operators).encode(), _DEFLATE_LEVEL))


def _refuse_entity(*_: object) -> None:
    raise DrawingError("declares entities")


class _Paint(Struct, frozen=True):
    """How the paths of a group are filled: ``color`` is None for not at all."""

    color: Color | None = (0.0, 0.0, 0.0)
    even_odd: bool = False


class _Reader:
    """Takes the elements of the file and gathers operators."""

    def __init__(self) -> None:
        self.box: tuple[float, float, float, float] | None = None
        self.operators: list[str] = []
        #: The paint of each open element; where it has a transform also the colour before it, which Q restores.
        self._open: list[tuple[_Paint, Color | None]] = []
        self._silent = 0
        self._color: Color = (0.0, 0.0, 0.0)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self.box is None:
            if (namespace, local) != (_NAMESPACE, "svg"):
                raise DrawingError("is not an SVG drawing")
            self.box = _view_box(attributes)
        elif self._silent or namespace != _NAMESPACE or local in _SILENT:
            self._silent += 1
            return
        elif local not in ("g", "path"):
            raise DrawingError(f"has an element <{local}>; only groups and paths can be drawn")
        _check(local, attributes)
        paint = _paint(attributes, self._open[-1][0] if self._open else _Paint())
        outer = None
        if "transform" in attributes:
            self.operators.append(f"q {' '.join(number(value, 6) for value in _matrix(attributes['transform']))} cm")
            outer = self._color
        self._open.append((paint, outer))
        if local == "path":
            self._fill(attributes.get("d", ""), paint)

    def end(self, _name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        _, outer = self._open.pop()
        if outer is not None:
            self.operators.append("Q")
            self._color = outer

    def _fill(self, data: str, paint: _Paint) -> None:
        try:
            path = path_operators(data)
        except PathError as error:
            raise DrawingError(f"has a path that cannot be read: {error}") from error
        if not path or paint.color is None:
            return
        if paint.color != self._color:
            self.operators.append(" ".join(number(value) for value in paint.color) + " rg")
            self._color = paint.color
        self.operators.append(path + ("\nf*" if paint.even_odd else "\nf"))


def _view_box(attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
    try:
        x, y, width, height = (float(value) for value in re.split(_SEPARATOR, attributes.get("viewBox", "").strip()))
    except ValueError:
        raise DrawingError("has no viewBox of four numbers") from None
    if width <= 0 or height <= 0:
        raise DrawingError("has an empty viewBox")
    return x, y, width, height


def _check(element: str, attributes: Mapping[str, str]) -> None:
    """Refuse attributes that would show and are not drawn; those of other namespaces never show."""
    for name, value in attributes.items():
        if name in _HARMLESS or " " in name or name.startswith(("xml", "aria-", "data-")):
            continue
        if value.strip() not in _NEUTRAL.get(name, ()):
            raise DrawingError(f"has {name}={value!r} on <{element}>, which cannot be drawn")


def _paint(attributes: Mapping[str, str], outer: _Paint) -> _Paint:
    """The paint of an element within an element painted ``outer``."""
    color, even_odd = outer.color, outer.even_odd
    fill = attributes.get("fill", "inherit").strip()
    if fill == "none":
        color = None
    elif fill in _NAMED:
        color = _NAMED[fill]
    elif found := re.fullmatch(_HEX, fill):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        red, green, blue = bytes.fromhex(digits)
        color = (red / 255, green / 255, blue / 255)
    elif fill != "inherit":
        raise DrawingError(f"has the fill {fill!r}; write it as #rrggbb")
    rule = attributes.get("fill-rule", "inherit").strip()
    if rule != "inherit":
        even_odd = rule == "evenodd"
    return _Paint(color, even_odd)


def _matrix(text: str) -> Matrix:
    try:
        return read_transform(text)
    except TransformError as error:
        raise DrawingError(str(error)) from None
