"""Where in a Word file the parts of a document stand, and what is known of them only while it is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import is_
from typing import NamedTuple

from msgspec import Struct

from undoc.importer.report import Findings, quoted
from undoc.importer.word.items import Item, WordTable
from undoc.importer.word.spans import Span, spans_of
from undoc.importer.word.tables.cell_looks import CellLook
from undoc.model import Block, Cell, ColumnAlign, Inline, Place, Row
from undoc.model.tree import changed, with_texts


class OwnLines(Struct, frozen=True):
    """The exact distance of a paragraph's lines and the space after them in points, None where its style has them.

    ``above`` is the space between it and a paragraph right above it, None without one. ``left`` is where its lines
    begin, and ``begin`` where the first does, None where nothing says it. ``keep`` keeps it on the page
    of the paragraph below. One ``at_margin`` begins there. ``align`` is on which side they stand, None for that of the
    style. ``size`` is that of most of its letters, by its style too.
    """

    line: float | None
    right: float | None
    above: float | None = None
    left: float | None = None
    begin: float | None = None
    keep: bool = False
    at_margin: bool = False
    align: ColumnAlign | None = None
    size: float | None = None


class Standing(NamedTuple):
    """Where a chart stands in points: ``above`` is between it and the text above it, None without one.

    ``more`` is what is between it and the text below it beside the space between the paragraphs of the two.
    """

    above: float | None
    more: float


class Origin(Place):
    """Where a block stands in the Word file, and what that has of it. Equal to itself alone, it tells the block too.

    ``label`` is the number that the file has, empty for none, ``bookmarks`` are the names of places in it. ``lines``
    are what the lines of a text have of their own, ``entries`` the headings in the file's own list of contents,
    ``shown`` is how wide in points a picture is, ``drawn`` the texts of boxes that became one. Of a table, ``gap`` is
    the space between it, with its caption, and the text above it in twips, None where there is none, ``below_caption``
    that between its caption and its rows; it ``keeps_next`` when its last row does. ``standing`` is where
    a chart stands, None where nothing tells it.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __new__(
        cls,
        place: str,
        *,
        label: str = "",
        bookmarks: Sequence[str] = (),
        lines: OwnLines | None = None,
        entries: Sequence[str] = (),
        shown: float | None = None,
        drawn: str = "",
        gap: float | None = None,
        below_caption: float | None = None,
        keeps_next: bool = False,
        standing: Standing | None = None,
    ) -> Origin:
        """``place`` is told to people: “paragraph 12”."""
        origin = super().__new__(cls, place)
        origin.label, origin.bookmarks, origin.lines = label, bookmarks, lines
        origin.entries, origin.shown, origin.drawn = entries, shown, drawn
        origin.gap, origin.below_caption, origin.keeps_next = gap, below_caption, keeps_next
        origin.standing = standing
        return origin

    label: str
    bookmarks: Sequence[str]
    lines: OwnLines | None
    entries: Sequence[str]
    shown: float | None
    drawn: str
    gap: float | None
    below_caption: float | None
    keeps_next: bool
    standing: Standing | None


class RowSpace(NamedTuple):
    """What a row takes beside its texts in points: ``above`` and ``below`` them, and the ``room`` of the rule above.

    ``lead`` is the height of rows without texts right above it.
    """

    above: float
    below: float
    room: float
    lead: float = 0.0


class RowOrigin(Place):
    """A row in the Word file: what it takes beside its texts, and whether it is the first below a header."""

    def __new__(cls, space: RowSpace | None, *, is_below_header: bool) -> RowOrigin:
        """``space`` is None for a row without texts."""
        origin = super().__new__(cls, "")
        origin.space, origin.is_below_header = space, is_below_header
        return origin

    space: RowSpace | None
    is_below_header: bool


class CellOrigin(Place):
    """A cell in the Word file: at which column of the table it begins, and how its text looks."""

    def __new__(cls, first_column: int, look: CellLook | None) -> CellOrigin:
        """``look`` is None for a cell without text."""
        origin = super().__new__(cls, "")
        origin.first_column, origin.look = first_column, look
        return origin

    first_column: int
    look: CellLook | None


def origin(block: Block) -> Origin:
    """Where a block that is being imported stands in the Word file."""
    assert isinstance(block.place, Origin)
    return block.place


def row_origin(row: Row) -> RowOrigin:
    """What is known of a row that is being imported."""
    assert isinstance(row.place, RowOrigin)
    return row.place


def cell_origin(cell: Cell) -> CellOrigin:
    """What is known of a cell that is being imported."""
    assert isinstance(cell.place, CellOrigin)
    return cell.place


def with_spans(
    blocks: Iterable[Block],
    others: Iterable[list[Span]],
    change: Callable[[list[Span]], list[Span]],
    findings: Findings | None = None,
) -> tuple[Block, ...]:
    """The blocks with what ``change`` makes of the spans of each of their texts; ``others`` are changed in place.

    ``findings`` get the place of each block before it is changed.
    """

    def placed(block: Block) -> Block:
        if findings is not None:
            findings.place = str(block.place)
        return with_texts(block, made)

    def made(text: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if not text:  # that of many cells
            return text
        found = tuple(change(spans_of(text)))
        return text if len(found) == len(text) and all(map(is_, found, text)) else found

    result = changed(blocks, placed)
    if findings is not None:
        findings.place = ""
    for spans in others:
        spans[:] = change(spans)
    return result


def place_of(item: Item) -> str:
    """Where a paragraph or table stands, as it is told to people."""
    if isinstance(item, WordTable):
        return f"table {item.number}"
    text = " ".join(item.text.split())
    return f"paragraph {item.number}, {quoted(text[:40])}" if text else f"paragraph {item.number}"
