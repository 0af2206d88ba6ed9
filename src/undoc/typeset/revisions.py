"""Marks of what came and went: lines through and under the text, bars in the margin beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from undoc.prepare.structure import Content, Element, Tag
from undoc.templates.language import Direction
from undoc.templates.pages import PageGeometry
from undoc.typeset.pages.page import Item, Page, PlacedGroup, Rule, TextRun, TypesetDocument

Color = tuple[float, float, float]

#: Of what came and what went, dark enough to be read on white (WCAG 2.2, 1.4.3).
_COLORS: Mapping[Tag, Color] = {Tag.INSERTED: (0.0, 0.25, 0.65), Tag.DELETED: (0.7, 0.07, 0.07)}
#: In parts of the size of the type: where the lines stand above the base line, how thick they are.
_UNDER, _THROUGH, _THICK = -0.12, 0.26, 0.05
#: How far a line of text reaches above and below its base line, in parts of its size.
_ASCENT, _DESCENT = 0.8, 0.25
#: How far from the text a bar stands, and how thick it is, in points.
_BAR_GAP, _BAR = 14.0, 0.75


def with_marks(document: TypesetDocument, page: PageGeometry, direction: Direction) -> TypesetDocument:
    """The pages with the marks of what came and went in them; ``page`` says where their text begins.

    What is set otherwise has a bar alone. Lines and bars are no content: the structure says what came and went.
    """
    tags = dict(_tags(document.structure, None))
    pages = tuple(_marked(one, tags, page, direction) for one in document.pages)
    return document._replace(pages=pages)


def _tags(element: Element, tag: Tag | None) -> Iterator[tuple[int, Tag]]:
    """The contents that came, went or are set otherwise, by their identity."""
    own = element.tag if element.tag in (Tag.INSERTED, Tag.DELETED, Tag.FORMATTED) else tag
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _tags(kid, own)
        elif own is not None:
            yield id(kid), own


def _marked(page: Page, tags: Mapping[int, Tag], geometry: PageGeometry, direction: Direction) -> Page:
    items: list[Item] = []
    lines: list[Item] = []
    spans: list[tuple[float, float]] = []
    for item in page.items:
        tag = _tag(item.content, tags)
        if tag is None:
            items.append(item)
            continue
        spans += _heights(item)
        if isinstance(item, TextRun) and tag in _COLORS:
            color = _COLORS[tag]
            item = replace(item, color=color)
            height = item.y - item.size * (_UNDER if tag is Tag.INSERTED else _THROUGH)
            lines.append(Rule(item.x, height, item.x + item.width, height, item.size * _THICK, color))
        items.append(item)
    if not spans:
        return page
    is_left = direction is Direction.LEFT_TO_RIGHT
    x = geometry.left - _BAR_GAP if is_left else page.width - geometry.right + _BAR_GAP
    bars = (Rule(x, top, x, bottom, _BAR) for top, bottom in _merged(spans))
    return replace(page, items=[*items, *lines, *bars])


def _tag(content: Content | None, tags: Mapping[int, Tag]) -> Tag | None:
    return None if content is None else tags.get(id(content))


def _heights(item: Item) -> Iterator[tuple[float, float]]:
    match item:
        case TextRun():
            yield item.y - item.size * _ASCENT, item.y + item.size * _DESCENT
        case PlacedGroup():
            yield item.y + item.box[1], item.y + item.box[3]
        case _:
            pass


def _merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches from above, those that touch as one."""
    found: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if found and top <= found[-1][1] + 3.0:
            found[-1] = (found[-1][0], max(found[-1][1], bottom))
        else:
            found.append((top, bottom))
    return found
