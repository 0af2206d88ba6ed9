"""Charts, as the content says them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import (
    ANY_TEXT,
    Given,
    InvalidValueError,
    Key,
    NameInTable,
    Syntax,
    one_of,
    pattern,
    points,
)
from undoc.model.inlines import Inline, Text
from undoc.model.place import Place
from undoc.model.written_texts import INLINES, NAME, PLACED_LINES, PLACED_TEXT, PLAIN_TEXT
from undoc.wording import quoted


class ChartKind(StrEnum):
    """How the values are drawn."""

    BAR = "bar"
    LINE = "line"
    PIE = "pie"


class Grouping(StrEnum):
    """How the bars of a category stand: beside each other, on each other, or on each other as shares of 100."""

    CLUSTERED = "clustered"
    STACKED = "stacked"
    PERCENT = "percent"


class LabelPlace(StrEnum):
    """Where the label of a value stands, NONE for none.

    OUTSIDE, INSIDE and BASE are beyond the end of a bar, within its end and at its foot.
    """

    NONE = "none"
    OUTSIDE = "outside"
    INSIDE = "inside"
    BASE = "base"
    CENTER = "center"
    ABOVE = "above"
    BELOW = "below"
    LEFT = "left"
    RIGHT = "right"


class LegendPlace(StrEnum):
    """On which side of the plot the legend stands, NONE for no legend."""

    NONE = "none"
    BOTTOM = "bottom"
    TOP = "top"
    LEFT = "left"
    RIGHT = "right"


class Ticks(StrEnum):
    """The small lines that part an axis."""

    NONE = "none"
    OUTSIDE = "outside"
    INSIDE = "inside"
    CROSS = "cross"


class Marker(StrEnum):
    """The sign at the points of a line."""

    NONE = "none"
    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


#: The signs of lines that say none, one after the other.
MARKERS = (Marker.CIRCLE, Marker.SQUARE, Marker.DIAMOND, Marker.TRIANGLE)

CHART_KIND = one_of(ChartKind, "invalid-chart-kind", "a kind of chart")

#: The least and the most, in points, of the sides and places of charts; how far a label is moved; the sizes of texts.
SIDES = 10, 1200
PLACES = 0, 1200
MOVES = -1200, 1200
TEXT_SIZES = 4, 40
LINE_WIDTHS = 0.1, 20
#: The least and the most percent of a bar's width.
GAPS = 0, 500
OVERLAPS = -100, 100

_NUMBER = r"[-−]?[0-9]{1,18}(?:\.[0-9]{1,18})?"
_COLOR = r"#[0-9A-Fa-f]{6}"


def parse_number(text: str) -> Decimal:
    """Return a number as content has it; InvalidValueError if it is none."""
    if not re.fullmatch(_NUMBER, text):
        advice = "Write figures with a point before decimals and no spaces or commas, as 1234.5."
        raise InvalidValueError("invalid-number", f"{quoted(text)} is not a number.", advice)
    return Decimal(text.replace("−", "-"))


def _parse_value(text: str) -> Decimal | None:
    return parse_number(text.strip()) if text.strip() else None


def _parse_step(text: str) -> Decimal:
    step = parse_number(text)
    if step <= 0:
        raise InvalidValueError("invalid-step", f"{quoted(text)} is not a step of an axis.", "Write a number above 0.")
    return step


def _parse_color(text: str) -> str:
    if not re.fullmatch(_COLOR, text):
        advice = "Write red, green and blue with two figures each, in quotes: '#7F7F7F'."
        raise InvalidValueError("invalid-color", f"{quoted(text)} is not a colour.", advice)
    return text.upper()


def _parse_percent(least: int, most: int, what: str) -> Syntax[int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,3}", text) or not least <= int(text) <= most:
            advice = f"Write a whole number from {least} to {most}: percent of the width of a bar."
            raise InvalidValueError("invalid-percent", f"{quoted(text)} is not {what}.", advice)
        return int(text)

    return Syntax(parse, {"type": "integer", "minimum": least, "maximum": most})


NUMBER = Syntax(parse_number, pattern(_NUMBER))
_VALUE = Syntax(_parse_value, {"type": ["number", "string"]}, raw=True)
_STEP = Syntax(_parse_step, pattern(_NUMBER))
_COLOR_SYNTAX = Syntax(_parse_color, pattern(_COLOR))
_SIDE = points(*SIDES, "invalid-side", "the side of a chart")
_PLACE = points(*PLACES, "invalid-place", "a place in a chart")
_MOVE = points(*MOVES, "invalid-move", "how far a label is moved")
_SIZE = points(*TEXT_SIZES, "invalid-size", "the size of a text")
_LINE_WIDTH = points(*LINE_WIDTHS, "invalid-width", "the width of a line")
_SPACE = points(*PLACES, "invalid-space", "the space above or below a chart")
_TEXT = Syntax(str, ANY_TEXT, raw=True)
_CODE_HELP = "a number format of spreadsheets, `'#,##0.0'`; a comma and a point in it stand for those of the language"


class Area(Struct, frozen=True):
    """A rectangle in a chart, in points from its upper left corner."""

    left: Annotated[float, Key("how far from the left edge of the chart it begins, in points", _PLACE)]
    top: Annotated[float, Key("how far from its upper edge, in points", _PLACE)]
    width: Annotated[float, Key("how wide it is, in points", _PLACE)]
    height: Annotated[float, Key("how high it is, in points", _PLACE)]


class Legend(Struct, frozen=True):
    """The names of the series with their signs."""

    place: Annotated[
        LegendPlace | None,
        Key(
            "on which side of the plot it stands: `bottom`, `top`, `left` or `right`; or `none`",
            one_of(LegendPlace, "invalid-legend", "where a legend stands"),
        ),
    ] = None
    area: Annotated[Area | None, Key("where it stands, as `plot`")] = None


class CategoryAxis(Struct, frozen=True):
    """The axis of the categories."""

    title: Annotated[str, Key("the text beside it", _TEXT)] = ""
    shown: Annotated[bool, Key("`false`: it is not drawn, nor what stands at it")] = True
    line: Annotated[bool | None, Key("whether its line is drawn: `true` or `false`")] = None
    color: Annotated[str | None, Key("the colour of its line, as `'#7F7F7F'`", _COLOR_SYNTAX)] = None
    width: Annotated[float | None, Key("how thick its line is, in points", _LINE_WIDTH)] = None
    ticks: Annotated[
        Ticks | None,
        Key(
            "the small lines that part it: `none`, `outside`, `inside` or `cross`",
            one_of(Ticks, "invalid-ticks", "a way to part an axis"),
        ),
    ] = None


class Axis(CategoryAxis, frozen=True):
    """An axis of values; ``least``, ``most`` and ``step`` are None where they follow from the values."""

    least: Annotated[Decimal | None, Key("the number that it begins with", NUMBER)] = None
    most: Annotated[Decimal | None, Key("the number that it ends with", NUMBER)] = None
    step: Annotated[Decimal | None, Key("from one number on it to the next", _STEP)] = None
    format: Annotated[str | None, Key(f"how its numbers are written: {_CODE_HELP}", _TEXT)] = None
    grid: Annotated[bool | None, Key("whether lines go from its numbers through the plot: `true` or `false`")] = None


class Labels(Struct, frozen=True):
    """How the values of a series are written at their bars, points or parts."""

    place: Annotated[
        LabelPlace | None,
        Key(
            "where they stand: `outside`, `inside`, `base` or `center` of a bar; `above`, `below`, `left`, `right` or "
            "`center` of a point; or `none`",
            one_of(LabelPlace, "invalid-label-place", "where the labels of values stand"),
        ),
    ] = None
    format: Annotated[str | None, Key(f"how they are written: {_CODE_HELP}", _TEXT)] = None
    bold: Annotated[bool, Key("`true`: they are bold")] = False


class Point(Struct, frozen=True):
    """What is other with one value of a series; a ``label`` is its own text, empty for none."""

    label: Annotated[str | None, Key("a text instead of its number; `''` for none", _TEXT)] = None
    format: Annotated[str | None, Key("how its number is written, as in `labels`", _TEXT)] = None
    right: Annotated[float, Key("how much further right its label stands, in points", _MOVE)] = 0.0
    down: Annotated[float, Key("how much further down its label stands, in points", _MOVE)] = 0.0
    color: Annotated[str | None, Key("the colour of its bar or part", _COLOR_SYNTAX)] = None


class Series(Struct, frozen=True):
    """The values of one thing, one for each category, None where there is none.

    ``points`` are those that are other than the rest, by their numbers from 1.
    """

    name: NameInTable[Text]
    values: Annotated[
        tuple[Annotated[Decimal | None, Key(syntax=_VALUE)], ...],
        Key("one number for each category, `''` for none", short=True),
    ]
    kind: Annotated[
        ChartKind | None, Key("`bar` or `line`, where it is drawn otherwise than the chart", CHART_KIND)
    ] = None
    second: Annotated[bool, Key("`true`: its values are read at the second axis")] = False
    color: Annotated[str | None, Key("its colour, as `'#7F7F7F'`", _COLOR_SYNTAX)] = None
    width: Annotated[float | None, Key("how thick its line is, in points", _LINE_WIDTH)] = None
    marker: Annotated[
        Marker | None,
        Key(
            "the sign at its points: `circle`, `square`, `diamond`, `triangle` or `none`",
            one_of(Marker, "invalid-marker", "a sign at the points of a line"),
        ),
    ] = None
    legend: Annotated[bool, Key("`false`: the legend does not have it")] = True
    labels: Annotated[Labels | None, Key("how its values are written at their bars or points")] = None
    points: Annotated[
        Mapping[str, Point],
        Key("by the numbers of their categories, from 1, those values that are other: `{2: {label: N/A}}`"),
    ] = {}


class ChartLook(Struct, frozen=True, kw_only=True):
    """What decides how a chart looks; None is what the house has, all lengths are points.

    ``plot`` is what the axes bound. ``above`` and ``below`` are the spaces around the chart, ``size`` is that of its
    texts. ``gap`` is the space between groups of bars, ``overlap`` how far the bars of a group cover each other, both
    in percent of a bar's width.
    """

    width: Annotated[float | None, Key("how wide it is, in points, else as the text", _SIDE)] = None
    height: Annotated[float | None, Key("how high it is, in points", _SIDE)] = None
    above: Annotated[float | None, Key("the space above it, in points", _SPACE)] = None
    below: Annotated[float | None, Key("the space below it, in points", _SPACE)] = None
    size: Annotated[float | None, Key("the size of its texts, in points", _SIZE)] = None
    plot: Annotated[
        Area | None, Key("where in the chart the axes stand: `{left: 20, top: 8, width: 460, height: 110}`")
    ] = None
    grouping: Annotated[
        Grouping,
        Key(
            "how bars stand: `clustered`, beside each other, `stacked` on each other, or `percent`, as shares of 100",
            one_of(Grouping, "invalid-grouping", "how bars stand"),
        ),
    ] = Grouping.CLUSTERED
    gap: Annotated[
        int | None, Key("the space between groups of bars, in percent of a bar", _parse_percent(*GAPS, "a gap of bars"))
    ] = None
    overlap: Annotated[
        int,
        Key(
            "how far bars cover each other, in percent of a bar; below 0 the space between them",
            _parse_percent(*OVERLAPS, "an overlap of bars"),
        ),
    ] = 0
    legend: Annotated[Legend | None, Key("where the names of the series stand")] = None
    category_axis: Annotated[CategoryAxis | None, Key("the axis of the categories")] = None
    axis: Annotated[Axis | None, Key("the axis of the values")] = None
    second_axis: Annotated[Axis | None, Key("the axis at the other side, of the series that are `second`")] = None


class Chart(ChartLook, frozen=True):
    r"""A drawing of numbers; ``alternative`` says in words what it shows and is never empty.

    ``unit`` is what the numbers count, None when that goes without saying. A pie has one series, whose values are not
    negative and not all 0. The lines of a category that has several are parted by ``\n``.
    """

    kind: Annotated[ChartKind, Key("`bar`, `line` or `pie`", CHART_KIND)]
    caption: Annotated[tuple[Inline, ...], Key("the line above the chart", INLINES, optional=True)]
    alternative: Annotated[str, Key("in words what the chart shows, for those who cannot see it", PLAIN_TEXT)]
    categories: Annotated[
        tuple[Annotated[Text, Key(syntax=PLACED_LINES)], ...],
        Key(
            "what stands below the bars or points, or beside the parts of a pie; one of several lines is a list of "
            "them: `[[2022, (actual)], 2023]`",
            filled=True,
        ),
    ]
    series: Annotated[
        tuple[Series, ...],
        Key(
            "for each series its name and one number for each category, or keys, `{values: [1, 2], kind: line}`; a pie "
            "has one series, without negative numbers; bars and lines of more series than the house has colours, six, "
            "get shades of these",
            by_name=True,
            filled=True,
        ),
    ]
    unit: Annotated[Text | None, Key("what the numbers count", PLACED_TEXT, optional=True)]
    place: Given[Place]
    name: Annotated[str | None, Key("its name for references", NAME)] = None
