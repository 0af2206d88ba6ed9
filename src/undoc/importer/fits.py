"""Paragraphs whose lines an editor set closer, or let end sooner or later than those of their style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from undoc.importer.content import Block, Bullet, Heading, Numbered, OwnLines, Paragraph, Part
from undoc.importer.runs import WordParagraph
from undoc.importer.spans import Span, cut, plain
from undoc.importer.story import Item, WordTable, is_empty
from undoc.model import NUMBER_SPACE, Fit
from undoc.source.markdown.fit import FITS
from undoc.templates.house import Align, House, LabelPlace, LineKind, Style

#: Twips in a point, and differences in points that nobody sees: of the distances of lines, and of where they end.
_POINT = 20
_SAME, _SAME_END = 0.04, 0.5
#: A number of a heading that Word does not count, and the tab after it.
_NUMBERED = re.compile(r"([^\t\n]{1,11}?\S)[ \u00a0]*\t[ \t]*(?=\S)")


def lines_of(item: WordParagraph) -> OwnLines | None:
    """What the lines of a paragraph have of their own, beside their style."""
    line = item.line / _POINT if item.line else None
    right = item.right / _POINT if item.right != item.style.right else None
    above = item.above / _POINT if item.above is not None else None
    left = begin = None
    if item.left != item.style.left:
        left, begin = item.left / _POINT, (item.left + item.hang) / _POINT
    own = OwnLines(line, right, above, left, begin, item.keeps)
    return own if own.keep or any(value is not None for value in own[:-1]) else None


def resolved_lines(item: WordParagraph) -> OwnLines:
    """What the lines of a paragraph have, of their own or by its style, which authors change in their files."""
    return OwnLines(item.line / _POINT if item.line else None, item.right / _POINT if item.right else None)


def read_gaps(items: Sequence[Item], *, adds: bool) -> None:
    """Say of each paragraph that follows a text what is between the two, and whether they keep together.

    The larger of the spaces below the one and above the other, both where the file ``adds`` them (17.15.3.21).
    """
    for above, below in pairwise(items):
        if isinstance(above, WordTable) or isinstance(below, WordTable) or is_empty(above) or is_empty(below):
            continue
        if above.section is None and not (above.is_framed or below.is_framed or above.breaks_after or below.page_break):
            spaces = [space for space in (above.after, below.before) if space is not None]
            above.keeps = above.keep_next
            if spaces:
                below.above = sum(spaces) if adds else max(spaces)


def fit_in(
    style: Style, lines: OwnLines | None, usual: float | None = None, place: LabelPlace | None = None
) -> Fit | None:
    """How ``lines`` differ from those of ``style``, None where they do not.

    ``usual`` is the space between the paragraph and the one above it, None without one; ``place`` is that of its label.
    """
    if lines is None:
        return None
    line, end = lines.line, 0.0 if lines.right is None else round(lines.right - style.right, 2)
    is_usual = line is None or (style.line.kind is LineKind.EXACT and abs(line - style.line.height) < _SAME)
    if is_usual or not _is_in("line", line or 0.0):
        line = None
    if abs(end) < _SAME_END or not _is_in("end", end):
        end = 0.0
    above = lines.above if usual is not None and lines.above is not None else None
    if above is None or abs(above - (usual or 0.0)) < _SAME_END or not _is_in("above", above):
        above = None
    turn = _turn(style, lines, place)
    keep = lines.keep and not style.keep_next
    has_any = line is not None or end or above is not None or turn or keep
    return Fit(line, end, above, turn, keep) if has_any else None


def _turn(style: Style, lines: OwnLines, place: LabelPlace | None) -> float:
    """How much further in lines below the first begin than those of ``style``.

    0 where the first does not begin where theirs does.
    """
    if lines.left is None or lines.begin is None:
        return 0.0
    start = style.left + (max(style.first, 0.0) if place is None else place.label)
    turn = round(lines.left - style.left - (place.turn if place is not None else 0.0), 2)
    # Where a label ends at its place, a tab before it brings it there.
    is_brought = place is not None and place.align is Align.END
    begins_elsewhere = not is_brought and abs(lines.begin - start) > _SAME_END
    is_usual = begins_elsewhere or abs(turn) < _SAME_END or not _is_in("turn", turn)
    return 0.0 if is_usual else turn


def settle_fits(blocks: Sequence[Block], house: House, *, kind: str = "") -> None:
    """Say of the texts in ``blocks``, those of a part of a ``kind``, how their lines differ from those of the house."""
    numbering = house.numbering
    upper: tuple[Block, Style] | None = None
    for block in blocks:
        above, upper = upper, None
        place: LabelPlace | None = None
        match block:
            case Part():
                settle_fits(block.blocks, house, kind=block.kind)
                continue
            case Heading():
                own = _place(numbering.headings, block.level - 1)
                name, place = own.style, own if block.label else None
            case Numbered():
                place = _place(numbering.paragraphs, block.level)
                name = place.style
            case Bullet():
                place = _place(numbering.bullets, block.level)
                name = place.style
            case Paragraph():
                name = {"quotation": house.quotation_style, "summary": house.box.text_style}.get(kind, house.body_style)
            case _:
                continue
        lines = block.lines
        if kind == "summary" and lines is not None:
            lines = lines._replace(right=None)  # its indents are those in a cell
        style, usual = house.styles[name], None
        if kind == "columns":
            start, end = house.column_inset(style, place)
            style = replace(style, left=style.left - start, right=style.right - end)
        if above is not None:
            usual = house.gap(above[1], style, headings=isinstance(above[0], Heading) and isinstance(block, Heading))
        block.fit = fit_in(style, lines, usual, place)
        if isinstance(block, Paragraph) and block.is_indented and block.fit is not None:
            block.fit = replace(block.fit, turn=0.0)
        if isinstance(block, Heading) and block.fit is not None and block.fit.turn > 0 and place is None:
            block.spans = _parted(block.spans)
        upper = block, style


def _parted(spans: list[Span]) -> list[Span]:
    """The spans of a heading with the tab after a number at its beginning as the space that stands for it."""
    match = _NUMBERED.match(plain(spans))
    if match is None or not spans[0].text.startswith(match[1]):
        return spans
    return [spans[0]._replace(text=f"{match[1]}{NUMBER_SPACE}"), *cut(spans, match.end())]


def written(fit: Fit | None, start: int | None = None) -> str:
    """What stands at the end of a text whose lines are fitted so and which counts from ``start``."""
    values = [f"start={start}"] if start is not None else []
    if fit is not None:
        values += [f"line={fit.line:g}"] if fit.line is not None else []
        values += [f"end={fit.end:g}"] if fit.end else []
        values += [f"above={fit.above:g}"] if fit.above is not None else []
        values += [f"turn={fit.turn:g}"] if fit.turn else []
        values += ["keep=next"] if fit.keep else []
    return f" {{{' '.join(values)}}}" if values else ""


def _place(places: Sequence[LabelPlace], depth: int) -> LabelPlace:
    return places[min(depth, len(places) - 1)]


def _is_in(name: str, value: float) -> bool:
    least, most = FITS[name]
    return least <= value <= most
