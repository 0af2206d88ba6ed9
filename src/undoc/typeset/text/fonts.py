"""Fonts for typesetting: files opened by HarfBuzz, measured in 1/1000 em or points, cached for the process."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb


class UnusableFontError(Exception):
    """Raised for a file that no pages can be set with; ``path`` names it, ``reason`` says what it is or lacks."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} {reason}")


class Face:
    """One face of a font file.

    ``ascent``, ``descent`` (negative), ``cap_height`` and ``bbox`` are in 1/1000 em; ``units`` is the em in font
    units. ``embedding`` is the permission to embed, the field fsType of OpenType. ``key`` names the face in
    ``fonts.yaml``; two faces with the same key are the same.
    """

    __slots__ = (
        "_advances",
        "ascent",
        "bbox",
        "cap_height",
        "descent",
        "embedding",
        "font",
        "glyphs",
        "hb_face",
        "is_cff",
        "italic_angle",
        "key",
        "path",
        "postscript_name",
        "units",
    )

    def __init__(self, key: str, path: Path, index: int = 0) -> None:
        self.key = key
        self.path = path
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self.font = hb.Font(self.hb_face)
        self.units: int = self.hb_face.upem
        tags = self.hb_face.table_tags
        self.is_cff: bool = "CFF " in tags
        per_mille = 1000.0 / self.units
        table = self.hb_face.reference_table
        os2, hhea, head, post = (table(tag).data for tag in ("OS/2", "hhea", "head", "post"))
        if len(os2) < 78 or len(hhea) < 36 or len(head) < 54 or len(post) < 32:
            raise UnusableFontError(path, f"is not an OpenType font, or has none at index {index}")
        if not self.is_cff and "glyf" not in tags:
            raise UnusableFontError(path, "has no outlines in a table “glyf” or “CFF”")
        self.embedding: int = struct.unpack_from(">H", os2, 8)[0]
        ascent, descent = struct.unpack_from(">hh", hhea, 4)
        self.ascent, self.descent = ascent * per_mille, descent * per_mille
        self.bbox = tuple(value * per_mille for value in struct.unpack_from(">4h", head, 36))
        version_with_cap_height = len(os2) >= 90
        self.cap_height = struct.unpack_from(">h", os2, 88)[0] * per_mille if version_with_cap_height else self.ascent
        self.italic_angle: float = struct.unpack_from(">i", post, 4)[0] / 65536
        self.postscript_name: str = (self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or key).replace(
            " ", ""
        )
        #: Glyph of each character asked for so far; 0 when the face lacks it.
        self.glyphs: dict[str, int] = {}
        self._advances: dict[int, int] = {}

    @property
    def family(self) -> str:
        """The name of the family that the face belongs to."""
        return self.hb_face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or self.key

    def glyph(self, character: str) -> int:
        """The glyph of a character without shaping; 0 when the face has none."""
        glyph = self.glyphs.get(character)
        if glyph is None:
            glyph = self.glyphs[character] = self.font.get_nominal_glyph(ord(character)) or 0
        return glyph

    def advance(self, glyph: int) -> int:
        """The glyph's advance in font units."""
        advance = self._advances.get(glyph)
        if advance is None:
            advance = self._advances[glyph] = self.font.get_glyph_h_advance(glyph)
        return advance


@lru_cache(maxsize=64)
def open_face(key: str, path: Path, index: int = 0) -> Face:
    """The face of a font file; opened once in a process."""
    return Face(key, path, index)
