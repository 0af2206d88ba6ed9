"""Tables, as the content says them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from undoc.model.inlines import Inline
from undoc.model.place import Place


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


class RowKind(StrEnum):
    """What a row is for; a SECTION is a heading within the table, over all columns.

    HEADING rows are like those of the header, for the rows below them. A RULED row has a rule above it, as sums have.
    """

    HEADER = "header"
    HEADING = "heading"
    BODY = "body"
    RULED = "ruled"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    SECTION = "section"


class Column(Struct, frozen=True):
    """A column. ``align`` and ``width``, a share of the table's width, are None when they follow from the cells.

    ``start`` is the space before its texts in points, ``tab`` how far from the beginning of a number the text stands
    that an em space parts from it, ``vertical`` where its texts stand in their rows; each is None for that of the table
    or house. ``rule`` stands before it.
    """

    align: ColumnAlign | None = None
    width: float | None = None
    start: float | None = None
    tab: float | None = None
    rule: ColumnRule | None = None
    vertical: RowAlign | None = None


class Cell(Struct, frozen=True):
    """A cell that reaches over ``columns`` columns and ``rows`` rows; it may be without text.

    ``start`` and ``end`` are the spaces before and after its text in points, ``align`` is on which side it stands, not
    DECIMAL; each is None for that of its column, table or row. Its first line begins ``first`` points further in.
    ``more`` are the paragraphs of its text below the first.
    """

    inlines: tuple[Inline, ...]
    place: Place
    columns: int = 1
    rows: int = 1
    start: float | None = None
    end: float | None = None
    first: float = 0.0
    align: ColumnAlign | None = None
    more: tuple[tuple[Inline, ...], ...] = ()


class Row(Struct, frozen=True):
    """A row; columns that cells of rows above reach down into have no cell in it.

    One with ``keep`` stands on the page of the row below it. ``above`` and ``below`` are the spaces above and below its
    texts in points, None for the house's.
    """

    kind: RowKind
    cells: tuple[Cell, ...]
    place: Place
    keep: bool = False
    above: float | None = None
    below: float | None = None


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
    it in points, None for what the house has. With ``frame`` there is one around it and its notes.
    """

    caption: tuple[Inline, ...]
    subtitle: tuple[Inline, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[TableNote, ...]
    width: TableWidth
    place: Place
    name: str | None = None
    points: float | None = None
    form: TableForm = TableForm.FIGURES
    size: float | None = None
    line: float | None = None
    vertical: RowAlign | None = None
    end: float | None = None
    remarks: tuple[tuple[Inline, ...], ...] = ()
    keep: bool = False
    above: float | None = None
    below: float | None = None
    space: float | None = None
    keep_next: bool = False
    frame: bool = False
