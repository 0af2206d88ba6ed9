"""A house style: how one duty station lays out its documents. One definition that the PDF and the Word file read.

All lengths are points.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from undoc.templates.pages import Emblem, FirstPageLayout, FrontLine, Furniture, MastheadTable, PageGeometry
from undoc.templates.styles import Align, LabelPlace, Numbering, Style


class ContentsLayout(Struct, frozen=True):
    """The list of contents.

    ``title_style`` sets the word "Contents", ``page_style`` the word above the page numbers. ``levels`` places the
    entries of each level, as ``Numbering`` does. Distances from the text area's start edge: the text of an entry ends
    at ``text_end`` at the latest, its leaders at ``leader_end``, its page number at ``page_end``. With
    ``page_break_after`` what follows the list begins on a new page. ``line_break`` stands for a break within a heading.
    With ``calls_notes`` the notes of the headings listed are called in the list, with asterisks, and not where the
    headings stand.
    """

    title_style: str
    page_style: str
    levels: tuple[LabelPlace, ...]
    text_end: float
    leader_end: float
    page_end: float
    page_break_after: bool = False
    line_break: str = "\n"
    calls_notes: bool = False


class NoteLayout(Struct, frozen=True):
    """Footnotes: the style of their text, the separator rule above them, the marks.

    ``separator_left`` and ``separator_length`` place the rule of ``separator_width`` from the text area's start
    edge; where a note goes on from the page before it is ``separator_continued`` long. ``separator_before`` is the
    space above it and ``separator_after`` the space between it and the first note. ``mark`` places the mark and the
    text after it, from the style's left indent; ``asterisk_raised`` says whether ``*`` is set as a superscript,
    ``title_asterisks`` whether the notes of the titles have asterisks; if not, they are numbered with the others.
    ``call_size`` is the size that the raised mark of a call is made from, None for that of the text around it.
    ``asterisk_style`` is the style of the notes that asterisks call.
    """

    style: str
    asterisk_style: str
    separator_width: float
    separator_left: float
    separator_length: float
    separator_continued: float
    separator_before: float
    separator_after: float
    mark: LabelPlace
    asterisk_raised: bool = False
    title_asterisks: bool = True
    call_size: float | None = None

    def style_of(self, *, is_asterisk: bool) -> str:
        """The style of a note's text."""
        return self.asterisk_style if is_asterisk else self.style


#: The forms of tables that a house has: of figures, and of texts.
TABLE_FORMS = ("figures", "text")


class TableForm(Struct, frozen=True):
    """How the cells of a kind of tables are set: styles, and spaces in points.

    ``cell_start`` and ``cell_end`` are the spaces at the sides of a cell; where a column would be too narrow for a
    word, the table takes the next of ``narrow_starts`` in place of the first. The text of the first column begins at
    the table's edge. ``tab`` is how far from the beginning of a number in a cell the text after it stands.
    ``cell_before`` and ``cell_after`` are the spaces above and below its text, ``header_before`` and ``header_after``
    those of the header's cells, whose texts stand at their bottom; ``rule_gap`` is the space beside a rule between
    rows. ``head_gap`` is the space below the header. ``ends_together`` says whether the texts of a row with figures
    stand at its bottom, ``parts_rows`` whether a page may end within a row.
    """

    header_style: str
    cell_style: str
    cell_start: float
    tab: float
    cell_end: float
    cell_before: float
    cell_after: float
    header_before: float
    header_after: float
    rule_gap: float
    head_gap: float
    narrow_starts: tuple[float, ...] = ()
    ends_together: bool = False
    parts_rows: bool = False

    @property
    def paragraph_gap(self) -> float:
        """The space between two paragraphs of a cell: the larger of those above and below it, as in official files."""
        return max(self.cell_before, self.cell_after)


class TableRules(Struct, frozen=True):
    """How thick the rules of a table are in points: see ``TableLayout``."""

    column: float
    top: float
    spanner: float
    head: float
    bottom: float
    subtotal: float


class TableFrame(Struct, frozen=True):
    """The frame around a table and its notes: its lines are ``rule`` thick. All in points.

    ``above`` and ``below`` are the spaces within it above and below what stands there. Between the rows and the notes
    is a separator, ``notes_above`` below the rows and ``separator_after`` above the notes; it begins
    ``separator_start`` from the frame. Notes stand ``notes_start`` further in than they else would, and end
    ``notes_end`` before the frame.
    """

    rule: float
    above: float
    below: float
    notes_above: float
    separator_start: float
    separator_length: float
    separator_width: float
    separator_after: float
    notes_start: float
    notes_end: float


class TableLayout(Struct, frozen=True):
    """Tables: styles of caption and notes; rules and spaces in points; the forms of cells.

    ``number_style`` sets the line "Table 1", ``title_style`` the caption, ``subtitle_style`` the line below it.
    Rules: ``top`` above the header, ``spanner`` under a title of several columns, ``head`` under the header, ``bottom``
    under the last row, ``subtotal`` above a subtotal or total, ``column`` between columns; those of a table that is one
    line of figures are in ``line``, those of a list in columns of text in ``list``. Cells of subtotals, totals and
    sections are bold. ``before`` is the least space
    between a text and the rows of a table without a caption. ``after`` is the space below the table and its notes,
    ``heading_after`` that above a heading, ``row_after`` that below a line of figures. ``spanner_align`` is where
    titles stand right above several cells, None for where the texts of the first column do. ``frame`` is that around
    a table that asks for one.
    """

    number_style: str
    title_style: str
    subtitle_style: str
    note_style: str
    note_mark: LabelPlace
    usual: TableRules
    line: TableRules
    list: TableRules
    notes_before: float
    before: float
    after: float
    heading_after: float
    row_after: float
    spanner_align: Align | None
    frame: TableFrame
    forms: dict[str, TableForm]

    def rules(self, *, is_line: bool, is_framed: bool) -> TableRules:
        """The rules of a table, which may be one line of figures; in a frame it has none of its own above and below."""
        rules = self.line if is_line else self.usual
        return replace(rules, top=0.0, bottom=0.0) if is_framed else rules


class BoxLayout(Struct, frozen=True):
    """The frame around a summary.

    It reaches from margin to margin, its lines are ``rule`` thick. ``above`` and ``below`` are the spaces within it
    above the first and below the last line, ``sides`` those beside tables from margin to margin, ``before`` and
    ``after`` those around it. ``title_style`` sets its heading,
    ``text_style`` its paragraphs without numbers.
    """

    title_style: str
    text_style: str
    rule: float
    above: float
    below: float
    sides: float
    before: float
    after: float


class ColumnsLayout(Struct, frozen=True):
    """Text in columns beside each other: ``gap`` is the space between two."""

    gap: float


class AnnexLayout(Struct, frozen=True):
    """An annex: the styles of the lines "Annex I", "[Original: French]" and its title.

    Between the title and the line above it are ``title_gap`` points.
    """

    label_style: str
    original_style: str
    title_style: str
    title_gap: float


class ChartLayout(Struct, frozen=True):
    """Charts: ``style`` sets all text in them, ``height`` is that of the whole chart unless its labels need more.

    ``colors`` are those of the series, or parts of a pie, in their order. The axis is drawn in ``axis_color``,
    ``axis_width`` thick, the lines behind the bars in ``grid_color``, ``grid_width`` thick. ``line_width`` and
    ``marker`` are the thickness of a line and the size of the marks on it; ``gap`` is the space between two groups of
    bars, in widths of a bar. ``before`` and ``after`` are the spaces around the chart.
    """

    style: str
    height: float
    colors: tuple[str, ...]
    axis_color: str
    axis_width: float
    grid_color: str
    grid_width: float
    line_width: float
    marker: float
    gap: float
    before: float
    after: float


class EndRule(Struct, frozen=True):
    """The rule that ends a document, centred ``gap`` points below what stands last; length 0 is none.

    It stands closer rather than on another page.
    """

    style: str
    length: float
    width: float
    gap: float


class House(Struct, frozen=True):
    """A house style as it applies to one language version; ``landscape`` is the geometry of pages on their side.

    With ``larger_gaps`` there is between two paragraphs the larger of the spaces below the one and above the other, as
    in Word unless a file says otherwise; else there are both.
    """

    key: str
    page: PageGeometry
    landscape: PageGeometry
    styles: Mapping[str, Style]
    body_style: str
    quotation_style: str
    figure_style: str
    caption_style: str
    numbering: Numbering
    masthead: MastheadTable
    emblem: Emblem | None
    front: tuple[FrontLine, ...]
    furniture: Furniture
    first_page: FirstPageLayout
    contents: ContentsLayout
    notes: NoteLayout
    tables: TableLayout
    box: BoxLayout
    columns: ColumnsLayout
    annex: AnnexLayout
    charts: ChartLayout
    end_rule: EndRule
    link_color: str = "#000000"
    larger_gaps: bool = False

    def column_inset(self, style: Style, place: LabelPlace | None = None) -> tuple[float, float]:
        """How much nearer to the edges of a column of text a paragraph of ``style`` stands than to those of the page.

        At the start and at the end, in points: the margins of the body's text fall away in columns, but for that in
        which a label stands, whose ``place`` it is.
        """
        body = self.styles[self.body_style]
        in_margin = place is not None and place.label < 0
        start = 0.0 if in_margin else max(0.0, min(style.left, body.left))
        return start, max(0.0, min(style.right, body.right))

    def gap(self, above: Style, below: Style, *, headings: bool) -> float:
        """The space between a paragraph and the one below it by their styles; ``headings`` says that both are such."""
        largest = max(above.after, below.before)
        if headings and above.after + below.before > (most := min(self.numbering.heading_gap, largest)):
            return max(above.after, most)
        return largest if self.larger_gaps else above.after + below.before
