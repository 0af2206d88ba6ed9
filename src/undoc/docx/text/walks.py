"""Walks over the text of a prepared document: the paragraphs of a block, all spans."""

from __future__ import annotations

from collections.abc import Iterator

from undoc.prepare.prepared import (
    Block,
    Box,
    Chart,
    Columns,
    Contents,
    Figure,
    Landscape,
    PageBreak,
    Paragraph,
    PreparedDocument,
    Span,
    Table,
    walk,
)


def paragraphs_of(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a block, in order; those of a landscape part, columns or a box are its blocks' own."""
    match block:
        case Paragraph():
            yield block
        case Figure(caption=caption) | Chart(caption=caption):
            if caption is not None:
                yield caption
        case Table():
            yield from block.caption
            yield from (one for row in block.rows for cell in row.cells for one in cell.paragraphs)
            yield from (note.paragraph for note in block.notes)
        case Contents():
            yield from (block.title, block.page_word)
            yield from (entry.paragraph for entry in block.entries)
        case Landscape() | Columns() | Box() | PageBreak():
            pass


def paragraphs(prepared: PreparedDocument) -> Iterator[Paragraph]:
    """All paragraphs of the body and its notes."""
    for block in (*prepared.front, *walk(prepared.blocks)):
        yield from paragraphs_of(block)
    for note in prepared.notes.values():
        yield from note.paragraphs


def spans(prepared: PreparedDocument) -> Iterator[Span]:
    """All spans of the body and its notes."""
    for paragraph in paragraphs(prepared):
        yield from paragraph.spans


def anchors(prepared: PreparedDocument) -> frozenset[str]:
    """The anchors of all that is written with a bookmark."""
    found = {paragraph.anchor for paragraph in paragraphs(prepared)}
    for block in walk(prepared.blocks):
        if isinstance(block, Paragraph | Figure | Table | Chart):
            found.add(block.anchor)
    return frozenset(found - {""})
