"""Tables: cells with their columns and alignment, lettered notes, the lines of the caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, partial

from msgspec.structs import replace

from undoc.model import (
    HEADS,
    NUMBER_SPACE,
    Cell,
    Chart,
    ColumnAlign,
    Figure,
    Inline,
    NoteCall,
    Row,
    RowKind,
    Table,
    Text,
)
from undoc.model.tree import drawings, flat
from undoc.prepare import counters, prepared
from undoc.prepare.inlines import OwnNotes, SpanMaker
from undoc.prepare.numbering import Numbered
from undoc.prepare.prepared import Paragraph, Position, Role, Span
from undoc.prepare.tables.layout import TableTexts, TextArea, end_of, laid_out
from undoc.templates.house import House, TableLayout
from undoc.templates.language import Direction, Language
from undoc.templates.styles import Align

#: How lines stand that the content aligns so.
ALIGNS = {
    ColumnAlign.START: Align.START,
    ColumnAlign.JUSTIFY: Align.JUSTIFY,
    ColumnAlign.END: Align.END,
    ColumnAlign.CENTER: Align.CENTER,
    ColumnAlign.DECIMAL: Align.END,
}
#: What a column of figures consists of: signs, figures with their separators, a percentage, nil as a dash.
_FIGURE = re.compile(r"[−–\-+(]?[$€£]?\d[\d.,\s\u00a0\u202f/]*%?\)?|[–—\-…]|")
#: A number at the beginning of a cell.
_NUMBER = re.compile(rf"([^{NUMBER_SPACE}]{{1,12}}){NUMBER_SPACE}+")
_NO_FIGURES = (*HEADS, RowKind.SECTION)
_BOLD = {RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.SECTION}


#: Prepares the picture or chart of a cell, which has the anchor that is given.
CellDrawing = Callable[[Figure | Chart, str], prepared.Figure | prepared.Chart | None]


class TableMaker:
    """Prepares the tables of one version, the pictures and charts in their cells with ``draw``."""

    def __init__(self, maker: SpanMaker, house: House, language: Language, draw: CellDrawing) -> None:
        self._maker = maker
        self._draw = draw
        self._house = house
        self._layout = house.tables
        sign = re.escape(language.numbers.decimal)
        self._decimal = re.compile(rf"{sign}(?=\d+\D*$)|(?<=\d)(?=\D*$)")
        #: Whether columns end at the left, where figures, which run from the left all the same, begin.
        self._ends_left = language.direction is Direction.RIGHT_TO_LEFT
        self._mark = language.counters["table_notes"][0]
        self._series = language.series

    def table(self, table: Table, number: Numbered, area: TextArea) -> prepared.Table:
        """The table with its caption, rows and notes, laid out for the ``area`` that it stands in."""
        above = (note.name for note in table.notes if note.called_above)
        marks = {name: self._letter(number) for number, name in enumerate(above, 1)}
        names = {note.name for note in table.notes}

        def own(call: NoteCall, form: Span) -> Span | None:
            """The mark of one of the table's own notes, None for a note of the document."""
            if call.name not in names:
                return None
            mark = marks.setdefault(call.name, self._letter(len(marks) + 1))
            return replace(form, text=mark, italic=True, position=Position.RAISED, url=None, target=None)

        caption = tuple(self._caption(table, number, own))
        rows = list(placed(table))
        body = cache(partial(_body_texts, rows))
        given = [column.align for column in table.columns]
        aligns = [self._align(align, at, body) for at, align in enumerate(given)]
        decimal = {at for at, align in enumerate(aligns) if self._is_decimal(given[at], at, align, body)}
        cells = [tuple(row) for row in self._rows(table, rows, aligns, decimal, own=own)]
        if any(drawings((table,))):
            cells = list(self._with_drawings(cells, table, number.anchor))
        texts = {note.name: self._note(note.inlines) for note in table.notes}
        notes = (
            *(prepared.TableNote("", self._note(remark)) for remark in table.remarks),
            *(prepared.TableNote(mark, texts[name]) for name, mark in marks.items()),
        )
        return laid_out(table, TableTexts(caption, cells, notes), self._house, area, anchor=number.anchor)

    def _letter(self, number: int) -> str:
        return counters.label(self._mark, number, self._series)

    def _note(self, inlines: Sequence[Inline]) -> Paragraph:
        return Paragraph(Role.NOTE, self._layout.note_style, self._maker.spans(inlines))

    def _caption(self, table: Table, number: Numbered, own: OwnNotes) -> Iterator[Paragraph]:
        if table.caption:
            yield Paragraph(Role.CAPTION, self._layout.number_style, (Span(number.label),))
            spans = self._maker.spans(table.caption, own=own)
            after = 0.0 if table.subtitle else table.caption_below
            yield Paragraph(Role.CAPTION, self._layout.title_style, spans, space_after=after)
        if table.subtitle:
            spans = self._maker.spans(table.subtitle, own=own)
            yield Paragraph(Role.CAPTION, self._layout.subtitle_style, spans, space_after=table.caption_below)

    def _align(self, given: ColumnAlign | None, column: int, body: Callable[[int], list[str]]) -> Align:
        """On which side a column stands; ``body`` gives the texts of each below the header."""
        if given is not None:
            return ALIGNS[given]
        figures = [text for text in body(column) if text]
        return Align.END if figures and all(_FIGURE.fullmatch(text) for text in figures) else Align.START

    def _is_decimal(
        self, given: ColumnAlign | None, column: int, align: Align, body: Callable[[int], list[str]]
    ) -> bool:
        """Whether decimal signs stand below each other: when asked for, or when figures have unlike decimals.

        And in right-to-left tables, where figures that end with the column would have their last digits anywhere.
        """
        if given is not None and (given is not ColumnAlign.END or not self._ends_left):
            return given is ColumnAlign.DECIMAL
        if align is not Align.END:
            return False
        texts = body(column)
        if not all(map(_FIGURE.fullmatch, texts)):
            return False
        figures = (text.rstrip(")% ") for text in texts if any(map(str.isdecimal, text)))
        return self._ends_left or len({len(figure) - self._sign(figure) for figure in figures}) > 1

    def _sign(self, text: str) -> int:
        """Where the decimal sign of a figure stands, or would stand; the end of a text without figures."""
        found = self._decimal.search(text)
        return found.start() if found else len(text)

    def _rows(
        self,
        table: Table,
        rows: Sequence[tuple[Row, list[int]]],
        aligns: Sequence[Align],
        decimal: Collection[int],
        *,
        own: OwnNotes,
    ) -> Iterator[list[prepared.Cell]]:
        """The cells of each row."""
        form = self._layout.forms[table.form]
        for (row, columns), below in zip(
            rows, starts_below([(row.kind, columns) for row, columns in rows]), strict=True
        ):
            style = form.header_style if row.kind in HEADS else form.cell_style
            cells = []
            for cell, column in zip(row.cells, columns, strict=True):
                spans = self._spans(table, row, cell, cell.inlines, own)
                is_above = cell.columns > 1 and any(column < start < column + cell.columns for start in below)
                align = usual_align(row.kind, aligns[column], self._layout, is_above_several=is_above)
                if cell.align is not None:
                    align = ALIGNS[cell.align]
                number, spans = parted_number(spans) if align in prepared.TEXTUAL else (None, spans)
                said = table.columns[column]
                start = cell.start if cell.start is not None else said.start
                if start is None and column == 0:
                    start = 0.0  # the text of the first column begins at the table's edge
                sign = None
                if column in decimal and cell.columns == 1 and not (row.kind in _NO_FIGURES or cell.align):
                    sign = self._sign("".join(span.text for span in spans if span.position is Position.NORMAL))
                cells.append(
                    prepared.Cell(
                        Paragraph(Role.CELL, style, spans, first=cell.first or None, line=cell.line),
                        column,
                        cell.columns,
                        cell.rows,
                        align=align,
                        decimal=sign,
                        start=start,
                        end=end_of(table, form) if cell.end is None else cell.end,
                        number=number,
                        tab=said.tab if said.tab is not None else form.tab,
                        more=tuple(
                            Paragraph(Role.CELL, style, self._spans(table, row, cell, one, own), line=cell.line)
                            for one in cell.more
                        ),
                    )
                )
            yield cells

    def _with_drawings(
        self, rows: Sequence[Sequence[prepared.Cell]], table: Table, anchor: str
    ) -> Iterator[tuple[prepared.Cell, ...]]:
        """The rows with the pictures and charts of their cells."""
        count = 0
        for row, cells in zip(table.rows, rows, strict=True):
            made = []
            for said, cell in zip(row.cells, cells, strict=True):
                if said.drawing is None:
                    made.append(cell)
                    continue
                count += 1
                made.append(replace(cell, drawing=self._draw(said.drawing, f"{anchor}-drawing{count}")))
            yield tuple(made)

    def _spans(self, table: Table, row: Row, cell: Cell, inlines: Sequence[Inline], own: OwnNotes) -> tuple[Span, ...]:
        """A paragraph of a cell of a row, in the form that it has there."""
        spans = self._maker.spans(inlines, own=own)
        if row.kind in _BOLD:
            spans = tuple(replace(span, bold=True) for span in spans)
        size = cell.size if cell.size is not None or row.kind in HEADS else table.size
        if size is not None:
            spans = tuple(replace(span, size=size) for span in spans)
        return spans


def starts_below(rows: Sequence[tuple[RowKind, Sequence[int]]]) -> list[Sequence[int]]:
    """For each row the columns that cells begin in in the next row that is no section; none below the last."""
    result: list[Sequence[int]] = []
    below: Sequence[int] = ()
    for kind, columns in reversed(rows):
        result.append(below)
        below = below if kind is RowKind.SECTION else columns
    return result[::-1]


def usual_align(kind: RowKind, column: Align, layout: TableLayout, *, is_above_several: bool) -> Align:
    """On which side the text of a cell stands in a column, or the first of several, that is aligned as ``column``.

    Sections begin where the writing does; a title right above several cells stands where the house has it.
    """
    if kind is RowKind.SECTION:
        return Align.START
    if kind not in HEADS:
        return column
    if is_above_several and layout.spanner_align is not None:
        return layout.spanner_align
    return Align.START if column is Align.JUSTIFY else column


def placed(table: Table) -> Iterator[tuple[Row, list[int]]]:
    """Each row with the columns that its cells begin in; a column that a cell above reaches into is skipped."""
    reaching: dict[int, int] = {}
    for row in table.rows:
        below = {column: more - 1 for column, more in reaching.items() if more > 1}
        columns = []
        column = 0
        for cell in row.cells:
            while reaching.get(column):
                column += 1
            columns.append(column)
            if cell.rows > 1:
                below |= dict.fromkeys(range(column, column + cell.columns), cell.rows - 1)
            column += cell.columns
        reaching = below
        yield row, columns


def _body_texts(rows: Sequence[tuple[Row, list[int]]], column: int) -> list[str]:
    """The texts of the cells that stand in one column alone, below the header."""
    return [
        _text(row.cells[columns.index(column)].inlines)
        for row, columns in rows
        if row.kind not in _NO_FIGURES and column in columns and row.cells[columns.index(column)].columns == 1
    ]


def parted_number(spans: Sequence[Span]) -> tuple[Span | None, tuple[Span, ...]]:
    """The number that an em space parts from the text of a cell or heading, and the spans without both."""
    if spans and not (spans[0].note or spans[0].url or spans[0].target) and (match := _NUMBER.match(spans[0].text)):
        first, rest = spans[0], spans[0].text[match.end() :]
        return replace(first, text=match[1]), (*([replace(first, text=rest)] if rest else []), *spans[1:])
    return None, tuple(spans)


def _text(inlines: Sequence[Inline]) -> str:
    """The text of a cell without the marks of notes."""
    return "".join(one.text for one in flat(inlines) if isinstance(one, Text)).strip()
