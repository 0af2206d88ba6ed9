"""Where charts stand between the texts above and below them: in a line, or moved down from their paragraph."""

from __future__ import annotations

from lxml import etree

from undoc.importer.attributes import whole
from undoc.importer.recognise.origins import Standing
from undoc.importer.word.names import WP
from undoc.importer.word.paragraphs import WordParagraph

_EMU, _POINT = 12_700, 20
#: How much higher than the room above a drawing lines may be that stand there, in points.
_NEAR = 0.1


def standing_of(drawing: etree._Element, item: WordParagraph) -> Standing | None:
    """Where a drawing stands that is tied to the paragraph ``item``, which has no text; None where text runs beside it.

    Word puts it as far below the top of the paragraph as the file says. What has room above it of the paragraph and of
    those without text below it stands there, the others below it (20.4.2.20).
    """
    above = None if item.above is None else item.above / _POINT
    anchor = next(drawing.iter(f"{WP}anchor"), None)
    if item.text.strip():
        return None
    if anchor is None:
        return Standing(above, 0.0)
    place = anchor.find(f"{WP}positionV")
    offset = place.find(f"{WP}posOffset") if place is not None else None
    is_tied = place is not None and place.get("relativeFrom") in ("paragraph", "line")
    if offset is None or not is_tied or anchor.find(f"{WP}wrapTopAndBottom") is None:
        return None
    down = whole(offset.text, 0, -1_000_000_000) / _EMU
    effect = anchor.find(f"{WP}effectExtent")
    beyond = _points(effect, "b") if effect is not None else 0.0
    room, more = down - _points(anchor, "distT"), _points(anchor, "distB") + beyond
    own, *spacers = (height / _POINT for height in (item.high, *item.spacers))
    if own > room + _NEAR:
        return Standing(_sum(above, down), more + own)
    room -= own
    for height in spacers:
        if height > room + _NEAR:
            break
        room, more = room - height, more - height
    return Standing(_sum(above, down), more)


def _sum(above: float | None, down: float) -> float | None:
    return None if above is None else above + down


def _points(element: etree._Element, name: str) -> float:
    return whole(element.get(name), 0, 0) / _EMU
