"""Setting a box: blocks within a frame that goes on over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from undoc.templates.house import BoxLayout, TableFrame
from undoc.typeset.blocks.paragraphs import SetBlock
from undoc.typeset.pages.masthead import move
from undoc.typeset.pages.page import Rule
from undoc.typeset.text.placing import SetLine


def framed(blocks: Sequence[SetBlock], layout: BoxLayout | TableFrame, left: float, right: float) -> list[SetBlock]:
    """The blocks within a frame whose sides are at ``left`` and ``right`` on the page, without spaces around.

    The sides go on through the spaces between the blocks, which are dropped at the top of a page like others; where the
    frame goes on over pages it is open.
    """

    def with_sides(lines: list[SetLine], space: float = 0.0) -> list[SetLine]:
        """The lines with the sides of the frame beside them and the ``space`` below them."""
        for number, line in enumerate(lines, 1):
            below = space if number == len(lines) else 0.0
            line.items += (Rule(x, 0.0, x, line.height + below, width=layout.rule) for x in (left, right))
        return lines

    def repeated(repeat: Callable[[], list[SetLine]]) -> Callable[[], list[SetLine]]:
        return lambda: with_sides(repeat())

    first, last = blocks[0].lines[0], blocks[-1].lines[-1]
    move(first.items, first.links, layout.above)
    first.height += layout.above
    last.height += layout.below
    blocks[0].before = blocks[-1].after = 0.0
    for block, below in zip_longest(blocks, blocks[1:]):
        with_sides(block.lines, block.after + (below.before if below is not None else 0.0))
        if block.repeat is not None:
            block.repeat = repeated(block.repeat)
    first.items.append(Rule(left, 0.0, right, 0.0, width=layout.rule))
    last.items.append(Rule(left, last.height, right, last.height, width=layout.rule))
    return list(blocks)
