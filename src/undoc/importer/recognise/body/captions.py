"""The captions of pictures and charts: paragraphs with the word and the number beside them."""

from __future__ import annotations

from undoc.importer.recognise.found_blocks import Block, Chart, Figure, Paragraph, Part
from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.word.spans import Span, cut, plain, trimmed, without


def settle_captions(blocks: list[Block], reader: Reader) -> None:
    """Give pictures and charts the captions that stand directly below or above them, and these their bookmarks.

    A paragraph between two of them is the caption of the picture above it, or else of what is below it.
    """
    for block in blocks:
        if isinstance(block, Part):
            settle_captions(block.blocks, reader)
    index = 0
    while index < len(blocks):
        block = blocks[index]
        caption = _caption(block, reader) if isinstance(block, Paragraph) else None
        above = blocks[index - 1] if index else None
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        owner = next((one for one in (above, below) if _wants(one, is_above=one is above)), None)
        if caption is not None and isinstance(block, Paragraph) and isinstance(owner, Figure | Chart):
            if isinstance(owner, Chart) and owner.caption and not owner.unit:
                owner.unit = plain(owner.caption)
            owner.label, owner.caption = caption
            owner.bookmarks = [*owner.bookmarks, *block.bookmarks]
            del blocks[index]
        else:
            index += 1


def _wants(block: Block | None, *, is_above: bool) -> bool:
    """Whether a block can have the caption: a picture beside it, a chart below it, without a label so far."""
    if isinstance(block, Chart):
        return not is_above and not block.label
    return isinstance(block, Figure) and not block.label


def _caption(paragraph: Paragraph, reader: Reader) -> tuple[str, list[Span]] | None:
    """The number and the text of a caption, None when the paragraph is none."""
    text = normal(plain(paragraph.spans))
    found = reader.numbered("figure", text)
    if found is None or not found[1]:
        return None
    whole = plain(paragraph.spans)
    rest = cut(paragraph.spans, len(whole.rstrip()) - len(found[1].rstrip()))
    return found[0], trimmed(without(rest, bold=True))
