"""A house style: how one duty station lays out its documents. One definition that the PDF and the Word file read.

All lengths are points.
"""

from collections.abc import Mapping
from typing import Annotated, Self

from msgspec import Struct
from msgspec.structs import replace

from undoc.model.attributes import Given, Key
from undoc.model.document import OwnPage
from undoc.templates.pages import (
    Emblem,
    FirstPageLayout,
    FrontLine,
    Furniture,
    MastheadTable,
    PageGeometry,
    masthead_faults,
)
from undoc.templates.styles import Align, LabelPlace, Numbering, Style, levels
from undoc.templates.values import BLACK, COLOR, LENGTH, STYLE, Color, Length, at_least_one


class ContentsLayout(Struct, frozen=True):
    """The list of contents; places are measured from the text area's start edge."""

    title_style: Annotated[str, Key("the style of the word “Contents”", STYLE)]
    page_style: Annotated[str, Key("the style of the word above the page numbers", STYLE)]
    levels: Annotated[tuple[LabelPlace, ...], Key("the places of the entries, by their level", check=levels)]
    text_end: Annotated[float, Key("where the text of an entry ends at the latest", LENGTH)]
    leader_end: Annotated[float, Key("where its leaders end", LENGTH)]
    page_end: Annotated[float, Key("where its page number ends", LENGTH)]
    page_break_after: Annotated[bool, Key("whether what follows the list begins on a new page")] = False
    line_break: Annotated[str, Key("what stands for a break within a heading")] = "\n"
    calls_notes: Annotated[
        bool, Key("whether the notes of headings are called here, with asterisks, and not where the headings stand")
    ] = False
    chapter: Annotated[
        LabelPlace | None,
        Key("the place of the entries of chapters, above the others, where numbers show those of these"),
    ] = None

    def with_chapters(self) -> Self:
        """The layout of a list whose first level are chapters."""
        return self if self.chapter is None else replace(self, levels=(self.chapter, *self.levels[1:]))


class NoteSeparator(Struct, frozen=True):
    """The rule above footnotes."""

    width: Annotated[float, Key("how thick it is", LENGTH)]
    left: Annotated[float, Key("how far from the text area's start edge it begins", LENGTH)]
    length: Annotated[float, Key("how long it is", LENGTH)]
    continued: Annotated[float, Key("how long where a note goes on from the page before", LENGTH)]
    before: Annotated[float, Key("the space above it", LENGTH)]
    after: Annotated[float, Key("the space between it and the first note", LENGTH)]


class NoteLayout(Struct, frozen=True):
    """Footnotes."""

    style: Annotated[str, Key("the style of their text", STYLE)]
    asterisk_style: Annotated[str, Key("that of the notes that asterisks call, if it is another", STYLE, like="style")]
    separator: Annotated[NoteSeparator, Key("the rule above them")]
    mark: Annotated[LabelPlace, Key("the places of the mark and of the text after it")]
    asterisk_raised: Annotated[bool, Key("whether `*` is raised")] = False
    title_asterisks: Annotated[
        bool, Key("whether the notes of titles have asterisks; if not, they are numbered with the others")
    ] = True
    call_size: Annotated[
        float | None, Key("the size that the raised mark of a call is made from; that of the text if not said", LENGTH)
    ] = None

    def style_of(self, *, is_asterisk: bool) -> str:
        """The style of a note's text."""
        return self.asterisk_style if is_asterisk else self.style


#: The forms of tables that a house has: of figures, and of texts.
TABLE_FORMS = ("figures", "text")


class TableForm(Struct, frozen=True, kw_only=True):
    """How the cells of a kind of tables are set. The text of the first column begins at the table's edge."""

    header_style: Annotated[str, Key("the style of the header's cells", STYLE)]
    cell_style: Annotated[str, Key("the style of the others", STYLE)]
    cell_start: Annotated[float, Key("the space at the start of a cell", LENGTH)]
    narrow_starts: Annotated[
        tuple[Length, ...], Key("what the table takes in its place, one after the other, where a word has no room")
    ] = ()
    tab: Annotated[float, Key("from the beginning of a number in a cell to the text after it", LENGTH)]
    cell_end: Annotated[float, Key("the space at the end of a cell", LENGTH)]
    cell_before: Annotated[float, Key("the space above its text", LENGTH)]
    cell_after: Annotated[float, Key("the space below its text", LENGTH)]
    header_before: Annotated[float, Key("the space above the texts of the header, which stand at its bottom", LENGTH)]
    header_after: Annotated[float, Key("the space below them", LENGTH)]
    rule_gap: Annotated[float, Key("the space beside a rule between rows", LENGTH)]
    head_gap: Annotated[float, Key("the space below the header", LENGTH)]
    ends_together: Annotated[bool, Key("whether the texts of a row with figures stand at its bottom")] = False
    parts_rows: Annotated[bool, Key("whether a page may end within a row")] = False

    @property
    def paragraph_gap(self) -> float:
        """The space between two paragraphs of a cell: the larger of those above and below it, as in official files."""
        return max(self.cell_before, self.cell_after)


class TableRules(Struct, frozen=True):
    """How thick the rules of a table are."""

    column: Annotated[float, Key("between columns", LENGTH)]
    top: Annotated[float, Key("above the header", LENGTH)]
    spanner: Annotated[float, Key("under a title of several columns", LENGTH)]
    head: Annotated[float, Key("under the header", LENGTH)]
    bottom: Annotated[float, Key("under the last row", LENGTH)]
    subtotal: Annotated[float, Key("above a subtotal or total", LENGTH)]


class FrameSeparator(Struct, frozen=True):
    """The rule between the rows and the notes of a framed table."""

    start: Annotated[float, Key("how far from the frame it begins", LENGTH)]
    length: Annotated[float, Key("how long it is", LENGTH)]
    width: Annotated[float, Key("how thick it is", LENGTH)]
    after: Annotated[float, Key("the space between it and the notes", LENGTH)]


class TableFrame(Struct, frozen=True):
    """The frame around a table and its notes."""

    rule: Annotated[float, Key("how thick its lines are", LENGTH)]
    above: Annotated[float, Key("the space within it above the table", LENGTH)]
    below: Annotated[float, Key("the space within it below the notes", LENGTH)]
    notes_above: Annotated[float, Key("the space between the rows and the separator", LENGTH)]
    separator: Annotated[FrameSeparator, Key("the rule above the notes")]
    notes_start: Annotated[float, Key("how much further in the notes stand than without a frame", LENGTH)]
    notes_end: Annotated[float, Key("how far before the frame they end", LENGTH)]


class TableLayout(Struct, frozen=True):
    """Tables. Cells of subtotals, totals and sections are bold."""

    number_style: Annotated[str, Key("the style of the line “Table 1”", STYLE)]
    title_style: Annotated[str, Key("the style of the caption", STYLE)]
    subtitle_style: Annotated[str, Key("the style of the line below it", STYLE)]
    note_style: Annotated[str, Key("the style of the notes", STYLE)]
    note_mark: Annotated[LabelPlace, Key("the places of the mark of a note and of its text")]
    usual: Annotated[TableRules, Key("how thick the rules are", name="rules")]
    line: Annotated[TableRules, Key("those of a table that is one line of figures", name="line_rules")]
    list: Annotated[TableRules, Key("those of a list in columns of text", name="list_rules")]
    notes_before: Annotated[float, Key("the space above the notes", LENGTH)]
    before: Annotated[float, Key("the least space between a text and the rows of a table without a caption", LENGTH)]
    after: Annotated[float, Key("the space below the table and its notes", LENGTH)]
    heading_after: Annotated[float, Key("the same above a heading", LENGTH)]
    row_after: Annotated[float, Key("the space below a line of figures", LENGTH)]
    frame: Annotated[TableFrame, Key("the frame of a table that asks for one")]
    forms: Annotated[Mapping[str, TableForm], Key("the forms of cells", names=dict.fromkeys(TABLE_FORMS, True))]
    spanner_align: Annotated[
        Align | None, Key("where titles stand right above several cells; as the first column's texts if not said")
    ] = None

    def rules(self, *, is_line: bool, is_framed: bool) -> TableRules:
        """The rules of a table, which may be one line of figures; in a frame it has none of its own above and below."""
        rules = self.line if is_line else self.usual
        return replace(rules, top=0.0, bottom=0.0) if is_framed else rules


class BoxLayout(Struct, frozen=True):
    """The frame around a summary, which reaches from margin to margin."""

    title_style: Annotated[str, Key("the style of its heading", STYLE)]
    text_style: Annotated[str, Key("the style of its paragraphs without numbers", STYLE)]
    rule: Annotated[float, Key("how thick its lines are", LENGTH)]
    above: Annotated[float, Key("the space within it above the first line", LENGTH)]
    below: Annotated[float, Key("the space within it below the last line", LENGTH)]
    sides: Annotated[float, Key("the space beside tables from margin to margin", LENGTH)]
    before: Annotated[float, Key("the space above it", LENGTH)]
    after: Annotated[float, Key("the space below it", LENGTH)]


class ColumnsLayout(Struct, frozen=True):
    """Text in columns beside each other."""

    gap: Annotated[float, Key("the space between two", LENGTH)]
    above: Annotated[
        float, Key("the space between a text and the rows with which they begin, beyond that below the text", LENGTH)
    ] = 0.0


class AnnexLayout(Struct, frozen=True):
    """An annex."""

    label_style: Annotated[str, Key("the style of the line “Annex I”", STYLE)]
    original_style: Annotated[str, Key("the style of the line “[Original: French]”", STYLE)]
    title_style: Annotated[str, Key("the style of its title", STYLE)]
    title_gap: Annotated[float, Key("the space between the title and the line above it", LENGTH)]


class ChartLayout(Struct, frozen=True):
    """Charts."""

    style: Annotated[str, Key("the style of all text in them", STYLE)]
    height: Annotated[float, Key("how high the whole chart is unless its labels need more", LENGTH)]
    colors: Annotated[
        tuple[Color, ...], Key("the colours of the series, or parts of a pie, in their order", check=at_least_one)
    ]
    axis_width: Annotated[float, Key("how thick the axis is", LENGTH)]
    grid_width: Annotated[float, Key("how thick the lines behind the bars are", LENGTH)]
    line_width: Annotated[float, Key("how thick a line of a series is", LENGTH)]
    marker: Annotated[float, Key("the size of the marks on it", LENGTH)]
    gap: Annotated[float, Key("the space between two groups of bars, in widths of a bar")]
    before: Annotated[float, Key("the space above the chart", LENGTH)]
    after: Annotated[float, Key("the space below it", LENGTH)]
    axis_color: Annotated[str, Key("the colour of the axis", COLOR)] = BLACK
    grid_color: Annotated[str, Key("that of the lines behind the bars", COLOR)] = BLACK


class EndRule(Struct, frozen=True):
    """The rule that ends a document, centred below what stands last; it stands closer rather than on another page."""

    style: Annotated[str, Key("its style", STYLE)]
    length: Annotated[float, Key("how long it is; 0 is none", LENGTH)]
    width: Annotated[float, Key("how thick it is", LENGTH)]
    gap: Annotated[float, Key("the space above it", LENGTH)]


class House(Struct, frozen=True):
    """A house style as it applies to one language version."""

    key: Given[str]
    page: Annotated[PageGeometry, Key("the page")]
    landscape: Annotated[PageGeometry, Key("the page on its side")]
    styles: Annotated[Mapping[str, Style], Key("the paragraph styles by their names here")]
    body_style: Annotated[str, Key("the style of the body's text", STYLE)]
    quotation_style: Annotated[str, Key("the style of quotations", STYLE)]
    figure_style: Annotated[str, Key("the style of a picture's paragraph", STYLE)]
    caption_style: Annotated[str, Key("the style of captions", STYLE)]
    numbering: Annotated[Numbering, Key("the places of labels, by depth")]
    masthead: Annotated[MastheadTable, Key("the masthead of the first page", check=masthead_faults)]
    front: Annotated[tuple[FrontLine, ...], Key("the block below the masthead: which texts, in which styles")]
    furniture: Annotated[Furniture, Key("the headers and footers of the pages after the first")]
    first_page: Annotated[FirstPageLayout, Key("the foot of the first page, with a job number")]
    contents: Annotated[ContentsLayout, Key("the list of contents")]
    notes: Annotated[NoteLayout, Key("footnotes")]
    tables: Annotated[TableLayout, Key("tables")]
    box: Annotated[BoxLayout, Key("the frame around a summary")]
    columns: Annotated[ColumnsLayout, Key("text in columns")]
    annex: Annotated[AnnexLayout, Key("annexes")]
    charts: Annotated[ChartLayout, Key("charts")]
    end_rule: Annotated[EndRule, Key("the rule that ends a document")]
    emblem: Annotated[Emblem | None, Key("the emblem in the masthead")] = None
    link_color: Annotated[str, Key("the colour of links", COLOR)] = BLACK
    title_after: Annotated[
        float, Key("the space below a title that no line of `front` stands below, at least", LENGTH)
    ] = 0.0
    larger_gaps: Annotated[
        bool, Key("between two paragraphs is the larger of the spaces that their styles have, as in Word; else both")
    ] = False

    def with_page(self, own: OwnPage) -> Self:
        """The house style with what of a document's pages is its ``own``."""
        house = self
        if own.bottom is not None:
            first = own.bottom if self.page.first_bottom == self.page.bottom else self.page.first_bottom
            house = replace(house, page=replace(self.page, bottom=own.bottom, first_bottom=first))
        if own.masthead is not None and self.masthead.rows:
            *rows, last = self.masthead.rows
            rows = [*rows, replace(last, height=own.masthead)]
            house = replace(house, masthead=replace(self.masthead, rows=tuple(rows)))
        return house

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
