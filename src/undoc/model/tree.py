"""Going through a document: the blocks within a block, its texts, and what these are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from undoc.model.blocks import (
    Annex,
    Block,
    BulletItem,
    DisplayedFormula,
    Heading,
    NumberedParagraph,
    Paragraph,
    Part,
)
from undoc.model.charts import Chart
from undoc.model.figures import Figure
from undoc.model.inlines import Emphasized, Fitted, Inline, Link, Reference
from undoc.model.tables import Cell, Table

_Block = TypeVar("_Block", bound=Block)


def children(block: Block) -> tuple[Block, ...]:
    """Return the blocks that stand within a block, not those within these."""
    return block.blocks if isinstance(block, Part) else ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block, those within others after the one that holds them."""
    for block in blocks:
        yield block
        yield from walk(children(block))


def drawings(blocks: Iterable[Block]) -> Iterator[Figure | Chart]:
    """Yield every picture and chart, those in cells of tables too, in their order."""
    for block in walk(blocks):
        if isinstance(block, Figure | Chart):
            yield block
        elif isinstance(block, Table):
            yield from (cell.drawing for row in block.rows for cell in row.cells if cell.drawing is not None)


def with_drawings(table: Table, change: Callable[[Figure | Chart], Figure | Chart]) -> Table:
    """Return a table with what ``change`` makes of the pictures and charts in its cells."""
    if not any(drawings((table,))):
        return table
    rows = []
    for row in table.rows:
        cells = (cell if cell.drawing is None else replace(cell, drawing=change(cell.drawing)) for cell in row.cells)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, rows=tuple(rows))


def texts(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield the texts of a block without those of the blocks within it; of a table without its own notes."""
    match block:
        case Heading() | Paragraph() | NumberedParagraph() | BulletItem():
            yield block.inlines
        case Figure() | Chart():
            yield block.caption
        case DisplayedFormula(formula=formula):
            yield (formula,)
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


def changed(blocks: Iterable[Block], change: Callable[[Block], Block]) -> tuple[Block, ...]:
    """Return the blocks with what ``change`` makes of each, those within others too, in the order of ``walk``."""

    def one(block: Block) -> Block:
        block = change(block)
        return replace(block, blocks=changed(block.blocks, change)) if isinstance(block, Part) else block

    return tuple(map(one, blocks))


def with_texts(block: _Block, change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> _Block:
    """Return a block with what ``change`` makes of its texts, in the order of ``texts``; a table's notes are last."""
    match block:
        case Heading() | Paragraph() | NumberedParagraph() | BulletItem():
            return replace(block, inlines=change(block.inlines))
        case Figure() | Chart():
            return replace(block, caption=change(block.caption))
        case Annex():
            return replace(block, title=change(block.title))
        case Table():
            caption, subtitle = change(block.caption), change(block.subtitle)
            rows = tuple(
                replace(row, cells=tuple(_with_text(cell, change) for cell in row.cells)) for row in block.rows
            )
            remarks = tuple(map(change, block.remarks))
            notes = tuple(replace(note, inlines=change(note.inlines)) for note in block.notes)
            return replace(block, caption=caption, subtitle=subtitle, rows=rows, remarks=remarks, notes=notes)
        case _:
            return block


def _with_text(cell: Cell, change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> Cell:
    inlines = change(cell.inlines)
    if inlines is cell.inlines and not cell.more:
        return cell
    return replace(cell, inlines=inlines, more=tuple(map(change, cell.more)))


def flat(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline, those within others after the one that holds them."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasized | Fitted | Link | Reference):
            yield from flat(inline.children)
