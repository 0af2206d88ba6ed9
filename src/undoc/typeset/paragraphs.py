"""Setting paragraphs: spans become lines of placed runs, with all that page breaking must know of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from undoc.prepare.prepared import Paragraph, Span
from undoc.templates.house import Align, LabelPlace, LineKind, Style
from undoc.templates.language import Language, Script
from undoc.typeset.formats import Formats
from undoc.typeset.lines import Line, break_lines
from undoc.typeset.opportunities import opportunities
from undoc.typeset.page import Rule
from undoc.typeset.placing import BLACK, Color, Meaning, SetLine, place
from undoc.typeset.structure import Marked
from undoc.typeset.units import PlacedUnit, units

#: Base line of an exact line from its top, in parts of its height (measured: body, headings and table cells agree).
EXACT_BASELINE = 0.8
#: Height of an automatic line and its base line from the top, in parts of the size (those of Times New Roman).
AUTO_HEIGHT = 1.149
AUTO_BASELINE = 0.933


@dataclass(slots=True, eq=False)
class SetBlock:
    """Lines that belong together, and how they may be parted.

    ``before`` and ``after`` are the spaces above and below; a block with ``keep_lines`` stays on one page, one with
    ``keep_next`` on the page of the next block's first lines; ``widow_control`` keeps its first and last line from
    standing alone. The first ``glued`` lines stay with the one after them (the header rows of a table); ``repeat``
    makes the lines that stand at the top of the pages on which the block goes on. ``begins_page`` starts a page with
    it. ``anchor`` is where references lead; ``outline`` is its level in the document's outline (0: none) and
    ``title`` its title there.
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

    @property
    def height(self) -> float:
        """Height of all lines, without the spaces around."""
        return sum(line.height for line in self.lines)


@dataclass(frozen=True, slots=True)
class Column:
    """Where text is set: ``left`` is the column's left edge on the page, ``width`` its width before indents."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Label:
    """A label to be set before a paragraph: its span, whose format it has, and its place."""

    span: Span
    place: LabelPlace


class ParagraphSetter:
    """Sets the paragraphs of one document in one language."""

    def __init__(self, formats: Formats, language: Language, link_color: Color) -> None:
        self._formats = formats
        self._script = language.script
        self._finder = opportunities(language.typography)
        self._shrinks = language.typography.shrink_spaces
        self._link_color = link_color

    def set(
        self, paragraph: Paragraph, style: Style, column: Column, marked: Marked | None, label: Label | None = None
    ) -> SetBlock:
        """The paragraph set in ``column``.

        ``marked`` is where its text belongs in the structure, None for an artifact.
        """
        left = column.left + style.left
        width = column.width - style.left - style.right
        first, turn = max(style.first, 0.0), 0.0
        label_units: list[PlacedUnit] = []
        label_x = 0.0
        if label is not None:
            label_units = self._units((label.span,), style, paragraph.language)
            label_width = sum(placed.unit.width for placed in label_units)
            label_x = label.place.label - (label_width if label.place.align is Align.END else 0.0)
            first, turn = _text_start(label_x + label_width, label.place, style), label.place.turn
        script = self._script_of(paragraph.language)
        lines = break_lines(
            self._units(paragraph.spans, style, paragraph.language),
            width,
            first,
            turn,
            justified=style.align is Align.JUSTIFY,
            shrinks=self._shrinks and script is Script.LATIN,
        )
        block = SetBlock(
            [], style.before, style.after, style.keep_next, style.keep_lines, style.widow_control, paragraph.anchor
        )
        meanings = self._meanings(paragraph.spans, marked)
        for line in lines:
            height, baseline = _vertical(style, line.size)
            set_line = SetLine(height, notes=line.notes)
            if label is not None and not block.lines:
                own = Meaning(marked.label, marked.label_link, BLACK) if marked else Meaning(None, None, BLACK)
                place(set_line, label_units, left + label_x, baseline, 0.0, (label.span,), (own,))
            x = left + line.indent + _shift(line, style.align)
            place(set_line, line.units, x, baseline, line.stretch, paragraph.spans, meanings)
            block.lines.append(set_line)
        if style.border_bottom.width:
            y = block.lines[-1].height + style.border_bottom.space
            block.lines[-1].items.append(Rule(left, y, left + width, y, style.border_bottom.width))
        return block

    def extent(self, paragraph: Paragraph, style: Style) -> tuple[float, float]:
        """The widths in points of a paragraph's longest unit and of its longest line when nothing breaks it."""
        longest = line = widest = trailing = 0.0
        for placed in self._units(paragraph.spans, style, paragraph.language):
            unit = placed.unit
            longest = max(longest, unit.width)
            line += trailing + unit.width
            widest = max(widest, line)
            trailing = unit.space
            if unit.ends_line:
                line = trailing = 0.0
        return longest, widest

    def longest(self, paragraph: Paragraph, style: Style) -> str:
        """The text of a paragraph's widest unit."""
        found = self._units(paragraph.spans, style, paragraph.language)
        return max(found, key=lambda placed: placed.unit.width).unit.text.strip() if found else ""

    def _units(self, spans: Sequence[Span], style: Style, language: str | None) -> list[PlacedUnit]:
        return units(
            spans, lambda span: self._formats.of(style, span, self._script_of(span.language or language)), self._finder
        )

    def _script_of(self, language: str | None) -> Script:
        # What is in another language than the document is in Latin script (the distribution block).
        return self._script if language is None else Script.LATIN

    def _meanings(self, spans: Sequence[Span], marked: Marked | None) -> list[Meaning]:
        if marked is None:
            return [Meaning(None, None, BLACK)] * len(spans)
        return [
            Meaning(content, link, self._link_color if span.url else BLACK)
            for span, content, link in zip(spans, marked.spans, marked.links, strict=True)
        ]


def _text_start(label_end: float, place: LabelPlace, style: Style) -> float:
    """Where the text after a label begins: at its own stop, or at the next tab stop when the label reaches past it."""
    if label_end <= place.text:
        return place.text
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


def _shift(line: Line, align: Align) -> float:
    match align:
        case Align.END:
            return line.available - line.width
        case Align.CENTER:
            return (line.available - line.width) / 2
        case _:
            return 0.0
