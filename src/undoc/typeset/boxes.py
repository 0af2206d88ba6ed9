"""Setting a box: paragraphs within a frame that goes on over pages."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.templates.house import BoxLayout
from undoc.typeset.masthead import move
from undoc.typeset.page import Rule
from undoc.typeset.paragraphs import SetBlock
from undoc.typeset.placing import SetLine


def framed(blocks: Sequence[SetBlock], layout: BoxLayout, left: float, right: float) -> SetBlock:
    """One block with the lines of ``blocks`` within a frame whose sides are at ``left`` and ``right`` on the page.

    The spaces between the blocks become part of the lines, so that the sides of the frame are not interrupted; on the
    page where it goes on the frame is open.
    """
    lines: list[SetLine] = []
    last = len(blocks) - 1
    for number, block in enumerate(blocks):
        for index, line in enumerate(block.lines):
            above = below = 0.0
            if index == 0:
                above = layout.padding if number == 0 else block.before
            if index == len(block.lines) - 1:
                below = layout.padding if number == last else block.after
            move(line.items, line.links, above)
            line.height += above + below
            for x in (left, right):
                line.items.append(Rule(x, 0.0, x, line.height, layout.rule))
            lines.append(line)
    if lines:
        lines[0].items.append(Rule(left, 0.0, right, 0.0, layout.rule))
        lines[-1].items.append(Rule(left, lines[-1].height, right, lines[-1].height, layout.rule))
    return SetBlock(lines, layout.before, layout.after, glued=1 if len(lines) > 1 else 0)
