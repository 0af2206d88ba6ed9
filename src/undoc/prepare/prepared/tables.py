"""Tables as they are displayed: their cells, rows and rules."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from undoc.model.tables import HEADS, ColumnRule, RowAlign, RowKind
from undoc.prepare.prepared.texts import Paragraph, Span
from undoc.templates.house import TABLE_FORMS, TableForm, TableLayout, TableRules
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import Align, LabelPlace, Style

#: How cells with texts stand, whose lines begin at the start; those of others end together or stand in the middle.
TEXTUAL = (Align.START, Align.JUSTIFY)


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
    vertical: RowAlign | None = None

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

    def vertical(self, cell: Cell, table: Table, form: TableForm) -> RowAlign:
        """Where the text of a cell of the row stands: headers below, figures beside the last line of what they are of.

        So in the tables of official New York files (``w:vAlign`` in 2,068 of the 2,194 cells of A/80/596).
        """
        if self.kind in HEADS:
            return RowAlign.BOTTOM
        own = cell.vertical if cell.vertical is not None else table.vertical
        if own is not None:
            return own
        figures = (cell.align is Align.END or cell.decimal is not None for cell in self.cells)
        return RowAlign.BOTTOM if form.ends_together and any(figures) else RowAlign.TOP

    def may_part(self, table: Table, form: TableForm) -> bool:
        """Whether a page may end within the row: where the form has it so, and nobody wants it whole."""
        return form.parts_rows and self.kind is RowKind.BODY and not (table.keep or self.keep)


class TableNote(Struct, frozen=True):
    """A note below a table, marked with a letter; without a mark it is a remark on the table."""

    mark: str
    paragraph: Paragraph


class Table(Struct, frozen=True):
    """A table: caption paragraphs, rows, notes.

    ``widths`` are the shares of the columns in the table's width, None where they follow from the cells;
    ``full_width`` tables reach from margin to margin, or keep ``inset`` points from these. One with ``points`` is that
    wide, and begins where it else would. One ``in_columns`` of text begins at the edge of its column, its caption and
    notes as well. ``space_above`` is the space between the text above it and its rows, beyond that text's own;
    ``space_below`` that below it and its notes, None for the house's. ``column_rules`` are the upright rules before the
    columns, none at all when it is empty. All else is as the content says it (``model.Table``).
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
    vertical: RowAlign | None = None
    end: float | None = None
    space_above: float = 0.0
    space_below: float | None = None
    inset: float = 0.0
    column_rules: tuple[ColumnRule | None, ...] = ()
    in_columns: bool = False
    keep: bool = False
    space: float | None = None
    keep_next: bool = False
    frame: bool = False

    def placed(self, page: PageGeometry, body: Style) -> tuple[float, float]:
        """Where it begins from the start edge of the text area of ``page``, and how wide it is.

        ``body`` is the style of the text that it stands in the measure of, unless it is as wide as that area.
        """
        left, right = (self.inset, self.inset) if self.full_width else (body.left, body.right)
        return left, page.text_width - left - right if self.points is None else self.points

    def as_wide(self, style: Style) -> Style:
        """``style`` of a line above or below it, which begins and ends where it does if it is ``full_width``."""
        return replace(style, left=self.inset, right=self.inset) if self.full_width else style

    def captioned(self, paragraph: Paragraph, style: Style, layout: TableLayout) -> Style:
        """``style`` of a line of its caption: in columns all are as wide as it is, elsewhere the subtitle alone."""
        is_moved = self.in_columns or paragraph.style == layout.subtitle_style
        return self.as_wide(style) if is_moved else style

    def insets(self, cell: Cell, layout: TableLayout) -> tuple[float, float]:
        """What the upright rules before and after a cell take of its width: half of each, as in Word."""
        if not self.column_rules:
            return 0.0, 0.0
        thickness = self.rules(layout).column
        rules = (self.rule_before(column) for column in (cell.column, cell.column + cell.columns))
        before, after = (rule.width(thickness) / 2 if rule else 0.0 for rule in rules)
        return before, after

    def end_of(self, cell: Cell, form: TableForm) -> float:
        """The space after the text of a cell."""
        if cell.end is not None:
            return cell.end
        return form.cell_end if self.end is None else self.end

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
        return layout.rules(is_line=self.is_line, is_framed=self.frame)

    @property
    def has_notes_below(self) -> bool:
        """Whether notes stand below it, not within its frame."""
        return bool(self.notes) and not self.frame

    @property
    def is_line(self) -> bool:
        """Whether it is one row without a caption: figures above the paragraphs that explain them.

        In official New York files (24 tables of A/80/590 and A/80/596) it has thin rules and little space around.
        """
        return not self.caption and not self.notes and sum(row.kind not in HEADS for row in self.rows) == 1
