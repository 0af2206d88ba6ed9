"""Tables, as the content says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import ANY_TEXT, Given, InvalidValueError, Key, Syntax, chosen, one_of, points
from undoc.model.charts import Chart
from undoc.model.figures import Figure
from undoc.model.inlines import Inline
from undoc.model.place import Place
from undoc.model.values import WHOLE
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
_FIRST = points(*FIRSTS, "invalid-space", "how much further in the first line begins")
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
FRAME = _words(
    ("single",),
    "invalid-frame",
    "a frame of tables",
    "Write frame: single to have one around it and its notes.",
)
_ABOVE = points(*ROW_SPACES, "invalid-space", "the space above or below the texts of a row")
_SIZE = points(*SIZES, "invalid-size", "the size of a text")
_LINE = points(*LINES, "invalid-line", "the distance of lines")
PICTURE_WIDTH = points(*PICTURES, "invalid-width", "the width of a picture")
_VERTICAL = one_of(RowAlign, "invalid-vertical", "where texts stand in a row")
_COLUMN_SIDE = one_of(
    ColumnAlign, "invalid-align", "a way to align a column", _SIDES_ADVICE.format(", ".join(ColumnAlign))
)
_COLUMN_RULE = one_of(ColumnRule, "invalid-rule", "a rule before a column")
_SHARE = Syntax(_parse_share, {"type": "number", "exclusiveMinimum": 0})
_ROWS = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Row"}}
_TEXTS = {"type": "array", "items": ANY_TEXT}


class Column(Struct, frozen=True):
    """A column. ``align`` and ``width``, a share of the table's width, are None when they follow from the cells.

    ``start`` is the space before its texts in points, ``tab`` how far from the beginning of a number the text stands
    that an em space parts from it, ``vertical`` where its texts stand in their rows; each is None for that of the table
    or house. ``rule`` stands before it.
    """

    align: Annotated[
        ColumnAlign | None,
        Key("on which side its texts stand: `start`, `justify`, `end`, `center` or `decimal`", _COLUMN_SIDE),
    ] = None
    width: Annotated[float | None, Key("how wide it is, compared with the others", _SHARE)] = None
    start: Annotated[float | None, Key("the space before its texts, in points", BESIDE)] = None
    tab: Annotated[
        float | None, Key("how far in points from the beginning of a number the text after it stands", BESIDE)
    ] = None
    vertical: Annotated[
        RowAlign | None, Key("where in their rows its texts stand: `top`, `middle` or `bottom`", _VERTICAL)
    ] = None
    rule: Annotated[ColumnRule | None, Key("the upright rule before it: `single` or `double`", _COLUMN_RULE)] = None


class Cell(Struct, frozen=True):
    """A cell that reaches over ``columns`` columns and ``rows`` rows; it may be without text.

    ``start`` and ``end`` are the spaces before and after its text in points, ``align`` is on which side it stands, not
    DECIMAL; each is None for that of its column, table or row. Its first line begins ``first`` points further in.
    ``more`` are the paragraphs of its text below the first. ``drawing`` stands below them; it has neither a caption nor
    a name.
    """

    inlines: Annotated[
        tuple[Inline, ...],
        Key("its text, or a list of paragraphs", name="text", schema={"anyOf": [ANY_TEXT, _TEXTS]}, optional=True),
    ]
    place: Given[Place]
    columns: Annotated[int, Key("how many columns it reaches over", WHOLE)] = 1
    rows: Annotated[int, Key("how many rows it reaches over", WHOLE)] = 1
    start: Annotated[float | None, Key("the space before its text, in points", BESIDE)] = None
    end: Annotated[float | None, Key("the space after its text, in points", BESIDE)] = None
    first: Annotated[
        float,
        Key("how much further in its first line begins, in points; less than 0 where a number hangs", _FIRST),
    ] = 0.0
    align: Annotated[
        ColumnAlign | None,
        Key(
            "on which side its text stands: `start`, `justify`, `end` or `center`",
            CELL_SIDE,
        ),
    ] = None
    more: Given[tuple[tuple[Inline, ...], ...]] = ()
    drawing: Annotated[
        Figure | Chart | None,
        Key("the file of a picture, which stands below its text", name="picture", schema=ANY_TEXT),
        Key("in words what the picture shows, for those who cannot see it", name="alternative", schema=ANY_TEXT),
        Key("how wide the picture is, in points, if its file does not say it well", PICTURE_WIDTH, name="width"),
        Key(
            "a chart, which stands below its text: the keys of a chart but `caption` and `name`",
            name="chart",
            schema={"$ref": "#/$defs/Chart"},
        ),
    ] = None


class Row(Struct, frozen=True):
    """A row; columns that cells of rows above reach down into have no cell in it.

    One with ``keep`` stands on the page of the row below it, and no page ends within it, or within one that is
    ``whole``. ``above`` and ``below`` are the spaces above and below its texts in points, None for the house's.
    """

    kind: Given[RowKind]
    cells: Given[tuple[Cell, ...]]
    place: Given[Place]
    keep: Annotated[
        bool, Key("`next`: it stands on the page of the row below it; `whole`: no page ends within it", KEEP_ROW)
    ] = False
    above: Annotated[float | None, Key("the space above its texts, in points", _ABOVE)] = None
    below: Annotated[float | None, Key("the space below its texts, in points", _ABOVE)] = None
    whole: Given[bool] = False


class TableNote(Struct, frozen=True):
    """A note that is printed below its table; one ``called_above`` has its first mark in a text above the table."""

    name: str
    inlines: tuple[Inline, ...]
    place: Place
    called_above: bool = False


class Table(Struct, frozen=True):
    """A table, its header rows first. The cells fill every row exactly.

    A call in it, ``[^a]``, is one of ``notes`` if one of them has the name, else of a note of the document. A note of
    the table may be called several times, one of the document once. ``points`` is its width when that is neither of
    ``width``, which then says where it begins: where the text does, or, ``FULL``, at the margin. ``size`` and ``line``
    are the size of the texts in its cells below the header and the distance of their lines, ``above`` and ``below`` the
    spaces above and below them in each row, ``end`` is the space after them, all in points; ``vertical`` is where they
    stand in their rows; each is None for what the house has. ``remarks`` are the lines below it that nothing in it
    calls: sources, abbreviations. With ``keep`` all its rows stand on one page, if that is high enough, with
    ``keep_next`` also on that of what is below it. ``space`` is that between it, with its caption, and the text above
    it in points, ``caption_below`` that below its caption, None for what the house has. With ``frame`` there is one
    around it and its notes. With ``once`` its header stands above the first row alone, not on each page.
    """

    caption: Annotated[tuple[Inline, ...], Key("the line above the table", schema=ANY_TEXT, optional=True)]
    subtitle: Annotated[tuple[Inline, ...], Key("the line below the caption", schema=ANY_TEXT, optional=True)]
    columns: Annotated[
        tuple[Column, ...],
        Key(
            "for each column a `title`, how it is aligned (`align`: `start`, `justify`, `end`, `center` or `decimal`) "
            "and how wide it is, compared with the others (`width`: a number), the spaces before its texts (`start`: "
            "points) and after numbers (`tab`), the upright rule before it (`rule`: `single` or `double`), and where "
            "in their rows its texts stand (`vertical`: `top`, `middle` or `bottom`); each may be missing, `{}`, and a "
            "text alone is a title",
            schema={"type": "array", "minItems": 1, "items": {"anyOf": [ANY_TEXT, {"$ref": "#/$defs/Column"}]}},
            optional=True,
        ),
        Key("the space before the texts of all columns but the first, in points", BESIDE, "start", optional=True),
        Key(
            "how far in points from the beginning of a number in a cell the text after it stands, where an em space "
            "(U+2003) parts the two: `1.1.1\u2003Handover`; in a table of texts 35.05 unless another is said",
            BESIDE,
            "tab",
            optional=True,
        ),
    ]
    rows: Annotated[
        tuple[Row, ...],
        Key("the rows, from above: each a list of its cells, between brackets or one below the other", schema=_ROWS),
        Key(
            "rows of the header, written like `rows`, where there are more than the titles of the columns",
            name="header",
            schema=_ROWS,
            optional=True,
        ),
    ]
    notes: Annotated[
        tuple[TableNote, ...],
        Key(
            "notes printed below the table, each with a name of one word; `[^name]` calls one, as often as wanted, and "
            "comes before a note of the document that has the same name",
            schema={"type": "object", "minProperties": 1, "additionalProperties": ANY_TEXT},
            optional=True,
        ),
        Key(
            "a list of the names of notes that a heading or text above the table calls, which has the mark itself, "
            "`## Staff^a^`; they are the first: `[a]`",
            name="called_above",
            schema=_TEXTS,
            optional=True,
        ),
    ]
    width: Annotated[
        TableWidth,
        Key("`text`, as wide as the text, `full`, from margin to margin, or a number of points", WIDTH, optional=True),
        Key(
            "where a table of so many points begins: where the `text` does, or at the `margin`",
            FROM,
            "from",
            optional=True,
        ),
    ]
    place: Given[Place]
    name: Annotated[str | None, Key("its name for references", schema=ANY_TEXT)] = None
    points: Given[float | None] = None
    form: Annotated[
        TableForm,
        Key(
            "`figures`, small lines close together, unless another is said; or `text`, for a table of texts to be "
            "read, as large as the text",
            one_of(TableForm, "invalid-form", "a form of tables"),
        ),
    ] = TableForm.FIGURES
    size: Annotated[
        float | None,
        Key(
            "the size of the texts below the header in points, where that of the house is not wanted",
            _SIZE,
        ),
    ] = None
    line: Annotated[
        float | None,
        Key(
            "the distance of the lines of these texts in points, likewise",
            _LINE,
        ),
    ] = None
    vertical: Annotated[
        RowAlign | None,
        Key(
            "where in the height of their row texts stand that have fewer lines than others: at the `top`, in the "
            "`middle` or at the `bottom`; else figures stand at the bottom, beside the last line of what they are of",
            _VERTICAL,
        ),
    ] = None
    end: Annotated[float | None, Key("the space after the texts of all columns, in points", BESIDE)] = None
    remarks: Annotated[
        tuple[tuple[Inline, ...], ...],
        Key("a list of texts printed below the table that nothing in it calls: sources, abbreviations", schema=_TEXTS),
    ] = ()
    keep: Annotated[
        bool,
        Key(
            "`together`: all rows stand on one page, if that is high enough; `next`: with what is below the table",
            KEEP,
        ),
    ] = False
    above: Annotated[
        float | None,
        Key(
            "the space above the texts of each row below the header, in points, where that of the house is not wanted",
            _ABOVE,
        ),
    ] = None
    below: Annotated[float | None, Key("the space below these texts, likewise", _ABOVE)] = None
    space: Annotated[
        float | None,
        Key(
            "the space between the table with its caption and the text above it, in points, where that of the house "
            "is not wanted",
            _ABOVE,
        ),
    ] = None
    keep_next: Given[bool] = False
    frame: Annotated[
        bool,
        Key(
            "`single`: rules around the table and its notes instead of those above and below it, as in the box on the "
            "first page of reports on budgets",
            FRAME,
        ),
    ] = False
    caption_below: Annotated[
        float | None,
        Key(
            "the space below its caption, or the line below this, in points, where that of the house is not wanted",
            _ABOVE,
        ),
    ] = None
    once: Annotated[
        bool, Key("`header`: the header stands above the first row alone, not on each page of the table", ONCE)
    ] = False
