"""The text of a statement that a president reads: each paragraph opens with a quotation mark, the last one closes.

Rule: statements by the President of the Security Council; the sentence that introduces the statement stands before.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.model import Block, NumberedParagraph, Paragraph, Text
from undoc.prepare.kinds.spelling import words


def statement(blocks: Sequence[Block], quotes: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of a statement with their quotation marks, ``quotes``, where they have not been written.

    What ends with a colon at the beginning introduces it.
    """
    opening, closing = quotes
    texts = {at: block for at, block in enumerate(blocks) if isinstance(block, Paragraph | NumberedParagraph)}
    introduces = 0 in texts and words(texts[0].inlines).rstrip().endswith((":", "："))
    spoken = [at for at in texts if at or not introduces]
    made = list(blocks)
    for at, block in texts.items():
        inlines = block.inlines
        text = words(inlines)
        if at in spoken and not text.startswith(opening):
            inlines = (Text(opening, block.place), *inlines)
        if spoken and at == spoken[-1] and not text.endswith(closing):
            inlines = (*inlines, Text(closing, block.place))
        own = replace(block, inlines=inlines)
        made[at] = replace(own, is_indented=True) if isinstance(own, Paragraph) else own
    return tuple(made)
