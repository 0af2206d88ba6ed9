"""Paragraphs and notes as they are displayed, and the stretches of text in one format that they are of."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from undoc.model.formulas import Function, Group, Row, Scripts, Sign, Space, Words, nodes
from undoc.templates.house import NoteLayout
from undoc.templates.styles import Align, LabelPlace, LineHeight, LineKind, Numbering, Style

_LOW = Sign | Words | Function | Space | Group | Scripts


class Position(StrEnum):
    """Where a span stands to the base line."""

    NORMAL = "normal"
    RAISED = "raised"
    LOWERED = "lowered"


class SpanFormula(Struct, frozen=True):
    """A formula: displayed by itself or in a line of text."""

    row: Row
    is_displayed: bool = False

    @property
    def is_high(self) -> bool:
        """Whether it may need more room than a line has: there is more in it than signs and their scripts."""
        return any(not isinstance(node, _LOW) for node in nodes(self.row))


class Revision(StrEnum):
    """What became of a text since an earlier version: it came, it went, or it is set otherwise."""

    INSERTED = "inserted"
    DELETED = "deleted"
    FORMATTED = "formatted"


class Span(Struct, frozen=True):
    r"""A stretch of text in one format.

    ``text`` is a single ``"\\n"`` for a line break. ``language`` is the tag of the text's language when it is not
    the document's (the English distribution block of a Chinese version). ``size`` is in points where it is not the
    style's (the symbol's large first element), and so are ``letter_space`` in points and ``scale`` in percent. At most
    one of ``url`` (an address on the web), ``target`` (the anchor of a paragraph of this document) and ``note`` (the id
    of the note that is called here, the text being its mark) is set; ``is_again`` when that was called before.
    ``formula`` is a formula, the text being how it is written on a line. ``change`` is what became of it, None where no
    earlier version is shown.
    """

    text: str
    bold: bool = False
    italic: bool = False
    position: Position = Position.NORMAL
    language: str | None = None
    size: float | None = None
    letter_space: float | None = None
    scale: float | None = None
    url: str | None = None
    target: str | None = None
    note: str | None = None
    is_again: bool = False
    formula: SpanFormula | None = None
    change: Revision | None = None

    @property
    def first_call(self) -> str | None:
        """The note that is called here and nowhere before: it stands at the foot of this page."""
        return None if self.is_again else self.note


class Role(StrEnum):
    """What a paragraph is; writers derive structure (tags, lists, outline levels) from it, style from ``style``.

    FORMULA is a displayed formula, which is all that the paragraph holds. CONTENTS is an entry of the list of contents,
    its title or the word above its page numbers.
    """

    MASTHEAD = "masthead"
    FRONT = "front"
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    BULLET = "bullet"
    QUOTATION = "quotation"
    CAPTION = "caption"
    NOTE = "note"
    CELL = "cell"
    FORMULA = "formula"
    CONTENTS = "contents"


class Paragraph(Struct, frozen=True):
    """A paragraph as it is to be set.

    ``style`` is a key of the house's styles; ``label`` the number, letter or bullet before the text, as
    displayed (``5.``, ``(a)``), empty without one; ``level`` the heading level from 1, or the depth of a numbered
    or bulleted paragraph from 0 (0 is ``5.``, 1 is ``(a)``), which selects the label's place in
    ``house.numbering``; in a list of contents the level of the heading, which selects the place in
    ``house.contents.levels``, or 0 for what stands without indent. ``anchor`` is unique in the document and stays the
    same from build to build; empty where nothing can refer to the paragraph. ``part`` counts the sequences of numbers:
    0 is the document's own, each annex has one more. ``page_break`` starts a new page with the paragraph.
    ``space_before`` and ``space_after`` are the spaces above and below it, ``first`` the indent of its first line and
    ``line`` the distance of its lines in points where they are not the style's; its lines end ``end`` points sooner,
    those below the first begin ``turn`` points further in, and all of them and its label ``indent`` points.
    ``indents`` are those from the two edges of its column where they are not the style's.
    With ``keep`` it stands whole on the page on which the next block begins. ``align`` is how its lines stand, None for
    the style's. ``change`` is what became of it as a whole, its label included.
    """

    role: Role
    style: str
    spans: tuple[Span, ...]
    label: str = ""
    level: int = 0
    anchor: str = ""
    language: str | None = None
    part: int = 0
    page_break: bool = False
    space_before: float | None = None
    space_after: float | None = None
    first: float | None = None
    line: float | None = None
    end: float = 0.0
    turn: float = 0.0
    indent: float = 0.0
    number: Span | None = None
    keep: bool = False
    align: Align | None = None
    indents: tuple[float, float] | None = None
    change: Revision | None = None

    def styled(self, style: Style) -> Style:
        """``style`` with what the paragraph has of its own."""
        is_plain = self.first is self.line is self.space_before is self.space_after is None
        # Asked of every paragraph and cell, where a generator is slow.
        is_high = bool([span for span in self.spans if span.formula is not None and span.formula.is_high])
        is_moved = self.indents is not None or bool(self.end) or bool(self.indent)
        has_own = self.align is not None or is_moved or self.keep or is_high
        if is_plain and not has_own:
            return style
        left, right = self.indents or (style.left, style.right)
        line = style.line if self.line is None else LineHeight(LineKind.EXACT, self.line)
        if is_high and line.kind is LineKind.EXACT:
            line = LineHeight(LineKind.AT_LEAST, line.height)  # else Word cuts the formula off
        return replace(
            style,
            before=style.before if self.space_before is None else self.space_before,
            after=style.after if self.space_after is None else self.space_after,
            first=style.first if self.first is None else self.first,
            line=line,
            left=left + self.indent,
            right=right + self.end,
            align=style.align if self.align is None else self.align,
            keep_next=style.keep_next or self.keep,
            keep_lines=style.keep_lines or self.keep,
        )

    @property
    def depth(self) -> int:
        """Which of the counters and places of labels of its role is its own, from 0."""
        return self.level - 1 if self.role is Role.HEADING else self.level

    def label_place(self, numbering: Numbering) -> LabelPlace | None:
        """Where its label stands; None when the house has no place for labels of its kind."""
        places = {
            Role.HEADING: numbering.headings,
            Role.NUMBERED: numbering.paragraphs,
            Role.BULLET: numbering.bullets,
        }.get(self.role)
        return places[min(self.depth, len(places) - 1)] if places else None

    @property
    def text(self) -> str:
        """The paragraph's text without its label, note marks included, line breaks as newlines."""
        return "".join(span.text for span in self.spans)


class NoteKind(StrEnum):
    """How a note is marked: in the masthead and titles, in the text, in annexes.

    Asterisk notes stand before the others at the foot of a page.
    """

    ASTERISK = "asterisk"
    NUMBER = "number"
    LETTER = "letter"


class Note(Struct, frozen=True):
    """A footnote: ``mark`` as displayed at its call and before its text.

    ``mark_width`` is how wide the mark before its text is in points, None where that is measured (``Measured.marks``).
    """

    id: str
    kind: NoteKind
    mark: str
    paragraphs: tuple[Paragraph, ...]
    mark_width: float | None = None

    def mark_span(self, layout: NoteLayout) -> Span:
        """The mark as it stands before the text, in the ``layout`` of the house's notes."""
        raised = self.kind is not NoteKind.ASTERISK or layout.asterisk_raised
        return Span(self.mark, position=Position.RAISED if raised else Position.NORMAL)
