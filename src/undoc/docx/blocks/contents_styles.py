"""The styles of the levels of a list of contents: those that Word gives to it when it makes the list anew."""

from __future__ import annotations

from msgspec.structs import replace

from undoc.templates.house import House
from undoc.templates.styles import Align, LabelPlace, Style, TabStop

#: How wide a label that ends at its place is taken to be when Word makes the list anew: as two Roman figures.
_LABEL = 11.0


def contents_styles(house: House) -> tuple[Style, ...]:
    """The styles of the levels, from the first: ``toc 1``, ``toc 2``, …"""
    return tuple(_style(house, level, place) for level, place in enumerate(house.contents.levels, 1))


def _style(house: House, level: int, place: LabelPlace) -> Style:
    base = ending(house.styles[place.style], house)
    start = place.label - (_LABEL if place.align is Align.END else 0.0)
    tabs = base.tabs
    if abs(place.text - place.turn) > 0.01:
        tabs = (TabStop(base.left + place.text), *tabs)
    return replace(
        base,
        key=f"toc {level}",
        word_id=f"TOC{level}",
        word_name=f"toc {level}",
        based_on=place.style,
        next=None,
        left=base.left + place.turn,
        first=start - place.turn,
        tabs=tabs,
    )


def ending(style: Style, house: House) -> Style:
    """``style`` with the measure of entries: where their text ends, the leaders, the page number."""
    contents, width = house.contents, house.page.text_width
    tabs = (
        TabStop(contents.leader_end, Align.END, "."),
        TabStop(min(contents.page_end, width), Align.END),
    )
    return replace(style, right=width - contents.text_end, tabs=tabs)
