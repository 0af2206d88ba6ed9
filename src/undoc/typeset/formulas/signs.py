"""Signs and words of formulas as boxes, in the size of their style (TeXbook, appendix G; MathML Core, 3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unicodedata import bidirectional

from undoc.prepare.prepared.formulas import Alphabet, Operator, Sign, in_alphabet
from undoc.typeset.formulas.boxes import Box
from undoc.typeset.formulas.font import Constant, Glyph, MathFont, Part
from undoc.typeset.formulas.styles import Level, Style
from undoc.typeset.pages.page import TextRun
from undoc.typeset.text.segments import Segment

_BOLD = {Alphabet.NORMAL: Alphabet.BOLD_ITALIC, Alphabet.UPRIGHT: Alphabet.BOLD}

#: Sets words in the fonts of the text around a formula, at a size in points.
SetWords = Callable[[str, float], Sequence[Segment]]


class Signs:
    """The signs of a font, at the size of the text around a formula and at those of its scripts."""

    def __init__(self, font: MathFont, size: float, words: SetWords, *, is_bold: bool) -> None:
        self.font = font
        self._size = size
        self._words = words
        self._is_bold = is_bold

    def size_of(self, style: Style) -> float:
        """The size of a style, in points."""
        if style.level <= Level.TEXT:
            return self._size
        is_script = style.level is Level.SCRIPT
        name = Constant.SCRIPT_PERCENT_SCALE_DOWN if is_script else Constant.SCRIPT_SCRIPT_PERCENT_SCALE_DOWN
        return self._size * self.font.constant(name, 1.0)

    def constant(self, name: Constant, style: Style) -> float:
        """A constant of the font in a style, in points."""
        return self.font.constant(name, self.size_of(style))

    def sign(self, sign: Sign, style: Style) -> Box:
        """A sign in its alphabet, as a word of the text where the font does not have it."""
        alphabet = _BOLD.get(sign.alphabet, sign.alphabet) if self._is_bold and sign.text.isalnum() else sign.alphabet
        glyph = self.font.face.glyph(in_alphabet(sign.text, alphabet)) or self.font.face.glyph(sign.text)
        if not glyph:
            return self.text(sign.text, style)
        return self.glyph(self.font.glyph(glyph, self.size_of(style)), sign.text, style)

    def glyph(self, glyph: Glyph, text: str, style: Style) -> Box:
        """One glyph, which stands for ``text``."""
        size = self.size_of(style)
        run = TextRun(self.font.face, size, 1.0, 0.0, 0.0, [glyph.glyph], [glyph.advance], [text], None)
        box = Box(glyph.advance, glyph.height, glyph.depth, [run], is_glyph=True)
        box.italics = self.font.italics(glyph.glyph, size)
        box.accent = self.font.attachment(glyph, size)
        return box

    def text(self, text: str, style: Style) -> Box:
        """Words in the fonts of the text around."""
        result = Box()
        size = self.size_of(style)
        for segment in self._words(text, size):
            em = segment.size / 1000
            run = TextRun(
                face=segment.face,
                size=segment.size,
                scale=segment.scale,
                x=0.0,
                y=0.0,
                glyphs=list(segment.glyphs),
                advances=list(segment.advances),
                texts=list(segment.texts),
                content=None,
                offsets=dict(segment.offsets) if segment.offsets else None,
            )
            run.right_to_left = any(bidirectional(character) in ("R", "AL") for character in run.text)
            height, depth = segment.face.cap_height * em, 0.25 * segment.size
            result.add(Box(segment.width, height, depth, [run]))
        return result

    def operator(self, node: Operator, style: Style) -> Box:
        """A sum, an integral or another operator, large where it is displayed."""
        size = self.size_of(style)
        glyph = self.font.face.glyph(node.text)
        if not glyph:
            return self.text(node.text, style)
        found = self.font.glyph(glyph, size)
        if style.is_displayed:
            least = self.constant(Constant.DISPLAY_OPERATOR_MIN_HEIGHT, style)
            found = self.font.grown(glyph, size, least)[0].glyph
        inner = self.glyph(found, node.text, style)
        # Where the font does not say how far an integral leans, its ink does.
        result = Box(italics=inner.italics or max(0.0, found.right - found.advance))
        self.centred(result, inner, style)
        result.width = found.advance
        return result

    def centred(self, result: Box, inner: Box, style: Style) -> None:
        """Put a box so that its middle is on the axis."""
        axis = self.constant(Constant.AXIS_HEIGHT, style)
        result.put(inner, result.width, (inner.height - inner.depth) / 2 - axis)

    def fence(self, sign: str, least: float, style: Style) -> Box:
        """A sign that is at least so high; its ink stands on the base line as that of its glyph or parts does."""
        size = self.size_of(style)
        glyph = self.font.face.glyph(sign)
        if not glyph:
            return self.text(sign, style)
        parts = self.font.grown(glyph, size, least)
        if len(parts) == 1:
            return self.glyph(parts[0].glyph, sign, style)
        # The lowest part begins at the base line; the whole is put in its place afterwards.
        offsets = {index: (0.0, part.offset + part.glyph.depth) for index, part in enumerate(parts)}
        height = max(part.offset + part.glyph.height + part.glyph.depth for part in parts)
        width = max(part.glyph.advance for part in parts)
        return Box(width, height, 0.0, [self.run_of(parts, offsets, width, sign, size)])

    def run_of(
        self, parts: Sequence[Part], offsets: dict[int, tuple[float, float]], width: float, sign: str, size: float
    ) -> TextRun:
        """The parts of one sign as a run; all begin where the first does but for their offsets."""
        count = len(parts)
        glyphs, texts = [part.glyph.glyph for part in parts], [sign, *[""] * (count - 1)]
        advances = [*[0.0] * (count - 1), width]
        return TextRun(self.font.face, size, 1.0, 0.0, 0.0, glyphs, advances, texts, None, offsets)
