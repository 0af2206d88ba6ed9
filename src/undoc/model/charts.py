"""Charts, as the content says them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from undoc.model.inlines import Inline, Text
from undoc.model.place import Place


class ChartKind(StrEnum):
    """How the values are drawn."""

    BAR = "bar"
    LINE = "line"
    PIE = "pie"


class Series(Struct, frozen=True):
    """The values of one thing, one for each category."""

    name: Text
    values: tuple[Decimal, ...]


class Chart(Struct, frozen=True):
    """A drawing of numbers; ``alternative`` says in words what it shows and is never empty.

    ``unit`` is what the numbers count, None when that goes without saying. A pie has one series, whose values are not
    negative and not all 0.
    """

    kind: ChartKind
    caption: tuple[Inline, ...]
    alternative: str
    categories: tuple[Text, ...]
    series: tuple[Series, ...]
    unit: Text | None
    place: Place
    name: str | None = None
