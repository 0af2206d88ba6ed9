"""Paragraph styles, and where the labels of numbered paragraphs stand. All lengths are points.

Indents and tab stops are measured from the text area's start edge, as Word does; the start edge is the left one in a
left-to-right version and the right one in a right-to-left version.
"""

from __future__ import annotations

import math
from enum import StrEnum

from msgspec import Struct


class Align(StrEnum):
    """How the lines of a paragraph, or the text at a tab stop, are aligned."""

    START = "start"
    END = "end"
    CENTER = "center"
    JUSTIFY = "justify"


class LineKind(StrEnum):
    """How a line's height is found: exactly as given, at least as given, or ``height`` times the font's own."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    AUTO = "auto"


#: Height of an automatic line, in parts of the size (that of Times New Roman).
AUTO_HEIGHT = 1.149
#: The height of the lowest paragraph of a Word file, in points.
LOWEST = 1.0


def raised_size(size: float) -> float:
    """The size of raised and lowered type beside type of ``size`` points: 65 % of it, to half a point as in Word."""
    return math.floor(size * 2 * 0.65 + 0.5) / 2


class LineHeight(Struct, frozen=True):
    """``height`` is points for EXACT and AT_LEAST, a factor for AUTO."""

    kind: LineKind
    height: float


class TabStop(Struct, frozen=True):
    """A tab stop; ``leader`` is the character that fills the gap before it, or empty."""

    position: float
    align: Align = Align.START
    leader: str = ""


class Border(Struct, frozen=True):
    """A rule of ``width`` points, ``space`` points away from the text; width 0 is none."""

    width: float = 0.0
    space: float = 0.0


class Style(Struct, frozen=True):
    """A paragraph style with every value resolved; ``based_on`` stays for the Word file's own inheritance.

    ``word_name`` is the Organization's name of the style (``_ Single Txt_G``) and ``word_id`` its id in the file.
    ``font`` is a role of ``fonts.yaml``. ``scale`` is the characters' width in per cent, ``letter_space`` is added
    after each, ``kern`` is the size from which pairs are kerned (0: never). ``first`` is the first line's indent
    relative to ``left``, negative when hanging. ``widow_control`` keeps a paragraph's first or last line from standing
    alone on a page. ``outline`` is the heading level from 1, or None.
    ``latin`` is the size of Latin letters and figures in Arabic text, in per cent of ``size``: at the same size they
    look larger.
    """

    key: str
    word_id: str
    word_name: str
    based_on: str | None
    next: str | None
    font: str
    size: float
    bold: bool
    italic: bool
    scale: float
    letter_space: float
    kern: float
    line: LineHeight
    before: float
    after: float
    left: float
    right: float
    first: float
    tabs: tuple[TabStop, ...]
    align: Align
    keep_next: bool
    keep_lines: bool
    widow_control: bool
    outline: int | None
    border_bottom: Border
    latin: float = 100.0

    @property
    def latin_size(self) -> float:
        """The size of Latin letters and figures in Arabic text, in points, to half a point as Word has it."""
        return self.size if self.latin == 100 else round(self.size * self.latin / 50) / 2


#: What a paragraph is like that no style has touched.
UNTOUCHED = Style(
    key="",
    word_id="",
    word_name="",
    based_on=None,
    next=None,
    font="serif",
    size=10.0,
    bold=False,
    italic=False,
    scale=100.0,
    letter_space=0.0,
    kern=0.0,
    line=LineHeight(LineKind.AUTO, 1.0),
    before=0.0,
    after=0.0,
    left=0.0,
    right=0.0,
    first=0.0,
    tabs=(),
    align=Align.START,
    keep_next=False,
    keep_lines=False,
    widow_control=True,
    outline=None,
    border_bottom=Border(),
)


class LabelPlace(Struct, frozen=True):
    """Where a label and its text stand, in points from the style's left indent (``style.left``).

    ``label`` is the label's start edge (its end edge when ``align`` is END), ``text`` the tab stop where the first
    line's text begins, ``turn`` where the following lines begin: 0 returns to the margin, as numbered
    paragraphs do; equal to ``text`` it hangs, as headings do.
    """

    style: str
    label: float
    text: float
    turn: float
    align: Align = Align.START


class Numbering(Struct, frozen=True):
    """The places of labels by depth: ``paragraphs[0]`` is ``1.``, ``[1]`` is ``(a)``; ``headings[0]`` is ``I.``.

    ``heading_gap`` is the most space between two headings that follow each other: there is the larger of the spaces
    that their styles have, not both.
    """

    headings: tuple[LabelPlace, ...]
    paragraphs: tuple[LabelPlace, ...]
    bullets: tuple[LabelPlace, ...]
    heading_gap: float
