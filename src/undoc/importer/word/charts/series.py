"""The series of a chart's part (21.2.2.170) with their colours and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lxml import etree
from msgspec import Struct

from undoc.importer.attributes import figure_in
from undoc.importer.word.charts.axes import number_format
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.charts.values import cached, child, is_on, line_width, number, part, rich_text, said, said_text
from undoc.importer.word.names import A, C
from undoc.model import ChartKind, Series, Text
from undoc.model.charts import LabelPlace, Labels, Marker, Point
from undoc.model.place import Place

_PLACES = {
    "outEnd": LabelPlace.OUTSIDE,
    "inEnd": LabelPlace.INSIDE,
    "inBase": LabelPlace.BASE,
    "ctr": LabelPlace.CENTER,
    "t": LabelPlace.ABOVE,
    "b": LabelPlace.BELOW,
    "l": LabelPlace.LEFT,
    "r": LabelPlace.RIGHT,
}
_MARKERS = {
    "none": Marker.NONE,
    "square": Marker.SQUARE,
    "diamond": Marker.DIAMOND,
    "triangle": Marker.TRIANGLE,
}
_USUAL_LINE = 2.25
_ONLY_VALUES = ("showCatName", "showSerName", "showPercent")


class SeriesFrame(Struct, frozen=True):
    """What a series stands in: its group, how this is drawn, whether at the second axis, and the sides of the chart."""

    group: etree._Element
    kind: ChartKind
    second: bool
    width: float
    height: float
    theme: Theme


def read_series(element: etree._Element, number_of: int, name: str, count: int, frame: SeriesFrame) -> Series:
    """The series ``number_of``, from 0, called ``name``, with ``count`` values."""
    values: list[Decimal | None] = [number(text) for text in cached(child(element, "val"))][:count]
    values += [None] * (count - len(values))
    properties = element.find(f"{C}spPr")
    theme, is_line = frame.theme, frame.kind is ChartKind.LINE
    line = properties.find(f"{A}ln") if properties is not None else None
    color = theme.fill(line) if is_line else theme.fill(properties)
    if is_line and line is not None and line.find(f"{A}noFill") is not None:
        color = None
    labels, points = _labels(element, values, frame)
    for index, own in _colors(element, theme, is_pie=frame.kind is ChartKind.PIE, count=count):
        if own != color:
            points[str(index + 1)] = _with_color(points.get(str(index + 1), Point()), own)
    is_pie = frame.kind is ChartKind.PIE
    return Series(
        Text(name, NOWHERE),
        tuple(values),
        frame.kind,
        frame.second,
        None if is_pie else color or theme.accent(number_of),
        (line_width(line) or _USUAL_LINE) if is_line else None,
        _marker(element) if is_line else None,
        True,
        labels,
        dict(sorted(points.items(), key=lambda one: int(one[0]))),
    )


NOWHERE = Place("", 0, 0)


def format_of(element: etree._Element) -> str:
    """The format of the values of a series."""
    found = next(element.iterfind(f"{C}val//{C}formatCode"), None)
    return said_text(found).strip()


def _marker(element: etree._Element) -> Marker | None:
    symbol = said(child(element, "marker"), "symbol")
    return _MARKERS.get(symbol, Marker.CIRCLE) if symbol not in (None, "auto") else None


def _colors(element: etree._Element, theme: Theme, *, is_pie: bool, count: int) -> Iterator[tuple[int, str]]:
    """The colours of single values: those of a pie are all others."""
    found: dict[int, str] = {index: theme.accent(index) for index in range(count)} if is_pie else {}
    for one in element.iterchildren(f"{C}dPt"):
        index, color = figure_in(said(one, "idx")), theme.fill(one.find(f"{C}spPr"))
        if index is not None and index < count and color is not None:
            found[index] = color
    yield from found.items()


def _with_color(point: Point, color: str) -> Point:
    return Point(point.label, point.format, point.right, point.down, color)


def _labels(
    element: etree._Element, values: Sequence[Decimal | None], frame: SeriesFrame
) -> tuple[Labels, dict[str, Point]]:
    """How the values are written, and those that are written otherwise, by their numbers from 1."""
    own = child(element, "dLbls")
    shared = own if own is not None else child(frame.group, "dLbls")
    source = format_of(element)
    single = {figure_in(said(one, "idx")): one for one in (own.iterchildren(f"{C}dLbl") if own is not None else ())}
    single = {index: one for index, one in single.items() if index is not None and index < len(values)}
    # Where only some are written, how these are is how all would be.
    written = shared if _is_shown(shared) else next(filter(_is_shown, single.values()), None)
    if written is None:
        return Labels(LabelPlace.NONE), {}
    usual = Labels(_PLACES.get(said(written, "dLblPos") or ""), number_format(written, source), _is_bold(written))
    points: dict[str, Point] = {}
    for index, value in enumerate(values):
        one, usually = single.get(index), Point() if written is shared else Point("")
        point = usually if one is None else _label(one, usual, source, frame)
        if value is not None and point != Point():
            points[str(index + 1)] = point
    return usual, points


def _label(element: etree._Element, usual: Labels, source: str, frame: SeriesFrame) -> Point:
    """What is other with one label."""
    if not _is_shown(element):
        return Point("")
    layout = child(element, "layout", "manualLayout")
    right, down = part(layout, "x") or 0.0, part(layout, "y") or 0.0
    text = _own_text(child(element, "tx"))
    code = number_format(element, source) if child(element, "numFmt") is not None else usual.format
    return Point(
        text,
        code if text is None and code != usual.format else None,
        round(right * frame.width, 2) + 0.0,
        round(down * frame.height, 2) + 0.0,
    )


def _own_text(element: etree._Element | None) -> str | None:
    """A text instead of the number, None where the text is the number itself."""
    if element is None:
        return None
    kinds = {one.get("type", "").upper() for one in element.iter(f"{A}fld")}
    text = "\n".join(rich_text(element)).strip()
    return None if kinds == {"VALUE"} and "[" in text else " ".join(text.split()).replace("[VALUE]", "").strip()


def _is_shown(element: etree._Element | None) -> bool:
    if element is None or is_on(element, "delete"):
        return False
    return is_on(element, "showVal") or any(is_on(element, name) for name in _ONLY_VALUES)


def _is_bold(element: etree._Element | None) -> bool:
    return any(
        one.get("b") in ("1", "true")
        for name in ("txPr", "tx")
        for found in (child(element, name),)
        for one in (found.iter(f"{A}defRPr", f"{A}rPr") if found is not None else ())
    )
