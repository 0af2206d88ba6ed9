"""Placing the units of a line: glyphs of one face and content become runs, links become areas."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from undoc.prepare.prepared import Span
from undoc.prepare.structure import Content, Element
from undoc.typeset.pages.page import Item, LinkArea, TextRun
from undoc.typeset.text.fonts import Face
from undoc.typeset.text.formulas import FormulaSegment
from undoc.typeset.text.segments import Segment
from undoc.typeset.text.units import PlacedUnit, is_gap

Color = tuple[float, float, float]
BLACK: Color = (0.0, 0.0, 0.0)


class SetLine(Struct, eq=False):
    """A line ready to be placed: items and links with x in place and y from the line's top.

    ``notes`` are called in it; no page ends after a line with ``keep_next``. A page that begins with one that is
    ``headed`` needs no repeated header above it. The row of a table ``goes_on`` in the line below.
    """

    height: float
    items: list[Item] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    keep_next: bool = False
    headed: bool = False
    goes_on: bool = False


class Meaning(Struct, frozen=True):
    """What a span's glyphs belong to: its content, its link element if it leads somewhere, its colour."""

    content: Content | None
    link: Element | None
    color: Color


class LineText(Struct, frozen=True):
    """The units of a line, of ``spans`` that have ``meanings``.

    ``stretch`` is added at each space and between full-width characters, in points.
    """

    units: Sequence[PlacedUnit]
    spans: Sequence[Span]
    meanings: Sequence[Meaning]
    stretch: float = 0.0


def place(line: SetLine, text: LineText, x: float, baseline: float) -> None:
    """Add the runs of a text to ``line`` from ``x`` on."""
    units, spans, meanings, stretch = text.units, text.spans, text.meanings, text.stretch
    run: TextRun | None = None
    run_face: Face | None = None
    run_content: Content | None = None
    run_color = BLACK
    before: Segment | None = None
    run_size = run_rise = 0.0
    run_span = -1
    linked: dict[int, list[float]] = {}
    last = len(units) - 1
    for number, (unit, first_span, kerning, _) in enumerate(units):
        if unit.is_single and first_span == run_span and unit.face is run_face and run is not None and not kerning:
            # A full-width character after others of its face and span: nearly all of a Han text.
            segment = unit.pieces[0][0]
            if stretch and before is not None and before.texts[-1] != " ":
                run.advances[-1] += stretch
                x += stretch
            run.glyphs += segment.glyphs
            run.advances += segment.advances
            run.texts += segment.texts
            x += segment.width
            before = segment
            if linked and first_span in linked:
                linked[first_span][1] = x
            continue
        if kerning and number and run is not None:
            x += kerning
            run.advances[-1] += kerning
        for segment, offset in unit.pieces:
            span = first_span + offset
            meaning = meanings[span]
            advances = segment.advances
            width = segment.width
            if stretch:
                if run is not None and before is not None and is_gap(before, segment):
                    run.advances[-1] += stretch
                    x += stretch
                if segment.spaces:
                    advances, width = _stretched(segment, stretch, keep_trailing=number == last)
            if isinstance(segment, FormulaSegment):
                line.items.append(segment.placed(x, baseline, meaning.content, meaning.color))
                run = None
            elif (
                run is not None
                and run_face is segment.face
                and run_size == segment.size
                and run_rise == segment.rise
                and run_content is meaning.content
                and run_color == meaning.color
            ):
                if segment.offsets:
                    run.offsets = run.offsets or {}
                    base = len(run.glyphs)
                    run.offsets.update({base + index: shift for index, shift in segment.offsets.items()})
                run.glyphs += segment.glyphs
                run.advances += advances
                run.texts += segment.texts
            else:
                run_face, run_size, run_rise = segment.face, segment.size, segment.rise
                run_content, run_color = meaning.content, meaning.color
                run = TextRun(
                    face=segment.face,
                    size=segment.size,
                    scale=segment.scale,
                    x=x,
                    y=baseline - segment.rise,
                    glyphs=list(segment.glyphs),
                    advances=list(advances),
                    texts=list(segment.texts),
                    content=meaning.content,
                    offsets=dict(segment.offsets) if segment.offsets else None,
                    color=meaning.color,
                )
                line.items.append(run)
            if meaning.link is not None:
                linked.setdefault(span, [x, x])[1] = x + width
            x += width
            before = segment
            run_span = span
    for span, (start, stop) in linked.items():
        line.links.append(link_area(start, stop, line.height, spans[span], meaning=meanings[span]))


def link_area(start: float, stop: float, height: float, span: Span, meaning: Meaning) -> LinkArea:
    """The area from ``start`` to ``stop`` of a line ``height`` points high that leads where ``span`` does."""
    element = meaning.link
    assert element is not None
    target = span.target or span.note or element.target
    return LinkArea(
        start,
        0.0,
        stop - start,
        height,
        element=element,
        url=span.url,
        target=target,
        description=span.url or span.text,
    )


def _stretched(segment: Segment, stretch: float, *, keep_trailing: bool) -> tuple[list[float], float]:
    """The segment's advances with its spaces stretched, and their sum; trailing spaces of a line keep theirs."""
    advances = list(segment.advances)
    for index in segment.spaces:
        if not (keep_trailing and all(text == " " for text in segment.texts[index:])):
            advances[index] += stretch
    return advances, sum(advances)
