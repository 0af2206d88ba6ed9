"""Tables as they are displayed: their cells, rows and rules, laid out as the content and the house have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from undoc.model.table_values import ColumnRule, RowAlign, RowKind
from undoc.prepare.prepared.texts import Paragraph, Position, Span
from undoc.templates.house import TableFrame, TableRules
from undoc.templates.styles import Align, LabelPlace

if TYPE_CHECKING:
    from undoc.prepare.prepared.blocks import Chart, Figure

#: How cells with texts stand, whose lines begin at the start; those of others end together or stand in the middle.
TEXTUAL = (Align.START, Align.JUSTIFY)


class CellRules(NamedTuple):
    """The rules around a cell: how thick those above and below it are in points, 0 for none, and the upright ones."""

    above: float = 0.0
    below: float = 0.0
    before: ColumnRule | None = None
    after: ColumnRule | None = None


class Cell(Struct, frozen=True):
    """A cell that begins in the column ``column``, counted from 0, and reaches over ``columns`` and ``rows``.

    Its paragraph's role is CELL; ``align`` is how its lines stand. ``decimal`` is set where the figures of the column
    stand with their decimal signs below each other: the offset of the sign in the text, or of where it would be.
    ``start`` and ``end`` are the spaces before and after its text in points; ``start`` is None where that depends on
    the room that words have: one of the table's ``starts``. ``number`` stands before the text of the paragraph, which
    begins ``tab`` points from where the number does. ``more`` are the paragraphs below it. ``vertical`` is where the
    text stands in the height of its rows. ``insets`` are what the upright rules before and after it take of its width.
    ``drawing`` stands below its text, with the spaces ``around`` it above and below, in points.
    """

    paragraph: Paragraph
    column: int
    columns: int = 1
    rows: int = 1
    align: Align = Align.START
    decimal: int | None = None
    start: float | None = None
    end: float = 0.0
    number: Span | None = None
    tab: float = 0.0
    more: tuple[Paragraph, ...] = ()
    vertical: RowAlign = RowAlign.TOP
    insets: tuple[float, float] = (0.0, 0.0)
    rules: CellRules = CellRules()
    drawing: Figure | Chart | None = None
    around: tuple[float, float] = (0.0, 0.0)

    @property
    def texts(self) -> tuple[Paragraph, ...]:
        """The paragraphs that stand in it: without an empty one above a picture or chart."""
        return () if self.drawing is not None and not any(one.spans for one in self.paragraphs) else self.paragraphs

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of the cell."""
        return (self.paragraph, *self.more)

    @property
    def number_place(self) -> LabelPlace:
        """Where the number and the text after it stand."""
        first = self.paragraph.first or 0.0
        return LabelPlace(first, first + self.tab, 0.0, style=self.paragraph.style)


class LevelRule(NamedTuple):
    """A rule from the start of the column ``start`` to that of ``end``, ``width`` points thick."""

    start: int
    end: int
    width: float


class RowRules(Struct, frozen=True):
    """The rules of a row: those ``above`` and ``below`` it, and the upright ones ``before`` columns."""

    above: tuple[LevelRule, ...] = ()
    below: tuple[LevelRule, ...] = ()
    before: dict[int, ColumnRule] = {}


class Row(Struct, frozen=True):
    """A row; columns into which cells of rows above reach down have no cell in it.

    These are ``continued``: as cells without text, since Word has them in each row. No page ends after a row with
    ``keep``, none within one with ``keep_lines``, and within others only where it ``may_part``. ``rule_room`` is what
    the rule above the row takes of the page's height.
    """

    kind: RowKind
    cells: tuple[Cell, ...]
    continued: tuple[Cell, ...] = ()
    keep: bool = False
    keep_lines: bool = False
    may_part: bool = False
    rules: RowRules = RowRules()
    rule_room: float = 0.0


class TableNote(Struct, frozen=True):
    """A note below a table, marked with a letter; without a mark it is a remark on the table."""

    mark: str
    paragraph: Paragraph

    @property
    def mark_span(self) -> Span:
        """The mark as it stands before the text."""
        return Span(self.mark, italic=True, position=Position.RAISED)


class Table(Struct, frozen=True):
    """A table: caption paragraphs, rows, notes. All lengths are points.

    It begins ``left`` from the start edge of the text area or of its column and is ``width`` wide. ``widths`` are the
    shares of the columns, None where they follow from the cells. ``rules`` says how thick its rules are,
    ``column_rules`` are the upright ones before its columns; ``frame`` is that around it and its notes. ``starts`` are
    the spaces before the texts of cells that have none of their own, of which the first is taken that leaves room for
    each word, ``end`` is that after them. ``head_gap`` is the space below its header. ``space`` is that between it,
    with its caption, and the text above it as the content says it; ``space_above`` what of it is above its rows, beyond
    that text's own, ``space_below`` the space below it and its notes. One that is a line (``is_line``) is one row
    without a caption. With ``keep_next`` it ends on the page on which the next block begins. Where it ``repeats``, its
    header stands on each of its pages.
    """

    caption: tuple[Paragraph, ...]
    widths: tuple[float | None, ...]
    rows: tuple[Row, ...]
    notes: tuple[TableNote, ...]
    left: float
    width: float
    rules: TableRules
    starts: tuple[float, ...]
    column_rules: tuple[ColumnRule | None, ...] = ()
    anchor: str = ""
    end: float = 0.0
    head_gap: float = 0.0
    frame: TableFrame | None = None
    space: float | None = None
    space_above: float = 0.0
    space_below: float = 0.0
    is_line: bool = False
    keep_next: bool = False
    repeats: bool = True

    @property
    def has_notes_below(self) -> bool:
        """Whether notes stand below it, not within its frame."""
        return bool(self.notes) and self.frame is None
