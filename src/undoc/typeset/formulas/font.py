"""What the table MATH of a font says, in points: constants, glyphs that grow, places of accents."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import uharfbuzz as hb

from undoc.typeset.text.fonts import Face

Constant = hb.OTMathConstant
_PERCENT = frozenset(
    (
        Constant.SCRIPT_PERCENT_SCALE_DOWN,
        Constant.SCRIPT_SCRIPT_PERCENT_SCALE_DOWN,
        Constant.RADICAL_DEGREE_BOTTOM_RAISE_PERCENT,
    )
)
#: More repeats of a part than any formula needs.
_MOST_PARTS = 200


class Glyph(NamedTuple):
    """A glyph in points: its advance, its ink above and below the base line, and where this begins and ends."""

    glyph: int
    advance: float
    height: float
    depth: float
    left: float
    right: float


class Part(NamedTuple):
    """A glyph of something that is made of several, and how far it is from the first along the direction."""

    glyph: Glyph
    offset: float


class MathFont:
    """A face with a table MATH."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._font = face.font

    def constant(self, name: hb.OTMathConstant, size: float) -> float:
        """A constant at a size, in points; a share of 1 where it is a percentage."""
        value: int = self._font.get_math_constant(name)
        return value / 100 if name in _PERCENT else value * size / self.face.units

    def glyph(self, glyph: int, size: float) -> Glyph:
        """The measures of a glyph."""
        scale = size / self.face.units
        advance = self.face.advance(glyph) * scale
        found = self._font.get_glyph_extents(glyph)
        if found is None:
            return Glyph(glyph, advance, 0.0, 0.0, 0.0, advance)
        left, top = found.x_bearing * scale, found.y_bearing * scale
        return Glyph(glyph, advance, top, -(top + found.height * scale), left, left + found.width * scale)

    def italics(self, glyph: int, size: float) -> float:
        """How much further the top of a glyph leans over its end."""
        correction: int = self._font.get_math_glyph_italics_correction(glyph)
        return correction * size / self.face.units

    def attachment(self, glyph: Glyph, size: float) -> float:
        """Where an accent stands on a glyph, or an accent on its base; the middle of its ink where nothing says so."""
        if not glyph.advance:
            return (glyph.left + glyph.right) / 2
        place: int = self._font.get_math_glyph_top_accent_attachment(glyph.glyph)
        return place * size / self.face.units

    def grown(self, glyph: int, size: float, least: float, *, upright: bool = True) -> Sequence[Part]:
        """The glyph, or the parts, that are at least so high or wide; the largest that there is."""
        direction = "ttb" if upright else "ltr"
        scale = size / self.face.units
        variants = self._font.get_math_glyph_variants(glyph, direction)
        if not variants and self._length(glyph, size, upright) >= least:
            return [Part(self.glyph(glyph, size), 0.0)]
        for variant in variants:
            if variant.advance * scale >= least:
                return [Part(self.glyph(variant.glyph, size), 0.0)]
        parts, _ = self._font.get_math_glyph_assembly(glyph, direction)
        if parts:
            return self._assembled(parts, size, least, direction)
        return [Part(self.glyph(variants[-1].glyph if variants else glyph, size), 0.0)]

    def widest(self, glyph: int, size: float, most: float) -> Glyph:
        """The widest form of a glyph that is not wider than ``most``; the smallest one where all are."""
        found = glyph
        for variant in self._font.get_math_glyph_variants(glyph, "ltr"):
            if variant.advance * size / self.face.units <= most:
                found = variant.glyph
        return self.glyph(found, size)

    def _length(self, glyph: int, size: float, upright: bool) -> float:
        found = self.glyph(glyph, size)
        return found.height + found.depth if upright else found.advance

    def _assembled(
        self, parts: Sequence[hb.OTMathGlyphPart], size: float, least: float, direction: str
    ) -> Sequence[Part]:
        """Parts one after the other, those that may be repeated as often as need be (OpenType, MathGlyphAssembly)."""
        scale = size / self.face.units
        overlap = self._font.get_math_min_connector_overlap(direction) * scale
        fixed = [part for part in parts if not _repeats(part)]
        extenders = [part for part in parts if _repeats(part)]
        step = sum(part.full_advance * scale - overlap for part in extenders)
        rest = least - sum(part.full_advance * scale - overlap for part in fixed) - overlap
        repeats = min(max(0 if fixed else 1, math.ceil(rest / step - 1e-6)), _MOST_PARTS) if step > 0 else 1
        chain = [part for part in parts for _ in range(repeats if _repeats(part) else 1)]
        length = sum(part.full_advance * scale for part in chain) - overlap * (len(chain) - 1)
        # What is too much goes into the overlaps, as far as the connectors are long.
        more = max(0.0, length - least) / max(1, len(chain) - 1)
        made: list[Part] = []
        at = 0.0
        for index, part in enumerate(chain):
            if index:
                room = min(chain[index - 1].end_connector_length, part.start_connector_length) * scale
                at -= min(overlap + more, max(overlap, room))
            made.append(Part(self.glyph(part.glyph, size), at))
            at += part.full_advance * scale
        return made


def _repeats(part: hb.OTMathGlyphPart) -> bool:
    return bool(part.flags & hb.OTMathGlyphPartFlags.EXTENDER)
