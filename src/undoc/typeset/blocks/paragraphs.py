"""Setting paragraphs: spans become lines of placed runs, with all that page breaking must know of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from undoc.prepare.prepared import Paragraph, Position, Span
from undoc.prepare.structure import Marked
from undoc.templates.language import Direction, Language, Script
from undoc.templates.scripts import runs_leftwards, script_of
from undoc.templates.styles import AUTO_HEIGHT, Align, LabelPlace, LineKind, Style
from undoc.typeset.pages.page import Rule
from undoc.typeset.text import formulas
from undoc.typeset.text.bidi import LEFT_TO_RIGHT, RIGHT_TO_LEFT, turns
from undoc.typeset.text.formats import Format, Formats
from undoc.typeset.text.han_spacing import han_spacing
from undoc.typeset.text.kashida import lengthen
from undoc.typeset.text.lines import Line, break_lines
from undoc.typeset.text.opportunities import opportunities
from undoc.typeset.text.placing import BLACK, Color, LineText, Meaning, SetLine, place
from undoc.typeset.text.units import PlacedUnit, spaced, turned_units, units
from undoc.typeset.text.visual import mirror, place_turned

#: Base line of an exact line from its top, in parts of its height (measured: body, headings and table cells agree).
EXACT_BASELINE = 0.8
#: Base line of an automatic line from its top, in parts of the size (that of Times New Roman).
AUTO_BASELINE = 0.933
#: What is clear above and below a formula that is higher or deeper than its line, in points.
CLEAR = 1.0


class Beside(Struct, eq=False):
    """``count`` columns that stand beside each other, each ``step`` points after the one before it."""

    count: int
    step: float


class SetBlock(Struct, eq=False):
    """Lines that belong together, and how they may be parted.

    ``before`` and ``after`` are the spaces above and below; a block with ``keep_lines`` stays on one page, one with
    ``keep_next`` on the page of the next block's first lines; ``widow_control`` keeps its first and last line from
    standing alone. The first ``glued`` lines stay with the one after them (the header rows of a table); ``repeat``
    makes the lines that stand at the top of the pages on which the block goes on. ``begins_page`` starts a page with
    it. ``anchor`` is where references lead; ``outline`` is its level in the document's outline (0: none) and
    ``title`` its title there. Neighbours with the same ``columns`` are set for the first of these. Rather than begin
    another page the block gives up as much of the space above it as ``yields`` says.
    """

    lines: list[SetLine]
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    anchor: str = ""
    glued: int = 0
    begins_page: bool = False
    repeat: Callable[[], list[SetLine]] | None = None
    outline: int = 0
    title: str = ""
    columns: Beside | None = None
    yields: float = 0.0

    @property
    def height(self) -> float:
        """Height of all lines, without the spaces around."""
        return sum(line.height for line in self.lines)


class Column(Struct, frozen=True):
    """Where text is set: ``left`` is the column's start edge from the page's, ``width`` its width before indents.

    In a right-to-left document both edges are the right ones.
    """

    left: float
    width: float


class Label(Struct, frozen=True):
    """A label to be set before a paragraph: its span, whose format it has, its place, its width if it is known."""

    span: Span
    place: LabelPlace
    width: float | None = None


class ParagraphSetter:
    """Sets the paragraphs of one document in one language."""

    def __init__(self, formats: Formats, language: Language, link_color: Color, *, shrinks: bool = True) -> None:
        self._formats = formats
        self._script = language.script
        self._base = RIGHT_TO_LEFT if language.direction is Direction.RIGHT_TO_LEFT else LEFT_TO_RIGHT
        self._finder = opportunities(language.typography)
        #: Whether the document runs from right to left, so that all places are from the right.
        self.right_to_left = self._base == RIGHT_TO_LEFT
        self._shrinks = shrinks and language.typography.shrink_spaces
        self._kashida = language.typography.kashida
        self._spacing = han_spacing(language.typography) if language.script is Script.HAN else None
        self._link_color = link_color

    def set(
        self, paragraph: Paragraph, style: Style, column: Column, marked: Marked | None, label: Label | None = None
    ) -> SetBlock:
        """The paragraph set in ``column``, positions from the document's start edge.

        ``marked`` is where its text belongs in the structure, None for an artifact.
        """
        left = column.left + style.left
        width = column.width - style.left - style.right
        # The style's first line makes room for a label; without one the text begins where all lines do.
        first = max(style.first, 0.0) if paragraph.first is None else paragraph.first
        turn = paragraph.turn
        label_units: list[PlacedUnit] = []
        label_spans: tuple[Span, ...] = ()
        label_x = 0.0
        base = self._turning(paragraph.spans, paragraph.language)
        label_base: int | None = None
        if label is not None:
            label_base = self._turning((label.span,), paragraph.language)
            label_units = self._units((label.span,), style, paragraph.language, label_base)
            label_spans = (label.span,)
            label_width = label.width
            if label_width is None:
                label_width = _width(label_units)
            label_x = label.place.label - (label_width if label.place.align is Align.END else 0.0)
            first = text_start(label_x + label_width, label.place, style)
            turn = label.place.turn + paragraph.turn
            if label.span.text:
                # Readers of the file see that both are one line, and two words; a small raised mark is followed by a
                # space of the text's size.
                raised = label.span.position is not Position.NORMAL
                blank = Span(" ") if raised else replace(label.span, text=" ")
                label_spans = (label.span, blank)
                if label_base is None:
                    form = self._format_of(blank, style, paragraph.language)
                    label_units = spaced(label_units, blank, 1, form)
                else:
                    label_units = self._units(label_spans, style, paragraph.language, label_base)
        script = self._script_of(paragraph.language)
        lines = break_lines(
            self._units(paragraph.spans, style, paragraph.language, base),
            width,
            first,
            turn,
            justified=style.align is Align.JUSTIFY,
            shrinks=self._shrinks and script is not Script.HAN,
            han=self._spacing if script is Script.HAN and base is None else None,
        )
        block = SetBlock(
            [],
            style.before,
            style.after,
            style.keep_next,
            keep_lines=style.keep_lines,
            widow_control=style.widow_control,
            anchor=paragraph.anchor,
        )
        if self._kashida and style.align is Align.JUSTIFY:
            self._lengthen(lines, paragraph, style)
        meanings = self._meanings(paragraph.spans, marked)
        has_formulas = formulas.any_in(paragraph.spans)
        for line in lines:
            height, baseline = _vertical(style, line.size)
            if has_formulas:
                if line.width > line.available:
                    _shrink(line)
                height, baseline = _grown(height, baseline, line)
            set_line = SetLine(height, notes=line.notes)
            if label is not None and not block.lines:
                own = Meaning(marked.label, marked.label_link, BLACK) if marked else Meaning(None, None, BLACK)
                space = replace(own, link=None)  # leads nowhere by itself
                text = LineText(label_units, label_spans, (own, space))
                _place(set_line, text, left + label_x, baseline, base=label_base)
            x = left + line.indent + _shift(line, style.align)
            text = LineText(line.units, paragraph.spans, meanings, line.stretch)
            _place(set_line, text, x, baseline, base=base, is_last=line is lines[-1])
            block.lines.append(set_line)
        if style.border_top.width:
            y = -style.border_top.space
            block.lines[0].items.append(Rule(left, y, left + width, y, width=style.border_top.width))
        if style.border_bottom.width:
            y = block.lines[-1].height + style.border_bottom.space
            block.lines[-1].items.append(Rule(left, y, left + width, y, width=style.border_bottom.width))
        if self._base_of(paragraph.language) != self._base:
            for set_line in block.lines:
                mirror(set_line.items, set_line.links, 2 * column.left + column.width)
        return block

    def extent(self, paragraph: Paragraph, style: Style) -> tuple[float, float]:
        """The widths in points of a paragraph's longest unit and of its longest line when nothing breaks it."""
        longest = line = widest = trailing = 0.0
        base = self._turning(paragraph.spans, paragraph.language)
        for placed in self._units(paragraph.spans, style, paragraph.language, base):
            unit = placed.unit
            longest = max(longest, unit.width)
            line += trailing + placed.kerning + unit.width
            widest = max(widest, line)
            trailing = unit.space
            if unit.ends_line:
                line = trailing = 0.0
        return longest, widest

    def longest(self, paragraph: Paragraph, style: Style) -> str:
        """The text of a paragraph's widest unit."""
        base = self._turning(paragraph.spans, paragraph.language)
        found = self._units(paragraph.spans, style, paragraph.language, base)
        widest = max(found, key=lambda placed: placed.unit.width).unit.text.strip() if found else ""
        return formulas.without_parts(widest)

    def _units(self, spans: Sequence[Span], style: Style, language: str | None, base: int | None) -> list[PlacedUnit]:
        """The units of ``spans``; ``base`` is the paragraph's level, None when nothing in it needs turning."""
        known: dict[int, Format] = {}
        if formulas.any_in(spans):
            from undoc.typeset.formulas.setting import with_formulas  # few texts have one

            spans, known = with_formulas(spans, style, self._formats, self._script_of(language), self._spacing)

        def format_of(span: Span) -> Format:
            return (known.get(id(span)) if known else None) or self._format_of(span, style, language)

        if base is None:
            return units(spans, format_of, self._finder)
        return turned_units(spans, format_of, self._finder, base)

    def _format_of(self, span: Span, style: Style, language: str | None) -> Format:
        """The format of a span in a paragraph of ``style`` in ``language``."""
        return self._formats.of(style, span, self._script_of(span.language or language), self._spacing)

    def _lengthen(self, lines: Sequence[Line], paragraph: Paragraph, style: Style) -> None:
        """Lengthen the joins of Arabic letters in ``lines``."""

        def format_of(placed: PlacedUnit) -> Format:
            return self._format_of(paragraph.spans[placed.span], style, paragraph.language)

        for line in lines:
            lengthen(line, format_of)

    def _turning(self, spans: Sequence[Span], language: str | None) -> int | None:
        """The embedding level of a text in ``language``; None when nothing in it needs turning."""
        base = self._base_of(language)
        if base == LEFT_TO_RIGHT:
            for span in spans:
                if turns(span.text):
                    break
            else:
                return None
        return base

    def _script_of(self, language: str | None) -> Script:
        return self._script if language is None else script_of(language)

    def _base_of(self, language: str | None) -> int:
        """The embedding level of a paragraph in ``language``, the document's when it is None."""
        if language is None:
            return self._base
        return RIGHT_TO_LEFT if runs_leftwards(language) else LEFT_TO_RIGHT

    def _meanings(self, spans: Sequence[Span], marked: Marked | None) -> list[Meaning]:
        if marked is None:
            return [Meaning(None, None, BLACK)] * len(spans)
        return [
            Meaning(content, link, self._link_color if span.url else BLACK)
            for span, content, link in zip(spans, marked.spans, marked.links, strict=True)
        ]


def _place(
    line: SetLine, text: LineText, x: float, baseline: float, *, base: int | None, is_last: bool = False
) -> None:
    if base is None:
        place(line, text, x, baseline)
    else:
        place_turned(line, text, x, baseline, base=base, is_last=is_last)


def _width(units: Sequence[PlacedUnit]) -> float:
    """The width of units on one line, without the space after the last."""
    width = sum(placed.kerning + placed.unit.width + placed.unit.space for placed in units)
    return width - (units[-1].unit.space if units else 0.0)


def text_start(label_end: float, place: LabelPlace, style: Style) -> float:
    """Where the text after a label begins: at its own stop, or at the next tab stop when the label reaches past it."""
    if label_end + place.gap <= place.text:
        return place.text
    label_end += place.gap
    beyond = [stop.position - style.left for stop in style.tabs if stop.position - style.left > label_end]
    if beyond:
        return min(beyond)
    step = place.text - place.label if place.text > place.label else 1.0
    start = place.text
    while start < label_end:
        start += step
    return start


def _vertical(style: Style, size: float) -> tuple[float, float]:
    """A line's height and its base line's distance from the top, in points."""
    size = size or style.size
    line = style.line
    if line.kind is LineKind.EXACT:
        return line.height, line.height * EXACT_BASELINE
    natural = size * AUTO_HEIGHT
    if line.kind is LineKind.AUTO:
        return natural * line.height, natural * (line.height - 1) + size * AUTO_BASELINE
    height = max(line.height, natural)
    return height, height - natural + size * AUTO_BASELINE


def _shrink(line: Line) -> None:
    """Make a formula smaller that is wider than its line, as nothing in it may be parted."""
    for placed in line.units:
        less = formulas.shrunk([segment for segment, _ in placed.unit.pieces], line.available)
        if less:
            placed.unit.width -= less
            line.width -= less
            line.stretch = 0.0


def _grown(height: float, baseline: float, line: Line) -> tuple[float, float]:
    """A line's height and its base line's distance from the top, with room for the formulas in it."""
    above, below = formulas.extent(segment for placed in line.units for segment, _ in placed.unit.pieces)
    if not above and not below:
        return height, baseline
    up = max(0.0, above + CLEAR - baseline)
    return height + up + max(0.0, below + CLEAR - (height - baseline)), baseline + up


def _shift(line: Line, align: Align) -> float:
    match align:
        case Align.END:
            return line.available - line.width
        case Align.CENTER:
            return (line.available - line.width) / 2
        case _:
            return 0.0
