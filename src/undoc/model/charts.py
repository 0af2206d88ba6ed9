"""Charts, as the content says them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import ANY_TEXT, Given, Key, one_of
from undoc.model.inlines import Inline, Text
from undoc.model.place import Place


class ChartKind(StrEnum):
    """How the values are drawn."""

    BAR = "bar"
    LINE = "line"
    PIE = "pie"


CHART_KIND = one_of(ChartKind, "invalid-chart-kind", "a kind of chart")


class Series(Struct, frozen=True):
    """The values of one thing, one for each category."""

    name: Text
    values: tuple[Decimal, ...]


class Chart(Struct, frozen=True):
    """A drawing of numbers; ``alternative`` says in words what it shows and is never empty.

    ``unit`` is what the numbers count, None when that goes without saying. A pie has one series, whose values are not
    negative and not all 0.
    """

    kind: Annotated[ChartKind, Key("`bar`, `line` or `pie`", CHART_KIND)]
    caption: Annotated[tuple[Inline, ...], Key("the line above the chart", schema=ANY_TEXT, optional=True)]
    alternative: Annotated[str, Key("in words what the chart shows, for those who cannot see it", schema=ANY_TEXT)]
    categories: Annotated[
        tuple[Text, ...],
        Key(
            "what stands below the bars or points, or beside the parts of a pie",
            schema={"type": "array", "minItems": 1, "items": ANY_TEXT},
        ),
    ]
    series: Annotated[
        tuple[Series, ...],
        Key(
            "for each series its name and one number for each category; a pie has one series, without negative "
            "numbers; bars and lines of more series than the house has colours, six, get shades of these",
            schema={
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {"type": "array", "items": {"type": ["number", "string"]}},
            },
        ),
    ]
    unit: Annotated[Text | None, Key("what the numbers count", schema=ANY_TEXT, optional=True)]
    place: Given[Place]
    name: Annotated[str | None, Key("its name for references", schema=ANY_TEXT)] = None
