"""Cutting a unit that is wider than its line: between characters, as Word does."""

from __future__ import annotations

from unicodedata import category

from undoc.typeset.text.han_spacing import CLOSING, OPENING
from undoc.typeset.text.segments import Segment
from undoc.typeset.text.units import PlacedUnit, Unit


def cut(placed: PlacedUnit, available: float) -> tuple[PlacedUnit, PlacedUnit | None]:
    """The unit cut after the last cluster that fits into ``available`` points; at least one is taken.

    Not before a closing nor after an opening mark, unless there is no other place. The rest keeps the trailing spaces,
    the notes and the line break; it is None when all was taken.
    """
    width = 0.0
    before = ""
    good: tuple[int, int] | None = None
    for number, (segment, _) in enumerate(placed.unit.pieces):
        for index in range(len(segment.glyphs)):
            if (number or index) and _begins(segment, index):
                if segment.texts[index] not in CLOSING and before not in OPENING:
                    good = number, index
                if width + _cluster(segment, index) > available:
                    return _parted(placed, *(good or (number, index)))
            before = segment.texts[index] or before
            width += segment.advances[index]
    return placed, None


def _parted(placed: PlacedUnit, number: int, index: int) -> tuple[PlacedUnit, PlacedUnit]:
    """The unit cut before a glyph of its piece ``number``."""
    unit = placed.unit
    segment, span = unit.pieces[number]
    before, after = _halves(segment, index)
    head = [*unit.pieces[:number], *((part, span) for part in before)]
    tail = [*((part, span) for part in after), *unit.pieces[number + 1 :]]
    text = "".join(own for part, _ in head for own in part.texts)
    base = tail[0][1]
    rest = Unit(unit.text[len(text) :], [(part, at - base) for part, at in tail], unit.size, ends_line=unit.ends_line)
    return (
        PlacedUnit(Unit(text, head, unit.size), placed.span, placed.kerning, ()),
        PlacedUnit(rest, placed.span + base, 0.0, placed.notes),
    )


def _begins(segment: Segment, index: int) -> bool:
    """Whether a part may begin with a glyph: it begins a cluster, and is no mark of the letter before it."""
    text = segment.texts[index]
    return bool(text) and category(text[0])[0] != "M"


def _cluster(segment: Segment, index: int) -> float:
    """The width of the cluster that begins at a glyph."""
    width = segment.advances[index]
    for following in range(index + 1, len(segment.glyphs)):
        if _begins(segment, following):
            break
        width += segment.advances[following]
    return width


def _halves(segment: Segment, index: int) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    if index == 0:
        return (), (segment,)
    return (_part(segment, 0, index),), (_part(segment, index, len(segment.glyphs)),)


def _part(segment: Segment, begin: int, end: int) -> Segment:
    part = Segment(segment.face, segment.size, segment.scale, segment.rise)
    part.glyphs = segment.glyphs[begin:end]
    part.advances = segment.advances[begin:end]
    part.texts = segment.texts[begin:end]
    part.spaces = tuple(index - begin for index in segment.spaces if begin <= index < end)
    part.is_han, part.level = segment.is_han, segment.level
    part.width = sum(part.advances)
    if segment.offsets:
        part.offsets = {
            index - begin: shift for index, shift in segment.offsets.items() if begin <= index < end
        } or None
    return part
