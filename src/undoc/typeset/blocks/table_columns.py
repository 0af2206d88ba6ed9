"""The columns of a table: their widths, and where in them the texts of its cells begin, as the words need it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from undoc.prepare.prepared import HEADS, TEXTUAL, Cell, Chart, Figure, RowKind, Span, Table
from undoc.templates.house import House
from undoc.typeset.blocks.column_widths import Needs, column_widths
from undoc.typeset.blocks.paragraphs import ParagraphSetter
from undoc.typeset.pages.page import NarrowColumn
from undoc.typeset.text.bidi import guarded

_EPSILON = 1e-6
#: How far in points a word may reach into the space beside it rather than be broken.
_SLACK = 1.0


class Decimals(Struct, frozen=True):
    """What figures with decimal signs take ``before`` and ``after`` these, in points: the most of each column.

    ``own`` is what each cell has, by its identity, on the side where it ends: figures run from left to right, so that
    in a right-to-left table they end with what is before the sign.
    """

    before: dict[int, float]
    after: dict[int, float]
    own: dict[int, float]


class TableMeasures(Struct, frozen=True):
    """A table and what is known of it before its cells are set.

    ``edges`` are where its columns begin, and where the last one ends. ``starts`` are the spaces before the texts of
    the cells, ``over`` is how far the longest words of some reach beyond their room, both by the identity of the cells.
    ``narrow`` are the columns too narrow for a word, as those of the first table.
    """

    table: Table
    widths: Sequence[float]
    edges: Sequence[float]
    starts: Mapping[int, float]
    over: Mapping[int, float]
    decimals: Decimals
    narrow: Sequence[NarrowColumn]


def measured(table: Table, left: float, house: House, setter: ParagraphSetter) -> TableMeasures:
    """What is to be known of a table that begins at ``left`` before its cells are set."""
    columns = _Columns(table, house, setter)
    for usual in table.starts:
        widths = column_widths(table.widths, columns.needs(usual), table.width)
        starts = columns.starts(widths, usual)
        if not any(columns.narrow(widths, starts, 0.0)):
            break
    return TableMeasures(
        table,
        widths,
        tuple(accumulate(widths, initial=left)),
        starts,
        over=columns.over(widths, starts),
        decimals=columns.decimals,
        narrow=tuple(columns.narrow(widths, starts, _SLACK)),
    )


class _Columns:
    """The columns of one table; ``usual`` is the space before texts that have none of their own."""

    def __init__(self, table: Table, house: House, setter: ParagraphSetter) -> None:
        self._table = table
        self._house = house
        self._setter = setter
        #: The widths of the longest word and of the whole text of each cell, by its identity.
        self._extents: dict[int, tuple[float, float]] = {}
        self.decimals = self._decimals()

    def _decimals(self) -> Decimals:
        before: dict[int, float] = {}
        after: dict[int, float] = {}
        own: dict[int, float] = {}
        for row in self._table.rows:
            for cell in row.cells:
                if cell.decimal is not None:
                    style = self._house.styles[cell.paragraph.style]
                    paragraph = cell.paragraph
                    halves: Sequence[Sequence[Span]] = _cut(paragraph.spans, cell.decimal)
                    if self._setter.right_to_left:  # alone they would not show that they are one number
                        halves = [[replace(span, text=guarded(span.text)) for span in half] for half in halves]
                    whole, rest = (
                        self._setter.extent(replace(paragraph, spans=tuple(half)), style)[1] for half in halves
                    )
                    if self._setter.right_to_left:  # brackets may be of another font beside letters and signs
                        whole = self._setter.extent(paragraph, style)[1] - rest
                    own[id(cell)] = whole if self._setter.right_to_left else rest
                    before[cell.column] = max(before.get(cell.column, 0.0), whole)
                    after[cell.column] = max(after.get(cell.column, 0.0), rest)
        return Decimals(before, after, own)

    def needs(self, usual: float) -> list[Needs]:
        """What each column needs for its texts."""
        table = self._table
        least = [0.0] * len(table.widths)
        most = [0.0] * len(table.widths)
        texts, figures = set[int](), set[int]()
        for row in table.rows:
            for cell in row.cells:
                if cell.columns == 1 and row.kind is not RowKind.SECTION:
                    word, text = self._extent(cell)
                    padding = cell.end + _start_of(cell, usual) + sum(cell.insets)
                    # Where there is no room words stay whole, and it gets smaller.
                    text = max(text, _drawn_width(cell, self._table.width))
                    least[cell.column] = max(least[cell.column], word + padding)
                    most[cell.column] = max(most[cell.column], text + padding)
                    if row.kind not in HEADS and cell.paragraph.text:
                        (texts if cell.align in TEXTUAL and cell.decimal is None else figures).add(cell.column)
        for column, before in self.decimals.before.items():
            padding = table.end + (usual if column else 0.0)
            number = before + self.decimals.after[column] + padding
            least[column], most[column] = max(least[column], number), max(most[column], number)
        return [
            Needs(*need, is_figures=column in figures - texts)
            for column, need in enumerate(zip(least, most, strict=True))
        ]

    def _extent(self, cell: Cell) -> tuple[float, float]:
        """The widths of the longest word of a cell, which is its text when it is a figure, and of the whole text."""
        widths = self._extents.get(id(cell))
        if widths is None:
            style = self._house.styles[cell.paragraph.style]
            extents = [self._setter.extent(one, style) for one in cell.paragraphs]
            word, text = (max(widths) for widths in zip(*extents, strict=True))
            if cell.number is not None:
                number = self._setter.extent(replace(cell.paragraph, spans=(cell.number,)), style)[1]
                word, text = max(word, number), max(cell.tab, number) + text
            text += cell.paragraph.first or 0.0
            widths = self._extents[id(cell)] = text if _is_figure(cell) else word, text
        return widths

    def starts(self, widths: Sequence[float], usual: float) -> dict[int, float]:
        """The space before the text of each cell, by its identity.

        Where none is given and a text at the end of its column has no room for a word, it is the next narrower one that
        leaves that room.
        """
        starts: dict[int, float] = {}
        for row in self._table.rows:
            for cell in row.cells:
                start = _start_of(cell, usual)
                if cell.align not in TEXTUAL and cell.start is None:
                    room = _room_of(cell, widths, 0.0) + _EPSILON
                    narrower = (one for one in (*self._table.starts[1:], 0.0) if one < start)
                    while start and self._extent(cell)[0] > room - start:
                        start = next(narrower, 0.0)
                starts[id(cell)] = start
        return starts

    def over(self, widths: Sequence[float], starts: Mapping[int, float]) -> dict[int, float]:
        """How far words reach beyond their room where that is so little that they are not broken, by their cells."""
        found: dict[int, float] = {}
        for row in self._table.rows:
            for cell in row.cells:
                room = _room_of(cell, widths, starts[id(cell)])
                if 0.0 < (over := self._extent(cell)[0] - room) <= _SLACK:
                    found[id(cell)] = over
        return found

    def narrow(self, widths: Sequence[float], starts: Mapping[int, float], slack: float) -> Iterator[NarrowColumn]:
        """The first word of each column that reaches more than ``slack`` beyond its room in it."""
        found: set[int] = set()
        for number, row in enumerate(self._table.rows):
            for index, cell in enumerate(row.cells):
                if cell.column in found:
                    continue
                room = max(0.0, _room_of(cell, widths, starts[id(cell)]))
                if self._extent(cell)[0] > room + slack + _EPSILON:
                    found.add(cell.column)
                    style = self._house.styles[cell.paragraph.style]
                    texts = (self._setter.longest(one, style) for one in cell.paragraphs)
                    word = max(texts, key=len)
                    yield NarrowColumn(0, number, index, cell.column + 1, word=word)


def _drawn_width(cell: Cell, most: float) -> float:
    """How wide the picture or chart of a cell is to be, 0 where it has none or that follows from the cell."""
    match cell.drawing:
        case Figure():
            return cell.drawing.in_cell(most, most).width
        case Chart():
            return min(cell.drawing.look.width or 0.0, most)
    return 0.0


def _start_of(cell: Cell, usual: float) -> float:
    """The space before the text of a cell: its own, or the ``usual`` one."""
    return usual if cell.start is None else cell.start


def _room_of(cell: Cell, widths: Sequence[float], start: float) -> float:
    """The width that the text of a cell has when it begins ``start`` points after what parts it from the last."""
    whole = sum(widths[cell.column : cell.column + cell.columns]) - sum(cell.insets)
    return whole - cell.end - start


def _cut(spans: Sequence[Span], offset: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the text before and after ``offset``."""
    before: list[Span] = []
    after: list[Span] = []
    for span in spans:
        size = len(span.text)
        if offset > 0:
            before.append(replace(span, text=span.text[:offset]))
        if offset < size:
            after.append(replace(span, text=span.text[max(offset, 0) :]))
        offset -= size
    return tuple(before), tuple(after)


def _is_figure(cell: Cell) -> bool:
    """Whether a cell holds figures alone, which are not parted at the spaces between their groups."""
    if cell.align in TEXTUAL:
        return False
    text = "".join([span.text for span in cell.paragraph.spans])
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))
