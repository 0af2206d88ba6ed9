"""The fonts of one file: which glyphs stand for which text, their codes, and the font objects.

Each face becomes a Type 0 font with two-byte codes and one CIDFont of the glyphs used (ISO 32000-1, 9.7). A code is
the glyph's number in the subset. A glyph that stands for several texts gets a code for each where a CIDFont can map
several codes to a glyph (TrueType outlines); elsewhere its further texts are said by ``ActualText``.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from undoc.pdf.clusters import NOTHING, glyph_texts
from undoc.pdf.fonttables import glyph_map, to_unicode, width_array
from undoc.pdf.objects import File, Name, Raw, Ref, Value, escape, text_string
from undoc.pdf.subset import make_subset
from undoc.typeset.pages.page import TextRun
from undoc.typeset.text.fonts import Face

#: Bits of fsType.
_RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200

#: A glyph and the text that it stands for at one place.
Use = tuple[int, str]


class MissingGlyphError(ValueError):
    """A text is set with the glyph of missing characters, which ISO 14289-1, 7.21.8, forbids."""


class EmbeddingError(ValueError):
    """A font's own permission does not allow what a PDF file does with it; ``path`` is its file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} {reason}")
        self.path = path
        self.reason = reason


class EmbeddedFont:
    """A face as one file embeds it, under the name ``resource``.

    After ``embed`` there are for each use its code in ``codes``, as it stands in a literal string, and in ``widths``
    the glyph's width as the file states it, in 1/1000 of the size; ``actual`` has the text strings of the uses that
    need an ActualText. Bytes are written as the characters of the same numbers (Latin-1).
    """

    __slots__ = ("actual", "codes", "face", "resource", "uses", "widths")

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.uses: set[Use] = set()
        self.codes: dict[Use, str] = {}
        self.widths: dict[Use, int] = {}
        self.actual: dict[Use, str] = {}

    def embed(self, file: File) -> Ref:
        """Add the font's objects to ``file`` and return the Type 0 font.

        Raises MissingGlyphError when a text has no glyph, EmbeddingError when the font does not permit it.
        """
        face = self.face
        forbidden = _forbidden(face.embedding)
        if forbidden:
            raise EmbeddingError(face.path, forbidden)
        subset = make_subset(face, frozenset(glyph for glyph, _ in self.uses))
        codes, meanings, glyphs = self._assign_codes(subset.glyphs)
        # To the nearest unit, as ISO 19005-2, 6.2.11.5, and ISO 14289-1, 7.21.5, allow: PDFium knows whole ones only.
        widths = {glyph: round(face.advance(glyph) * 1000 / face.units) for glyph in set(glyphs.values())}
        self.codes = {use: escape(struct.pack(">H", code)).decode("latin-1") for use, code in codes.items()}
        self.widths = {use: widths[use[0]] for use in codes}
        name = Name(f"{subset.tag}+{face.postscript_name}")
        program: dict[str, Value] = {"Filter": Name("FlateDecode")}
        program |= {"Subtype": Name("CIDFontType0C")} if face.is_cff else {"Length1": subset.length}
        descriptor: dict[str, Value] = {
            "Type": Name("FontDescriptor"),
            "FontName": name,
            "Flags": 4 | (64 if face.italic_angle else 0),
            "FontBBox": [round(value) for value in face.bbox],
            "ItalicAngle": round(face.italic_angle, 2),
            "Ascent": round(face.ascent),
            "Descent": round(face.descent),
            "CapHeight": round(face.cap_height),
            "StemV": 80,
            "FontFile3" if face.is_cff else "FontFile2": file.add_stream(program, subset.program, packed=True),
        }
        default_width, other_widths = width_array({code: widths[glyph] for code, glyph in glyphs.items()})
        descendant: dict[str, Value] = {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType0" if face.is_cff else "CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": {"Registry": b"Adobe", "Ordering": b"Identity", "Supplement": 0},
            "FontDescriptor": file.add(descriptor),
            "DW": default_width,
            "W": Raw(other_widths),
        }
        if not face.is_cff:
            programs = {code: subset.glyphs[glyph] for code, glyph in glyphs.items()}
            identical = all(code == glyph for code, glyph in programs.items())
            descendant["CIDToGIDMap"] = Name("Identity") if identical else file.add_stream({}, glyph_map(programs))
        return file.add(
            {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": name,
                "Encoding": Name("Identity-H"),
                "DescendantFonts": [file.add(descendant)],
                "ToUnicode": file.add_stream({}, to_unicode(meanings)),
            }
        )

    def _assign_codes(self, numbers: Mapping[int, int]) -> tuple[dict[Use, int], dict[int, str], dict[int, int]]:
        """The code of each use, the text of each code and its glyph in the face; ``numbers`` are those in the subset.

        Fills ``actual``.
        """
        texts: defaultdict[int, list[str]] = defaultdict(list)
        for glyph, text in self.uses:
            texts[glyph].append(text)
        if 0 in texts:
            raise MissingGlyphError(f"the font {self.face.key} has no glyph for {''.join(sorted(texts[0]))!r}")
        codes: dict[Use, int] = {}
        meanings: dict[int, str] = {}
        glyphs: dict[int, int] = {}
        free = max(numbers.values()) + 1
        for glyph in sorted(texts):
            first, *others = texts[glyph]
            if others:
                first, *others = sorted(texts[glyph], key=lambda text: self._rank(glyph, text))
            code = numbers[glyph]
            meanings[code], glyphs[code] = first, glyph
            codes[glyph, first] = code
            for text in others:
                if self.face.is_cff:
                    codes[glyph, text] = code
                    self.actual[glyph, text] = text_string(text).decode("latin-1")
                else:
                    meanings[free], glyphs[free] = text, glyph
                    codes[glyph, text] = free
                    free += 1
        return codes, meanings, glyphs

    def _rank(self, glyph: int, text: str) -> tuple[bool, bool, str]:
        """What to sort the texts of ``glyph`` by, the one that it stands for by itself coming first."""
        natural = len(text) == 1 and self.face.glyph(text) == glyph
        return text == NOTHING, not natural, text


def _forbidden(permission: int) -> str:
    """What a font's fsType forbids of embedding a subset of its outlines (OpenType, OS/2); empty when it permits it."""
    if permission & 0xF == _RESTRICTED:  # with another of these bits the wider permission holds
        return "may not be embedded in documents"
    if permission & _NO_SUBSETTING:
        return "may only be embedded whole, and a PDF file holds the characters used"
    return "may only be embedded as pictures of dots" if permission & _BITMAPS_ONLY else ""


class Fonts:
    """The fonts of a document, by the keys of their faces, named F1, F2 … in the order of their first use."""

    def __init__(self, runs: Iterable[TextRun]) -> None:
        self._fonts: dict[str, EmbeddedFont] = {}
        for run in runs:
            font = self._fonts.get(run.face.key)
            if font is None:
                font = self._fonts[run.face.key] = EmbeddedFont(run.face, f"F{len(self._fonts) + 1}")
            font.uses.update(zip(run.glyphs, glyph_texts(run.texts), strict=True))

    def __getitem__(self, face: Face) -> EmbeddedFont:
        return self._fonts[face.key]

    def embed(self, file: File) -> dict[str, Value]:
        """Add all fonts to ``file`` and return the Font entry of a resource dictionary."""
        return {font.resource: font.embed(file) for font in self._fonts.values()}
