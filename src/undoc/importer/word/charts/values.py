"""What the elements of a chart's part say: texts, numbers, switches and the values kept in the part."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from lxml import etree

from undoc.importer.attributes import figure_in
from undoc.importer.word.names import A, C
from undoc.importer.word.runs.signs import is_of_signs, sign_of

#: More points no chart shows.
_MOST_POINTS = 10_000
_EMU = 12_700
_NEW_LINE = re.compile(r"\n|[ \xa0]{6,}")


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element that names of the chart's namespace lead to, None where one is missing."""
    for name in names:
        element = None if element is None else element.find(f"{C}{name}")
    return element


def said(element: etree._Element | None, *names: str) -> str | None:
    """The ``val`` of the element that names lead to."""
    found = child(element, *names)
    return None if found is None else found.get("val")


def is_on(element: etree._Element | None, name: str, *, missing: bool = False) -> bool:
    """Whether a switch is on: one without ``val`` is, one that is not there is as ``missing`` says."""
    found = child(element, name)
    return missing if found is None else found.get("val", "1") not in ("0", "false")


def number(text: str | None) -> Decimal | None:
    """The number without an exponent, at most 15 figures: what a workbook keeps beyond these is rounding."""
    try:
        value = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= Decimal(10) ** 18:
        return None
    if abs(value) < Decimal(10) ** -18:
        return Decimal(0)
    rounded = format(Decimal(f"{value:.15g}"), "f")
    rounded = rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
    before, _, after = rounded.partition(".")
    return Decimal(f"{before}.{after[:18]}" if after else before)


def part(element: etree._Element | None, name: str) -> float | None:
    """A number that is a part of a side of the chart."""
    text = said(element, name)
    try:
        value = float(text) if text is not None else None
    except ValueError:
        return None
    return value if value is not None and abs(value) < 100 else None


def line_width(line: etree._Element | None) -> float | None:
    """How thick a line is in points, None where it does not say."""
    width = figure_in(line.get("w")) if line is not None else None
    return None if width is None else min(max(round(width / _EMU, 2), 0.1), 20.0)


def cached(element: etree._Element | None) -> list[str]:
    """The values that a chart keeps beside the place in a workbook that they come from; its lines are parted."""
    if element is None:
        return []
    levels = [_points(cache) for cache in element.iter(f"{C}lvl")]
    if levels:
        # The first level is the one at the axis; those above it stand below it, at the first name that they are of.
        return _joined(levels)
    for cache in element.iter(f"{C}strCache", f"{C}numCache", f"{C}strLit", f"{C}numLit"):
        if values := _points(cache):
            count = figure_in(said(cache, "ptCount")) or 0
            return [values.get(index, "") for index in range(max(max(values) + 1, min(count, _MOST_POINTS)))]
        count = figure_in(said(cache, "ptCount")) or 0
        if count:
            return [""] * min(count, _MOST_POINTS)
    return [_lines(text.text or "") for text in element.iterchildren(f"{C}v")]


def _points(cache: etree._Element) -> dict[int, str]:
    values: dict[int, str] = {}
    for point in cache.iterchildren(f"{C}pt"):
        index = figure_in(point.get("idx"))
        if index is not None and index < _MOST_POINTS and index not in values:
            values[index] = _lines(said_text(point.find(f"{C}v")))
    return values


def _joined(levels: list[dict[int, str]]) -> list[str]:
    count = max((max(level, default=-1) for level in levels), default=-1) + 1
    names = []
    for index in range(count):
        lines = [levels[0].get(index, "")]
        lines += [level[index] for level in levels[1:] if index in level]
        names.append("\n".join(line for line in lines if line))
    return names


def said_text(element: etree._Element | None) -> str:
    """The text of an element, empty for none."""
    return (element.text or "") if element is not None else ""


def _lines(text: str) -> str:
    """The lines of a text; where so many spaces stand, what follows was meant to stand below."""
    lines = (" ".join(line.split()) for line in _NEW_LINE.split(text))
    return "\n".join(line for line in lines if line)


def rich_text(element: etree._Element | None) -> list[str]:
    """The paragraphs of a text that the chart holds itself, signs of other fonts as characters."""
    return [
        "".join(_run_text(one) for one in paragraph.iter(f"{A}r", f"{A}fld"))
        for paragraph in (element.iter(f"{A}p") if element is not None else ())
    ]


def _run_text(run: etree._Element) -> str:
    text = "".join(one.text or "" for one in run.iterchildren(f"{A}t"))
    faces = [one.get("typeface", "") for one in run.iter(f"{A}sym", f"{A}latin")]
    face = next(filter(is_of_signs, faces), "Symbol")
    # A sign of a font of signs stands in Unicode's private use whatever the font of its run is.
    return "".join((sign_of(face, ord(one)) or one) if 0xF000 <= ord(one) <= 0xF0FF else one for one in text)
