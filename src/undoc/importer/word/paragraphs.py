"""Paragraphs of a Word file, and what their properties and styles say of their layout (ISO/IEC 29500-1, 17.3.1)."""

from __future__ import annotations

from collections import Counter

from lxml import etree
from msgspec import Struct, field

from undoc.importer.attributes import level_in, twips, whole
from undoc.importer.word import tags
from undoc.importer.word import tracked as changes
from undoc.importer.word.names import VAL, W, first_child, is_on
from undoc.importer.word.spans import Span
from undoc.importer.word.styles import (
    Measure,
    Style,
    Styles,
    read_first,
    read_indents,
    read_number,
    read_spaces,
    read_stops,
)
from undoc.model import ColumnAlign
from undoc.templates.styles import AUTO_HEIGHT

#: What paragraph properties say that matters here.
_PROPERTIES = {
    W + name: name
    for name in (
        "spacing",
        "rPr",
        "ind",
        "tabs",
        "jc",
        "numPr",
        "framePr",
        "sectPr",
        "pageBreakBefore",
        "keepNext",
        "keepLines",
        "outlineLvl",
    )
}


#: On which side lines stand by the values of ``w:jc``, and those sides on which they are seen to stand.
SIDES = {
    "left": ColumnAlign.START,
    "start": ColumnAlign.START,
    "both": ColumnAlign.JUSTIFY,
    "right": ColumnAlign.END,
    "end": ColumnAlign.END,
    "center": ColumnAlign.CENTER,
}
ASIDE = (ColumnAlign.END, ColumnAlign.CENTER)
#: The values of tab stops at which a text begins.
_FORWARDS = ("left", "start", "num")
#: Half-points and twips in a point; a single line by its font, in parts of which lines are apart (17.3.1.33).
_HALVES, _POINT, _SINGLE = 2, 20, 240
#: The largest size that counts, in half-points.
_LARGEST = 3276


#: The indents of all lines, and of the first.
_LEFT, _FIRST = (tags.W_LEFT, tags.W_START), (tags.W_FIRST_LINE, tags.W_HANGING)


class WordParagraph(Struct):
    """A paragraph of the file: its style, its spans as they stand, and what its properties say of its layout.

    ``indent`` and ``first`` are its own indents in twips, ``left`` and ``right`` those that it or its style has,
    as ``before`` and ``after``, the spaces above and below; ``above`` is the space between it and a text right above,
    ``hang`` how much further in than the others its first line begins.
    ``says_left`` and ``says_first`` are whether it says itself where its lines and the first begin, as its list does.
    ``measure`` is what its style says of sizes and lines; ``size`` the size that its first text has of its own in
    half-points, 0 for none, None where it has no text, ``sizes`` how many signs have each; ``mark`` is that of its
    mark, 0 for that of its style; ``line`` its own exact distance of lines in twips, 0 for another, ``least`` its least
    one and ``spaced`` one by its font, in parts of 240, 0 for none.
    ``tabs`` are the tab stops that it has of its own.
    ``outline`` is its level in the outline from 0, ``has_outline`` that it says so itself.
    ``keep_next`` keeps it on the page of the next one, ``keep_lines`` on one page, ``keeps`` says that this is a text,
    ``at_margin`` says that it begins there, though other texts stand further in.
    ``is_initial`` says that it is an initial set larger, with which the next one begins.
    ``page_break`` begins a page with it, ``breaks_after`` with what follows. ``contents`` is the depth of a list of
    contents that begins in it, ``listed`` what it has of one. ``boxes`` are the contents of text boxes in it,
    ``drawings`` its pictures and charts, ``shapes`` the drawings that its boxes and lines stand in,
    ``spacers`` the heights in twips of the paragraphs right below it that are only space.
    """

    number: int
    style: Style
    spans: list[Span] = field(default_factory=list)
    list_number: str | None = None
    list_level: int = 0
    align: str = ""
    indent: int = 0
    first: int = 0
    left: int = 0
    right: int = 0
    says_left: bool = False
    says_first: bool = False
    before: int | None = None
    after: int | None = None
    above: int | None = None
    hang: int = 0
    measure: Measure = Measure()
    size: int | None = None
    sizes: Counter[int] = field(default_factory=Counter)
    mark: int = 0
    line: int | None = None
    least: int = 0
    spaced: int = 0
    tabs: etree._Element | None = None
    is_framed: bool = False
    is_joined: bool = False
    is_initial: bool = False
    section: etree._Element | None = None
    keep_next: bool = False
    keep_lines: bool = False
    keeps: bool = False
    at_margin: bool = False
    page_break: bool = False
    breaks_after: bool = False
    contents: int | None = None
    listed: list[Span] = field(default_factory=list)
    outline: int = 9
    has_outline: bool = False
    bookmarks: list[str] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    shapes: list[etree._Element] = field(default_factory=list)
    spacers: list[int] = field(default_factory=list)

    @property
    def side(self) -> ColumnAlign | None:
        """On which side its lines stand, None where nothing that is known says so."""
        return SIDES.get(self.align)

    @property
    def own_stops(self) -> list[etree._Element]:
        """The tab stops (``w:tab``) that it has of its own, in their order."""
        kept = (stop for stop in self.tabs if stop.get(VAL) not in ("clear", "bar")) if self.tabs is not None else ()
        return sorted(kept, key=_place)

    @property
    def stops(self) -> list[int]:
        """Where these stand, in twips."""
        return [_place(stop) for stop in self.own_stops]

    @property
    def high(self) -> int:
        """The height of a line in it, in twips; where it has no text, that of its mark."""
        line = self.measure.line if self.line is None else self.line
        least = self.least or (self.measure.least if self.line is None else 0)
        size = (self.size or (self.mark if self.size is None else 0) or self.measure.size) / _HALVES
        return line or max(least, round(size * AUTO_HEIGHT * (self.spaced or _SINGLE) / _SINGLE * _POINT))

    @property
    def begin(self) -> int | None:
        """Where in twips its first line begins, after the tabs before its text.

        None where that depends on the text: it ends at the stop to which the last of them leads, or nothing says that.
        """
        at, side = self.left + self.hang, "left"
        stops = list(read_stops(self.tabs, self.style.stops))
        if self.hang < 0:
            stops.append((self.left, "left"))
        for _ in range(len(self.text) - len(self.text.lstrip("\t"))):
            beyond = [stop for stop in stops if stop[0] > at]
            if not beyond:
                return None
            at, side = min(beyond)
        return at if side in _FORWARDS else None

    @property
    def text(self) -> str:
        """Its text, with tabs and line breaks, without the marks of notes."""
        return "".join([span.text for span in self.spans if not span.note])


def paragraph_of(element: etree._Element, number: int, styles: Styles, gone: frozenset[str]) -> WordParagraph:
    """The paragraph ``number`` of the file, which ``element`` (``w:p``) is, without its spans.

    ``gone`` are the names of elements that tracked changes have taken away.
    """
    properties = first_child(element, tags.W_P_PR)
    named = first_child(properties, tags.W_P_STYLE) if properties is not None else None
    style_key = named.get(VAL) if named is not None else None
    style = styles.get(style_key)
    paragraph = WordParagraph(number, style)
    paragraph.list_number, paragraph.list_level = style.number, style.level
    paragraph.outline = style.outline
    paragraph.left, paragraph.right = style.left, style.right
    paragraph.before, paragraph.after = style.before, style.after
    paragraph.hang = style.first
    paragraph.align = style.align or ""
    paragraph.measure = styles.measure(style_key)
    if properties is not None:
        _read(properties, paragraph, gone)
    return paragraph


def _read(properties: etree._Element, paragraph: WordParagraph, gone: frozenset[str]) -> None:
    for child in properties:
        match _PROPERTIES.get(child.tag):
            case None:
                pass
            case "spacing":
                paragraph.before, paragraph.after = read_spaces(child, (paragraph.before, paragraph.after))
                distance = child.get(tags.W_LINE)
                if distance is not None:
                    line, rule = twips(distance), child.get(tags.W_LINE_RULE)
                    paragraph.line = line if rule == "exact" else 0
                    paragraph.spaced = line if rule in (None, "auto") else 0
                    paragraph.least = line if rule == "atLeast" else 0
            case "rPr":
                paragraph.is_joined = changes.is_gone(child, gone)
                size = child.find(tags.W_SZ)
                paragraph.mark = whole(size.get(VAL), 0, 0, _LARGEST) if size is not None else 0
            case "ind":
                paragraph.indent = twips(child.get(tags.W_LEFT) or child.get(tags.W_START))
                paragraph.says_first = any(child.get(name) is not None for name in _FIRST)
                paragraph.says_left = any(child.get(name) is not None for name in _LEFT)
                paragraph.first = twips(child.get(tags.W_FIRST_LINE)) - twips(child.get(tags.W_HANGING))
                paragraph.left, paragraph.right = read_indents(child, (paragraph.left, paragraph.right))
                paragraph.hang = read_first(child, paragraph.hang)
            case "tabs":
                paragraph.tabs = child
            case "jc":
                paragraph.align = child.get(VAL, "")
            case "numPr":
                paragraph.list_number, paragraph.list_level = read_number(
                    properties, (paragraph.list_number, paragraph.list_level)
                )
            case "framePr":
                paragraph.is_initial = child.get(f"{W}dropCap") in ("drop", "margin")
                paragraph.is_framed = not paragraph.is_initial
            case "sectPr":
                paragraph.section = child
            case "keepNext":
                paragraph.keep_next = is_on(child.get(VAL))
            case "keepLines":
                paragraph.keep_lines = is_on(child.get(VAL))
            case "pageBreakBefore":
                paragraph.page_break = is_on(child.get(VAL))
            case "outlineLvl":
                paragraph.outline = level_in(child.get(VAL), paragraph.outline)
                paragraph.has_outline = True


def _place(stop: etree._Element) -> int:
    return twips(stop.get(tags.W_POS))
