"""Paragraph styles, and where the labels of numbered paragraphs stand. All lengths are points.

Indents and tab stops are measured from the text area's start edge, as Word does; the start edge is the left one in a
left-to-right version and the right one in a right-to-left version.
"""

import math
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import Fault, Given, InvalidValueError, Key, Syntax
from undoc.templates.values import LENGTH, STYLE, at_least_one
from undoc.wording import quoted


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


def _parse_line(text: str) -> LineHeight:
    kind, _, height = text.partition(" ")
    try:
        return LineHeight(LineKind(kind), float(height))
    except ValueError:
        advice = "Write “exact 12”, “at-least 12” (points) or “auto 1” (times the font's own)."
        raise InvalidValueError("wrong-kind", f"{quoted(text)} is no line height.", advice) from None


def _parse_outline(text: str) -> int:
    if text == "none":
        return 0
    if not (text.isdecimal() and 1 <= int(text) <= 9):
        message = f"{quoted(text)} is not the level of a heading."
        raise InvalidValueError("wrong-kind", message, "Write a number from 1 to 9, or none.")
    return int(text)


_LINE = Syntax(_parse_line, {"type": "string", "pattern": "^(?:exact|at-least|auto) [0-9]+(?:\\.[0-9]+)?$"})
_OUTLINE = Syntax(_parse_outline, {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 9}, {"const": "none"}]})


class TabStop(Struct, frozen=True):
    """A tab stop."""

    position: Annotated[float, Key("how far from the start edge", LENGTH, name="at")]
    align: Annotated[Align, Key("how the text at it is aligned: as the lines of a paragraph")] = Align.START
    leader: Annotated[str, Key("the character that fills the gap before it")] = ""


class Border(Struct, frozen=True):
    """A rule; width 0 is none."""

    width: Annotated[float, Key("how thick it is", LENGTH)] = 0.0
    space: Annotated[float, Key("how far from the text", LENGTH)] = 0.0


class Style(Struct, frozen=True):
    """A paragraph style with every value resolved; ``based_on`` stays for the Word file's own inheritance."""

    key: Given[str]
    word_id: Annotated[str, Key("its id in the Word file; its own key where nothing is said", like="key")]
    word_name: Annotated[str, Key("the Organization's name of it (`_ Single Txt_G`), which Word shows")]
    based_on: Annotated[str | None, Key("the style whose values it has where nothing is said", STYLE)] = None
    next: Annotated[str | None, Key("the style of the paragraph that one writes after it in Word", STYLE)] = None
    font: Annotated[str, Key("a role of `fonts.yaml`")] = "serif"
    size: Annotated[float, Key("the size of the letters", LENGTH)] = 10.0
    bold: Annotated[bool, Key("whether it is bold")] = False
    italic: Annotated[bool, Key("whether it is italic")] = False
    scale: Annotated[float, Key("the width of the letters in per cent")] = 100.0
    letter_space: Annotated[float, Key("the space added after each letter", LENGTH)] = 0.0
    kern: Annotated[float, Key("the size from which pairs are kerned; 0 is never", LENGTH)] = 0.0
    line: Annotated[
        LineHeight, Key("the height of a line: `exact 12`, `at-least 12` or `auto 1` (times the font's own)", _LINE)
    ] = LineHeight(LineKind.AUTO, 1.0)
    before: Annotated[float, Key("the space above", LENGTH)] = 0.0
    after: Annotated[float, Key("the space below", LENGTH)] = 0.0
    left: Annotated[float, Key("how far from the start edge of the text area", LENGTH)] = 0.0
    right: Annotated[float, Key("how far from its end edge", LENGTH)] = 0.0
    first: Annotated[float, Key("how far the first line begins beyond `left`; it hangs if negative", LENGTH)] = 0.0
    tabs: Annotated[tuple[TabStop, ...], Key("the tab stops")] = ()
    align: Annotated[Align, Key("how the lines are aligned: `start`, `end`, `center` or `justify`")] = Align.START
    keep_next: Annotated[bool, Key("whether it stays on the page of the next paragraph")] = False
    keep_lines: Annotated[bool, Key("whether all its lines stay on one page")] = False
    widow_control: Annotated[bool, Key("whether its first or last line may not stand alone on a page")] = True
    outline: Annotated[int, Key("the level of a heading in Word's navigation, from 1; `none` for none", _OUTLINE)] = 0
    border_top: Annotated[Border, Key("the rule above")] = Border()
    border_bottom: Annotated[Border, Key("the rule below")] = Border()
    latin: Annotated[
        float,
        Key("the size of Latin letters and figures in Arabic text, in per cent of `size`"),
    ] = 100.0

    @property
    def latin_size(self) -> float:
        """The size of Latin letters and figures in Arabic text, in points, to half a point as Word has it."""
        return self.size if self.latin == 100 else round(self.size * self.latin / 50) / 2


#: What a paragraph is like that no style has touched.
UNTOUCHED = Style(key="", word_id="", word_name="")


class LabelPlace(Struct, frozen=True):
    """Where a label and its text stand, measured from the style's left indent (``style.left``).

    A ``turn`` of 0 returns to the margin, as numbered paragraphs do; equal to ``text`` it hangs, as headings do.
    """

    label: Annotated[float, Key("where the label begins, or ends with `align: end`", LENGTH)]
    text: Annotated[float, Key("where the text after it begins", LENGTH)]
    turn: Annotated[float, Key("where the lines below begin; below the text if not said", LENGTH, like="text")]
    align: Annotated[Align, Key("`end` for labels that end at one place")] = Align.START
    style: Annotated[str, Key("the style of the paragraph; it is known for the marks of notes", STYLE)] = ""
    gap: Annotated[
        float, Key("the least space between the two, without which the text begins at the next tab stop", LENGTH)
    ] = 0.0


def levels(places: Sequence[LabelPlace]) -> Iterator[Fault]:
    """The faults of the places of labels by depth: there is none, or one is for no style."""
    yield from at_least_one(places)
    if not all(place.style for place in places):
        yield Fault("missing-key", "A label has no style.", "Add “style: …” to each.")


class Numbering(Struct, frozen=True):
    """The places of labels by depth: ``paragraphs[0]`` is ``1.``, ``[1]`` is ``(a)``; ``headings[0]`` is ``I.``."""

    headings: Annotated[tuple[LabelPlace, ...], Key("of headings: `I.`, `A.` and so on", check=levels)]
    paragraphs: Annotated[tuple[LabelPlace, ...], Key("of numbered paragraphs: `1.`, `(a)` and so on", check=levels)]
    bullets: Annotated[tuple[LabelPlace, ...], Key("of bullets", check=levels)]
    heading_gap: Annotated[
        float,
        Key("the most space between two headings that follow each other; their styles' larger space, not both", LENGTH),
    ]
