"""Placing a line with right-to-left text: its units are put into visual order (UAX #9, L1 and L2), then into runs.

Positions grow from the paragraph's start edge: in a right-to-left paragraph ``x`` is how far a run's right edge is from
the right. ``mirror`` turns them into distances from the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from undoc.typeset.pages.page import Item, LinkArea, PlacedShape, Rule, TextRun
from undoc.typeset.text.bidi import visual_order
from undoc.typeset.text.formulas import FormulaSegment
from undoc.typeset.text.placing import LineText, Meaning, SetLine, link_area
from undoc.typeset.text.segments import Segment
from undoc.typeset.text.units import PlacedUnit, is_gap


def mirror(items: Sequence[Item], links: Sequence[LinkArea], edges: float) -> None:
    """Reflect items and links between two edges, whose positions add up to ``edges``.

    Pictures, groups and runs of glyphs keep their inner order.
    """
    for item in items:
        if isinstance(item, Rule):
            item.x, item.x2 = edges - item.x2, edges - item.x
        elif isinstance(item, PlacedShape):
            item.reflect(edges)
        else:
            item.x = edges - item.x - item.width
    for link in links:
        link.x = edges - link.x - link.width


class _Piece(NamedTuple):
    """A segment as justified: ``advances`` in logical order and their sum ``width``; ``span`` is the one it is from."""

    segment: Segment
    span: int
    advances: list[float]
    width: float
    level: int


def place_turned(line: SetLine, text: LineText, x: float, baseline: float, *, base: int, is_last: bool = False) -> None:
    """Add the runs of a text to ``line`` in a paragraph of level ``base``, from ``x`` on.

    They are added in logical order; the glyphs of each stand from left to right. After the last line of a right-to-left
    paragraph comes a space: in a row of cells it is to the left of the text, where programs that read the file as
    others do, from left to right, otherwise find no end of the word before.
    """
    spans, meanings = text.spans, text.meanings
    pieces = _pieces(text.units, text.stretch, base)
    count = len(pieces)
    if is_last and base and pieces and pieces[-1].segment.texts[-1] != " ":
        space = _space(pieces[-1].segment)
        pieces.append(_Piece(space, pieces[-1].span, space.advances, space.width, level=base))
    visual = visual_order([piece.level for piece in pieces])
    if base:
        visual.reverse()  # from the start edge
    groups: list[tuple[float, list[int]]] = []
    linked: dict[int, list[float]] = {}
    for index in visual:
        piece = pieces[index]
        if not (groups and _alike(pieces[groups[-1][1][-1]], piece, meanings)):
            groups.append((x, []))
        groups[-1][1].append(index)
        if meanings[piece.span].link is not None and index < count:
            edges = linked.setdefault(piece.span, [x, x + piece.width])
            edges[0], edges[1] = min(edges[0], x), max(edges[1], x + piece.width)
        x += piece.width
    for start, group in sorted(groups, key=lambda found: min(found[1])):
        if base:
            group.reverse()
        first = pieces[group[0]]
        if isinstance(first.segment, FormulaSegment):
            meaning = meanings[first.span]
            line.items.append(first.segment.placed(start, baseline, meaning.content, meaning.color))
        else:
            line.items.append(_run([pieces[index] for index in group], start, baseline, meanings))
    for span, (start, stop) in linked.items():
        line.links.append(link_area(start, stop, line.height, spans[span], meaning=meanings[span]))


def _pieces(units: Sequence[PlacedUnit], stretch: float, base: int) -> list[_Piece]:
    """The segments of a line in logical order; the spaces at its end have the paragraph's level, unstretched."""
    found = [(segment, placed.span + offset) for placed in units for segment, offset in placed.unit.pieces]
    end = len(found)
    while end and not "".join(found[end - 1][0].texts).strip(" "):
        end -= 1
    pieces: list[_Piece] = []
    for index, (segment, span) in enumerate(found):
        advances = list(segment.advances)
        level = segment.level
        if index >= end:
            level = base
        elif stretch:
            for space in segment.spaces:
                advances[space] += stretch
            if index + 1 < len(found) and is_gap(segment, found[index + 1][0]):
                advances[-1] += stretch
        pieces.append(_Piece(segment, span, advances, sum(advances), level=level))
    return pieces


def _space(after: Segment) -> Segment:
    """A space in the form of the text ``after`` which it comes."""
    space = Segment(after.face, after.size, after.scale, after.rise)
    space.glyphs.append(after.face.glyph(" "))
    space.width = after.face.advance(space.glyphs[0]) * after.size * after.scale / after.face.units
    space.advances.append(space.width)
    space.texts.append(" ")
    return space


def _alike(here: _Piece, following: _Piece, meanings: Sequence[Meaning]) -> bool:
    """Whether two neighbours make one run."""
    one, other = here.segment, following.segment
    if isinstance(one, FormulaSegment) or isinstance(other, FormulaSegment):
        return False
    return (
        one.face is other.face
        and one.size == other.size
        and one.rise == other.rise
        and here.level & 1 == following.level & 1
        and meanings[here.span].content is meanings[following.span].content
        and meanings[here.span].color == meanings[following.span].color
    )


def _run(pieces: Sequence[_Piece], x: float, baseline: float, meanings: Sequence[Meaning]) -> TextRun:
    """The run of pieces that follow each other from left to right."""
    first = pieces[0].segment
    meaning = meanings[pieces[0].span]
    run = TextRun(
        first.face,
        first.size,
        first.scale,
        x,
        y=baseline - first.rise,
        glyphs=[],
        advances=[],
        texts=[],
        content=meaning.content,
    )
    run.color = meaning.color
    run.right_to_left = pieces[0].level % 2 == 1
    offsets: dict[int, tuple[float, float]] = {}
    for piece in pieces:
        segment = piece.segment
        count, begin = len(segment.glyphs), len(run.glyphs)
        step = -1 if piece.level & 1 else 1
        run.glyphs += segment.glyphs[::step]
        run.advances += piece.advances[::step]
        run.texts += segment.texts[::step]
        for index, shift in (segment.offsets or {}).items():
            offsets[begin + (count - 1 - index if step < 0 else index)] = shift
    run.offsets = offsets or None
    return run
