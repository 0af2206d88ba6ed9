"""Going through a document: the blocks within a block, its texts, and what these are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from undoc.model.blocks import (
    Annex,
    Block,
    BulletItem,
    Figure,
    Heading,
    NumberedParagraph,
    Paragraph,
    Part,
)
from undoc.model.charts import Chart
from undoc.model.inlines import Emphasized, Fitted, Inline, Link, Reference
from undoc.model.tables import Table


def children(block: Block) -> tuple[Block, ...]:
    """Return the blocks that stand within a block, not those within these."""
    return block.blocks if isinstance(block, Part) else ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block, those within others after the one that holds them."""
    for block in blocks:
        yield block
        yield from walk(children(block))


def texts(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield the texts of a block without those of the blocks within it; of a table without its own notes."""
    match block:
        case Heading() | Paragraph() | NumberedParagraph() | BulletItem():
            yield block.inlines
        case Figure() | Chart():
            yield block.caption
        case Annex():
            yield block.title
        case Table():
            yield block.caption
            yield block.subtitle
            for row in block.rows:
                for cell in row.cells:
                    yield cell.inlines
                    yield from cell.more
            yield from block.remarks
        case _:
            pass


def flat(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline, those within others after the one that holds them."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasized | Fitted | Link | Reference):
            yield from flat(inline.children)
