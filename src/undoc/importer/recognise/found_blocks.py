"""What is going to be written: the blocks of the content format with their texts as spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from undoc.importer.word.spans import Span
from undoc.importer.word.tables.cell_looks import CellLook
from undoc.model import ColumnAlign, ColumnRule, Fit, RowAlign, RowKind, TableForm, TableWidth


class OwnLines(NamedTuple):
    """The exact distance of a paragraph's lines and the space after them in points, None where its style has them.

    ``above`` is the space between it and a paragraph right above it, None without one. ``left`` is where its lines
    begin, and ``begin`` where the first does, where these are not those of its style. ``keep`` keeps it on the page
    of the paragraph below. One ``at_margin`` begins there. ``align`` is on which side they
    stand, None for that of the style.
    """

    line: float | None
    right: float | None
    above: float | None = None
    left: float | None = None
    begin: float | None = None
    keep: bool = False
    at_margin: bool = False
    align: ColumnAlign | None = None


class Heading(Struct):
    """A heading; ``label`` is the number that the file has, empty for none.

    ``is_numbered_alone`` means that it has one though no other heading of its level stands beside it. ``lines`` are
    what its lines have of their own in the file, ``fit`` is what the content says of that, as with all texts.
    """

    level: int
    label: str
    spans: list[Span]
    place: str
    bookmarks: Sequence[str] = ()
    name: str = ""
    is_numbered: bool = True
    is_numbered_alone: bool = False
    lines: OwnLines | None = None
    fit: Fit | None = None
    start: int | None = None


class Paragraph(Struct):
    """A paragraph without a number; the first line of one that ``is_indented`` begins further in."""

    spans: list[Span]
    place: str
    bookmarks: Sequence[str] = ()
    name: str = ""
    is_indented: bool = False
    lines: OwnLines | None = None
    fit: Fit | None = None


class Numbered(Struct):
    """A numbered paragraph or sub-paragraph; ``label`` is the one of the file, ``made`` the one that is counted."""

    label: str
    spans: list[Span]
    place: str
    bookmarks: Sequence[str] = ()
    name: str = ""
    level: int = 0
    made: str = ""
    lines: OwnLines | None = None
    fit: Fit | None = None
    start: int | None = None


class Bullet(Struct):
    """An item of a bulleted list."""

    level: int
    spans: list[Span]
    place: str
    bookmarks: Sequence[str] = ()
    name: str = ""
    lines: OwnLines | None = None
    fit: Fit | None = None


class Figure(Struct):
    """A picture, by the name of its file; ``shown`` is how wide it is in the Word file, ``width`` what is said of it.

    Both are in points, None where nothing is.
    """

    file: str
    alternative: str
    caption: list[Span]
    place: str
    label: str = ""
    bookmarks: Sequence[str] = ()
    name: str = ""
    shown: float | None = None
    width: float | None = None


class Cell(Struct):
    """A cell of a table; ``column`` is where it begins, ``look`` what its text looks like in the file.

    ``more`` are its paragraphs below the first, ``align`` is where its text stands if not where the texts of its column
    or row do.
    """

    spans: list[Span]
    columns: int = 1
    rows: int = 1
    column: int = 0
    more: list[list[Span]] = field(default_factory=list)
    start: float | None = None
    end: float | None = None
    first: float = 0.0
    align: ColumnAlign | None = None
    look: CellLook | None = None

    @property
    def is_set(self) -> bool:
        """Whether it is more than one text in one column and row."""
        spaces = self.start is not None or self.end is not None or bool(self.first)
        return spaces or self.align is not None or bool(self.more) or self.columns > 1 or self.rows > 1


class RowSpace(NamedTuple):
    """What a row takes beside its texts in points: ``above`` and ``below`` them, and the ``room`` of the rule above.

    ``lead`` is the height of rows without texts right above it.
    """

    above: float
    below: float
    room: float
    lead: float = 0.0


class Row(Struct):
    """A row of a table; one with ``keep`` stands on the page of the row below it.

    ``above`` and ``below`` are the spaces above and below its texts where these are not the house's; ``space`` is what
    it has in the file, ``is_below_header`` says that it is the first below one.
    """

    kind: RowKind
    cells: list[Cell]
    keep: bool = False
    above: float | None = None
    below: float | None = None
    space: RowSpace | None = None
    is_below_header: bool = False


class Table(Struct):
    """A table; ``label`` is the number that its caption has in the file, ``notes`` are by their marks.

    ``gap`` is the space between it, with its caption, and the text above it in twips, None where there is none;
    ``space`` is that in points where it is not what the house has. It ``keeps_next`` when its last row does,
    ``keep_next`` says that it is a text that this keeps to.
    """

    aligns: list[ColumnAlign]
    shares: Sequence[float]
    rows: list[Row]
    width: TableWidth
    place: str
    label: str = ""
    caption: list[Span] = field(default_factory=list)
    subtitle: list[Span] = field(default_factory=list)
    notes: dict[str, list[Span]] = field(default_factory=dict)
    uncalled: dict[str, list[Span]] = field(default_factory=dict)
    called_above: list[str] = field(default_factory=list)
    bookmarks: Sequence[str] = ()
    name: str = ""
    points: float | None = None
    form: TableForm = TableForm.FIGURES
    starts: Sequence[float | None] = ()
    rules: Sequence[ColumnRule | None] = ()
    tabs: Sequence[float | None] = ()
    size: float | None = None
    line: float | None = None
    vertical: RowAlign | None = None
    verticals: Sequence[RowAlign | None] = ()
    end: float | None = None
    remarks: list[list[Span]] = field(default_factory=list)
    keep: bool = False
    above: float | None = None
    below: float | None = None
    gap: float | None = None
    space: float | None = None
    keeps_next: bool = False
    keep_next: bool = False
    frame: bool = False


class Chart(Struct):
    """A chart by its data."""

    kind: str
    caption: list[Span]
    alternative: str
    categories: list[str]
    series: list[tuple[str, list[str]]]
    unit: str
    place: str
    label: str = ""
    bookmarks: Sequence[str] = ()
    name: str = ""


class Contents(Struct):
    """A list of contents, made anew down to a level; ``lines`` are the headings in the file's own list."""

    depth: int
    place: str
    lines: Sequence[str] = ()


class PageBreak(Struct):
    """What follows begins on a new page."""

    place: str


class Part(Struct):
    """A summary, an annex, a quotation, pages on their side, or ``count`` columns."""

    kind: str
    blocks: list[Block]
    place: str
    title: list[Span] = field(default_factory=list)
    label: str = ""
    original: str = ""
    bookmarks: Sequence[str] = ()
    name: str = ""
    count: int = 2


Block = Heading | Paragraph | Numbered | Bullet | Figure | Table | Chart | Contents | Part | PageBreak


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, those within a part after it."""
    for block in blocks:
        yield block
        if isinstance(block, Part):
            yield from walk(block.blocks)


def texts(block: Block) -> Iterator[list[Span]]:
    """The texts of one block, not of those within it."""
    match block:
        case Heading() | Paragraph() | Numbered() | Bullet():
            yield block.spans
        case Figure() | Chart():
            yield block.caption
        case Part():
            yield block.title
        case Table():
            yield block.caption
            yield block.subtitle
            for row in block.rows:
                for cell in row.cells:
                    yield cell.spans
                    yield from cell.more
            yield from block.remarks
            yield from block.notes.values()
