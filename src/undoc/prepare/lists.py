"""Lists: bullets and sub-paragraphs that follow each other, those of deeper levels within the items above them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from undoc.prepare.prepared import Block, List, PageBreak, Paragraph, Part, Role


def listed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, and those within them, gathered in lists; a page break does not end a list."""
    found: list[Block] = []
    for is_listed, run in groupby(blocks, lambda block: _depth(block) > 0):
        if is_listed:
            found.extend(_lists(list(run)))
            continue
        for block in run:
            if isinstance(block, Part):
                block = replace(block, blocks=listed(block.blocks))
            found.append(block)
    return tuple(found)


def _depth(block: Block) -> float:
    """How deep a block stands in lists, 0 for what is in none; a page break is deeper than any item."""
    match block:
        case Paragraph(role=Role.BULLET, level=level):
            return level + 1
        case Paragraph(role=Role.NUMBERED, level=level):
            return level
        case PageBreak():
            return math.inf
        case _:
            return 0


def _lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """The lists of blocks that are all in some; deeper ones above the first of the least depth have their own."""
    depths = list(map(_depth, blocks))
    least = min(depths, default=math.inf)
    if least == math.inf:
        yield from blocks
        return
    starts = [index for index, depth in enumerate(depths) if depth == least]
    yield from _lists(blocks[: starts[0]])
    ends = (*starts[1:], len(blocks))
    yield List(
        tuple((blocks[start], *_lists(blocks[start + 1 : end])) for start, end in zip(starts, ends, strict=True))
    )
