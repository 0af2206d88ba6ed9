"""A house style: how one duty station lays out its documents. One definition that the PDF and the Word file read.

All lengths are points. Indents and tab stops are measured from the text area's start edge, as Word does;
the start edge is the left one in a left-to-right version and the right one in a right-to-left version.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace


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


class PageGeometry(Struct, frozen=True):
    """A page: size, margins of the text area, distances of header and footer from the page's edges, default tab.

    ``first_bottom`` is the bottom margin of the first page, whose footer may be taller.
    """

    width: float
    height: float
    top: float
    bottom: float
    first_bottom: float
    left: float
    right: float
    header: float
    footer: float
    default_tab: float

    @property
    def text_width(self) -> float:
        """Width of the text area between the margins."""
        return self.width - self.left - self.right

    def in_columns(self, count: int, gap: float) -> PageGeometry:
        """The page whose text area is the first of ``count`` columns that stand ``gap`` points apart."""
        width = (self.text_width - (count - 1) * gap) / count
        return replace(self, right=self.width - self.left - width)

    @property
    def is_turned(self) -> bool:
        """Whether the page stands on its side."""
        return self.width > self.height


class VerticalAlign(StrEnum):
    """Where the content of a masthead cell stands."""

    TOP = "top"
    CENTER = "center"
    BOTTOM = "bottom"


class MastheadCell(Struct, frozen=True):
    """A cell of the masthead table: which slots stand in it, one below the other; it spans ``span`` columns.

    ``before`` is the space between the cell's top and its first line.
    """

    slots: tuple[str, ...]
    span: int = 1
    align: VerticalAlign = VerticalAlign.TOP
    before: float = 0.0


class MastheadRow(Struct, frozen=True):
    """A row of exactly ``height`` points with a rule under it."""

    height: float
    rule: float
    cells: tuple[MastheadCell, ...]


class MastheadTable(Struct, frozen=True):
    """The first-page masthead.

    A table that starts at ``left`` from the text area's start edge, ``page.header`` from the page's top.

    ``padding`` is the space between a cell's side edges and its content; ``after`` the space between the table's
    last rule and the text below. ``styles`` names the paragraph style of each slot and of each line of the
    distribution block (``distribution``, ``date``, ``language_line``, ``original``); ``organ_size`` is the size of
    the symbol's first element.
    """

    left: float
    columns: tuple[float, ...]
    rows: tuple[MastheadRow, ...]
    padding: float
    after: float
    styles: Mapping[str, str]
    organ_size: float

    @property
    def height(self) -> float:
        """Height of all rows."""
        return sum(row.height for row in self.rows)


class PageNumber(StrEnum):
    """What the footer shows: the page alone (``2``) or with the number of pages (``2/27``)."""

    ALONE = "page"
    OF_TOTAL = "page/total"


class TurnedLine(Struct, frozen=True):
    """A line along a side of a page on its side, reading downwards: ``baseline`` is how far it stands from that side.

    It begins ``start`` points below the page's top and is ``length`` points long; ``width`` is how thick a rule is,
    ``scale`` how wide its characters are in per cent, None for as wide as those of its style.
    """

    baseline: float
    start: float
    length: float
    width: float = 0.0
    scale: float | None = None


class TurnedFurniture(Struct, frozen=True):
    """Header and footer of pages on their side, turned as such pages are bound: so they stand where others have theirs.

    The header with its rule is at the right side, the footer at the left, in all languages.
    """

    header: TurnedLine
    rule: TurnedLine
    footer: TurnedLine


class Furniture(Struct, frozen=True):
    """Running header and footer of continuation pages; the symbol and the page number stand at the outer edge.

    The outer edge is the start edge on even and the end edge on odd pages. ``running`` has, for even and odd pages, the
    slots of the front whose lines stand at the start edge instead of the symbol, the second line of each from
    ``running_text`` on; empty for none. ``turned`` are those of pages on their side, None where these have them like
    others.
    """

    header_style: str
    footer_style: str
    page_number: PageNumber
    first_page_number: bool
    running: tuple[str, ...] = ()
    running_text: float = 0.0
    turned: TurnedFurniture | None = None


class Area(Struct, frozen=True):
    """An area of the first page: ``start`` points from the text area's start edge, ``top`` from the page's top."""

    start: float
    top: float
    width: float
    height: float


class FirstPageLayout(Struct, frozen=True):
    """What the first page has at its foot when the content gives a job number.

    ``job_pattern`` has {number} and {letter}, the letter of the version's language; the date stamps follow it after
    ``stamp_gap``. ``job`` and ``recycle`` are areas of one line each, set in ``job_style`` and ``recycle_style``.
    ``barcode`` is the area of the bars; ``barcode_text_style`` sets what they say below them where it is not empty.
    ``mark`` is the area of the recycling mark, ``mark_drawing`` its drawing and ``mark_raster`` the same for Word.
    ``running_style`` sets the job number in the running footers, at their inner edge; empty for none there.
    """

    job_pattern: str
    stamp_gap: str
    job_style: str
    job: Area
    barcode: Area
    barcode_text_style: str
    qr: Area
    recycle_style: str
    recycle: Area
    mark: Area
    mark_drawing: Path
    mark_raster: Path
    running_style: str


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
    """

    style: str
    separator_width: float
    separator_left: float
    separator_length: float
    separator_continued: float
    separator_before: float
    separator_after: float
    mark: LabelPlace
    asterisk_raised: bool
    title_asterisks: bool = True
    call_size: float | None = None


class FrontLine(Struct, frozen=True):
    """A line of the block below the masthead: the slot that fills it and its style."""

    slot: str
    style: str


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
    narrow_starts: tuple[float, ...]
    tab: float
    cell_end: float
    cell_before: float
    cell_after: float
    header_before: float
    header_after: float
    rule_gap: float
    head_gap: float
    ends_together: bool
    parts_rows: bool

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


class TableLayout(Struct, frozen=True):
    """Tables: styles of caption and notes; rules and spaces in points; the forms of cells.

    ``number_style`` sets the line "Table 1", ``title_style`` the caption, ``subtitle_style`` the line below it.
    Rules: ``top`` above the header, ``spanner`` under a title of several columns, ``head`` under the header, ``bottom``
    under the last row, ``subtotal`` above a subtotal or total, ``column`` between columns; those of a table that is one
    line of figures are in ``line``, those of a list in columns of text in ``list``. Cells of subtotals, totals and
    sections are bold. ``before`` is the least space
    between a text and the rows of a table without a caption. ``after`` is the space below the table and its notes,
    ``heading_after`` that above a heading, ``row_after`` that below a line of figures. ``spanner_align`` is where
    titles stand right above several cells, None for where the texts of the first column do.
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
    forms: dict[str, TableForm]


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


class Emblem(Struct, frozen=True):
    """The emblem: a drawing for the PDF, a raster of the same for Word, the width it is set at.

    ``before`` and ``after`` are the spaces above and below it in
    its cell.
    """

    drawing: Path
    raster: Path
    width: float
    height: float
    before: float
    after: float


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
    link_color: str
    larger_gaps: bool

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
