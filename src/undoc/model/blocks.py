"""The blocks that the body of a document is made of, as the content says them: no number is counted yet."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from undoc.model.charts import Chart
from undoc.model.figures import Figure
from undoc.model.formulas import Formula
from undoc.model.inlines import Inline
from undoc.model.place import Place
from undoc.model.table_values import ColumnAlign
from undoc.model.tables import Table


class Fit(Struct, frozen=True):
    """How the lines of a paragraph differ from those of its style, so that a line or a page ends well.

    ``line`` is their distance, None for that of the style; they end ``end`` points sooner. ``above`` is the space
    between the paragraph and the one above it, None for what the styles of both have. Its lines below the first begin
    ``turn`` points further in than they else would, and so does a text that an em space parts from what stands before
    it; all its lines, and a label before them, begin ``indent`` points further in. ``size`` is that of its letters,
    None for that of the style. All in points. One with ``keep`` stands whole on the page on which what is below it
    begins. One ``from_margin`` begins at the margin, if it has no number. ``align`` is on which side its lines stand,
    not DECIMAL, None for that of the style.
    """

    line: float | None = None
    end: float = 0.0
    above: float | None = None
    turn: float = 0.0
    keep: bool = False
    from_margin: bool = False
    align: ColumnAlign | None = None
    indent: float = 0.0
    size: float | None = None


class Heading(Struct, frozen=True):
    """A heading; ``level`` counts from 1 (a chapter). ``is_numbered`` is False when the content asks for no number.

    A heading without a sibling has none either, unless ``is_numbered_alone``. ``fit`` is None when it has none of its
    own, as with all blocks of text. ``start`` is the number from which it and those after it count, None where it
    counts on.
    """

    level: int
    inlines: tuple[Inline, ...]
    place: Place
    name: str | None = None
    is_numbered: bool = True
    is_numbered_alone: bool = False
    fit: Fit | None = None
    start: int | None = None


class Paragraph(Struct, frozen=True):
    """A paragraph without a number; the first line of one that ``is_indented`` begins further in."""

    inlines: tuple[Inline, ...]
    place: Place
    name: str | None = None
    is_indented: bool = False
    fit: Fit | None = None


class NumberedParagraph(Struct, frozen=True):
    """A numbered paragraph (level 0) or one of its sub-paragraphs: (a) is level 1, (i) level 2, a. level 3.

    ``typed`` is the label as the content has it, ``(a)``; it is advice only, numbers are made. ``start`` is the number
    from which it and those after it count, None where it counts on.
    """

    level: int
    typed: str
    inlines: tuple[Inline, ...]
    place: Place
    name: str | None = None
    fit: Fit | None = None
    start: int | None = None


class BulletItem(Struct, frozen=True):
    """An item of a bulleted list; ``level`` counts from 0."""

    level: int
    inlines: tuple[Inline, ...]
    place: Place
    name: str | None = None
    fit: Fit | None = None


class DisplayedFormula(Struct, frozen=True):
    """A formula on a line of its own, in the middle of the column."""

    formula: Formula
    place: Place


class Quotation(Struct, frozen=True):
    """Quoted text set in from both margins."""

    blocks: tuple[Block, ...]
    place: Place


class Summary(Struct, frozen=True):
    """The summary at the beginning of a report: texts, headings, tables and charts. A document has one at most."""

    blocks: tuple[Block, ...]
    place: Place


class Contents(Struct, frozen=True):
    """Where the list of contents stands; headings down to the level ``depth`` are in it. A document has one at most."""

    place: Place
    depth: int


class AnnexKind(StrEnum):
    """What is annexed: an annex, an enclosure of the annex above it, an appendix to what stands above it."""

    ANNEX = "annex"
    ENCLOSURE = "enclosure"
    APPENDIX = "appendix"


class Annex(Struct, frozen=True):
    """An annex, in which all numbering begins anew; an empty ``title`` means that it has none.

    ``original`` is the code of its original language when the content gives one: “[Original: French]”. The notes called
    in it are among those of the version.
    """

    title: tuple[Inline, ...]
    original: str | None
    blocks: tuple[Block, ...]
    place: Place
    name: str | None = None
    kind: AnnexKind = AnnexKind.ANNEX


class Landscape(Struct, frozen=True):
    """What is set on pages turned on their side; the text goes on in it, numbering and all."""

    blocks: tuple[Block, ...]
    place: Place


class Columns(Struct, frozen=True):
    """What is set in ``count`` columns beside each other, 2 to 4; the text goes on in it, numbering and all."""

    blocks: tuple[Block, ...]
    place: Place
    count: int = 2


class PageBreak(Struct, frozen=True):
    """What follows begins on a new page."""

    place: Place


#: What holds the blocks of a part of the document.
Part = Quotation | Summary | Annex | Landscape | Columns
Block = (
    Heading
    | Paragraph
    | NumberedParagraph
    | BulletItem
    | Figure
    | Quotation
    | Table
    | Chart
    | DisplayedFormula
    | Summary
    | Contents
    | Annex
    | Landscape
    | Columns
    | PageBreak
)


class Note(Struct, frozen=True):
    """The text of a footnote; several paragraphs are possible, one is usual. ``fit`` is that of all of them."""

    name: str
    paragraphs: tuple[tuple[Inline, ...], ...]
    place: Place
    fit: Fit | None = None
