"""How the cells of Word tables look: the spaces around their texts, the sizes and lines of these."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from undoc.importer.attributes import twips
from undoc.importer.word import tags
from undoc.importer.word.paragraphs import WordParagraph
from undoc.model import RowAlign
from undoc.templates.styles import AUTO_HEIGHT

_VERTICALS = {"center": RowAlign.MIDDLE, "bottom": RowAlign.BOTTOM}
#: Half-points and twips in a point.
_HALVES, _POINT = 2, 20
#: As far apart as the font has them, lines are so many parts (17.3.1.33).
_AUTO = 240
#: The styles of our own files, in which a text may reach a little into its cell's sides, so far in twips where its
#: lines do not stand.
_REACH = 20
_INDENTED = ("table-header", "table-cell", "table-text")
#: About how wide figures and other signs are in numbers, in parts of their size (Times New Roman).
_WIDE, _NARROW = 0.5, 0.3

#: A number before the text of a cell, and the space between the two.
NUMBERED = re.compile(
    r"(\(?(?:\d{1,3}(?:\.\d{1,3})*\.?|[a-z]{1,4}|[IVXLC]{1,5}\.?|[A-Z]\.?)\)?)[ \u00a0]*\t[ \t]*(?=\S)"
)


class Margins(NamedTuple):
    """The spaces at the sides of a cell in twips, and those above and below."""

    start: int
    end: int
    top: int = 0
    bottom: int = 0


#: Those of a table that says none (Table Normal, 0.075 inches).
USUAL_MARGINS = Margins(108, 108)


class CellLook(NamedTuple):
    """Of the first text of a cell: the role of its style, its size and exact distance of lines in points.

    The size is 0 where the style is one of our own, whose size is the house's. ``start`` and ``end`` are the spaces
    before and after it in twips, ``vertical`` is where it stands in its row, ``tab`` how far the text
    after a number does from the beginning of that, ``first`` how much further in its first line begins, ``says_size``
    whether the text says its size itself.
    """

    role: str
    size: float
    line: float | None
    start: int
    end: int
    vertical: RowAlign
    tab: int | None
    first: int
    says_size: bool = False


def margins_in(margins: etree._Element, otherwise: Margins) -> Margins:
    """The spaces around the text in twips that ``w:tblCellMar`` or ``w:tcMar`` gives."""
    start, end, top, bottom = otherwise
    for margin in margins:
        if margin.tag in (tags.W_LEFT, tags.W_START):
            start = twips(margin.get(tags.W_W), start)
        elif margin.tag in (tags.W_RIGHT, tags.W_END):
            end = twips(margin.get(tags.W_W), end)
        elif margin.tag == tags.W_TOP:
            top = twips(margin.get(tags.W_W), top)
        elif margin.tag == tags.W_BOTTOM:
            bottom = twips(margin.get(tags.W_W), bottom)
    return Margins(start, end, top, bottom)


def look_of(items: Iterable[WordParagraph], vertical: str, margins: Margins) -> CellLook | None:
    """The look of a cell by the first of its paragraphs ``items`` that has text, None when none has.

    ``vertical`` is the value of its ``w:vAlign``.
    """
    for item in items:
        if item.size is None:
            continue
        role, measure = item.style.role, item.measure
        size = item.size or (0 if role in _INDENTED else measure.size)
        if role in _INDENTED:
            before = 0 if item.align in ("", "left", "both") else _REACH
            after = 0 if item.align == "right" else _REACH
            start, end = min(0, item.left + before), min(0, item.right + after)
        else:
            start, end = item.left - max(0, -item.first), item.right
            if item.text.startswith("\t"):  # its other lines begin where it would without tabs
                start = item.left
        tab = _tab(item, size / _HALVES)
        first = _after_tabs(item) - item.left
        if role not in _INDENTED:
            if tab is None and not item.text.startswith("\t"):
                first = max(0, first)
            elif first < 0:  # a number, or a text that tabs bring there, hangs before its lines
                start = item.left
        line = (measure.line if item.line is None else item.line) / _POINT
        least = item.least or (measure.least if item.line is None else 0)
        own = round((size or measure.size) / _HALVES * AUTO_HEIGHT * _POINT)  # that of the font, in twips
        if least:
            line = max(least, own) / _POINT
        elif item.spaced:
            line = round(own * item.spaced / _AUTO) / _POINT
        return CellLook(
            role,
            size / _HALVES,
            line=line or None,
            start=margins.start + start,
            end=margins.end + end,
            vertical=_VERTICALS.get(vertical, RowAlign.TOP),
            tab=tab,
            first=first,
            says_size=bool(item.size),
        )
    return None


def _after_tabs(item: WordParagraph) -> int:
    """Where in twips the first line of a paragraph begins after the tabs that stand before its text."""
    at = item.left + item.first
    for _ in range(len(item.text) - len(item.text.lstrip("\t"))):
        at = min((stop for stop in (*item.stops, item.left) if stop > at), default=at)
    return at


def _tab(item: WordParagraph, size: float) -> int | None:
    """How far in twips from a number at the beginning of a paragraph the stop is to which the tab after it goes.

    None without both; ``size`` is that of the text in points.
    """
    match = NUMBERED.match(item.text.lstrip("\t "))
    if match is None:
        return None
    begin = _after_tabs(item)
    wide = _POINT * size * sum(_WIDE if sign.isalnum() else _NARROW for sign in match[1])
    stops = [stop for stop in (*item.stops, item.left) if stop > begin + wide]
    return min(stops) - begin if stops else None
