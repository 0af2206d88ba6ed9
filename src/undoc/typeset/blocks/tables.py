"""Setting tables: columns, cells, rules, header rows that stand again at the top of each page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.prepare.prepared import TEXTUAL, Cell, Paragraph, Row, RowKind, Span, Table, TableNote
from undoc.prepare.structure import Structure
from undoc.templates.house import House, TableFrame
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import Align
from undoc.typeset.blocks.boxes import framed
from undoc.typeset.blocks.column_widths import Needs, column_widths
from undoc.typeset.blocks.paragraphs import Column, Label, ParagraphSetter, SetBlock
from undoc.typeset.blocks.table_rows import SetCell, SetRow, rows_of
from undoc.typeset.pages.page import NarrowColumn, Rule
from undoc.typeset.text.bidi import guarded
from undoc.typeset.text.placing import SetLine

_EPSILON = 1e-6
#: How far in points a word may reach into the space beside it rather than be broken, and how much of that before it.
_SLACK = 1.0
_BEFORE = {Align.START: 0.0, Align.JUSTIFY: 0.0, Align.CENTER: 0.5, Align.END: 1.0}


class _Measures(Struct, frozen=True):
    """A table and what is known of it before its cells are set.

    ``edges`` are where its columns begin, and where the last one ends. Widths before and after decimal signs: the most
    of each column, and what each cell has on the side where it ends (figures run from left to right: in a right-to-left
    table they end with what is before the sign; ``own`` is by the identity of the cell). ``starts`` are the spaces
    before the texts of the cells, ``over`` is how far the longest words of some reach beyond their room, both by the
    identity of the cells.
    """

    table: Table
    before: dict[int, float]
    after: dict[int, float]
    own: dict[int, float]
    starts: dict[int, float] = {}
    over: dict[int, float] = {}
    edges: Sequence[float] = ()


class TableReport(Struct):
    """What setting the tables of a document found: widths of columns and starts of cells by anchor, narrow columns.

    ``starts`` are those of the cells of each row, in their order.
    """

    widths: dict[str, tuple[float, ...]] = field(default_factory=dict)
    starts: dict[str, tuple[tuple[float, ...], ...]] = field(default_factory=dict)
    narrow: list[NarrowColumn] = field(default_factory=list)
    count: int = 0


class TableSetter:
    """Sets the tables of one document on pages of ``geometry``; rows higher than a page's body are parted."""

    def __init__(
        self,
        house: House,
        geometry: PageGeometry,
        setter: ParagraphSetter,
        structure: Structure,
        report: TableReport,
    ) -> None:
        self._house = house
        self._layout = house.tables
        self._setter = setter
        self._structure = structure
        self._geometry = geometry
        self._room = geometry.height - geometry.bottom - geometry.top
        self._report = report
        #: Of the table at hand: the space before a text that has none of its own.
        self._start = 0.0
        #: The widths of the longest word and of the whole text of each cell of the table at hand, by its identity.
        self._extents: dict[int, tuple[float, float]] = {}
        self._full = Column(geometry.left, geometry.text_width)

    def set(self, table: Table) -> list[SetBlock]:
        """The blocks of a table: its caption, its rows, its notes."""
        column = Column(self._full.left + table.left, table.width)
        blocks = [self._caption_line(paragraph) for paragraph in table.caption]
        measures = self._measured(table)
        for start in table.starts:
            self._start = start
            widths = column_widths(table.widths, self._needs(table, measures), column.width)
            starts = self._cell_starts(table, widths)
            if not any(self._narrow(table, widths, starts, 0.0)):
                break
        narrow = list(self._narrow(table, widths, starts, _SLACK))
        over = self._over(table, widths, starts)
        edges = tuple(accumulate(widths, initial=column.left))
        measures = replace(measures, starts=starts, over=over, edges=edges)
        self._extents.clear()
        self._report.widths[table.anchor] = tuple(widths)
        self._report.starts[table.anchor] = tuple(tuple(starts[id(cell)] for cell in row.cells) for row in table.rows)
        self._report.narrow += narrow
        self._report.count += 1
        body = self._rows(measures)
        body.anchor = table.anchor
        if blocks:
            blocks[0].anchor, body.anchor = table.anchor, ""
        notes = [self._note(note, column if table.frame else self._full) for note in table.notes]
        body.keep_next = bool(notes)
        own = [body, *notes]
        if table.frame is not None:
            if notes:
                own.insert(1, _separator(table.frame, column.left))
            own = framed(own, table.frame, column.left, edges[-1])
        body.before = table.space_above
        own[-1].after += table.space_below
        own[-1].keep_next = table.keep_next
        return [*blocks, *own]

    def _caption_line(self, paragraph: Paragraph) -> SetBlock:
        style = paragraph.styled(self._house.styles[paragraph.style])
        return self._setter.set(paragraph, style, self._full, self._structure.paragraph(paragraph))

    def _padding(self, cell: Cell) -> float:
        return cell.end + self._start_of(cell) + sum(cell.insets)

    def _start_of(self, cell: Cell) -> float:
        """The space before the text of a cell: its own, or that of the table at hand."""
        return self._start if cell.start is None else cell.start

    def _measured(self, table: Table) -> _Measures:
        """What each figure with a decimal sign of its own takes before and after it, and the most of its column."""
        before: dict[int, float] = {}
        after: dict[int, float] = {}
        own: dict[int, float] = {}
        for row in table.rows:
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
                    own[id(cell)] = whole if self._setter.right_to_left else rest
                    before[cell.column] = max(before.get(cell.column, 0.0), whole)
                    after[cell.column] = max(after.get(cell.column, 0.0), rest)
        return _Measures(table, before, after, own)

    def _needs(self, table: Table, measures: _Measures) -> list[Needs]:
        least = [0.0] * len(table.widths)
        most = [0.0] * len(table.widths)
        for row in table.rows:
            for cell in row.cells:
                if cell.columns == 1 and row.kind is not RowKind.SECTION:
                    word, text = self._extent(cell)
                    padding = self._padding(cell)
                    least[cell.column] = max(least[cell.column], word + padding)
                    most[cell.column] = max(most[cell.column], text + padding)
        for column, before in measures.before.items():
            padding = table.end + (self._start if column else 0.0)
            figures = before + measures.after[column] + padding
            least[column], most[column] = max(least[column], figures), max(most[column], figures)
        return [Needs(*need) for need in zip(least, most, strict=True)]

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

    def _cell_starts(self, table: Table, widths: Sequence[float]) -> dict[int, float]:
        """The space before the text of each cell, by its identity.

        Where none is given and a text that ends where its column does has no room for a word, the next of the house's
        narrower ones that leaves it.
        """
        starts: dict[int, float] = {}
        for row in table.rows:
            for cell in row.cells:
                start = self._start_of(cell)
                if cell.align not in TEXTUAL and cell.start is None:
                    room = _room_of(cell, widths, 0.0) + _EPSILON
                    narrower = (one for one in (*table.starts[1:], 0.0) if one < start)
                    while start and self._extent(cell)[0] > room - start:
                        start = next(narrower, 0.0)
                starts[id(cell)] = start
        return starts

    def _over(self, table: Table, widths: Sequence[float], starts: Mapping[int, float]) -> dict[int, float]:
        """How far words reach beyond their room that need not be broken, by the identity of their cells."""
        found: dict[int, float] = {}
        for row in table.rows:
            for cell in row.cells:
                room = _room_of(cell, widths, starts[id(cell)])
                if 0.0 < (over := self._extent(cell)[0] - room) <= _SLACK:
                    found[id(cell)] = over
        return found

    def _narrow(
        self, table: Table, widths: Sequence[float], starts: Mapping[int, float], slack: float
    ) -> Iterator[NarrowColumn]:
        """The first word of each column that reaches more than ``slack`` beyond its room in it."""
        found: set[int] = set()
        for number, row in enumerate(table.rows):
            for index, cell in enumerate(row.cells):
                if cell.column in found:
                    continue
                room = max(0.0, _room_of(cell, widths, starts[id(cell)]))
                if self._extent(cell)[0] > room + slack + _EPSILON:
                    found.add(cell.column)
                    style = self._house.styles[cell.paragraph.style]
                    texts = (self._setter.longest(one, style) for one in cell.paragraphs)
                    word = max(texts, key=len)
                    yield NarrowColumn(self._report.count, number, index, cell.column + 1, word=word)

    def _rows(self, measures: _Measures) -> SetBlock:
        head = [row for row in measures.table.rows if row.kind is RowKind.HEADER]
        rows = [row for row in measures.table.rows if row.kind is not RowKind.HEADER]
        head_lines = self._set_rows(head, measures, self._room)
        room = self._room - sum(line.height for line in head_lines)
        body_lines = self._set_rows(rows, measures, room)
        block = SetBlock([*head_lines, *body_lines], widow_control=False, glued=len(head_lines))
        if head_lines:
            block.repeat = lambda: self._set_rows(head, measures, self._room, repeated=True)
        return block

    def _set_rows(
        self, rows: Sequence[Row], measures: _Measures, room: float, *, repeated: bool = False
    ) -> list[SetLine]:
        """The rows as lines, parted where they may be or are higher than ``room``; ``repeated`` ones are furniture."""
        set_rows = [SetRow(row, [self._cell(cell, measures, repeated=repeated) for cell in row.cells]) for row in rows]
        return rows_of(measures.table, set_rows, measures.edges, room)

    def _cell(self, cell: Cell, measures: _Measures, *, repeated: bool) -> SetCell:
        edges = measures.edges
        before, after = cell.insets
        left = edges[cell.column] + before + measures.starts[id(cell)]
        width = edges[cell.column + cell.columns] - after - cell.end - left
        if over := measures.over.get(id(cell)):
            left, width = left - over * _BEFORE[cell.align], width + over
        right = 0.0
        if cell.decimal is not None:
            most = measures.before if self._setter.right_to_left else measures.after
            right = most[cell.column] - measures.own[id(cell)]
            if measures.before[cell.column] + measures.after[cell.column] > width:
                right = 0.0  # no room for it: the figures end together
        style = replace(self._house.styles[cell.paragraph.style], align=cell.align, left=0.0, right=right)
        label = Label(cell.number, cell.number_place) if cell.number is not None else None
        blocks = []
        for paragraph in cell.paragraphs:
            marked = None if repeated else self._structure.paragraph(paragraph)
            blocks.append(
                self._setter.set(paragraph, paragraph.styled(style), Column(left, width), marked, label=label)
            )
            label = None
        return SetCell.of(cell, blocks)

    def _note(self, note: TableNote, column: Column) -> SetBlock:
        style = note.paragraph.styled(self._house.styles[note.paragraph.style])
        place = self._layout.note_mark
        mark = Label(note.mark_span, place)
        if not note.mark:  # a remark begins where the marks of notes do
            mark = Label(Span(""), replace(place, label=0.0, text=0.0, align=Align.START))
        return self._setter.set(note.paragraph, style, column, self._structure.paragraph(note.paragraph), label=mark)


def _separator(frame: TableFrame, left: float) -> SetBlock:
    """The rule between the rows of a table in a frame, which begins at ``left``, and its notes."""
    start = left + frame.separator.start
    rule = Rule(start, 0.0, start + frame.separator.length, 0.0, width=frame.separator.width)
    return SetBlock([SetLine(frame.separator.after, [rule])], before=frame.notes_above, keep_next=True)


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
