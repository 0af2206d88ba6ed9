"""Setting a box: blocks within a frame that goes on over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from undoc.templates.house import BoxLayout
from undoc.typeset.masthead import move
from undoc.typeset.page import Rule
from undoc.typeset.paragraphs import SetBlock
from undoc.typeset.placing import SetLine


def framed(blocks: Sequence[SetBlock], layout: BoxLayout, left: float, right: float) -> list[SetBlock]:
    """The blocks within a frame whose sides are at ``left`` and ``right`` on the page.

    The spaces between the blocks become part of their lines, so that the sides of the frame are not interrupted; on the
    page where it goes on the frame is open.
    """

    def with_sides(lines: list[SetLine]) -> list[SetLine]:
        for line in lines:
            line.items += (Rule(x, 0.0, x, line.height, layout.rule) for x in (left, right))
        return lines

    def repeated(repeat: Callable[[], list[SetLine]]) -> Callable[[], list[SetLine]]:
        return lambda: with_sides(repeat())

    for number, block in enumerate(blocks):
        first, last = block.lines[0], block.lines[-1]
        above = layout.above if number == 0 else block.before
        move(first.items, first.links, above)
        first.height += above
        last.height += layout.below if number == len(blocks) - 1 else block.after
        block.before = block.after = 0.0
        with_sides(block.lines)
        if block.repeat is not None:
            block.repeat = repeated(block.repeat)
    first, last = blocks[0].lines[0], blocks[-1].lines[-1]
    first.items.append(Rule(left, 0.0, right, 0.0, layout.rule))
    last.items.append(Rule(left, last.height, right, last.height, layout.rule))
    blocks[0].before, blocks[-1].after = layout.before, layout.after
    return list(blocks)
