from __future__ import annotations

import pytest

from undoc.pdf.clusters import NOTHING, glyph_texts


@pytest.mark.parametrize(
    ("texts", "spread"),
    [
        (["a", "b"], ["a", "b"]),
        (["fi", "x"], ["fi", "x"]),
        (["ab", "", "c"], ["a", "b", "c"]),
        (["abc", ""], ["a", "bc"]),
        (["é", "", "x"], ["é", NOTHING, "x"]),
        (["", "x"], [NOTHING, "x"]),
        # In visual order, a mark of a right-to-left letter stands before it.
        (["", "بِ", "ا"], ["ِ", "ب", "ا"]),
        (["", "", "ب"], [NOTHING, NOTHING, "ب"]),
    ],
)
def test_clusters_are_spread_over_their_glyphs(texts: list[str], spread: list[str]) -> None:
    assert list(glyph_texts(texts)) == spread
