"""What attributes of tables may be, and how each is written in YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from undoc.model.attributes import ANY_TEXT, InvalidValueError, Syntax, chosen, one_of, points
from undoc.wording import quoted


class TableWidth(StrEnum):
    """How wide a table is: as the column of text, or from margin to margin of the page."""

    TEXT = "text"
    FULL = "full"


class TableForm(StrEnum):
    """What a table is made of: figures with short texts beside them, or texts to be read."""

    FIGURES = "figures"
    TEXT = "text"


#: What parts a number at the beginning of a cell from the text after it: an em space.
NUMBER_SPACE = "\u2003"


class RowAlign(StrEnum):
    """Where in the height of their row the texts stand that have fewer lines than others."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"

    @property
    def share(self) -> float:
        """How much of the free height is above the text."""
        return {RowAlign.TOP: 0.0, RowAlign.MIDDLE: 0.5, RowAlign.BOTTOM: 1.0}[self]


class ColumnAlign(StrEnum):
    """On which side the texts of a column stand; START is where the writing begins, DECIMAL at the decimal sign.

    JUSTIFY is on both.
    """

    START = "start"
    JUSTIFY = "justify"
    END = "end"
    CENTER = "center"
    DECIMAL = "decimal"


class ColumnRule(StrEnum):
    """The upright rule between two columns: one, or two beside each other."""

    SINGLE = "single"
    DOUBLE = "double"

    @property
    def lines(self) -> int:
        """One or two."""
        return 2 if self is ColumnRule.DOUBLE else 1

    def width(self, thickness: float) -> float:
        """How wide it is in points: between two lines is as much space as each of them is thick."""
        return (2 * self.lines - 1) * thickness


class RowKind(StrEnum):
    """What a row is for; a SECTION is a heading within the table, over all columns.

    HEADER rows stand first and are repeated on every page of the table. HEADING rows are like them, for the rows below
    them, and are not repeated. A RULED row has a rule above it, as sums have, but is not bold.
    """

    HEADER = "header"
    HEADING = "heading"
    BODY = "body"
    RULED = "ruled"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    SECTION = "section"


#: The kinds of rows with the titles of columns.
HEADS = (RowKind.HEADER, RowKind.HEADING)
#: The kinds of rows that have a rule above.
SUMS = (RowKind.RULED, RowKind.SUBTOTAL, RowKind.TOTAL)


#: The least and the most of what tables say in points: the size of a text and the distance of lines, the space beside a
#: text, that above or below the texts of a row, and the width of a table, since no side of a page is longer.
SIZES = 5, 20
LINES = 6, 40
SPACES = -10, 60
#: How much further in, or out, than its other lines the first of a text may begin.
FIRSTS = -60, 60
ROW_SPACES = 0, 99
WIDTHS = 20, 1200
#: The least and the most width of a picture in a cell, in points.
PICTURES = 5, 1200

_FIGURES = r"[0-9]{1,6}(?:\.[0-9]{1,6})?"
_STARTS = {"text": TableWidth.TEXT, "margin": TableWidth.FULL}
_CELL_SIDES = [align.value for align in ColumnAlign if align is not ColumnAlign.DECIMAL]
_SIDES_ADVICE = "Write one of {}; text begins at the start, on the right in Arabic."


def _parse_share(text: str) -> float:
    if not re.fullmatch(_FIGURES, text) or not float(text):
        advice = "Write a number above 0; a column of width 2 is twice as wide as one of width 1."
        raise InvalidValueError("invalid-width", f"{quoted(text)} is not the width of a column.", advice)
    return float(text)


def _parse_width(text: str) -> TableWidth | float:
    least, most = WIDTHS
    if re.fullmatch(_FIGURES, text) and least <= float(text) <= most:
        return float(text)
    advice = f"Write one of {', '.join(TableWidth)}, or points from {least} to {most}."
    return TableWidth(chosen(text, list(TableWidth), "invalid-width", "the width of a table", advice))


def _parse_cell_side(text: str) -> ColumnAlign:
    advice = _SIDES_ADVICE.format(", ".join(_CELL_SIDES))
    return ColumnAlign(chosen(text, _CELL_SIDES, "invalid-align", "a way to align a cell", advice))


def _words(choices: Sequence[str], code: str, what: str, advice: str) -> Syntax[str]:
    """The syntax of words that say something by being there."""

    def parse(text: str) -> str:
        if text not in choices:
            raise InvalidValueError(code, f"{quoted(text)} is not {what}.", advice)
        return text

    return Syntax(parse, {"enum": list(choices)})


WIDTH = Syntax(
    _parse_width,
    {"anyOf": [{"enum": list(TableWidth)}, {"type": "number", "minimum": WIDTHS[0], "maximum": WIDTHS[1]}]},
)
FROM = Syntax(
    lambda text: _STARTS[chosen(text, list(_STARTS), "invalid-from", "where a table begins")], {"enum": list(_STARTS)}
)
CELL_SIDE = Syntax(_parse_cell_side, {"enum": _CELL_SIDES})
BESIDE = points(*SPACES, "invalid-space", "the space beside a text")
FIRST_LINE = points(*FIRSTS, "invalid-space", "how much further in the first line begins")
KEEP = _words(
    ("together", "next"),
    "invalid-keep",
    "what of a table stands on one page",
    "Write keep: together to have all its rows on one page, keep: next to have what is below it there too.",
)
KEEP_NEXT, KEEP_WHOLE = "next", "whole"
KEEP_ROW = _words(
    (KEEP_NEXT, KEEP_WHOLE),
    "invalid-keep",
    "what of a row stands on one page",
    "Write keep: next to have it on the page of the row below it, keep: whole to have no page end within it.",
)
ONCE = _words(
    ("header",),
    "invalid-once",
    "what stands once in a table",
    "Write once: header to have it above the first row alone, not on each page.",
)
ALONE = _words(
    ("alone",),
    "invalid-numbered",
    "a way to number a table",
    "Write numbered: alone to have a number though no other table has one.",
)
FRAME = _words(
    ("single",),
    "invalid-frame",
    "a frame of tables",
    "Write frame: single to have one around it and its notes.",
)
ROW_SPACE = points(*ROW_SPACES, "invalid-space", "the space above or below the texts of a row")
TEXT_SIZE = points(*SIZES, "invalid-size", "the size of a text")
LINE_DISTANCE = points(*LINES, "invalid-line", "the distance of lines")
PICTURE_WIDTH = points(*PICTURES, "invalid-width", "the width of a picture")
VERTICAL = one_of(RowAlign, "invalid-vertical", "where texts stand in a row")
COLUMN_SIDE = one_of(
    ColumnAlign, "invalid-align", "a way to align a column", _SIDES_ADVICE.format(", ".join(ColumnAlign))
)
COLUMN_RULE = one_of(ColumnRule, "invalid-rule", "a rule before a column")
COLUMN_SHARE = Syntax(_parse_share, {"type": "number", "exclusiveMinimum": 0})
ROWS_SCHEMA = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Row"}}
TEXTS_SCHEMA = {"type": "array", "items": ANY_TEXT}
