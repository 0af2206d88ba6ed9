"""Spacing within Han text: full-width marks squeezed against each other, Han next to Latin.

A full-width mark has its ink in one half of its square. Where two marks meet, the empty half of one is left out (as
GB/T 15834 lets marks be set, and Word compresses them: 86 of 89 pairs measured). Between Han and Latin letters or
digits stands what the language wants. As Word sets it, a space beside a Han character is half an em wide, whatever its
font, and a quarter stands where none is written (measured on some 2,000 joints; the files say
``balanceSingleByteDoubleByteWidth``). Only distances change, never the text.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from undoc.templates.language import HanLatinSpacing, Typography
from undoc.typeset.text.fonts import Face

if TYPE_CHECKING:
    from undoc.typeset.text.segments import Segment

#: Full-width marks that may not end a line, and those that may not begin one.
OPENING = frozenset("（《〈「『【〔［｛“‘")
CLOSING = frozenset("，。、；：？！．）》〉」』】〕］｝”’")
_HALF = 0.5
#: A half counts as empty when this much of the size is without ink.
_EMPTY = 0.4
#: What stands between Han and Latin, in em: where a space is written, and where none is.
THIN = 0.25
_JOINTS = {
    HanLatinSpacing.AS_WRITTEN: (0.5, THIN),
    HanLatinSpacing.THIN: (THIN, THIN),
    HanLatinSpacing.NONE: (0.0, 0.0),
}
#: Marks in the middle of their square, or with nothing to give (9 of 9 seen are untouched).
_WHOLE = frozenset("．")


class HanSpacing(Struct, frozen=True, eq=False):  # told apart by identity: it is part of many keys
    """The settings of a language: whether marks are squeezed, and what stands between Han and Latin."""

    squeeze: bool
    latin: HanLatinSpacing

    @property
    def joints(self) -> bool:
        """Whether there is space at joints of Han and Latin where none is written."""
        return _JOINTS[self.latin][1] > 0


@lru_cache(maxsize=16)
def han_spacing(typography: Typography) -> HanSpacing:
    """The settings of a language."""
    return HanSpacing(typography.squeeze_punctuation, typography.han_latin_spacing)


def start_blank(segment: Segment) -> float:
    """The width in points of the empty half at the start of a full-width opening mark, 0 for anything else."""
    if not segment.is_han or segment.texts[0] not in OPENING:
        return 0.0
    before, _ = _blanks(segment.face, segment.glyphs[0])
    return _HALF * segment.size * segment.scale if before >= _EMPTY else 0.0


def end_blank(segment: Segment) -> float:
    """The width in points of the empty half at the end of a full-width closing mark, 0 for anything else."""
    if not segment.is_han or segment.texts[0] not in CLOSING or segment.texts[0] in _WHOLE:
        return 0.0
    _, after = _blanks(segment.face, segment.glyphs[0])
    return _HALF * segment.size * segment.scale if after >= _EMPTY else 0.0


def squeeze(segments: Sequence[Segment]) -> list[Segment]:
    """Segments that follow each other, with the empty halves between marks left out."""
    result = list(segments)
    for index in range(len(result) - 1):
        here, following = result[index], result[index + 1]
        if not (here.is_han and following.is_han) or following.texts[0] not in OPENING | CLOSING:
            continue
        less = end_blank(here) or (start_blank(following) if start_blank(here) else 0.0)
        if less:
            result[index] = _with_advance(here, 0, here.advances[0] - less)
    return result


def space_latin(segments: Sequence[Segment], spacing: HanLatinSpacing) -> list[Segment]:
    """Segments that follow each other, with what the language wants between Han and Latin letters or digits."""
    result = list(segments)
    for index in range(len(result) - 1):
        here, following = result[index], result[index + 1]
        if here.is_han and following.is_han:
            continue
        if here.texts[-1] == " ":
            at, place, space = index, len(here.glyphs) - 1, here.advances[-1]
        elif following.texts[0] == " ":
            at, place, space = index + 1, 0, following.advances[0]
        else:
            at, place, space = index, len(here.glyphs) - 1, 0.0
        more = between(here, space, following, spacing)
        if more:
            result[at] = _with_advance(result[at], place, result[at].advances[place] + more)
    return result


def between(here: Segment, space: float, following: Segment, spacing: HanLatinSpacing) -> float:
    """How much further apart two neighbours stand for what is between Han and Latin.

    ``space`` is how wide the spaces between them are, in points.
    """
    written, unwritten = _JOINTS[spacing]
    if not space:
        return unwritten * here.size if meets(here, following) else 0.0
    if spacing is HanLatinSpacing.AS_WRITTEN:
        beside = _is_letter(here) or _is_letter(following)
        return max(0.0, written * here.size - space) if beside else 0.0
    return written * here.size - space if meets(here, following) else 0.0


def widened(pieces: Sequence[tuple[Segment, int]], more: float) -> list[tuple[Segment, int]]:
    """The pieces of a unit with ``more`` em at each joint of Han and Latin without a space."""
    result = list(pieces)
    for index, ((here, span), (following, _)) in enumerate(itertools.pairwise(pieces)):
        if joint(here, following):
            result[index] = _with_advance(here, len(here.glyphs) - 1, here.advances[-1] + more * here.size), span
    return result


def joint(here: Segment, following: Segment) -> float:
    """The size of the joint of two neighbours if Han and Latin meet there without a space, else 0."""
    return here.size if here.texts[-1] != " " != following.texts[0] and meets(here, following) else 0.0


def meets(here: Segment, following: Segment) -> bool:
    """Whether a Han character and a Latin letter or digit meet, at most a space between them."""
    if here.is_han == following.is_han:
        return False
    han, other = (here, following) if here.is_han else (following, here)
    texts = other.texts if other is following else other.texts[::-1]
    first = texts[1] if texts[0] == " " and len(texts) > 1 else texts[0]
    return _is_letter(han) and first.isalnum()


def _is_letter(segment: Segment) -> bool:
    return segment.is_han and segment.texts[0].isalnum()


def _with_advance(segment: Segment, index: int, advance: float) -> Segment:
    changed = segment.copy()
    changed.width += advance - changed.advances[index]
    changed.advances[index] = advance
    return changed


@lru_cache(maxsize=4096)
def _blanks(face: Face, glyph: int) -> tuple[float, float]:
    """The distances of a glyph's ink from the start and the end of its advance, in parts of the em."""
    extents = face.font.get_glyph_extents(glyph)
    if extents is None:
        return 0.0, 0.0
    before = extents.x_bearing
    return before / face.units, (face.advance(glyph) - before - extents.width) / face.units
