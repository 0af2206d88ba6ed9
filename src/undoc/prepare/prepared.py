"""A prepared document: everything counted, localised and resolved; from here on there is only display text.

The writers (``docx``, ``typeset``) read these types and nothing else of the content. They neither count nor
translate: a label, a note's mark or a date that they need is a field here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.templates.house import TABLE_FORMS, House, TableForm, TableLayout, TableRules
from undoc.templates.language import Language
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import Align, LabelPlace, LineHeight, LineKind, Style

if TYPE_CHECKING:
    from undoc.drawings.shapes import Drawing


class Position(StrEnum):
    """Where a span stands to the base line."""

    NORMAL = "normal"
    RAISED = "raised"
    LOWERED = "lowered"


class Span(Struct, frozen=True):
    r"""A stretch of text in one format.

    ``text`` is a single ``"\\n"`` for a line break. ``language`` is the tag of the text's language when it is not
    the document's (the English distribution block of a Chinese version). ``size`` is in points where it is not the
    style's (the symbol's large first element), and so are ``letter_space`` in points and ``scale`` in percent. At most
    one of ``url`` (an address on the web), ``target`` (the anchor of a paragraph of this document) and ``note`` (the id
    of the note that is called here, the text being its mark) is set.
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


class Role(StrEnum):
    """What a paragraph is; writers derive structure (tags, lists, outline levels) from it, style from ``style``.

    CONTENTS is an entry of the list of contents, its title or the word above its page numbers.
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
    ``line`` the distance of its lines in points where they are not the style's; its lines end ``end`` points sooner.
    With ``keep`` it stands whole on the page on which the next block begins.
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
    number: Span | None = None
    keep: bool = False

    def styled(self, style: Style) -> Style:
        """``style`` with what the paragraph has of its own."""
        is_plain = self.first is self.line is self.space_before is self.space_after is None
        if is_plain and not (self.end or self.keep):
            return style
        return replace(
            style,
            before=style.before if self.space_before is None else self.space_before,
            after=style.after if self.space_after is None else self.space_after,
            first=style.first if self.first is None else self.first,
            line=style.line if self.line is None else LineHeight(LineKind.EXACT, self.line),
            right=style.right + self.end,
            keep_next=style.keep_next or self.keep,
            keep_lines=style.keep_lines or self.keep,
        )

    @property
    def text(self) -> str:
        """The paragraph's text without its label, note marks included, line breaks as newlines."""
        return "".join(span.text for span in self.spans)


class Picture(Struct, frozen=True):
    """A picture to be set: ``width`` and ``height`` are its natural size in points.

    ``drawing`` is what an SVG file shows, None for a picture of dots.
    """

    path: Path
    alternative: str
    width: float
    height: float
    drawing: Drawing | None = None


class Figure(Struct, frozen=True):
    """A picture in the body, with its caption if it has one.

    ``scale`` is how much larger than by nature it is wanted, None for no larger than its column; then it may reach from
    margin to margin.
    """

    picture: Picture
    caption: Paragraph | None
    anchor: str = ""
    scale: float | None = None

    def placed(self, page: PageGeometry, style: Style) -> tuple[float, float, float]:
        """Where the room for it begins from the text area's start edge, how wide that is, and its scale for it.

        Wider than the column of ``style`` it stands between the margins of ``page``.
        """
        column = page.text_width - style.left - style.right
        wanted = self.picture.width * (1.0 if self.scale is None else self.scale)
        if self.scale is None or wanted <= column:
            return style.left, column, min(1.0 if self.scale is None else self.scale, column / self.picture.width)
        return 0.0, page.text_width, min(self.scale, page.text_width / self.picture.width)


class Emblem(Struct, frozen=True):
    """The emblem in the masthead: one picture as a drawing and as a raster, ``width`` by ``height`` points.

    ``before`` and ``after`` are the spaces above and below it.
    """

    drawing: Path
    raster: Path
    alternative: str
    width: float
    height: float
    before: float
    after: float


class RowKind(StrEnum):
    """What a row of a table is; header rows stand first and are repeated on every page of the table.

    A HEADING row stands above those that it is of, and is not repeated. A RULED row has a rule above it like a sum, but
    is not bold.
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


#: How cells with texts stand, whose lines begin at the start; those of others end together or stand in the middle.
TEXTUAL = (Align.START, Align.JUSTIFY)


class Vertical(StrEnum):
    """Where texts stand in the height of their row; ``share`` of the free height is above them."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"

    @property
    def share(self) -> float:
        """How much of the free height is above the text."""
        return {Vertical.TOP: 0.0, Vertical.MIDDLE: 0.5, Vertical.BOTTOM: 1.0}[self]


class ColumnRule(StrEnum):
    """The upright rule before a column; ``lines`` says how many stand beside each other."""

    SINGLE = "single"
    DOUBLE = "double"

    @property
    def lines(self) -> int:
        """One or two."""
        return 2 if self is ColumnRule.DOUBLE else 1

    def width(self, thickness: float) -> float:
        """How wide it is in points: between two lines is as much space as each of them is thick."""
        return (2 * self.lines - 1) * thickness


class Cell(Struct, frozen=True):
    """A cell that begins in the column ``column``, counted from 0.

    And reaches over ``columns`` columns and ``rows`` rows.

    Its paragraph's role is CELL; ``align`` is how its lines stand. ``decimal`` is set where the figures of the column
    stand with their decimal signs below each other: the offset of the sign in the text, or of where it would be.
    ``start`` and ``end`` are the spaces before and after its text in points, None for the table's. ``number`` stands
    before the text of the paragraph, which begins ``tab`` points from where the number does. ``more`` are the
    paragraphs below it. ``vertical`` is where the text stands in the row, None for the table's or the house's.
    """

    paragraph: Paragraph
    column: int
    columns: int = 1
    rows: int = 1
    align: Align = Align.START
    decimal: int | None = None
    start: float | None = None
    end: float | None = None
    number: Span | None = None
    tab: float = 0.0
    more: tuple[Paragraph, ...] = ()
    vertical: Vertical | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of the cell."""
        return (self.paragraph, *self.more)

    @property
    def number_place(self) -> LabelPlace:
        """Where the number and the text after it stand."""
        first = self.paragraph.first or 0.0
        return LabelPlace(self.paragraph.style, first, first + self.tab, 0.0)


class Row(Struct, frozen=True):
    """A row; columns into which cells of rows above reach down have no cell in it.

    No page ends after one with ``keep``. ``above`` and ``below`` are the spaces above and below its texts in points,
    None for the house's.
    """

    kind: RowKind
    cells: tuple[Cell, ...]
    keep: bool = False
    above: float | None = None
    below: float | None = None

    def vertical(self, cell: Cell, table: Table, form: TableForm) -> Vertical:
        """Where the text of a cell of the row stands: headers below, figures beside the last line of what they are of.

        So in the tables of official New York files (``w:vAlign`` in 2,068 of the 2,194 cells of A/80/596).
        """
        if self.kind in HEADS:
            return Vertical.BOTTOM
        own = cell.vertical if cell.vertical is not None else table.vertical
        if own is not None:
            return own
        figures = (cell.align is Align.END or cell.decimal is not None for cell in self.cells)
        return Vertical.BOTTOM if form.ends_together and any(figures) else Vertical.TOP


class TableNote(Struct, frozen=True):
    """A note below a table, marked with a letter; without a mark it is a remark on the table."""

    mark: str
    paragraph: Paragraph


class Table(Struct, frozen=True):
    """A table: caption paragraphs, rows, notes.

    ``widths`` are the shares of the columns in the table's width, None where they follow from the cells;
    ``full_width`` tables reach from margin to margin. One with ``points`` is that wide, and begins where it else would.
    ``form`` is the name of the house's form of its cells; ``line`` is the distance of the lines below the header in
    points, ``vertical`` where they stand in their rows and ``end`` the space after the texts of cells in points, None
    for the house's. ``above`` is the space between the text above it and its rows, beyond that text's own; ``below``
    that below it and its notes, None for the house's. A ``full_width`` table keeps ``inset`` points from the margins.
    ``column_rules`` are the upright rules before the columns, none
    at all when it is empty. One ``in_columns`` of text begins at the edge of its column, its caption and notes as well.
    With ``keep`` its rows stand on one page, with ``keep_next`` on that on which the next block begins. ``space`` is
    what its content says of the space between it and the text above it.
    """

    caption: tuple[Paragraph, ...]
    widths: tuple[float | None, ...]
    rows: tuple[Row, ...]
    notes: tuple[TableNote, ...]
    full_width: bool
    anchor: str = ""
    points: float | None = None
    form: str = TABLE_FORMS[0]
    line: float | None = None
    vertical: Vertical | None = None
    end: float | None = None
    above: float = 0.0
    below: float | None = None
    inset: float = 0.0
    column_rules: tuple[ColumnRule | None, ...] = ()
    in_columns: bool = False
    keep: bool = False
    space: float | None = None
    keep_next: bool = False

    def rule_before(self, column: int) -> ColumnRule | None:
        """The upright rule before a column; None after the last one."""
        return self.column_rules[column] if column < len(self.column_rules) else None

    @property
    def gaps(self) -> frozenset[int]:
        """The columns that only part others: a rule on both sides and no text.

        The rule under the header does not run through them (official files of the programme budget).
        """
        filled = {cell.column for row in self.rows for cell in row.cells if cell.paragraph.text}
        bounded = (index for index in range(len(self.column_rules)) if self.rule_before(index))
        return frozenset(index for index in bounded if self.rule_before(index + 1) and index not in filled)

    @property
    def is_list(self) -> bool:
        """Whether it is a list in columns of text: it has neither rules nor spaces around (fascicles of the budget)."""
        return self.in_columns and not self.caption and all(row.kind not in HEADS for row in self.rows)

    def rules(self, layout: TableLayout) -> TableRules:
        """Its rules by the ``layout`` of the house's tables."""
        if self.is_list:
            return layout.list
        return layout.line if self.is_line else layout.usual

    @property
    def is_line(self) -> bool:
        """Whether it is one row without a caption: figures above the paragraphs that explain them.

        In official New York files (24 tables of A/80/590 and A/80/596) it has thin rules and little space around.
        """
        return not self.caption and not self.notes and sum(row.kind not in HEADS for row in self.rows) == 1


class Box(Struct, frozen=True):
    """Blocks within a frame, first the word that stands above them: the summary of a document."""

    blocks: tuple[Paragraph | Table | Chart, ...]


class ChartKind(StrEnum):
    """How the values of a chart are drawn."""

    BAR = "bar"
    LINE = "line"
    PIE = "pie"


class ChartValue(NamedTuple):
    """A number and how the language writes it."""

    number: Decimal
    text: str


class ChartSeries(Struct, frozen=True):
    """The values of one thing, one for each category."""

    name: str
    values: tuple[ChartValue, ...]


class Chart(Struct, frozen=True):
    """A drawing of numbers, ``height`` points high and as wide as the column, below its caption if it has one.

    ``scale`` are the round numbers of the axis, rising, the first and last being its ends; a pie has none. With
    ``labelled`` each value is written at its bar or part. ``unit`` is what the numbers count, empty when that goes
    without saying; a single series is named above the chart, several are beside their colours.
    """

    kind: ChartKind
    caption: Paragraph | None
    alternative: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    scale: tuple[ChartValue, ...]
    labelled: bool
    height: float
    anchor: str = ""


class ContentsEntry(Struct, frozen=True):
    """An entry of the list of contents: its ``paragraph`` (label, text, level) and the ``target`` it leads to.

    ``target`` is the anchor of a heading or an annex, whose page number stands at the end of the entry. It is empty for
    the word above the annexes, which has no page number.
    """

    paragraph: Paragraph
    target: str


class Contents(Struct, frozen=True):
    """The list of contents: its title, the word above the page numbers, its entries.

    Page numbers are known when pages are set: ``TypesetDocument.page_numbers`` has them by anchor. Their column is
    ``house.contents``' own, so that no line of an entry depends on its number.
    """

    title: Paragraph
    page_word: Paragraph
    entries: tuple[ContentsEntry, ...]


class Landscape(Struct, frozen=True):
    """What is set on pages turned on their side: of the geometry ``house.landscape``, beginning on a new page.

    Whatever follows begins on a new page too. It holds no other landscape part and no list of contents.
    """

    blocks: tuple[Block, ...]


class Columns(Struct, frozen=True):
    """What is set in ``count`` columns of equal width, ``house.columns`` apart, below what stands above it.

    They are balanced at its end. Paragraphs stand as far from the edges of their column as ``House.column_inset`` says.
    """

    blocks: tuple[Paragraph | Table, ...]
    count: int


class PageBreak(Struct, frozen=True):
    """What follows begins on a new page."""


Block = Paragraph | Figure | Table | Chart | Box | Contents | Landscape | Columns | PageBreak


class FirstPage(Struct, frozen=True):
    """What stands at the foot of the first page when the content gives a job number; ``house.first_page`` says where.

    ``job`` is the job number with its language letter and the date stamps, as displayed: ``26-04887 (E)    150426``;
    ``running_job`` the number alone, which stands in the running footers of some houses, else empty. ``barcode`` is
    what the bar code says, ``bars`` the widths of its bars and gaps in turn (Code 39, start and stop included), in
    modules. ``address`` is what the QR code leads to, ``qr`` its modules row by row, without quiet zone;
    ``qr_alternative`` says so in words. ``recycle`` is the line asking to recycle, before the mark of that.
    """

    job: str
    running_job: str
    barcode: str
    bars: tuple[float, ...]
    address: str
    qr: tuple[tuple[bool, ...], ...]
    qr_alternative: str
    recycle: str


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those of a landscape part, columns or a box after what holds them."""
    for block in blocks:
        yield block
        if isinstance(block, Landscape | Columns | Box):
            yield from walk(block.blocks)


class NoteKind(StrEnum):
    """How a note is marked: in the masthead and titles, in the text, in annexes.

    Asterisk notes stand before the others at the foot of a page.
    """

    ASTERISK = "asterisk"
    NUMBER = "number"
    LETTER = "letter"


class Note(Struct, frozen=True):
    """A footnote: ``mark`` as displayed at its call and before its text."""

    id: str
    kind: NoteKind
    mark: str
    paragraphs: tuple[Paragraph, ...]


class PreparedDocument(Struct, frozen=True):
    """One language version, ready to be written.

    ``masthead`` gives the paragraphs of each slot that the house's masthead table names (``symbol``,
    ``distribution``, …); ``emblem`` is None when the house drops it. ``notes`` are in the order of their calls.
    ``title`` is plain text for the file's properties, ``running_title`` what the running header shows.
    ``running_lines`` are, for even and odd pages, the two texts that it shows instead in some houses, else empty.
    ``first_page`` is None when the content gives no job number. ``front_texts`` are the lines of ``front`` as plain
    text without note marks, by their slots (``session``, ``agenda_item``, ``agenda_title``, ``title``, ``author``, …).
    ``shrinks_spaces`` says that the spaces of justified lines may shrink to take one word more, where the script of the
    language has it so.
    """

    symbol: str
    file_stem: str
    title: str
    subject: str
    author: str
    date: dt.date
    language: Language
    house: House
    masthead: Mapping[str, tuple[Paragraph, ...]]
    emblem: Emblem | None
    front: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    notes: Mapping[str, Note]
    running_title: str
    running_lines: tuple[tuple[str, str], ...] = ()
    first_page: FirstPage | None = None
    front_texts: Mapping[str, str] = field(default_factory=dict)
    shrinks_spaces: bool = True
