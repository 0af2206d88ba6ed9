"""Paragraphs without text that follow each other, as the places of boxes and lines that make one drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from undoc.importer.recognise.drawings.box_texts import height_of_empty
from undoc.importer.word.items import Item, WordTable
from undoc.importer.word.paragraphs import WordParagraph


class Depth(NamedTuple):
    """Where a paragraph without text stands: in the run that begins with the ``first``, ``below`` points below it."""

    first: int
    below: float


class ShapeRun(NamedTuple):
    """Paragraphs of a run, with their shapes, each with how far its paragraph is below the first of these."""

    paragraphs: list[WordParagraph]
    shapes: list[tuple[etree._Element, float]]


def depths_of(items: Sequence[Item]) -> dict[int, Depth]:
    """Where paragraphs without text that follow each other on a page stand, by their numbers."""
    depths: dict[int, Depth] = {}
    last: Depth | None = None
    for item in items:
        if isinstance(item, WordTable) or item.text.strip() or item.page_break or item.section is not None:
            last = None
            continue
        first, below = depths[item.number] = last if last is not None else Depth(item.number, 0.0)
        last = Depth(first, below + height_of_empty(item)) if not item.breaks_after else None
    return depths


def run_at(items: Sequence[Item], index: int, depths: Mapping[int, Depth]) -> ShapeRun:
    """The paragraphs with shapes alone that follow each other from the one at ``index`` on."""
    run = ShapeRun([], [])
    begun: Depth | None = None
    for item in items[index:]:
        depth = depths.get(item.number) if isinstance(item, WordParagraph) else None
        if isinstance(item, WordTable) or depth is None or not item.shapes or item.drawings:
            break
        begun = depth if begun is None else begun
        if depth.first != begun.first:
            break
        run.paragraphs.append(item)
        run.shapes.extend((shape, depth.below - begun.below) for shape in item.shapes)
    return run
