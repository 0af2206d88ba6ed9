"""The values written at bars and points."""

from __future__ import annotations

from undoc.prepare.prepared import ChartLabel, LabelPlace
from undoc.prepare.structure import Content
from undoc.typeset.blocks.charts.canvas import Canvas

#: In a chart that a file places: between a bar and the box of its label, and the space within that, as Word has them.
_BESIDE, _WITHIN = 3.0, 1.5
#: Below a bar that hangs, in one that the house places.
_BELOW = 1.0


def draw_bar_label(
    label: ChartLabel,
    canvas: Canvas,
    content: Content,
    *,
    x: float,
    end: float,
    base: float,
    stacked: bool,
    placed: bool,
) -> None:
    """Write a label at a bar around ``x`` from ``base`` to ``end``, in a chart that a file has ``placed`` or not."""
    place = label.place or (LabelPlace.CENTER if stacked else LabelPlace.OUTSIDE)
    width = canvas.extent(label.text, bold=label.bold)[1]
    height = canvas.line
    if place is LabelPlace.OUTSIDE and not placed:
        y = end + _BELOW if end > base else end - height
    else:
        within, beside = (_WITHIN, _BESIDE) if placed else (0.0, 0.0)
        box = height + 2 * within
        falls = end > base
        match place:
            case LabelPlace.CENTER:
                top = (end + base - box) / 2
            case LabelPlace.INSIDE:
                top = end - beside - box if falls else end + beside
            case LabelPlace.BASE:
                top = base + beside if falls else base - beside - box
            case _:
                top = end + beside if falls else end - beside - box
        y = top + within
    _draw(label, canvas, content, x - width / 2, y, width)


def draw_point_label(label: ChartLabel, canvas: Canvas, content: Content, x: float, y: float, marker: float) -> None:
    """Write a label at a point whose sign is ``marker`` points wide."""
    width = canvas.extent(label.text, bold=label.bold)[1]
    away = _BESIDE + marker / 2
    left, top = x - width / 2, y - canvas.line / 2
    match label.place or LabelPlace.RIGHT:
        case LabelPlace.ABOVE | LabelPlace.OUTSIDE:
            top = y - away - _WITHIN - canvas.line
        case LabelPlace.BELOW:
            top = y + away + _WITHIN
        case LabelPlace.LEFT:
            left = x - away - _WITHIN - width
        case LabelPlace.RIGHT:
            left = x + away + _WITHIN
        case _:
            pass
    _draw(label, canvas, content, left, top, width)


def _draw(label: ChartLabel, canvas: Canvas, content: Content, x: float, y: float, width: float) -> None:
    """Write it there, moved as it says, within the chart."""
    if label.right or label.down:
        x, y = x + label.right, y + label.down
    if canvas.height is not None:
        y = min(max(y, _WITHIN), canvas.height - canvas.line)
        x = min(max(x, canvas.left), canvas.right - width)
    canvas.text(label.text, x, y, width, content, bold=label.bold)
