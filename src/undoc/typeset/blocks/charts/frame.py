"""The part of a chart that its axes bound, and where numbers and categories stand in it."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Frame(Struct, frozen=True):
    """The part of a chart that the values are drawn in, ``count`` categories side by side, and its scales.

    ``ends`` are the numbers at its bottom and top, ``second_ends`` those of the second axis.
    """

    left: float
    right: float
    top: float
    bottom: float
    ends: tuple[Decimal, Decimal]
    count: int
    second_ends: tuple[Decimal, Decimal] | None = None

    @property
    def slot(self) -> float:
        """The width of a category."""
        return (self.right - self.left) / self.count

    def y(self, value: Decimal, *, second: bool = False) -> float:
        """Where a value stands; one beyond the scale stands at its end."""
        low, high = self.second_ends if second and self.second_ends is not None else self.ends
        value = min(max(value, low), high)
        return self.bottom - float((value - low) / (high - low)) * (self.bottom - self.top)

    def x(self, position: float) -> float:
        """A position in categories from the start, 0.5 being the middle of the first."""
        return self.left + position * self.slot

    def base(self, *, second: bool = False) -> float:
        """Where bars stand: at 0, or at the end of the scale that is nearest."""
        return self.y(Decimal(0), second=second)
