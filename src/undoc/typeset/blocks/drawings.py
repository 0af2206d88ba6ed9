"""Setting drawings: shapes in points from the drawing's corner, words in the document's fonts.

Transforms are carried out here, so that coordinates keep their precision whatever units the drawing has; a group of its
own remains only where a text is turned, a stroke distorted, a part clipped or shown through.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from undoc.drawings.geometry import IDENTITY, Matrix, applied, moved, product
from undoc.drawings.shapes import Anchor, Clip, Drawing, Gradient, Group, Part, Shape, Words
from undoc.prepare.prepared import Paragraph, Role, Span
from undoc.prepare.structure import Content
from undoc.templates.styles import Align, Style
from undoc.typeset.blocks.paragraphs import Column, ParagraphSetter
from undoc.typeset.pages.page import PlacedGroup, PlacedShape, TextRun
from undoc.typeset.text.visual import mirror

_Placed = TextRun | PlacedShape | PlacedGroup
_EVERYTHING = (-1e6, -1e6, 1e6, 1e6)
#: A line that no text fills.
_WIDE = 1e6
_EPSILON = 1e-6
#: Letters that would be narrower than this part of their width stay as they are.
_NARROWEST = 0.001


class DrawingSetter:
    """Turns the parts of drawings into items, their words in the font of ``style``.

    A ``matrix`` leads from the space of a part to points from the drawing's corner.
    """

    def __init__(self, setter: ParagraphSetter, style: Style) -> None:
        self._setter = setter
        self._style = replace(
            style, align=Align.START, left=0.0, right=0.0, first=0.0, scale=100.0, letter_space=0.0, kern=0.0, tabs=()
        )

    def set(self, drawing: Drawing, x: float, scale: float, content: Content | None) -> PlacedGroup:
        """The drawing with its top left corner at ``x`` in its line, ``scale`` times its natural size."""
        items = tuple(self._group(drawing.group, (scale, 0.0, 0.0, scale, 0.0, 0.0)))
        box = (0.0, 0.0, drawing.width * scale, drawing.height * scale)
        return PlacedGroup(items, x, 0.0, box, content=content)

    def _group(self, group: Group, matrix: Matrix) -> Iterator[_Placed]:
        matrix = product(matrix, group.matrix)
        items = self._parts(group.parts, matrix)
        if group.clip is None and group.opacity == 1:
            yield from items
            return
        clip = None
        if group.clip is not None:
            clip = Clip(moved(group.clip.outline, matrix), group.clip.even_odd)
        found = tuple(items)
        if found:
            yield PlacedGroup(found, 0.0, 0.0, _EVERYTHING, clip=clip, opacity=group.opacity)

    def _parts(self, parts: Iterable[Part], matrix: Matrix) -> Iterator[_Placed]:
        for part in parts:
            match part:
                case Group():
                    yield from self._group(part, matrix)
                case Shape():
                    yield self._shape(part, matrix)
                case Words():
                    yield from self._words(part, matrix)

    def _shape(self, shape: Shape, matrix: Matrix) -> PlacedShape | PlacedGroup:
        size = _size(matrix)
        if shape.stroke is None or _is_even(matrix):
            return PlacedShape(_led(shape, matrix, size), 0.0, 0.0)
        # The stroke is distorted with its shape: wider one way than the other.
        inner = _led(shape, (size, 0.0, 0.0, size, 0.0, 0.0), size)
        distorting = product(matrix, (1 / size, 0.0, 0.0, 1 / size, 0.0, 0.0)) if size else IDENTITY
        return PlacedGroup((PlacedShape(inner, 0.0, 0.0),), 0.0, 0.0, _EVERYTHING, matrix=distorting)

    def _words(self, words: Words, matrix: Matrix) -> Iterator[TextRun | PlacedGroup]:
        """The runs of a line, upright ones as such, turned ones in a group of their own."""
        size = _size(matrix)
        if not size:
            return
        runs = list(self._runs(words, size))
        x, y = applied(matrix, words.x, words.y)
        turn = tuple(value / size for value in matrix[:4])
        if max(abs(value - upright) for value, upright in zip(turn, IDENTITY[:4], strict=True)) < _EPSILON:
            for run, _ in runs:
                run.x += x
                run.y += y
            yield from _shown_through(runs)
        elif runs:
            a, b, c, d = turn
            yield PlacedGroup(tuple(_shown_through(runs)), 0.0, 0.0, _EVERYTHING, matrix=(a, b, c, d, x, y))

    def _runs(self, words: Words, scale: float) -> Iterator[tuple[TextRun, float]]:
        """The runs of a line whose anchor is at (0, 0), with their opacities."""
        lines: list[tuple[TextRun, float]] = []
        x = y = 0.0
        for run in words.runs:
            style = replace(self._style, size=run.size * scale)
            # A space at the end of a line has no width; within this one it has.
            paragraph = Paragraph(Role.CELL, style.key, (Span(run.text, bold=run.bold, italic=run.italic),))
            block = self._setter.set(paragraph, style, Column(0.0, _WIDE), None)
            if self._setter.right_to_left:
                mirror(block.lines[0].items, (), _WIDE)  # a drawing is not mirrored with its page
            found = [item for item in block.lines[0].items if isinstance(item, TextRun)]
            if run.length is not None:
                _lengthen(found, run.length * scale, stretched=run.stretched)
            base = found[0].y if found else 0.0
            x += run.dx * scale
            y += run.dy * scale
            left = min((item.x for item in found), default=0.0)
            for item in found:
                item.x += x - left
                item.y += y - base
                item.color = run.color
            x += sum(item.width for item in found)
            if run.opacity > 0:
                lines += ((item, run.opacity) for item in found)
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: -x / 2, Anchor.END: -x}[words.anchor]
        for item, opacity in lines:
            item.x += shift
            yield item, opacity


def _shown_through(runs: Iterable[tuple[TextRun, float]]) -> Iterator[TextRun | PlacedGroup]:
    """The runs, those of an opacity below 1 in a group that has it."""
    for opacity, found in groupby(runs, key=lambda one: one[1]):
        items = tuple(run for run, _ in found)
        if opacity < 1:
            yield PlacedGroup(items, 0.0, 0.0, _EVERYTHING, opacity=opacity)
        else:
            yield from items


def _lengthen(runs: Sequence[TextRun], length: float, *, stretched: bool) -> None:
    """Make the runs of a line as long as they are to be all together, each letter as wide as the others need it."""
    width = sum(run.width for run in runs)
    letters = [(run, index) for run in runs for index, advance in enumerate(run.advances) if advance > 0]
    if not letters:
        return
    left = min(run.x for run in runs)
    factor = length / width
    if stretched and factor < _NARROWEST:
        return
    if stretched:
        for run in runs:
            run.scale *= factor
            run.advances = [advance * factor for advance in run.advances]
            run.offsets = {at: (dx * factor, dy) for at, (dx, dy) in (run.offsets or {}).items()} or None
    elif len(letters) > 1:
        for run, index in letters[:-1]:
            run.advances[index] += (length - width) / (len(letters) - 1)
    for run in sorted(runs, key=lambda run: run.x):
        run.x = left
        left += run.width


def _led(shape: Shape, matrix: Matrix, size: float) -> Shape:
    fill, stroke = shape.fill, shape.stroke
    if isinstance(fill, Gradient):
        fill = replace(fill, matrix=product(matrix, fill.matrix))
    if stroke is not None:
        dashes = tuple(length * size for length in stroke.dashes)
        stroke = replace(stroke, width=stroke.width * size, dashes=dashes, offset=stroke.offset * size)
    return replace(shape, outline=moved(shape.outline, matrix), fill=fill, stroke=stroke)


def _size(matrix: Matrix) -> float:
    """How many times larger a matrix makes things, on the whole."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def _is_even(matrix: Matrix) -> bool:
    """Whether a matrix keeps circles round."""
    a, b, c, d, _, _ = matrix
    near = _EPSILON * max(abs(a), abs(b), abs(c), abs(d), 1e-12)
    return (abs(a - d) <= near and abs(b + c) <= near) or (abs(a + d) <= near and abs(b - c) <= near)
