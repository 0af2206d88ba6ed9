"""Spacing within Han text: full-width marks squeezed against each other and at line ends, Han next to Latin.

A full-width mark has its ink in one half of its square. Where two marks meet, and where a mark ends a line that would
be too wide, the empty half is left out (as GB/T 15834 lets marks be set, and Word compresses them). Between Han and
Latin letters or digits stands what the language wants: the spaces as written, a thin space, or nothing. Only distances
change, never the text.
"""

from __future__ import annotations

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
_THIN = 0.25


class HanSpacing(Struct, frozen=True, eq=False):  # told apart by identity: it is part of many keys
    """The settings of a language: whether marks are squeezed, and what stands between Han and Latin."""

    squeeze: bool
    latin: HanLatinSpacing


@lru_cache(maxsize=16)
def han_spacing(typography: Typography) -> HanSpacing | None:
    """The settings of a language; None when nothing is to be done."""
    if not typography.squeeze_punctuation and typography.han_latin_spacing is HanLatinSpacing.AS_WRITTEN:
        return None
    return HanSpacing(typography.squeeze_punctuation, typography.han_latin_spacing)


def opens(segment: Segment) -> bool:
    """Whether a segment is a full-width opening mark."""
    return segment.is_han and segment.texts[0] in OPENING


def end_blank(segment: Segment) -> float:
    """The width in points of the empty half at the end of a full-width mark, 0 for anything else."""
    if not segment.is_han or segment.texts[0] not in CLOSING:
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
        less = end_blank(here)
        if opens(here) and opens(following) and _blanks(following.face, following.glyphs[0])[0] >= _EMPTY:
            less = _HALF * here.size * here.scale
        if less:
            result[index] = _with_advance(here, 0, here.advances[0] - less)
    return result


def space_latin(segments: Sequence[Segment], spacing: HanLatinSpacing) -> list[Segment]:
    """Segments that follow each other, with what the language wants between Han and Latin letters or digits."""
    result = list(segments)
    for index in range(len(result) - 1):
        here, following = result[index], result[index + 1]
        if not _meet(here, following):
            continue
        thin = _THIN * here.size if spacing is HanLatinSpacing.THIN else 0.0
        if here.texts[-1] == " ":
            result[index] = _with_advance(here, len(here.glyphs) - 1, thin)
        elif following.texts[0] == " ":
            result[index + 1] = _with_advance(following, 0, thin)
        else:
            result[index] = _with_advance(here, len(here.glyphs) - 1, here.advances[-1] + thin)
    return result


def between(here: Segment, space: float, following: Segment, spacing: HanLatinSpacing) -> float:
    """How much further apart two units stand for what is between Han and Latin.

    ``here`` ends the first, with ``space`` points of spaces after it, and ``following`` begins the second.
    """
    if not _meet(here, following):
        return 0.0
    return (_THIN * here.size if spacing is HanLatinSpacing.THIN else 0.0) - space


def _meet(here: Segment, following: Segment) -> bool:
    """Whether a Han character and a Latin letter or digit meet, at most a space between them."""
    if here.is_han == following.is_han:
        return False
    han, other = (here, following) if here.is_han else (following, here)
    texts = other.texts if other is following else other.texts[::-1]
    first = texts[1] if texts[0] == " " and len(texts) > 1 else texts[0]
    return han.texts[0].isalpha() and first.isalnum()


def _with_advance(segment: Segment, index: int, advance: float) -> Segment:
    changed = segment.copy()
    changed.width += advance - changed.advances[index]
    changed.advances[index] = advance
    if changed.texts[index] == " ":
        changed.spaces = tuple(space for space in changed.spaces if space != index)
    return changed


@lru_cache(maxsize=4096)
def _blanks(face: Face, glyph: int) -> tuple[float, float]:
    """The distances of a glyph's ink from the start and the end of its advance, in parts of the em."""
    extents = face.font.get_glyph_extents(glyph)
    if extents is None:
        return 0.0, 0.0
    before = extents.x_bearing
    return before / face.units, (face.advance(glyph) - before - extents.width) / face.units
