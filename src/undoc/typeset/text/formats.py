"""Shaped text: the glyphs and widths of a stretch of text in one format, cached.

Width model (measured on 59 official files, 28,173 justified lines): each glyph is ``(floor(advance · scale) +
trunc(kerning · scale)) · size / em + letter space``, not rounded to twips or pixels. Pairs are kerned from the
style's kerning size on, pairs with a space included. A raised or lowered run is set at 65 % of its size, rounded to
half a point.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import uharfbuzz as hb

from undoc.prepare.prepared import Position, Span
from undoc.templates.fonts import FontTable
from undoc.templates.language import Script
from undoc.templates.styles import Style, raised_size
from undoc.typeset.text.fonts import Face, open_face
from undoc.typeset.text.han_spacing import HanSpacing, space_latin, squeeze
from undoc.typeset.text.segments import Chain, Segment, block_script, cluster_texts, groups_digits, runs, stretches

if TYPE_CHECKING:
    from undoc.typeset.text.units import Unit

_CACHE_LIMIT = 50_000
#: How far in parts of the size Arabic letters are kerned apart. Readers of PDF files see a space in a gap of a tenth.
_WIDEST_KERN = 0.09
_RAISE = 0.35
_LOWER = -0.14
_SHARED_MARKS = "“”‘’—…·"  # set full width within Han text


class Format:
    """A text format: it shapes texts into segments and remembers them.

    ``chain_of`` gives the faces of each script. Sizes and letter space are points, ``scale`` is 1.0 for natural width;
    ``latin`` is the part of the size that Latin letters have. Characters that no face has are added to ``missing``.
    """

    def __init__(
        self,
        chain_of: Callable[[Script], Chain],
        script: Script,
        size: float,
        *,
        scale: float,
        letter_space: float,
        kerned: bool,
        shift: int,
        missing: set[str],
        spacing: HanSpacing | None,
        latin: float,
    ) -> None:
        self.size = size if shift == 0 else raised_size(size)
        self.rise = 0.0 if shift == 0 else size * (_RAISE if shift > 0 else _LOWER)
        self.nominal_size = size
        self._latin_size = self.size * latin
        self._chain_of = chain_of
        self._full_width_marks = _SHARED_MARKS if script is Script.HAN else ""
        self._scale = scale
        self._letter_space = letter_space
        self._features = {"kern": kerned, "liga": False, "clig": False}
        self._kerned = kerned
        self._missing = missing
        self.spacing = spacing
        self._segments: dict[str, tuple[Segment, ...]] = {}
        #: The units that consist of this format alone, by their text (see ``units``).
        self.units: dict[str, Unit] = {}
        #: Those of paragraphs with right-to-left text, by their text and levels (see ``turned``).
        self.turned_units: dict[tuple[str, tuple[int, ...]], Unit] = {}
        self._space_kerning: dict[str, float] = {}

    def segments(self, text: str) -> tuple[Segment, ...]:
        """The segments of a text, in logical order."""
        segments = self._segments.get(text)
        if segments is None:
            known = len(self._missing)
            segments = tuple(self.spaced(self._shaped(text)))
            if len(self._missing) == known:  # a text with a missing character is looked at again, to be reported again
                if len(self._segments) >= _CACHE_LIMIT:
                    self._segments.clear()
                self._segments[text] = segments
        return segments

    def spaced(self, segments: list[Segment]) -> list[Segment]:
        """Segments that follow each other with the spacing of Han text that the language wants."""
        if self.spacing is None or len(segments) < 2:
            return segments
        if self.spacing.squeeze:
            segments = squeeze(segments)
        return space_latin(segments, self.spacing.latin)

    def turned(self, text: str, levels: Sequence[int], before: str = "", after: str = "") -> list[Segment]:
        """The segments of a text in a paragraph with right-to-left text, in logical order.

        ``levels`` are those of its characters; its letters join to the text ``before`` and ``after`` it.
        """
        segments: list[Segment] = []
        for level, script, start, end in stretches(text, levels):
            found = map(self._chain_of(script).find, text[start:end])
            if script is Script.HAN:
                own = [self._full_width(*pair) for pair in found]
            else:
                own, at = [], start
                for face, run in runs(found):
                    around = (before + text[:at], text[at + len(run) :] + after)
                    own.append(self._directed(face, script, run, level, around=around))
                    at += len(run)
            for segment in own:
                segment.level = level
            segments += own
        return segments

    def lengthened(self, segment: Segment, text: str, at: int, strokes: str) -> Segment:
        """A right-to-left segment with ``strokes`` before the offset ``at`` of its text, which stays ``text``."""
        made = self._directed(
            segment.face, Script.ARABIC, text[:at] + strokes + text[at:], segment.level, around=("", "")
        )
        made.level = segment.level
        made.texts = [own.replace(strokes[0], "") for own in made.texts]
        return made

    @property
    def missing_count(self) -> int:
        """How many characters were found to be missing so far; what is made while it grows is not to be kept."""
        return len(self._missing)

    def remember(self, text: str, unit: Unit) -> None:
        """Keep a unit, unless its text has a missing character and must be looked at again."""
        if text.removesuffix("\n") in self._segments or not text.removesuffix("\n"):
            if len(self.units) >= _CACHE_LIMIT:
                self.units.clear()
            self.units[text] = unit

    def space_kerning(self, following: str) -> float:
        """The kerning between a space and the character after it, in points."""
        kerning = self._space_kerning.get(following)
        if kerning is None:
            kerning = 0.0
            if self._kerned and len(pair := self.segments(" " + following)) == 1:
                alone = self.segments(" ")[0].advances[0]
                kerning = pair[0].advances[0] - alone
            self._space_kerning[following] = kerning
        return kerning

    def _shaped(self, text: str) -> list[Segment]:
        segments: list[Segment] = []
        for script, characters in itertools.groupby(text, self._script_of):
            find = self._chain_of(script).find
            if script is Script.HAN:
                segments += [self._full_width(*find(character)) for character in characters]
            else:
                segments += [self._segment(face, script, run) for face, run in runs(map(find, characters))]
        return segments

    def _script_of(self, character: str) -> Script:
        """The script that a character is set in."""
        if character in self._full_width_marks:
            return Script.HAN
        return block_script(character)

    def _full_width(self, face: Face, character: str) -> Segment:
        """The segment of a full-width character, which needs no shaping."""
        segment = Segment(face, self.size, self._scale, self.rise)
        glyph = face.glyph(character)
        units = math.floor(face.advance(glyph) * self._scale + 1e-6)
        segment.width = units * (self.size / face.units) + self._letter_space
        segment.glyphs, segment.advances, segment.texts = [glyph], [segment.width], [character]
        segment.is_han = True
        return segment

    def _directed(self, face: Face, script: Script, text: str, level: int, around: tuple[str, str]) -> Segment:
        """The segment of a text of one level; its glyphs are put into logical order.

        Letters that join have no letter space between them.
        """
        if script is not Script.ARABIC:
            return self._segment(face, script, text)
        segment = Segment(face, self.size, self._scale, self.rise)
        x_points = self.size / face.units * self._scale
        buffer = hb.Buffer()
        # Marks keep their own text: readers turn right-to-left text code by code.
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str("".join((around[0], text, around[1])), len(around[0]), len(text))
        buffer.direction, buffer.script = ("rtl", "Arab") if level & 1 else ("ltr", "Arab")
        hb.shape(face.font, buffer, {"kern": True})
        widest = _WIDEST_KERN * face.units
        glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        if level & 1:
            glyphs.reverse()
        for index, (info, position) in enumerate(glyphs):
            wide = max(0, position.x_advance - face.advance(info.codepoint) - widest)
            x_offset = max(0, position.x_offset - wide) if wide else position.x_offset
            segment.glyphs.append(info.codepoint)
            segment.advances.append((position.x_advance - wide) * x_points)
            if x_offset or position.y_offset:
                segment.offsets = segment.offsets or {}
                segment.offsets[index] = (x_offset * x_points, position.y_offset * self.size / face.units)
        segment.texts = cluster_texts(text, [info.cluster - len(around[0]) for info, _ in glyphs])
        segment.spaces = tuple(index for index, own in enumerate(segment.texts) if own == " ")
        segment.width = sum(segment.advances)
        return segment

    def _segment(self, face: Face, script: Script, text: str) -> Segment:
        size = self._latin_size if script is Script.LATIN else self.size
        segment = Segment(face, size, self._scale, self.rise)
        points = size / face.units
        buffer = hb.Buffer()
        buffer.add_str(text)
        if script is Script.LATIN:
            buffer.direction, buffer.script = "ltr", "Latn"
        buffer.guess_segment_properties()
        hb.shape(face.font, buffer, self._features)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        scale, advance_of = self._scale, face.advance
        for info, position in zip(infos, positions, strict=True):
            natural = advance_of(info.codepoint)
            units = math.floor(natural * scale + 1e-6) + math.trunc((position.x_advance - natural) * scale)
            segment.glyphs.append(info.codepoint)
            segment.advances.append(units * points + self._letter_space)
            if position.x_offset or position.y_offset:
                segment.offsets = segment.offsets or {}
                index = len(segment.glyphs) - 1
                segment.offsets[index] = (position.x_offset * points * scale, position.y_offset * points)
        segment.texts = cluster_texts(text, [info.cluster for info in infos])
        segment.spaces = tuple(
            index for index, own in enumerate(segment.texts) if own == " " and not groups_digits(segment.texts, index)
        )
        segment.width = sum(segment.advances)
        return segment


class Formats:
    """The formats made from a font table; kept for the process, since shaping is most of the work.

    ``missing`` collects the characters that no font has; whoever typesets empties it before and reads it after.
    """

    def __init__(self, fonts: FontTable) -> None:
        self._fonts = fonts
        self._chains: dict[tuple[str, str, Script], Chain] = {}
        self._formats: dict[tuple[object, ...], Format] = {}
        self.missing: set[str] = set()

    @property
    def formula_face(self) -> Face:
        """The face that formulas are set in."""
        file = self._fonts.formulas
        return open_face(file.key, file.path, file.index)

    def of(self, style: Style, span: Span, script: Script, spacing: HanSpacing | None = None) -> Format:
        """The format of a span in a paragraph of ``style``, in a text of ``script``; ``spacing`` is that of Han."""
        size = span.size or style.size
        bold, italic = style.bold or span.bold, style.italic != span.italic
        kerned = 0 < style.kern <= size
        shift = _SHIFTS[span.position]
        latin = style.latin_size / style.size if script is Script.ARABIC and span.size is None else 1.0
        scale = style.scale if span.scale is None else span.scale
        letter_space = style.letter_space if span.letter_space is None else span.letter_space
        key = (style.font, script, size, latin, scale, letter_space, kerned, shift, bold, italic, spacing)
        form = self._formats.get(key)
        if form is None:
            face_style = _FACE_STYLES[bold, italic]
            form = self._formats[key] = Format(
                lambda wanted: self._chain(style.font, face_style, wanted),
                script,
                size,
                scale=scale / 100.0,
                letter_space=letter_space,
                kerned=kerned,
                shift=shift,
                missing=self.missing,
                spacing=spacing,
                latin=latin,
            )
        return form

    def _chain(self, font: str, face_style: str, script: Script) -> Chain:
        key = (font, face_style, script)
        chain = self._chains.get(key)
        if chain is None:
            chain = self._chains[key] = Chain(self._fonts.faces[font][script][face_style], self.missing)
        return chain


_SHIFTS = {Position.NORMAL: 0, Position.RAISED: 1, Position.LOWERED: -1}
_FACE_STYLES = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold-italic",
}
_TABLES: list[tuple[FontTable, Formats]] = []
_TABLES_KEPT = 4


def formats(fonts: FontTable) -> Formats:
    """The formats of a font table; the same object for equal tables, since each build may read its table anew."""
    for table, known in _TABLES:
        if table == fonts:
            return known
    new = Formats(fonts)
    _TABLES[:] = [*_TABLES[1 - _TABLES_KEPT :], (fonts, new)]
    return new
