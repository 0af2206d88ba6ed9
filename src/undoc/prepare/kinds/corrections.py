"""The text of a corrigendum: where, in bold, and what to do, its words in italics: *For* five *read* six.

Rule: Editorial Manual, "Corrigenda". The words are those of the language file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from undoc.model import Block, Emphasis, Emphasized, Heading, Inline, NumberedParagraph, Paragraph, Text

#: The level of headings that stand in bold without more: what is corrected.
_PLACE = 3


def corrections(blocks: Sequence[Block], forms: Sequence[str], quotes: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of a corrigendum.

    ``forms`` are the sentences of the language, ``For {old} read {new}``; what stands between ``quotes`` is none of
    their words.
    """
    return tuple(_corrections(blocks, forms, quotes))


def _corrections(blocks: Sequence[Block], forms: Sequence[str], quotes: Sequence[str]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Heading():
                yield replace(block, level=_PLACE, is_numbered=False)
            case Paragraph() | NumberedParagraph():
                yield replace(block, inlines=_instructed(block.inlines, forms, quotes))
            case _:
                yield block


def _instructed(inlines: tuple[Inline, ...], forms: Sequence[str], quotes: Sequence[str]) -> tuple[Inline, ...]:
    """The text with the words of the first form that fits in italics; as it is where none does."""
    # What is not plain text stands for one character of a kind that no word has.
    text = "".join(one.text if isinstance(one, Text) else "\ufffc" for one in inlines)
    quoted = [match.span() for match in re.finditer(f"{re.escape(quotes[0])}[^{re.escape(quotes[1])}]*", text)]
    found = next((spans for form in forms if (spans := _words_of(form, text, quoted))), ())
    return tuple(_italic(inlines, found)) if found else inlines


def _words_of(form: str, text: str, quoted: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Where the words of a form stand in a text, one after the other; empty when it is not of this form."""
    spans: list[tuple[int, int]] = []
    at = 0
    for number, piece in enumerate(re.split(r"\{\w+\}", form)):
        piece = piece.strip()
        if not piece:
            continue
        edge = "" if re.search("[\u4e00-\u9fff]", piece) else r"(?!\w)"
        start = "" if edge == "" or number == 0 else r"(?<!\w)"
        matches = re.compile(start + re.escape(piece) + edge, re.IGNORECASE).finditer(text, at)
        match = next((one for one in matches if not any(a < one.start() < b for a, b in quoted)), None)
        if match is None or (number == 0 and match.start() != 0):
            return ()
        spans.append(match.span())
        at = match.end()
    return tuple(spans)


def _italic(inlines: Sequence[Inline], spans: Sequence[tuple[int, int]]) -> Iterator[Inline]:
    at = 0
    for one in inlines:
        if not isinstance(one, Text):
            yield one
            at += 1
            continue
        cut = sorted({0, len(one.text), *(min(max(edge - at, 0), len(one.text)) for span in spans for edge in span)})
        for start, end in pairwise(cut):
            part = Text(one.text[start:end], one.place)
            is_word = any(a <= at + start and at + end <= b for a, b in spans)
            yield Emphasized(Emphasis.ITALIC, (part,)) if is_word else part
        at += len(one.text)
