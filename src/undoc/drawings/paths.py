"""Path data of SVG as outlines: SVG 1.1, section 8.3, all commands."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from undoc.counting import counted
from undoc.drawings.geometry import Outline, Point, Segment
from undoc.drawings.numbers import NUMBER, bounded

_GAP = r"[\s,]*+"
_COMMAND = r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)"
_WITHOUT_GAPS = str.maketrans("", "", " \t\r\n\f,")
# The two flags of an arc may stand without a gap after them: "a1 1 0 01.5.5".
_ARC = _GAP + _GAP.join((f"({NUMBER})",) * 3 + ("([01])",) * 2 + (f"({NUMBER})",) * 2)

_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Curve = tuple[Point, Point, Point]


class PathError(ValueError):
    """Path data that is not well formed."""


def read_path(data: str) -> Outline:
    """The outline of the path ``data``, in the path's own coordinates. Raises PathError."""
    pen = _Pen()
    for command, arguments in _commands(data):
        pen.draw(command, arguments)
    return tuple(pen.segments)


def _commands(data: str) -> Iterator[tuple[str, Sequence[float]]]:
    """Each command with the numbers that follow it; whole numbers are int."""
    found = re.findall(_COMMAND, data)
    before = re.split(_COMMAND, data, maxsplit=1)[0]
    if before.strip() or (found and found[0][0] not in "Mm"):
        raise PathError(f"path data does not begin with M but with {data.strip()[:20]!r}")
    for command, text in found:
        parts = _arcs(text) if command in "Aa" else re.findall(NUMBER, text)
        if "".join(parts) != text.translate(_WITHOUT_GAPS):
            raise PathError(f"path command {command} is followed by {text.strip()[:40]!r}")
        count = _ARGUMENTS[command.upper()]
        if (len(parts) % count or not parts) if count else parts:
            raise PathError(f"path command {command} has {counted(len(parts), 'number')}")
        try:
            values: Sequence[float] = [*map(int, parts)]
        except ValueError:
            values = [*map(float, parts)]
        try:
            yield command, [*map(bounded, values)]
        except ValueError as error:
            raise PathError(f"{error} in path command {command}") from None


def _arcs(text: str) -> list[str]:
    """The numbers of arcs as far as they can be read."""
    found: list[str] = []
    place = 0
    arc = re.compile(_ARC)
    while match := arc.match(text, place):
        found += match.groups()
        place = match.end()
    return found


class _Pen:
    """Turns commands into segments; knows the current point, the subpath's start and the last control point."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._x: float = 0
        self._y: float = 0
        self._start: Point = (0, 0)
        #: The last command, and its last control point when it was a curve.
        self._last = ""
        self._control: Point = (0, 0)
        #: Whether a subpath is open; after closing one the next segment must begin another.
        self._open = False

    def draw(self, command: str, arguments: Sequence[float]) -> None:
        kind = command.upper()
        if kind == "Z":
            if self._last != "Z":  # what is closed cannot be closed again
                self.segments.append(("h", ()))
            self._x, self._y = self._start
            self._open, self._last = False, "Z"
            return
        relative = command != kind
        if kind == "M":
            x, y, *arguments = arguments
            self._move(self._x + x if relative else x, self._y + y if relative else y)
            # Further pairs after a moveto are lines (SVG 1.1, 8.3.2).
            kind = "L"
        elif not self._open:
            self._move(self._x, self._y)
        size = _ARGUMENTS[kind]
        draw = getattr(self, f"_draw_{kind.lower()}")
        for first in range(0, len(arguments), size):
            x, y = (self._x, self._y) if relative else (0, 0)
            draw(x, y, *arguments[first : first + size])
            self._last = kind

    # The following take the origin of their coordinates, then the command's arguments.

    def _draw_l(self, ox: float, oy: float, x: float, y: float) -> None:
        self._line(ox + x, oy + y)

    def _draw_h(self, ox: float, _oy: float, x: float) -> None:
        self._line(ox + x, self._y)

    def _draw_v(self, _ox: float, oy: float, y: float) -> None:
        self._line(self._x, oy + y)

    def _draw_c(self, ox: float, oy: float, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self._control = (ox + x2, oy + y2)
        self._curve((ox + x1, oy + y1), self._control, (ox + x, oy + y))

    def _draw_s(self, ox: float, oy: float, x2: float, y2: float, x: float, y: float) -> None:
        first = self._reflection("CS")
        self._control = (ox + x2, oy + y2)
        self._curve(first, self._control, (ox + x, oy + y))

    def _draw_q(self, ox: float, oy: float, x1: float, y1: float, x: float, y: float) -> None:
        self._quadratic((ox + x1, oy + y1), (ox + x, oy + y))

    def _draw_t(self, ox: float, oy: float, x: float, y: float) -> None:
        self._quadratic(self._reflection("QT"), (ox + x, oy + y))

    def _draw_a(
        self,
        ox: float,
        oy: float,
        rx: float,
        ry: float,
        rotation: float,
        large: float,
        sweep: float,
        x: float,
        y: float,
    ) -> None:
        start, end = (self._x, self._y), (ox + x, oy + y)
        if start == end:
            return
        if not rx or not ry:
            self._line(*end)
            return
        for first, second, stop in arc_curves(
            start, (abs(rx), abs(ry)), rotation, bool(large), sweep=bool(sweep), end=end
        ):
            self._curve(first, second, stop)

    def _move(self, x: float, y: float) -> None:
        self._x, self._y = self._start = (x, y)
        self.segments.append(("m", (x, y)))
        self._open, self._last = True, "M"

    def _line(self, x: float, y: float) -> None:
        self.segments.append(("l", (x, y)))
        self._x, self._y = x, y

    def _curve(self, first: Point, second: Point, end: Point) -> None:
        self.segments.append(("c", (*first, *second, *end)))
        self._x, self._y = end

    def _quadratic(self, control: Point, end: Point) -> None:
        x, y = control
        first = (self._x + (x - self._x) * 2 / 3, self._y + (y - self._y) * 2 / 3)
        second = (end[0] + (x - end[0]) * 2 / 3, end[1] + (y - end[1]) * 2 / 3)
        self._curve(first, second, end)
        self._control = control

    def _reflection(self, kinds: str) -> Point:
        """The last control point, mirrored at the current point, after a curve of ``kinds``; else the current point."""
        if not self._last or self._last not in kinds:
            return (self._x, self._y)
        return (2 * self._x - self._control[0], 2 * self._y - self._control[1])


def arc_curves(start: Point, radii: Point, rotation: float, large: bool, sweep: bool, end: Point) -> Iterator[Curve]:
    """The Bézier curves of an elliptical arc, none longer than a quarter (SVG 1.1, F.6.5 and F.6.6).

    ``rotation`` is the angle of the ellipse's x axis in degrees. Radii too small to reach the end grow until they do.
    """
    rx, ry = radii
    angle = math.radians(rotation)
    cos, sin = math.cos(angle), math.sin(angle)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    # The arc's middle is the origin and the ellipse's axes are the coordinate axes.
    mx, my = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    reach = math.hypot(mx / rx, my / ry)
    if reach > 1:
        rx, ry = rx * reach, ry * reach
    square = (mx / rx) ** 2 + (my / ry) ** 2
    if not square:
        return
    factor = math.sqrt(max(0.0, 1 / square - 1))
    if large == sweep:
        factor = -factor
    ux, uy = factor * my / ry, -factor * mx / rx
    first = math.atan2(my / ry - uy, mx / rx - ux)
    turn = math.atan2(-my / ry - uy, -mx / rx - ux) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    center_x = cos * ux * rx - sin * uy * ry + (start[0] + end[0]) / 2
    center_y = sin * ux * rx + cos * uy * ry + (start[1] + end[1]) / 2

    def on_page(x: float, y: float) -> Point:
        """A point of the unit circle's plane."""
        return (cos * x * rx - sin * y * ry + center_x, sin * x * rx + cos * y * ry + center_y)

    parts = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    part = turn / parts
    handle = 4 / 3 * math.tan(part / 4)
    for index in range(parts):
        a, b = first + index * part, first + (index + 1) * part
        yield (
            on_page(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a)),
            on_page(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b)),
            end if index == parts - 1 else on_page(math.cos(b), math.sin(b)),
        )
