"""Tables, as the content says them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import ANY_TEXT, Given, Key, one_of
from undoc.model.charts import Chart
from undoc.model.figures import Figure
from undoc.model.inlines import Inline
from undoc.model.place import Place
from undoc.model.table_values import (
    ALONE,
    BESIDE,
    CELL_SIDE,
    COLUMN_RULE,
    COLUMN_SHARE,
    COLUMN_SIDE,
    FIRST_LINE,
    FRAME,
    FROM,
    KEEP,
    KEEP_ROW,
    LINE_DISTANCE,
    ONCE,
    PICTURE_WIDTH,
    ROW_SPACE,
    ROWS_SCHEMA,
    TEXT_SIZE,
    TEXTS_SCHEMA,
    VERTICAL,
    WIDTH,
    ColumnAlign,
    ColumnRule,
    RowAlign,
    RowKind,
    TableForm,
    TableWidth,
)
from undoc.model.values import WHOLE


class Column(Struct, frozen=True):
    """A column. ``align`` and ``width``, a share of the table's width, are None when they follow from the cells.

    ``start`` is the space before its texts in points, ``tab`` how far from the beginning of a number the text stands
    that an em space parts from it, ``vertical`` where its texts stand in their rows; each is None for that of the table
    or house. ``rule`` stands before it.
    """

    align: Annotated[
        ColumnAlign | None,
        Key("on which side its texts stand: `start`, `justify`, `end`, `center` or `decimal`", COLUMN_SIDE),
    ] = None
    width: Annotated[float | None, Key("how wide it is, compared with the others", COLUMN_SHARE)] = None
    start: Annotated[float | None, Key("the space before its texts, in points", BESIDE)] = None
    tab: Annotated[
        float | None, Key("how far in points from the beginning of a number the text after it stands", BESIDE)
    ] = None
    vertical: Annotated[
        RowAlign | None, Key("where in their rows its texts stand: `top`, `middle` or `bottom`", VERTICAL)
    ] = None
    rule: Annotated[ColumnRule | None, Key("the upright rule before it: `single` or `double`", COLUMN_RULE)] = None


class Cell(Struct, frozen=True):
    """A cell that reaches over ``columns`` columns and ``rows`` rows; it may be without text.

    ``start`` and ``end`` are the spaces before and after its text in points, ``align`` is on which side it stands, not
    DECIMAL, ``size`` and ``line`` are the size of its text and the distance of its lines; each is None for that of its
    column, table or row. Its first line begins ``first`` points further in.
    ``more`` are the paragraphs of its text below the first. ``drawing`` stands below them; it has neither a caption nor
    a name.
    """

    inlines: Annotated[
        tuple[Inline, ...],
        Key(
            "its text, or a list of paragraphs", name="text", schema={"anyOf": [ANY_TEXT, TEXTS_SCHEMA]}, optional=True
        ),
    ]
    place: Given[Place]
    columns: Annotated[int, Key("how many columns it reaches over", WHOLE)] = 1
    rows: Annotated[int, Key("how many rows it reaches over", WHOLE)] = 1
    start: Annotated[float | None, Key("the space before its text, in points", BESIDE)] = None
    end: Annotated[float | None, Key("the space after its text, in points", BESIDE)] = None
    first: Annotated[
        float,
        Key("how much further in its first line begins, in points; less than 0 where a number hangs", FIRST_LINE),
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
    size: Annotated[float | None, Key("the size of its text, in points", TEXT_SIZE)] = None
    line: Annotated[float | None, Key("the distance of its lines, in points", LINE_DISTANCE)] = None


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
    above: Annotated[float | None, Key("the space above its texts, in points", ROW_SPACE)] = None
    below: Annotated[float | None, Key("the space below its texts, in points", ROW_SPACE)] = None
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
        Key(
            "the rows, from above: each a list of its cells, between brackets or one below the other",
            schema=ROWS_SCHEMA,
        ),
        Key(
            "rows of the header, written like `rows`, where there are more than the titles of the columns",
            name="header",
            schema=ROWS_SCHEMA,
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
            schema=TEXTS_SCHEMA,
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
            TEXT_SIZE,
        ),
    ] = None
    line: Annotated[
        float | None,
        Key(
            "the distance of the lines of these texts in points, likewise",
            LINE_DISTANCE,
        ),
    ] = None
    vertical: Annotated[
        RowAlign | None,
        Key(
            "where in the height of their row texts stand that have fewer lines than others: at the `top`, in the "
            "`middle` or at the `bottom`; else figures stand at the bottom, beside the last line of what they are of",
            VERTICAL,
        ),
    ] = None
    end: Annotated[float | None, Key("the space after the texts of all columns, in points", BESIDE)] = None
    remarks: Annotated[
        tuple[tuple[Inline, ...], ...],
        Key(
            "a list of texts printed below the table that nothing in it calls: sources, abbreviations",
            schema=TEXTS_SCHEMA,
        ),
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
            ROW_SPACE,
        ),
    ] = None
    below: Annotated[float | None, Key("the space below these texts, likewise", ROW_SPACE)] = None
    space: Annotated[
        float | None,
        Key(
            "the space between the table with its caption and the text above it, in points, where that of the house "
            "is not wanted",
            ROW_SPACE,
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
            ROW_SPACE,
        ),
    ] = None
    once: Annotated[
        bool, Key("`header`: the header stands above the first row alone, not on each page of the table", ONCE)
    ] = False
    is_numbered_alone: Annotated[
        bool, Key("`alone`: it has a number though it is the only table with a caption", ALONE, "numbered")
    ] = False
