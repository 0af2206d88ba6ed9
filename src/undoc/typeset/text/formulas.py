"""Formulas in lines of text: what stands for their parts while lines are made, and their glyphs when lines are set.

A line may end after each part. While units are made of texts a part is a character that no text has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from undoc.prepare.prepared import Span
from undoc.prepare.structure import Content
from undoc.templates.language import Script
from undoc.typeset.formulas.boxes import Box
from undoc.typeset.pages.page import PlacedGroup
from undoc.typeset.text.fonts import Face
from undoc.typeset.text.formats import Format
from undoc.typeset.text.han_spacing import HanSpacing
from undoc.typeset.text.segments import Chain, Segment

#: Stands for the first part of a formula, those after it for the others. They are for private use, of which content has
#: none, and run from left to right.
_FIRST = 0xE000
_MOST = 0x1900
#: How much smaller a formula is made that is wider than its column, as a share.
_SMALLEST = 0.1


class FormulaSegment(Segment):
    """A part of a formula, as one glyph that is as wide as it."""

    __slots__ = ("box",)

    def __init__(self, box: Box, face: Face, size: float) -> None:
        super().__init__(face, size, 1.0, 0.0)
        self.box = box
        self.glyphs, self.advances, self.texts = [0], [box.width], [chr(_FIRST)]
        self.width = box.width

    def copy(self) -> FormulaSegment:
        """A segment of its own with the same part."""
        copied = FormulaSegment(self.box, self.face, self.size)
        copied.level, copied.scale = self.level, self.scale
        copied.advances, copied.width = list(self.advances), self.width
        return copied

    def shrink(self, width: float) -> None:
        """Make the part smaller, so that it is ``width`` points wide."""
        self.scale *= width / self.width
        self.advances, self.width = [width], width

    def placed(
        self, x: float, baseline: float, content: Content | None, color: tuple[float, float, float]
    ) -> PlacedGroup:
        """The part with its start at ``x`` on a base line."""
        items = tuple(replace(item, color=color) for item in self.box.items)
        scale, box = self.scale, self.box
        bounds = (0.0, -box.height * scale, box.width * scale, box.depth * scale)
        return PlacedGroup(items, x, baseline, bounds, (scale, 0.0, 0.0, scale, 0.0, 0.0), content=content)


def with_parts(span: Span, count: int) -> Span:
    """The span of a formula with a character for each of its parts."""
    return replace(span, text="".join(chr(_FIRST + index) for index in range(count)))


def without_parts(text: str) -> str:
    """A text without what stands for parts of formulas."""
    return "".join(character for character in text if not _FIRST <= ord(character) < _FIRST + _MOST)


class FormulaFormat(Format):
    """The format of one formula, the parts of which are known: it gives them for what stands for them."""

    def __init__(self, parts: Sequence[FormulaSegment], size: float, spacing: HanSpacing | None) -> None:
        super().__init__(
            _no_chain,
            Script.LATIN,
            size,
            scale=1.0,
            letter_space=0.0,
            kerned=False,
            shift=0,
            missing=set(),
            spacing=spacing,
            latin=1.0,
        )
        self._parts = parts

    def segments(self, text: str) -> tuple[Segment, ...]:
        """The parts that characters stand for."""
        return tuple(self._parts[ord(character) - _FIRST] for character in text)

    def turned(self, text: str, levels: Sequence[int], before: str = "", after: str = "") -> list[Segment]:
        """The parts in a paragraph with right-to-left text; they run from left to right."""
        found = list(self.segments(text))
        for segment, level in zip(found, levels, strict=True):
            segment.level = level
        return found


def _no_chain(script: Script) -> Chain:
    raise ValueError("a formula has a face of its own")


def any_in(spans: Sequence[Span]) -> bool:
    """Whether there are formulas among spans; asked of every paragraph and cell, where a generator is slow."""
    for span in spans:  # noqa: SIM110
        if span.formula is not None:
            return True
    return False


def part_ends(span: Span, start: int) -> set[int]:
    """The offsets within the formula of a span at which a line may end; the span begins at ``start``."""
    return set(range(start + 1, start + len(span.text)))


def extent(segments: Iterable[Segment]) -> tuple[float, float]:
    """How high above the base line and how deep below it the formulas among segments are."""
    found = [segment for segment in segments if isinstance(segment, FormulaSegment)]
    above = max((one.box.height * one.scale for one in found), default=0.0)
    return above, max((one.box.depth * one.scale for one in found), default=0.0)


def shrunk(segments: Sequence[Segment], available: float) -> float:
    """Make the widest formula among the segments of a unit so much smaller that all are no wider than ``available``.

    Returns how many points less wide they are: none where there is no formula or room for all.
    """
    over = sum(segment.width for segment in segments) - available
    found = [segment for segment in segments if isinstance(segment, FormulaSegment)]
    if over <= 0 or not found:
        return 0.0
    widest = max(found, key=lambda segment: segment.width)
    before = widest.width
    widest.shrink(max(before - over, before * _SMALLEST))
    return before - widest.width
