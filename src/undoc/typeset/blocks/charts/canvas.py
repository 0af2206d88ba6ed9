"""What a chart is drawn on: texts measured, set and placed; shapes; all in points from the chart's top."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.drawings.geometry import Color, Outline
from undoc.drawings.shapes import Shape, Stroke
from undoc.prepare.prepared import Paragraph, Role, Span
from undoc.prepare.structure import Content, Marked
from undoc.templates.styles import Align, Style
from undoc.typeset.blocks.paragraphs import Column, ParagraphSetter
from undoc.typeset.pages.masthead import move
from undoc.typeset.pages.page import Item, PlacedGroup, PlacedShape, TextRun
from undoc.typeset.text.placing import SetLine
from undoc.typeset.text.visual import mirror

#: Room beyond a text's own width, so that no rounding breaks it.
_SLACK = 0.01
_ALIGNS = {-1: Align.START, 0: Align.CENTER, 1: Align.END}


class Canvas:
    """Takes the items of one chart, which is drawn from its start edge as if that were the left one.

    ``reflected`` says that all of it is reflected when it is drawn, as its language runs from right to left.
    ``height`` is that of the chart where nothing may stand below it, None where it takes what it needs.
    """

    def __init__(
        self,
        setter: ParagraphSetter,
        style: Style,
        left: float,
        width: float,
        *,
        reflected: bool,
        height: float | None = None,
    ) -> None:
        self.reflected = reflected
        self._setter = setter
        self._style = replace(style, left=0.0, right=0.0, first=0.0, before=0.0, after=0.0, tabs=())
        self.left = left
        self.width = width
        self.height = height
        self.items: list[Item] = []

    @property
    def right(self) -> float:
        """The right edge of the chart."""
        return self.left + self.width

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self._setter.set(_paragraph("0", bold=False), self._style, Column(0.0, 100.0), None).height

    @property
    def size(self) -> float:
        """The size of the type."""
        return self._style.size

    def extent(self, text: str, *, bold: bool = False) -> tuple[float, float]:
        """The widths of the longest word of a text and of its longest line when nothing breaks it."""
        word, whole = self._setter.extent(_paragraph(text, bold=bold), self._style)
        return word + _SLACK, whole + _SLACK

    def lines(self, text: str, width: float) -> int:
        """How many lines a text takes in a column of ``width``."""
        return len(self._setter.set(_paragraph(text, bold=False), self._style, Column(0.0, width), None).lines)

    def text(
        self, text: str, x: float, y: float, width: float, content: Content, side: int = 0, *, bold: bool = False
    ) -> float:
        """Set a text from (x, y) in a column of ``width``, and return its height.

        Its lines stand in the middle of the column, at its start (``side`` -1) or its end (1).
        """
        lines = self._set(text, x, width, content, side, bold=bold)
        for line in lines:
            move(line.items, line.links, y)
            self.items += line.items
            y += line.height
        return sum(line.height for line in lines)

    def turned(self, text: str, x: float, y: float, length: float, content: Content) -> None:
        """Set a text that reads upwards and ends at ``y``; its column is ``length`` long and centred on ``x``."""
        # The end of the column is at the axis: its right end, whichever way the text runs.
        side = -1 if self._setter.right_to_left else 1
        lines = self._set(text, 0.0, length, content, side, bold=False)
        height = 0.0
        runs: list[TextRun] = []
        for line in lines:
            move(line.items, line.links, height)
            if self._setter.right_to_left:
                mirror(line.items, (), length)  # what is turned is not mirrored with its page
            runs += [item for item in line.items if isinstance(item, TextRun)]
            height += line.height
        box = (0.0, -length, height, 0.0)
        group = PlacedGroup(tuple(runs), x - height / 2, y + length, box, (0.0, -1.0, 1.0, 0.0, 0.0, 0.0))
        group.content = content
        self.items.append(group)

    def shape(
        self, outline: Outline, content: Content, fill: Color | None = None, stroke: Stroke | None = None
    ) -> None:
        """Add a shape whose coordinates are those of the chart."""
        self.items.append(PlacedShape(Shape(outline, fill, stroke), 0.0, 0.0, content))

    def _set(self, text: str, x: float, width: float, content: Content, side: int, *, bold: bool) -> Sequence[SetLine]:
        style = replace(self._style, align=_ALIGNS[side])
        paragraph = _paragraph(text, bold=bold)
        count = len(paragraph.spans)
        marked = Marked(None, [content] * count, [None] * count)
        return self._setter.set(paragraph, style, Column(x, width), marked).lines


def _paragraph(text: str, *, bold: bool) -> Paragraph:
    lines = [Span(line, bold=bold) for line in text.split("\n")]
    spans = [span for line in lines for span in (Span("\n", bold=bold), line)]
    return Paragraph(Role.CELL, "", tuple(spans[1:]))


def rgb(color: str) -> Color:
    """A colour of the house, written ``#rrggbb``."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
