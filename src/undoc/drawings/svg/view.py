"""The space that elements are drawn in, and how far they may reach in it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from undoc.drawings.geometry import Matrix, Outline, Point, applied, points, product
from undoc.drawings.svg.problems import NotDrawnError

#: How far away something may lie, in sizes of the drawing: what is farther is a mistake, and no reader shows it.
_FARTHEST = 1e3
#: How many times more a transform may stretch one way than it does on the whole.
_MOST_STRETCHED = 500


class View(NamedTuple):
    """``across`` and ``down`` are what percentages are of; ``matrix`` leads to points of the drawing.

    ``reach`` is how far from its corner something may lie, in points.
    """

    across: float
    down: float
    matrix: Matrix
    reach: float

    @classmethod
    def whole(cls, width: float, height: float) -> View:
        """The space of a drawing so many points large."""
        return cls(width, height, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), _FARTHEST * max(width, height))

    @property
    def size(self) -> tuple[float, float]:
        """What per cents are of, across and down."""
        return self.across, self.down

    @property
    def diagonal(self) -> float:
        """What per cents are of that go neither across nor down (SVG 1.1, 7.10)."""
        return math.hypot(self.across, self.down) / math.sqrt(2)

    @property
    def scale(self) -> float:
        """How many times larger things become, on the whole."""
        a, b, c, d, _, _ = self.matrix
        return math.sqrt(abs(a * d - b * c))

    def within(self, matrix: Matrix, across: float | None = None, down: float | None = None) -> View:
        """The space that ``matrix`` leads to this one from.

        NotDrawnError when it is stretched, or reaches, farther than anything that shows. One that is pressed flat has
        the scale 0.
        """
        led = product(self.matrix, matrix)
        view = View(self.across if across is None else across, self.down if down is None else down, led, self.reach)
        self.check(led[4:])
        scale, most = view.scale, max(abs(value) for value in led[:4])
        if not most <= self.reach * 1e3 or most > scale * _MOST_STRETCHED > 0:
            raise NotDrawnError("a transform that stretches things out of sight")
        return view

    def check(self, lengths: Iterable[float]) -> None:
        """NotDrawnError when one of these lengths, in points, is larger than the reach."""
        if not all(abs(length) <= self.reach for length in lengths):
            raise NotDrawnError(f"something more than {_FARTHEST:,.0f} times its size away")

    def check_points(self, found: Iterable[Point]) -> None:
        """NotDrawnError when one of these points, in the view's space, lies beyond the reach."""
        for x, y in found:
            self.check(applied(self.matrix, x, y))

    def check_outline(self, outline: Outline) -> None:
        """NotDrawnError when an outline in the view's space lies beyond the reach."""
        self.check_points(points(outline))
