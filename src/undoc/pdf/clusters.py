"""Texts of single glyphs, where several glyphs stand for a text together.

In a typeset run the text of such a cluster is at its first glyph in logical order. A PDF reader knows the text of codes
only, and turns that of right-to-left lines code by code: a letter and its mark must have a character each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

#: What a glyph stands for that has no character of its own: a word joiner, which neither shows nor separates. Readers
#: take a glyph without any text for a character of their own choice.
NOTHING = "\u2060"


def glyph_texts(texts: Sequence[str]) -> Sequence[str]:
    """``texts`` of a run in visual order, each cluster's characters spread over its glyphs; none is empty."""
    if "" not in texts:
        return texts
    backwards = _runs_backwards(texts)
    logical = list(reversed(texts)) if backwards else list(texts)
    start = 0
    while start < len(logical):
        end = start + 1
        while end < len(logical) and not logical[end]:
            end += 1
        text = logical[start]
        for index in range(start, end):
            last = index == end - 1
            logical[index] = (text if last else text[:1]) or NOTHING
            text = text[1:]
        start = end
    return list(reversed(logical)) if backwards else logical


def clusters(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of glyphs that are one character together.

    ``texts`` are those that ``glyph_texts`` gives.
    """
    backwards = _runs_backwards(texts)
    index = 0
    while index < len(texts):
        end = index + 1
        if backwards and texts[index] == NOTHING:
            while end < len(texts) and texts[end - 1] == NOTHING:
                end += 1
        elif not backwards and texts[index] != NOTHING:
            while end < len(texts) and texts[end] == NOTHING:
                end += 1
        if end - index > 1:
            yield index, end
        index = end


def _runs_backwards(texts: Sequence[str]) -> bool:
    return any(bidirectional(character) in ("R", "AL") for text in texts for character in text)
