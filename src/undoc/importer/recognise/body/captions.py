"""The captions of pictures and charts: paragraphs with the word and the number beside them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.importer.recognise.origins import origin
from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.word.spans import NOWHERE, Span, cut, plain, spans_of, trimmed, without
from undoc.model import Block, Chart, Figure, Paragraph, Text
from undoc.model.blocks import Part


def with_captions(blocks: Sequence[Block], reader: Reader) -> list[Block]:
    """Give pictures and charts the captions that stand directly below or above them, and these their bookmarks.

    A paragraph between two of them is the caption of the picture above it, or else of what is below it.
    """
    result: list[Block] = []
    rest = [
        replace(block, blocks=tuple(with_captions(block.blocks, reader))) if isinstance(block, Part) else block
        for block in blocks
    ]
    while rest:
        block = rest.pop(0)
        caption = _caption(block, reader) if isinstance(block, Paragraph) else None
        if caption is not None and result and isinstance(above := result[-1], Figure) and not origin(above).label:
            result[-1] = _captioned(above, block, *caption)
        elif caption is not None and rest and isinstance(below := rest[0], Figure | Chart) and not origin(below).label:
            rest[0] = _captioned(below, block, *caption)
        else:
            result.append(block)
    return result


def _captioned(owner: Figure | Chart, paragraph: Block, label: str, caption: Sequence[Span]) -> Figure | Chart:
    """The picture or chart with the caption that ``paragraph`` is, and its number in the file."""
    known = origin(owner)
    known.label, known.bookmarks = label, [*known.bookmarks, *origin(paragraph).bookmarks]
    if isinstance(owner, Chart) and owner.caption and not owner.unit:
        owner = replace(owner, unit=Text(plain(owner.caption), NOWHERE))
    return replace(owner, caption=tuple(caption))


def _caption(paragraph: Paragraph, reader: Reader) -> tuple[str, list[Span]] | None:
    """The number and the text of a caption, None when the paragraph is none."""
    whole = plain(paragraph.inlines)
    text = normal(whole)
    found = reader.numbered("figure", text)
    if found is None or not found[1]:
        return None
    rest = cut(spans_of(paragraph.inlines), len(whole.rstrip()) - len(found[1].rstrip()))
    return found[0], trimmed(without(rest, bold=True))
