"""Columns beside each other on a page: what stands in each, all of it balanced or as much as there is room for.

Word balances the columns of a section that another one follows on the same page: they are as low as they can be with
all that stands in them, the first ones being filled first. Each keeps the rules that a page keeps. Where the columns
begin on that page, or go on on the next, their rows are whole (pages 7 and 9 of A/81/6 (Sect. 20), 5 and 9 of A/81/6
(Sect. 16)); where they go on from the page before and end, they are not (page 9 of A/81/6 (Sect. 24)).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from undoc.typeset.blocks.paragraphs import Beside, SetBlock
from undoc.typeset.text.placing import SetLine

EPSILON = 1e-6
#: How near to the lowest height that columns can have a search for it ends, in points.
_NEAR = 0.01
#: How much lower columns must be at least to hold less, in points.
LOWER = 2 * _NEAR


class FlowLine(Struct, frozen=True):
    """A line in the flow: ``space`` is the space above it, dropped at the top of a page or column.

    ``may_end`` says that a page may end after it, ``begins_page`` that it is the first of its page; ``repeat`` makes
    the lines that stand above it when it is. Neighbours with the same ``columns`` stand in these. ``yields`` is what
    may be given up of the space, ``after`` the space below it that has to fit above notes.
    """

    line: SetLine
    space: float
    may_end: bool
    block: SetBlock | None
    begins_page: bool
    repeat: Callable[[], list[SetLine]] | None
    columns: Beside | None
    yields: float = 0.0
    after: float = 0.0


class PlacedLine(Struct, eq=False):
    """A line and its top on the page; ``block`` is the block it begins, None for its later lines.

    It stands ``x`` points further from the start edge than it was set.
    """

    line: SetLine
    y: float
    block: SetBlock | None = None
    x: float = 0.0


class Filled(Struct, frozen=True):
    """Columns: their lines from the top of them, the index of the first line that is not there, the tallest one."""

    lines: list[PlacedLine]
    stop: int
    height: float


def fill_columns(flow: Sequence[FlowLine], at: int, columns: Beside, height: float, *, force: bool) -> Filled:
    """The columns from ``flow[at]`` on, no higher than ``height``.

    They are balanced when all lines in them fit. With ``force`` the first line is placed whatever its height.
    """
    end = at
    while end < len(flow) and flow[end].columns is columns:
        end += 1
    filled = _fill(flow, at, end, columns, height=height, force=force)
    if filled.stop < end:
        whole_rows = _fill(flow, at, end, columns, height=height, force=False, whole=True)
        return whole_rows if whole_rows.stop > at else filled
    whole = False
    if not at or flow[at - 1].columns is not columns:
        in_rows = _fill(flow, at, end, columns, height=height, force=force, whole=True)
        whole = in_rows.stop == end
        filled = in_rows if whole else filled
    low, best = 0.0, filled
    while best.height - low > _NEAR:
        middle = (low + best.height) / 2
        lower = _fill(flow, at, end, columns, height=middle, force=False, whole=whole)
        if lower.stop == end:
            best = lower
        else:
            low = middle
    return best


def _fill(
    flow: Sequence[FlowLine], at: int, end: int, columns: Beside, height: float, *, force: bool, whole: bool = False
) -> Filled:
    """The columns with as much in each as fits into ``height``, one after the other; their rows may be ``whole``."""
    lines: list[PlacedLine] = []
    tallest = 0.0
    index = at
    for number in range(columns.count):
        if index < end:
            column = _column(flow, index, end, height, force=force and number == 0, whole=whole)
            for placed in column.lines:
                placed.x = number * columns.step
            lines += column.lines
            index, tallest = column.stop, max(tallest, column.height)
    return Filled(lines, index, tallest)


def _column(flow: Sequence[FlowLine], at: int, end: int, height: float, *, force: bool, whole: bool) -> Filled:
    """One column: empty when no place to end it is within ``height``, but by ``force`` with all that fits."""
    lines: list[PlacedLine] = []
    y = 0.0
    repeat = flow[at].repeat
    for line in repeat() if repeat is not None else ():
        lines.append(PlacedLine(line, y))
        y += line.height
    best = (at, 0, 0.0)
    for index in range(at, end):
        entry = flow[index]
        top = y + (entry.space if index > at else 0.0)
        if top + entry.line.height > height + EPSILON and not (force and index == at):
            break
        lines.append(PlacedLine(entry.line, top, entry.block))
        y = top + entry.line.height
        may_end = entry.may_end and not (whole and entry.line.goes_on)
        if may_end or index + 1 == end or (force and (best[0] == at or not flow[best[0] - 1].may_end)):
            best = (index + 1, len(lines), y)
    stop, count, bottom = best
    return Filled(lines[:count], stop, bottom)
