"""Which house style a Word file was made in, and what that style says of the file's headings.

A house style is told by the paper and by how wide the column of text is that most paragraphs stand in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from undoc.importer.attributes import twips
from undoc.importer.word.items import Item
from undoc.importer.word.names import W
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.styles import style_key
from undoc.model import OwnPage
from undoc.model.document import OWN_PAGE
from undoc.templates.house import House

#: Paragraphs of so many characters are text; headings and lines of lists are shorter.
_LONG = 150
#: How far the paper and the column of a file may be from those of its house, in points.
_PAPER, _COLUMN = 5.0, 6.0
#: A difference of lengths in points that nobody sees.
_SAME = 0.5
_TWIPS = 20


def houses_of(items: Sequence[Item], section: etree._Element | None, houses: Mapping[str, House]) -> list[str]:
    """The keys of the house styles whose paper and column of text the file has; one at least.

    ``section`` are the properties of its first section. Where no column fits, it is the first of the houses with that
    paper, where no paper does, the first on A4.
    """
    width, text_width = _page(section, next(iter(houses.values())))
    fitting = {key: house for key, house in houses.items() if abs(house.page.width - width) < _PAPER}
    if not fitting:
        a4 = (key for key, house in houses.items() if abs(house.page.width - 595.3) < _PAPER)
        return [next(a4, next(iter(houses)))]
    texts = [
        paragraph
        for paragraph in items
        if isinstance(paragraph, WordParagraph) and not paragraph.is_framed and len(paragraph.text) >= _LONG
    ]
    rights = sorted(text.right for text in texts)
    column = text_width - (_usual_left(texts) + rights[(len(rights) - 1) // 2]) / _TWIPS if texts else 0.0
    distances = {key: abs(_column(house) - column) for key, house in fitting.items()}
    least = min(distances.values())
    nearest = [key for key, distance in distances.items() if distance < least + 1]
    return nearest if least < _COLUMN else [next(iter(fitting))]


def _usual_left(texts: Sequence[WordParagraph]) -> int:
    """The left indent of the column, in twips: sub-paragraphs, of which a file may have more, stand further in."""
    lefts = sorted(text.left for text in texts)
    return lefts[len(lefts) // 4]


def own_page(sections: Sequence[etree._Element], masthead: float | None, house: House) -> OwnPage:
    """What of the pages of a file is not as in its house style.

    ``sections`` are the properties of its sections, ``masthead`` is the height of the last row of its masthead. The
    last section on upright pages counts: the first ends above the foot of the first page.
    """
    upright = [margins for one in sections if (margins := one.find(f"{W}pgMar")) is not None and not _is_turned(one)]
    bottom = _points(upright[-1], "bottom") if upright else house.page.bottom
    usual = house.masthead.rows[-1].height if house.masthead.rows else masthead
    height = None if masthead is None or usual is None else _own_length(masthead, usual)
    return OwnPage(_own_length(bottom, house.page.bottom), height)


def _own_length(length: float, usual: float) -> float | None:
    return None if abs(length - usual) < _SAME or not OWN_PAGE[0] <= length <= OWN_PAGE[1] else length


def _is_turned(section: etree._Element) -> bool:
    size = section.find(f"{W}pgSz")
    return size is not None and _points(size, "w") > _points(size, "h")


def heading_levels(house: House, roles: Mapping[str, str]) -> dict[str, list[int]]:
    """The levels of headings by the role of the Word style that the house sets them in, from 1."""
    levels: dict[str, list[int]] = {}
    for level, place in enumerate(house.numbering.headings, 1):
        role = roles.get(style_key(house.styles[place.style].word_name), "")
        levels.setdefault(role, []).append(level)
    return levels


def _column(house: House) -> float:
    style = house.styles[house.body_style]
    return house.page.text_width - style.left - style.right


def _page(section: etree._Element | None, otherwise: House) -> tuple[float, float]:
    """The width of the paper and that between its margins, in points; those of a house where the file says none."""
    size = section.find(f"{W}pgSz") if section is not None else None
    margins = section.find(f"{W}pgMar") if section is not None else None
    if size is None:
        return otherwise.page.width, otherwise.page.text_width
    width = _points(size, "w")
    return width, width - (_points(margins, "left") + _points(margins, "right") if margins is not None else 0.0)


def _points(element: etree._Element, name: str) -> float:
    return twips(element.get(W + name)) / _TWIPS
