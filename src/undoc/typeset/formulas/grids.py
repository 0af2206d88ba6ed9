"""Matrices, and lines of equations below each other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from undoc.prepare.prepared.formulas import Grid
from undoc.typeset.formulas.boxes import Box
from undoc.typeset.formulas.font import Constant
from undoc.typeset.formulas.signs import Signs
from undoc.typeset.formulas.styles import Style

#: In parts of the size: the distance of columns and the least height and depth of lines of a matrix, and what lines of
#: equations have between them more.
_COLUMN_GAP = 1.0
_LINE_HEIGHT, _LINE_DEPTH = 0.84, 0.36
_MORE_BETWEEN = 0.3


def grid(node: Grid, lines: Sequence[Sequence[Box]], style: Style, signs: Signs) -> Box:
    """Cells in columns; the middle of all is on the axis."""
    size = signs.size_of(style)
    widths = [
        max((line[column].width for line in lines if column < len(line)), default=0.0) for column in range(node.columns)
    ]
    starts = [
        0.0,
        *itertools.accumulate(width + _gap(column, node, size) for column, width in enumerate(widths[:-1], 1)),
    ]
    more = _MORE_BETWEEN * size if node.is_aligned else 0.0
    heights = [max([_LINE_HEIGHT * size, *(box.height for box in line)]) for line in lines]
    depths = [max([_LINE_DEPTH * size, *(box.depth for box in line)]) for line in lines]
    total = sum(heights) + sum(depths) + more * (len(lines) - 1)
    y = -(total / 2 + signs.constant(Constant.AXIS_HEIGHT, style))
    result = Box(width=starts[-1] + widths[-1])
    for line, height, depth in zip(lines, heights, depths, strict=True):
        y += height
        for column, box in enumerate(line):
            room = widths[column] - box.width
            result.put(box, starts[column] + room * _share(column, node), y)
        y += depth + more
    return result


def _gap(column: int, node: Grid, size: float) -> float:
    """What is between a column and the one before it."""
    return 0.0 if node.is_aligned and column % 2 else _COLUMN_GAP * size


def _share(column: int, node: Grid) -> float:
    """The part of the room in a column that is before its texts."""
    if node.is_aligned:
        return 0.5 if node.columns == 1 else 0.0 if column % 2 else 1.0
    align = node.aligns[column] if column < len(node.aligns) else "c"
    return {"l": 0.0, "c": 0.5, "r": 1.0}[align]
