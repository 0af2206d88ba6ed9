"""Tables of the body: caption, rows, lettered notes.

Rules are those of cells, as Word knows none of rows. What a table asks of the paragraphs around it is in ``blocks``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec.structs import replace

from undoc.docx.blocks.block_spacing import Surroundings
from undoc.docx.blocks.story import Story
from undoc.docx.blocks.table_frames import framed_rows
from undoc.docx.blocks.table_grid import borders, grid, lowest_paragraph, space_row
from undoc.docx.parts.styles import ALIGN, default_style, spacing
from undoc.docx.text import layout
from undoc.docx.text.paragraphs import KEEP_NEXT, Inset
from undoc.docx.xml import twips
from undoc.prepare.prepared import (
    HEADS,
    TEXTUAL,
    Cell,
    ColumnRule,
    Paragraph,
    Position,
    Role,
    Row,
    RowAlign,
    RowKind,
    Span,
    Table,
)
from undoc.prepare.rows import cell_spaces
from undoc.prepare.rules import Piece, RowRules, pieces, row_rules, thickness
from undoc.templates.language import Direction
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import Align, LineHeight, LineKind, Style

#: How far, in points.
_SLACK = 1.0


_VERTICAL = {
    RowAlign.TOP: "",
    RowAlign.MIDDLE: '<w:vAlign w:val="center"/>',
    RowAlign.BOTTOM: '<w:vAlign w:val="bottom"/>',
}


class TableWriter:
    """Writes the tables of a document, their columns and cells as they were ``measured``."""

    def __init__(self, story: Story, page: PageGeometry) -> None:
        self._house = story.prepared.house
        self._page = page
        self._layout = self._house.tables
        self._right_to_left = story.prepared.language.direction is Direction.RIGHT_TO_LEFT
        self._paragraphs = story.paragraphs
        self._part = story.part
        self._calls = story.calls
        self._measured = story.measured

    def table(self, table: Table, around: Surroundings) -> str:
        """The table with its caption above and its notes below."""
        around = replace(around, keep=around.keep or table.keep_next)
        anchor, first = table.anchor, around
        caption = []
        for paragraph in table.caption:
            style = self._house.styles[paragraph.style]
            own = layout.of_style(style)
            wanted = layout.of_style(table.captioned(paragraph, style, self._layout))
            caption.append(
                self._paragraphs.paragraph(
                    paragraph,
                    self._part,
                    self._calls,
                    indents=wanted.indents_beyond(own),
                    lead=first.lead,
                    anchor=anchor,
                    captioned=anchor,
                    keep=KEEP_NEXT,
                    spacing=first.first().spacing(style, paragraph.styled(style)),
                )
            )
            anchor, first = "", around.last()
        rows = self._rows(table, first.lead, anchor, keep=around.keep or bool(table.notes))
        notes = () if table.frame else self._notes(table, around.last())
        return "".join((*caption, rows, *notes))

    def _rows(self, table: Table, lead: str, anchor: str, *, keep: bool) -> str:
        """``lead`` and ``anchor`` are for the first cell; ``keep`` keeps the last row with what follows."""
        body = self._house.styles[self._house.body_style]
        left, _ = table.placed(self._page, body)
        columns = _columns(self._measured.columns[table.anchor])
        heads = sum(row.kind is RowKind.HEADER for row in table.rows)
        level = row_rules(table, self._layout)
        form = self._layout.forms[table.form]
        is_single = all(row.kind in (*HEADS, RowKind.SECTION) for row in table.rows[:-1])
        written = []
        for index, (row, own) in enumerate(zip(table.rows, _pieces(table.rows, len(columns)), strict=True)):
            is_head, is_last = row.kind is RowKind.HEADER, index == len(table.rows) - 1
            # A table of one row below titles is kept whole by the row itself.
            keeps_itself = is_last and is_single and table.keep
            keeps = row.keep or (keep if is_last else row.kind in HEADS)
            kept = (KEEP_NEXT if keeps else "") + ("<w:keepLines/>" if keeps_itself else "")
            cells = []
            for piece in own:
                doubled = [side for side, rule in _beside(table, piece.cell) if rule is ColumnRule.DOUBLE]
                rules = borders(self._rules(table, level, piece), doubled=doubled)
                sides = self._sides(piece, table)
                wide = sum(columns[piece.cell.column : piece.cell.column + piece.cell.columns])
                if piece.first == index:
                    content = self._content(piece.cell, table, index, kept, lead, anchor)
                    cells.append(_cell(piece, wide, rules + sides, content))
                    lead = anchor = ""
                else:
                    empty = replace(
                        piece.cell, number=None, more=(), paragraph=replace(piece.cell.paragraph, spans=(), anchor="")
                    )
                    content = self._content(empty, table, index, kept)
                    cells.append(_cell(piece, wide, rules + sides, content, continued=True))
            properties = ("" if row.may_part(table, form) else "<w:cantSplit/>") + ("<w:tblHeader/>" if is_head else "")
            written.append(f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>")
            if index == heads - 1 and not is_last and form.head_gap and not table.is_line:
                written.append(self._gap(table, columns, form.head_gap))
        if table.frame:
            notes = "".join(self._notes(table, Surroundings(keep=True)))
            style = default_style(self._house)
            written = framed_rows(written, notes, columns, self._layout.frame, style, header=heads > 0, keep=keep)
        return grid(
            columns,
            "".join(written),
            left=left,
            right_to_left=self._right_to_left,
            sides=0.0,
            header=heads > 0,
            caption=_plain(table.caption),
            frame=self._layout.frame.rule if table.frame else 0.0,
        )

    def _gap(self, table: Table, columns: Sequence[int], height: float) -> str:
        """A row without text below the header that repeats with it, as in official files."""
        style = default_style(self._house)
        empty = lowest_paragraph(style, 0.0, keep=KEEP_NEXT)
        cells = []
        for column, width in enumerate(columns):
            piece = Piece(Cell(Paragraph(Role.CELL, style.key, ()), column), 0, 0)
            beside = dict(_beside(table, piece.cell))
            thickness = table.rules(self._layout).column
            doubled = [side for side, rule in beside.items() if rule is ColumnRule.DOUBLE]
            rules = borders(((side, thickness) for side in ("left", "right") if side in beside), doubled=doubled)
            cells.append(_cell(piece, width, rules, empty))
        return space_row(height, "".join(cells), header=True)

    def _rules(self, table: Table, level: Sequence[RowRules], piece: Piece) -> Iterator[tuple[str, float]]:
        """The rules around a cell; all its rows have them, as Word merges cells that are alike."""
        beside, column = dict(_beside(table, piece.cell)), piece.cell.column
        yield "top", thickness(level[piece.first].above, column)
        if "left" in beside:
            yield "left", table.rules(self._layout).column
        yield "bottom", thickness(level[piece.last].below, column)
        if "right" in beside:
            yield "right", table.rules(self._layout).column

    def _sides(self, piece: Piece, table: Table) -> str:
        """The spaces at the sides of a cell's text, and where it stands in the height of its row."""
        form = self._layout.forms[table.form]
        row = table.rows[piece.first]
        start, end = (max(0.0, space) for space in self._spaces(table, piece.first, piece.cell))
        before, after = table.insets(piece.cell, self._layout)
        sides = (("left", start + before), ("right", end + after))
        margins = "".join(f'<w:{side} w:w="{twips(space)}" w:type="dxa"/>' for side, space in sides)
        return f"<w:tcMar>{margins}</w:tcMar>" + _VERTICAL[row.vertical(piece.cell, table, form)]

    def _spaces(self, table: Table, index: int, cell: Cell) -> tuple[float, float]:
        """The spaces before and after the text of a cell in the row ``index``; of less than none it reaches beyond."""
        form = self._layout.forms[table.form]
        start = form.cell_start if cell.column else 0.0
        cells = table.rows[index].cells
        if cell in cells:
            start = self._measured.cell_starts[table.anchor][index][cells.index(cell)]
        return start, table.end_of(cell, form)

    def _content(
        self,
        cell: Cell,
        table: Table,
        index: int,
        keep: str,
        lead: str = "",
        anchor: str = "",
    ) -> str:
        """The paragraphs of a cell in the row ``index``."""
        style = self._house.styles[cell.paragraph.style]
        form = self._layout.forms[table.form]
        row = table.rows[index]
        before, after = cell_spaces(form, row, table.rows[index + 1] if index + 1 < len(table.rows) else None)
        spaced = replace(style, before=before, after=after)
        if table.line is not None and row.kind not in HEADS:
            spaced = replace(spaced, line=LineHeight(LineKind.EXACT, table.line))
        writer, tabs = self._paragraphs, ""
        if cell.number is not None:
            place = cell.number_place
            lead += writer.typed_label(cell.number, place, style, cell.paragraph.language or writer.language)
            tabs = layout.with_typed_label(style, place).tabs_beyond(layout.of_style(style))
        written = []
        for number, paragraph in enumerate(cell.paragraphs):
            placed = spaced if number == 0 else replace(spaced, before=0.0)
            if number < len(cell.more):
                placed = replace(placed, after=form.paragraph_gap)
            own = (lead, anchor, tabs) if number == 0 else ("", "", "")
            written.append(
                writer.paragraph(
                    paragraph,
                    self._part,
                    self._calls,
                    lead=own[0],
                    anchor=own[1],
                    tabs=own[2],
                    inset=_inset(style, cell.align, self._spaces(table, index, cell)),
                    keep=keep,
                    spacing=spacing(placed, style),
                    align=f'<w:jc w:val="{ALIGN[cell.align]}"/>' if cell.align is not style.align else "",
                )
            )
        return "".join(written)

    def _notes(self, table: Table, around: Surroundings) -> Iterator[str]:
        """The notes, each with its mark as a label; the last has the space below the table.

        Those of a table from margin to margin are as wide as it.
        """
        rules, writer, notes = self._layout, self._paragraphs, table.notes
        below = rules.after if table.space_below is None else table.space_below
        for index, note in enumerate(notes):
            paragraph = note.paragraph
            style = self._house.styles[paragraph.style]
            is_last = index == len(notes) - 1
            before = style.before + (rules.notes_before if index == 0 and not table.frame else 0.0)
            after = style.after + (below if is_last and not table.frame else 0.0)
            own = layout.of_style(style)
            placed = table.as_wide(style)
            if table.frame:
                placed = replace(style, left=rules.frame.notes_start, right=rules.frame.notes_end)
            if note.mark:
                wanted = layout.with_typed_label(placed, rules.note_mark)
                mark = Span(note.mark, italic=True, position=Position.RAISED)
                lead = writer.typed_label(mark, rules.note_mark, placed, paragraph.language or writer.language)
            else:
                wanted, lead = layout.hanging(placed, rules.note_mark.turn), ""
            yield writer.paragraph(
                paragraph,
                self._part,
                self._calls,
                lead=lead,
                keep=around.keep_next if is_last else "",
                tabs=wanted.tabs_beyond(own),
                spacing=(around if is_last else Surroundings()).spacing(
                    style, replace(style, before=before, after=after)
                ),
                indents=wanted.indents_beyond(own),
                section=around.section if is_last else "",
            )


def _beside(table: Table, cell: Cell) -> Iterator[tuple[str, ColumnRule]]:
    """The upright rules at the sides of a cell."""
    for side, column in (("left", cell.column), ("right", cell.column + cell.columns)):
        rule = table.rule_before(column)
        if rule is not None:
            yield side, rule


def _inset(style: Style, align: Align, spaces: tuple[float, float]) -> Inset:
    """The edges of a cell's text: where its lines do not stand, they may reach a little into the cell's margin.

    Columns are as wide as what stands in them, and Word, which rounds each letter, finds it wider now and then. Of the
    ``spaces`` before and after the text those less than none are indents, as margins of cells cannot be.
    """
    left, right = (_SLACK if align not in TEXTUAL else 0.0), (_SLACK if align is not Align.END else 0.0)
    before, after = (min(0.0, space) for space in spaces)
    return Inset(style.left + left - before, style.right + right - after)


def _columns(widths: Sequence[float]) -> list[int]:
    """The widths of columns in twips, their edges rounded, so that the table is as wide as it is."""
    edges = map(twips, accumulate(widths, initial=0.0))
    return [end - start for start, end in pairwise(edges)]


def _pieces(rows: Sequence[Row], columns: int) -> Iterator[list[Piece]]:
    """The pieces of cells in each row; where it has none for a column, an empty one: Word's rows have no gaps."""
    for index, (row, found) in enumerate(zip(rows, pieces(rows), strict=True)):
        covered = {column for piece in found for column in piece.columns}
        if missing := [column for column in range(columns) if column not in covered]:
            style = (row.cells or rows[0].cells)[0].paragraph.style
            empty = Paragraph(Role.CELL, style, ())
            found = [*found, *(Piece(Cell(empty, column), index, index) for column in missing)]
        yield sorted(found, key=lambda piece: piece.cell.column)


def _cell(piece: Piece, width: int, rules: str, content: str, *, continued: bool = False) -> str:
    """``w:tc`` with its properties in the order of CT_TcPr (17.4.70)."""
    across = f'<w:gridSpan w:val="{piece.cell.columns}"/>' if piece.cell.columns > 1 else ""
    down = ""
    if piece.last > piece.first:
        down = "<w:vMerge/>" if continued else '<w:vMerge w:val="restart"/>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{down}{rules}</w:tcPr>{content}</w:tc>'


def _plain(caption: Sequence[Paragraph]) -> str:
    """The words of a caption in one line, without the marks of notes; those of the table's own are raised italics."""
    words = [
        "".join(
            span.text
            for span in paragraph.spans
            if span.note is None and not (span.italic and span.position is Position.RAISED)
        )
        for paragraph in caption
    ]
    return " ".join(" ".join(words).split())
