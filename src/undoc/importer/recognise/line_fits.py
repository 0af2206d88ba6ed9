"""Paragraphs whose lines an editor set closer, or let end sooner or later than those of their style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from undoc.content.read.markdown.fit import FITS
from undoc.importer.recognise.house_styles import style_of
from undoc.importer.recognise.origins import OwnLines, origin
from undoc.importer.recognise.own_lines import A_LINE
from undoc.importer.recognise.tables.row_spaces import is_line, within
from undoc.importer.word.paragraphs import ASIDE
from undoc.importer.word.spans import Span, cut, plain, spans_of
from undoc.model import (
    NUMBER_SPACE,
    Block,
    BulletItem,
    Chart,
    Columns,
    Fit,
    Heading,
    NumberedParagraph,
    Paragraph,
    Summary,
    Table,
)
from undoc.model.blocks import Part
from undoc.model.tree import walk
from undoc.prepare.tables.gaps import above_columns, above_table, below_table
from undoc.prepare.tables.maker import ALIGNS
from undoc.templates.house import House
from undoc.templates.styles import Align, LabelPlace, LineKind, Style

#: Twips in a point, and differences in points that nobody sees: of the distances of lines, and of where they end.
_POINT = 20
_SAME, _SAME_END = 0.04, 0.5
#: A difference of sizes that nobody sees.
_SAME_SIZE = 0.2
#: A number of a heading that Word does not count, and the tab after it.
_NUMBERED = re.compile(r"([^\t\n]{1,11}?\S)[ \u00a0]*\t[ \t]*(?=\S)")
_Text = Heading | NumberedParagraph | BulletItem | Paragraph


def fit_in(
    style: Style,
    lines: OwnLines | None,
    usual: float | None = None,
    place: LabelPlace | None = None,
    *,
    first: float = 0.0,
) -> Fit | None:
    """How ``lines`` differ from those of ``style``, None where they do not.

    ``usual`` is the space between the paragraph and the one above it, None without one; ``place`` is that of its label.
    Its first line begins ``first`` points further in without one.
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
    indent, turn = _moves(style, lines, place, first)
    keep = lines.keep and not style.keep_next
    from_margin = _begins_at_margin(style, lines, place)
    align = lines.align if lines.align is not None and ALIGNS[lines.align] is not style.align else None
    if place is not None and align in ASIDE:
        align = None  # as their numbers do
    fit = Fit(line, end, above=above, turn=turn, indent=indent, keep=keep, from_margin=from_margin, align=align)
    return None if fit == Fit() else fit


def _begins_at_margin(style: Style, lines: OwnLines, place: LabelPlace | None) -> bool:
    is_there = lines.begin is not None and abs(lines.begin) < _SAME_END
    return (lines.at_margin or is_there) and place is None and style.left > _SAME_END


def _moves(style: Style, lines: OwnLines, place: LabelPlace | None, first: float) -> tuple[float, float]:
    """How much further in than in ``style`` all lines begin, with their label, and those below the first beyond that.

    The first begins ``first`` points further in than the others where it has no label.
    """
    if lines.left is None:
        return 0.0, 0.0
    left = lines.left - style.left - (place.turn if place is not None else 0.0)
    indent = 0.0
    # Where a label ends at its place, a tab before it brings it there.
    is_brought = place is not None and place.align is Align.END
    if not (is_brought or _begins_at_margin(style, lines, place)):
        start = style.left + (first if place is None else place.label)
        is_hanging = place is not None and place.turn == place.text
        if lines.begin is None and not is_hanging:
            return 0.0, 0.0
        begin = lines.begin - start if lines.begin is not None else left
        indent = left if is_hanging and abs(begin) > _SAME_END else begin
    moves = round(indent, 2), round(left - indent, 2)
    indent, turn = (
        0.0 if abs(move) < _SAME_END or not _is_in(name, move) else move
        for name, move in zip(("indent", "turn"), moves, strict=True)
    )
    return indent, turn


def with_fits(blocks: Sequence[Block], house: House) -> tuple[Block, ...]:
    """The blocks whose texts say how their lines differ from those of the house.

    They say their sizes where most text has that of the house: the letters of drafts are larger throughout.
    """
    sizes: Counter[float] = Counter()
    for block in walk(blocks):
        if isinstance(block, Paragraph | NumberedParagraph) and (lines := origin(block).lines) is not None:
            sizes[lines.size or 0.0] += len(plain(spans_of(block.inlines)))
    usual = house.styles[house.body_style].size
    is_sized = bool(sizes) and abs(sizes.most_common(1)[0][0] - usual) < _SAME_SIZE
    return _fitted(blocks, house, None, is_sized=is_sized)


def _fitted(blocks: Sequence[Block], house: House, part: Part | None, *, is_sized: bool) -> tuple[Block, ...]:
    """The blocks, those of a ``part``, with their fits."""
    result: list[Block] = []
    upper: tuple[Block, Style] | None = None
    for block in blocks:
        above, upper = upper, None
        before = _table_above(result)
        if isinstance(block, Table):
            block = replace(block, caption_below=_below_caption(block, house))
            result.append(replace(block, space=_space(block, *above, house)) if above is not None else block)
            continue
        if isinstance(block, Chart):
            captioned = house.styles[house.caption_style] if block.caption else above[1] if above is not None else None
            result.append(_chart_above(block, captioned, house))
            continue
        if isinstance(block, Part):
            block = replace(block, blocks=_fitted(block.blocks, house, block, is_sized=is_sized))
            if above is not None and isinstance(block, Columns):
                block = _below_text(block, above[1], house)
            result.append(block)
            continue
        found = style_of(block, house, part)
        if found is None or not isinstance(block, _Text):
            result.append(block)
            continue
        name, place = found
        style, usual, is_heading = house.styles[name], None, isinstance(block, Heading)
        if isinstance(part, Columns):
            start, end = house.column_inset(style, place)
            style = replace(style, left=style.left - start, right=style.right - end)
        if result and isinstance(chart := result[-1], Chart):
            result[-1] = _chart_below(chart, _lines_in(block, part), style, house)
        if above is not None:
            usual = house.gap(above[1], style, headings=isinstance(above[0], Heading) and is_heading)
        if before is not None:
            has_notes = bool(before.notes or before.remarks) and not before.frame
            if origin(before).keeps_next and before is result[-1] and not has_notes and not isinstance(part, Summary):
                *rows, last = before.rows
                last = replace(last, keep=not before.keep, whole=False)
                before = result[-1] = replace(before, keep_next=before.keep, rows=(*rows, last))
            usual = below_table(house, style, is_heading=is_heading, is_line=is_line(before), has_notes=has_notes)
        is_indented = isinstance(block, Paragraph) and block.is_indented
        first = house.numbering.paragraphs[0].text if is_indented else max(style.first, 0.0)
        fit = fit_in(style, _lines_in(block, part), usual, place, first=first)
        lines = origin(block).lines
        if is_sized and not is_heading and lines is not None and lines.size is not None:
            fit = _sized(fit, lines.size, style)
        if isinstance(block, Paragraph) and block.is_indented:
            block, fit = _with_indent(block, fit, style, house)
        spans = spans_of(block.inlines)
        if isinstance(block, Heading) and fit is not None and fit.turn > 0 and place is None:
            block = replace(block, inlines=tuple(_parted(spans)))
        if fit is not None and fit.turn and spans_of(block.inlines) == spans and _is_one_line(spans):
            fit = replace(fit, turn=0.0)
            fit = None if fit == Fit() else fit
        block = replace(block, fit=fit)
        result.append(block)
        upper = block, style
    return tuple(result)


def _sized(fit: Fit | None, size: float, style: Style) -> Fit | None:
    """``fit`` with the ``size`` of letters where it is not that of the style."""
    is_usual = abs(size - style.size) < _SAME_SIZE or not _is_in("size", size)
    return fit if is_usual else replace(fit or Fit(), size=size)


def _is_one_line(spans: Sequence[Span]) -> bool:
    """Whether a text is so short that none of its lines is below its first."""
    text = plain(spans)
    return len(text) < A_LINE and "\n" not in text


def _chart_above(chart: Chart, upper: Style | None, house: House) -> Chart:
    """The chart with the space above it that is not the house's; ``upper`` is the style of the text there."""
    standing = origin(chart).standing
    if standing is None or standing.above is None or upper is None:
        return chart
    space = max(0.0, round((standing.above - upper.after) * _POINT) / _POINT)
    return replace(chart, above=None if abs(space - house.charts.before) < _SAME_END else space)


def _chart_below(chart: Chart, lines: OwnLines | None, lower: Style, house: House) -> Chart:
    """The chart with the space below it that is not the house's; ``lines`` are those of the text there.

    ``lower`` is the style of that text.
    """
    standing = origin(chart).standing
    if standing is None or lines is None or lines.above is None:
        return chart
    space = max(0.0, round((lines.above + standing.more - lower.before) * _POINT) / _POINT)
    return replace(chart, below=None if abs(space - house.charts.after) < _SAME_END else space)


def _table_above(blocks: Sequence[Block]) -> Table | None:
    """The table that the last of ``blocks`` is, or that columns end with; None for none."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Columns) and last.blocks:
        last = last.blocks[-1]
    return last if isinstance(last, Table) else None


def _with_indent(block: Paragraph, fit: Fit | None, style: Style, house: House) -> tuple[Paragraph, Fit | None]:
    """Keep the indent of a paragraph's first line only where it can be seen.

    It cannot where the paragraph begins at the margin, nor where the house's own indent is none. Where it is kept, how
    far the lines below begin to the left of it need not be said.
    """
    from_margin = fit is not None and fit.from_margin
    is_indented = not from_margin and abs(house.numbering.paragraphs[0].text - style.first) >= _SAME_END
    if is_indented and fit is not None:
        fit = replace(fit, turn=0.0)
    return replace(block, is_indented=is_indented), None if fit == Fit() else fit


def _lines_in(block: Block, part: Part | None) -> OwnLines | None:
    """What of its own the lines of a block in a ``part`` have that counts there."""
    lines = origin(block).lines
    if lines is None:
        return None
    if part is not None:
        lines = replace(lines, at_margin=False)
    if isinstance(part, Summary):
        lines = replace(lines, right=None)  # its indents are those in a cell
    if isinstance(block, Heading) and lines.align not in ASIDE and len(plain(spans_of(block.inlines))) < 2 * A_LINE:
        lines = replace(lines, align=None)  # too short to be justified
    return lines


def _below_caption(table: Table, house: House) -> float | None:
    """The space between the lines above a table and its rows; None where it is the house's."""
    gap, layout = origin(table).below_caption, house.tables
    if gap is None or not (table.caption or table.subtitle):
        return None
    usual = house.styles[layout.subtitle_style if table.subtitle else layout.title_style].after
    return None if abs(gap / _POINT - usual) < _SAME_END else within(gap / _POINT)


def _space(table: Table, above: Block, style: Style, house: House) -> float | None:
    """The space between a table and the block above it, which is set in ``style``; None where it is the house's."""
    layout = house.tables
    first = layout.number_style if table.caption else layout.subtitle_style if table.subtitle else None
    is_bare = isinstance(above, Heading) and not origin(above).label
    return _own_space(table, above_table(house, style, first, is_bare_heading=is_bare))


def _below_text(columns: Columns, style: Style, house: House) -> Columns:
    """Columns below a text set in ``style`` whose first table says the space between the two, if not the house's."""
    first, *others = columns.blocks
    if not isinstance(first, Table) or first.caption or first.subtitle:
        return columns
    first = replace(first, space=_own_space(first, above_columns(house, style)))
    return replace(columns, blocks=(first, *others))


def _own_space(table: Table, usual: float) -> float | None:
    gap = origin(table).gap
    return None if gap is None or abs(gap / _POINT - usual) < _SAME_END else within(gap / _POINT)


def _parted(spans: list[Span]) -> list[Span]:
    """The spans of a heading with the tab after a number at its beginning as the space that stands for it."""
    match = _NUMBERED.match(plain(spans))
    if match is None or not spans[0].text.startswith(match[1]):
        return spans
    return [replace(spans[0], text=f"{match[1]}{NUMBER_SPACE}"), *cut(spans, match.end())]


def _is_in(name: str, value: float) -> bool:
    least, most = FITS[name]
    return least <= value <= most


def without_indents(block: Block) -> Block:
    """A summary whose paragraphs do not say that they begin further in, where the house has all of them so."""
    if not isinstance(block, Summary):
        return block
    blocks = (replace(one, is_indented=False) if isinstance(one, Paragraph) else one for one in block.blocks)
    return replace(block, blocks=tuple(blocks))
