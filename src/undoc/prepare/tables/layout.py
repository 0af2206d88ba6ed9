"""How a table is laid out: its place, the spaces of its cells, its rules, what of it pages may part.

What the content leaves open is as the house has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from undoc.model import HEADS, RowAlign, RowKind, TableWidth
from undoc.model import Row as SaidRow
from undoc.model import Table as TableSaid
from undoc.prepare.prepared import Cell, Paragraph, Row, Table, TableNote
from undoc.prepare.tables.rows import keeps_next, rooms_of, spanning, usual_spaces
from undoc.prepare.tables.rules import cell_rules, pieces, row_rules
from undoc.templates.house import House, TableForm
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import Align


class TextArea(Struct, frozen=True):
    """Where a table stands: on a ``page``, or in the columns that its text area is the first of.

    Tables from margin to margin keep ``inset`` points from the edges, those of a box.
    """

    page: PageGeometry
    in_columns: bool = False
    inset: float = 0.0


class TableTexts(Struct, frozen=True):
    """The texts of a table: its caption, the cells of each row, its notes."""

    caption: tuple[Paragraph, ...]
    cells: Sequence[Sequence[Cell]]
    notes: tuple[TableNote, ...]


def laid_out(said: TableSaid, texts: TableTexts, house: House, area: TextArea, *, anchor: str = "") -> Table:
    """The table with its ``texts``, laid out for where it stands; ``said`` is what the content says of it."""
    layout = house.tables
    form = layout.forms[said.form]
    kinds = [row.kind for row in said.rows]
    # Figures above the paragraphs that explain them: in official New York files (24 tables of A/80/590 and A/80/596)
    # such a table has thin rules and little space around.
    is_line = not texts.caption and not texts.notes and sum(kind not in HEADS for kind in kinds) == 1
    # A list in columns of text has neither rules nor spaces around (fascicles of the budget).
    is_list = area.in_columns and not texts.caption and not any(kind in HEADS for kind in kinds)
    is_full = area.in_columns or said.width is TableWidth.FULL
    indents = (area.inset, area.inset) if is_full else None
    points = said.points
    if area.in_columns and points is not None and points > area.page.text_width:
        points = None
    body = house.styles[house.body_style]
    left, right = indents or (body.left, body.right)
    first = texts.caption[0].style if texts.caption else ""
    table = Table(
        caption=tuple(
            # In columns all lines of it are as wide as the table, elsewhere a subtitle that nothing stands above.
            replace(line, indents=indents) if area.in_columns or line.style == layout.subtitle_style == first else line
            for line in texts.caption
        ),
        widths=tuple(column.width for column in said.columns),
        rows=(),
        notes=tuple(_noted(texts.notes, said, indents, house)),
        left=left,
        width=area.page.text_width - left - right if points is None else points,
        rules=layout.list if is_list else layout.rules(is_line=is_line, is_framed=said.frame),
        starts=(form.cell_start, *form.narrow_starts),
        column_rules=tuple(column.rule for column in said.columns),
        anchor=anchor,
        end=end_of(said, form),
        head_gap=0.0 if is_line else form.head_gap,
        frame=layout.frame if said.frame else None,
        space=said.space,
        space_below=layout.after,
        is_line=is_line,
        keep_next=said.keep_next,
        repeats=not said.once,
    )
    return replace(table, rows=tuple(_RowLayout(said, table, form).rows(texts.cells)))


def end_of(said: TableSaid, form: TableForm) -> float:
    """The space after the texts of a table's cells."""
    return form.cell_end if said.end is None else said.end


def _noted(
    notes: Sequence[TableNote], said: TableSaid, indents: tuple[float, float] | None, house: House
) -> Iterator[TableNote]:
    """The notes with the space above them; those in a frame stand in from its sides."""
    layout = house.tables
    if said.frame:
        indents = (layout.frame.notes_start, layout.frame.notes_end)
    for index, note in enumerate(notes):
        above = None
        if index == 0 and not said.frame:
            above = house.styles[note.paragraph.style].before + layout.notes_before
        yield replace(note, paragraph=replace(note.paragraph, indents=indents, space_before=above))


class _RowLayout:
    """Lays out the rows of a ``table`` of a ``form``; ``said`` is what the content says of them."""

    def __init__(self, said: TableSaid, table: Table, form: TableForm) -> None:
        self._said = said
        self._table = table
        self._form = form
        thickness = table.rules.column
        #: What the upright rules before each column, and after the last one, take of the width of the cells beside it.
        self._insets = [0.0 if rule is None else rule.width(thickness) / 2 for rule in (*table.column_rules, None)]

    def rows(self, texts: Sequence[Sequence[Cell]]) -> Iterator[Row]:
        """The rows, with what follows from those above and below them."""
        said, table = self._said, self._table
        kinds = [row.kind for row in said.rows]
        reaching = list(pieces(texts))
        rules = row_rules(kinds, reaching, table.rules, table.column_rules)
        spanned = [bool(titles) for titles in spanning(kinds, texts)]
        reaches = [[cell.rows for cell in row] for row in texts]
        rooms = rooms_of(kinds, reaches, spanned, table.rules, has_gap=bool(table.head_gap))
        usual = [self._usual_align(row.kind, own) for row, own in zip(said.rows, texts, strict=True)]
        keeping = [keeps_next(kind, below) for kind, below in zip_longest(kinds, kinds[1:])]
        is_single = all(keeping[:-1])
        for index, (row, own) in enumerate(zip(said.rows, reaching, strict=True)):
            is_last = index == len(kinds) - 1
            spaces = self._spaces(index)
            line = None if row.kind in HEADS else said.line
            lines = [piece.cell.paragraph.line for piece in own if piece.cell.paragraph.spans]
            # A cell without text is no higher than those with one.
            empty = max((one for one in lines if one is not None), default=line) if None not in lines else line
            cells: list[Cell] = []
            continued: list[Cell] = []
            for piece in own:
                cell = piece.cell
                if piece.first < index:
                    unwritten = replace(cell.paragraph, spans=(), anchor="")
                    cell = replace(cell, paragraph=unwritten, more=(), number=None, drawing=None)
                first, *more = self._spaced(cell.paragraphs, spaces, line if cell.paragraph.spans else empty)
                placed = replace(
                    cell,
                    paragraph=first,
                    more=tuple(more),
                    # What is below the text parts it from a picture or chart.
                    around=(0.0 if cell.texts else spaces[0], spaces[1]),
                    vertical=self._vertical(cell, kinds[piece.first], usual[piece.first]),
                    insets=(self._insets[cell.column], self._insets[cell.column + cell.columns]),
                    rules=cell_rules(piece, rules, table.column_rules),
                )
                (continued if piece.first < index else cells).append(placed)
            yield Row(
                row.kind,
                tuple(cells),
                tuple(continued),
                keep=row.keep or keeping[index] or (said.keep and not is_last),
                keep_lines=is_last and is_single and said.keep,  # one row below titles: no other keeps it whole
                may_part=self._may_part(row),
                rules=rules[index],
                rule_room=rooms[index],
            )

    def _may_part(self, row: SaidRow) -> bool:
        """Whether a page may end within a row."""
        return self._form.parts_rows and row.kind is RowKind.BODY and not (self._said.keep or row.keep or row.whole)

    def _usual_align(self, kind: RowKind, row: Sequence[Cell]) -> RowAlign:
        """Where texts stand in the height of a ``row``: headers below, figures beside the last line of their name.

        So in the tables of official New York files (``w:vAlign`` in 2,068 of the 2,194 cells of A/80/596).
        """
        if kind in HEADS:
            return RowAlign.BOTTOM
        figures = (one.align is Align.END or one.decimal is not None for one in row)
        return RowAlign.BOTTOM if self._form.ends_together and any(figures) else RowAlign.TOP

    def _vertical(self, cell: Cell, kind: RowKind, usual: RowAlign) -> RowAlign:
        """Where the text of a cell stands in the height of its row: as in its column or table, else as is usual."""
        if kind in HEADS:
            return usual
        return self._said.columns[cell.column].vertical or self._said.vertical or usual

    def _spaces(self, index: int) -> tuple[float, float]:
        """The spaces above and below the texts of a row: its own, below the header its table's, or the house's."""
        said = self._said
        row = said.rows[index]
        below = said.rows[index + 1].kind if index + 1 < len(said.rows) else None
        usual = usual_spaces(self._form, row.kind, below)
        table = (None, None) if row.kind in HEADS else (said.above, said.below)
        above, under = (
            next(space for space in spaces if space is not None)
            for spaces in zip((row.above, row.below), table, usual, strict=True)
        )
        return above, under

    def _spaced(
        self, paragraphs: Sequence[Paragraph], spaces: tuple[float, float], line: float | None
    ) -> Iterator[Paragraph]:
        """The paragraphs of a cell with the ``spaces`` above and below them, and the distance of their lines.

        ``line`` is that of those that have none of their own.
        """
        last = len(paragraphs) - 1
        for index, paragraph in enumerate(paragraphs):
            yield replace(
                paragraph,
                space_before=spaces[0] if index == 0 else 0.0,
                space_after=spaces[1] if index == last else self._form.paragraph_gap,
                line=line if paragraph.line is None else paragraph.line,
            )
