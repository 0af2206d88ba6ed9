"""Subsets of fonts: a face and the glyphs used of it come in, a font program to embed goes out."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from undoc.typeset.text.fonts import Face

# Without subroutines Noto's CFF fonts take half the time and are a sixth smaller: their subroutines are many, and a
# subset keeps a stub of each. An identity charset makes a glyph's CID its number in the subset.
_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.DESUBROUTINIZE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.NO_BIDI_CLOSURE
)

#: What ISO 32000-1, 9.9, table 126, asks of a font program for a CIDFont; hints are dropped, and their tables too.
_TABLES = frozenset({"CFF ", "glyf", "head", "hhea", "hmtx", "loca", "maxp"})

#: After so many subsets of a face in one process, preparing it for subsetting (CFF 600 ms and 110 MB, glyf 50 ms) pays:
#: a subset then takes a third to a tenth of the time, and comes out the same.
_SUBSETS_BEFORE_PREPARING = {True: 240, False: 24}

#: Glyph outlines hardly get smaller at higher levels, only slower.
_DEFLATE_LEVEL = 3


class Subset(NamedTuple):
    """A font program to embed.

    ``program`` is deflated, ``length`` its length before that. ``tag`` is the six letters that name the subset
    (ISO 32000-1, 9.6.4). ``glyphs`` maps the face's glyphs to the program's, which in CFF are its CIDs too.
    """

    program: bytes
    length: int
    tag: str
    glyphs: Mapping[int, int]


_subsets_made: Counter[Face] = Counter()


@lru_cache(maxsize=32)
def _prepared(face: Face) -> hb.Face:
    return hb.subset_preprocess(face.hb_face)


def _source(face: Face) -> hb.Face:
    """The face to subset from: prepared for it once that pays."""
    _subsets_made[face] += 1
    if _subsets_made[face] <= _SUBSETS_BEFORE_PREPARING[face.is_cff]:
        return face.hb_face
    return _prepared(face)


@lru_cache(maxsize=24)
def make_subset(face: Face, glyphs: frozenset[int]) -> Subset:
    """The subset of ``face`` with ``glyphs``, glyph 0 and what composite glyphs are made of.

    The same face and glyphs give the same subset. The last ones are kept: a document that is built again after an
    edit mostly uses the same glyphs.
    """
    request = hb.SubsetInput()
    # Asked for by characters, where each glyph stands for one, HarfBuzz need not look through all that a face has: a
    # subset of a Chinese face takes half the time. It comes out the same.
    characters = {glyph: ord(character) for character, glyph in face.glyphs.items() if glyph in glyphs}
    if len(characters) == len(glyphs):
        request.unicode_set.update(characters.values())
    else:
        request.glyph_set.update(glyphs)
    request.flags = _FLAGS
    request.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in face.hb_face.table_tags if tag not in _TABLES
    )
    plan = hb.SubsetPlan(_source(face), request)
    subset = plan.execute()
    program = bytes(subset.reference_table("CFF ").data if face.is_cff else subset.blob.data)
    digest = hashlib.sha256(program, usedforsecurity=False).digest()
    return Subset(
        zlib.compress(program, _DEFLATE_LEVEL),
        len(program),
        "".join(chr(ord("A") + byte % 26) for byte in digest[:6]),
        {glyph: new for glyph, new in plan.old_to_new_glyph_mapping.items() if glyph in glyphs or not glyph},
    )
