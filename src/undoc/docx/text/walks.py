"""Walks over the text of a prepared document: all paragraphs, all spans."""

from __future__ import annotations

from collections.abc import Iterator

from undoc.prepare.prepared import (
    Chart,
    Figure,
    Paragraph,
    PreparedDocument,
    Span,
    Table,
    paragraphs_of,
    walk,
)


def paragraphs(prepared: PreparedDocument) -> Iterator[Paragraph]:
    """All paragraphs of the body and its notes."""
    for block in (*prepared.head, *prepared.foot, *walk(prepared.blocks)):
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
