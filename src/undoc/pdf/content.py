"""The content stream of a page: painting operators for placed items, within marked content (ISO 32000-1, 14.6).

Comes in: a page in points from its top left corner. Goes out: operators in PDF's space, points from the bottom left.
Items of the same content that follow each other share a marked-content sequence, their text a text object. The strings
of right-to-left runs are in visual order, and marked as such (14.8.2.3.3); lines are painted from left to right.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from undoc.pdf.clusters import NOTHING, clusters, glyph_texts
from undoc.pdf.fonts import EmbeddedFont, Fonts, Use
from undoc.pdf.objects import number, text_string
from undoc.pdf.painting_order import Painted, painting_order
from undoc.pdf.pictures import Pictures
from undoc.pdf.structure import StructureTree
from undoc.prepare.structure import Content
from undoc.typeset.pages.page import Item, Page, PlacedGroup, PlacedPicture, PlacedShape, Rule, TextRun

if TYPE_CHECKING:
    from undoc.pdf.graphics import Graphics

_REVERSED = "/ReversedChars BMC"
_LAYOUT = "/Artifact<</Type/Layout>>BDC"
_HEADER = "/Artifact<</Type/Pagination/Subtype/Header>>BDC"
_FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"

#: Text that belongs to no element is a running header in the first part of the page's height, a footer in the last.
_FURNITURE = 0.2

#: How far, in points, a glyph may stand from its place.
_TOLERANCE = 0.008

_BLACK = (0.0, 0.0, 0.0)

#: A box that holds everything that a page can show, whatever the space.
_FARTHEST = (-1e5, -1e5, 1e5, 1e5)


class Materials(NamedTuple):
    """What the pages of a document are painted with; ``graphics`` are None where no page has shapes."""

    fonts: Fonts
    pictures: Pictures
    structure: StructureTree
    graphics: Graphics | None


def paint(page: Page, index: int, materials: Materials) -> bytes:
    """The content stream of ``page``, which is the document's page ``index`` from 0."""
    painter = _Painter(page, index, materials)
    for painted in painting_order(page.items):
        painter.paint(painted)
    return painter.finish()


class _Painter:
    """Paints one page. What it keeps is the state of the reader that carries out its operators."""

    __slots__ = (
        "_color",
        "_font",
        "_fonts",
        "_graphics",
        "_height",
        "_index",
        "_line",
        "_mark",
        "_operators",
        "_pen",
        "_pictures",
        "_place",
        "_scale",
        "_spacing",
        "_structure",
        "_text",
        "_turned",
        "_width",
    )

    def __init__(self, page: Page, index: int, materials: Materials) -> None:
        self._index = index
        self._height, self._width = page.height, page.width
        self._fonts, self._pictures, self._structure, self._graphics = materials
        self._operators: list[str] = []
        #: The content of the open marked-content sequence, or the operator of an artifact's.
        self._mark: Content | str | None = None
        #: The place in the reading order of the item before; whether the open sequence is one of reversed strings.
        self._place = 0
        self._turned = False
        #: Whether a text object is open, and in it the start of the last line and the pen, as the reader has them.
        self._text = False
        self._line = (0.0, 0.0)
        self._pen = (0.0, 0.0)
        self._font: tuple[str, float] | None = None
        self._scale = 1.0
        self._spacing = 0.0
        self._color = _BLACK

    def paint(self, painted: Painted) -> None:
        item, place = painted.item, painted.place
        mark = item.content or self._artifact(item)
        turned = isinstance(item, TextRun) and item.right_to_left
        goes_back = place < self._place and not isinstance(mark, str)
        if mark is not self._mark or turned != self._turned or goes_back:
            self._close()
            if turned:
                self._operators.append(_REVERSED)
            self._operators.append(mark if isinstance(mark, str) else self._structure.mark(mark, self._index, place))
            self._mark, self._turned = mark, turned
        self._place = place
        if painted.turns:
            self._end_text()  # MuPDF takes signs and spaces to run as the letters before them in their text object do
        self._paint_item(item)

    def _paint_item(self, item: Item) -> None:
        match item:
            case TextRun():
                self._paint_run(item)
            case Rule():
                self._paint_rule(item)
            case PlacedPicture():
                self._paint_picture(item)
            case PlacedShape():
                self._end_text()
                assert self._graphics is not None
                self._operators += self._graphics.shape(item.shape, item.x, self._height - item.y)
            case PlacedGroup():
                self._paint_group(item)

    def finish(self) -> bytes:
        self._close()
        return "\n".join(self._operators).encode("latin-1")

    def _artifact(self, item: Item) -> str:
        """The operator that begins an artifact of ``item`` (ISO 14289-1, 7.8)."""
        if isinstance(item, PlacedGroup) and self._width > self._height:  # a page on its side has them at its sides
            return _HEADER if item.x > self._width / 2 else _FOOTER
        if isinstance(item, TextRun):
            if item.y < self._height * _FURNITURE:
                return _HEADER
            if item.y > self._height * (1 - _FURNITURE):
                return _FOOTER
        return _LAYOUT

    def _close(self) -> None:
        """End the open text object and marked-content sequence."""
        self._end_text()
        if self._mark is not None:
            self._operators.append("EMC")
            self._mark = None
        if self._turned:
            self._operators.append("EMC")
            self._turned = False

    def _end_text(self) -> None:
        if self._text:
            self._operators.append("ET")
            self._text = False

    def _set_color(self, color: tuple[float, float, float]) -> None:
        """Paint in ``color`` from here on; shades of grey as such."""
        if color != self._color:
            red, green, blue = (number(value) for value in color)
            self._operators.append(f"{red} g" if red == green == blue else f"{red} {green} {blue} rg")
            self._color = color

    def _paint_rule(self, rule: Rule) -> None:
        """A rule as a filled rectangle."""
        self._end_text()
        self._set_color(rule.color)
        half = rule.width / 2
        left, right = sorted((rule.x, rule.x2))
        top, bottom = sorted((rule.y, rule.y2))
        if top == bottom:
            top, bottom = top - half, bottom + half
        else:
            left, right = left - half, right + half
        x, y = number(left), number(self._height - bottom)
        self._operators.append(f"{x} {y} {number(right - left)} {number(bottom - top)} re f")

    def _paint_picture(self, picture: PlacedPicture) -> None:
        self._end_text()
        # A drawing paints in the colour that it finds until it sets one, and black is what SVG begins with.
        self._set_color(_BLACK)
        placed = self._pictures[picture.path]
        a, d, e, f = placed.matrix(picture.x, self._height - picture.y, picture.width, picture.height)
        matrix = f"{number(a, 5)} 0 0 {number(d, 5)} {number(e)} {number(f)} cm"
        self._operators.append(f"q {matrix} /{placed.resource} Do Q")

    def _paint_group(self, group: PlacedGroup) -> None:
        """A group in a space of its own, whose y grows upwards as the page's does, so that letters stand upright.

        What the reader's state was before is so again afterwards.
        """
        self._end_text()
        state = (self._height, self._font, self._scale, self._spacing, self._color)
        a, b, c, d, e, f = group.matrix
        matrix = (a, -b, -c, d, group.x + e, self._height - group.y - f)
        graphics = self._graphics
        assert graphics is not None
        self._operators.append(f"q {graphics.operands(matrix)} cm")
        if group.clip is not None:
            self._operators.append(graphics.clip(group.clip))
        if group.opacity < 1:
            self._operators.append(graphics.opacity(group.opacity, group.opacity))
            outer, self._operators = self._operators, []
            self._font, self._scale, self._spacing, self._color = None, 1.0, 0.0, _BLACK
        self._height = 0.0
        for item in group.items:
            turned = isinstance(item, TextRun) and item.right_to_left
            if turned:
                self._end_text()
                self._operators.append(_REVERSED)
            self._paint_item(item)
            if turned:
                self._end_text()
                self._operators.append("EMC")
        self._end_text()
        if group.opacity < 1:
            outer.append(graphics.group("\n".join(self._operators), _FARTHEST))
            self._operators = outer
        self._operators.append("Q")
        self._height, self._font, self._scale, self._spacing, self._color = state

    def _paint_run(self, run: TextRun) -> None:
        if not run.glyphs:
            return
        self._set_color(run.color)
        if not self._text:
            self._operators.append("BT")
            self._text = True
            self._line = self._pen = (0.0, 0.0)
        font = self._fonts[run.face]
        if self._font != (font.resource, run.size):
            self._font = (font.resource, run.size)
            self._operators.append(f"/{font.resource} {number(run.size)} Tf")
        if self._scale != run.scale:
            self._scale = run.scale
            self._operators.append(f"{number(run.scale * 100)} Tz")
        self._move_to(run.x, self._height - run.y)
        uses = list(zip(run.glyphs, glyph_texts(run.texts), strict=True))
        clustered = "" in run.texts and not run.right_to_left
        if run.offsets or clustered or (font.actual and not font.actual.keys().isdisjoint(uses)):
            self._show_pieces(run, font, uses)
        else:
            self._show(run, font, uses, run.x)

    def _move_to(self, x: float, y: float) -> None:
        """Put the pen at (x, y), unless it is there already."""
        pen_x, pen_y = self._pen
        if self._pen != (0.0, 0.0) and abs(pen_x - x) < _TOLERANCE / 2 and abs(pen_y - y) < _TOLERANCE / 2:
            return
        line_x, line_y = self._line
        step_x, step_y = round(x - line_x, 3), round(y - line_y, 3)
        self._line = self._pen = (line_x + step_x, line_y + step_y)
        self._operators.append(f"{number(step_x)} {number(step_y)} Td")

    def _show_pieces(self, run: TextRun, font: EmbeddedFont, uses: list[Use]) -> None:
        """Show a run in which single glyphs are shifted or stand for a text that their code does not give.

        Glyphs that are one character together say so, so that no reader gives the others a text of their own.
        """
        offsets = run.offsets or {}
        # No marks within words from right to left: pdf.js turns what is between two marks by itself.
        together = {} if run.right_to_left else dict(clusters([text for _, text in uses]))
        x = run.x
        start, start_x = 0, x
        cluster_end = 0
        for index, use in enumerate(uses):
            dx, dy = offsets.get(index, (0.0, 0.0))
            actual = font.actual.get(use)
            if index in together:
                cluster_end = together[index]
                own = "".join(text for _, text in uses[index:cluster_end] if text != NOTHING)
                actual = text_string(own).decode("latin-1")
            inside = index < cluster_end
            if dx or dy or inside or actual is not None:
                if start < index:
                    self._show(run, font, uses, start_x, part=slice(start, index))
                if actual is not None and (not inside or index in together):
                    self._operators.append(f"/Span<</ActualText {actual}>>BDC")
                if dy:
                    self._operators.append(f"{number(dy)} Ts")
                self._show(run, font, uses, x + dx, part=slice(index, index + 1))
                if dy:
                    self._operators.append("0 Ts")
                if index + 1 == cluster_end or (actual is not None and not inside):
                    self._operators.append("EMC")
                start, start_x = index + 1, x + run.advances[index]
            x += run.advances[index]
        if start < len(uses):
            self._show(run, font, uses, start_x, part=slice(start, None))

    def _show(self, run: TextRun, font: EmbeddedFont, uses: list[Use], x: float, *, part: slice | None = None) -> None:
        """Show the glyphs of a run, or a ``part`` of them, the first of which stands at ``x``, from where the pen is.

        Where the pen would leave a glyph's place by more than the tolerance, an adjustment of TJ moves it, as coarse as
        the tolerance allows. A distance that all glyphs have between them is said once, as character spacing.
        """
        unit = run.size * run.scale / 1000
        advances = run.advances
        if part is not None:
            uses, advances = uses[part], advances[part]
        widths, codes = font.widths, font.codes
        lacks = [widths[use] * unit - advance for use, advance in zip(uses, advances, strict=True)]
        self._set_spacing(lacks, run.scale)
        between = self._spacing * run.scale
        drift = self._pen[0] - x
        drifts = list(accumulate([lack + between for lack in lacks] if between else lacks, initial=drift))
        self._pen = (x + sum(advances) + drifts[-1], self._pen[1])
        if max(drifts) <= _TOLERANCE and min(drifts) >= -_TOLERANCE:
            self._operators.append(f"({''.join([codes[use] for use in uses])})Tj")
            return
        digits = 0 if unit <= 2 * _TOLERANCE else 1 if unit <= 20 * _TOLERANCE else 2
        moved = 0.0
        parts: list[str] = []
        for use, drift in zip(uses, drifts, strict=False):
            away = drift - moved
            if away > _TOLERANCE or away < -_TOLERANCE:
                adjustment = round(away / unit, digits)
                moved += adjustment * unit
                parts.append(_moved(adjustment, digits))
            parts.append(codes[use])
        self._pen = (self._pen[0] - moved, self._pen[1])
        text = "".join(parts)
        self._operators.append(f"[{text[1:]})]TJ" if text.startswith(")") else f"[({text})]TJ")

    def _set_spacing(self, lacks: list[float], scale: float) -> None:
        """Set the character spacing to what the run's middle and next glyph both lack in width, else to nothing."""
        middle = len(lacks) // 2
        spacing = 0.0
        if len(lacks) > 2 and abs(lacks[middle]) > _TOLERANCE and abs(lacks[middle] - lacks[middle - 1]) < _TOLERANCE:
            spacing = round(-lacks[middle] / scale, 4)
        if spacing != self._spacing:
            self._operators.append(f"{number(spacing, 4)} Tc")
            self._spacing = spacing


@lru_cache(maxsize=4096)
def _moved(adjustment: float, digits: int) -> str:
    """An adjustment between two strings of TJ; the same ones come again and again."""
    return f"){number(adjustment, digits)}("
