"""Tables of the body: caption, rows, lettered notes.

Rules are those of cells, as Word knows none of rows. What a table asks of the paragraphs around it is in ``blocks``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc.docx.blocks import pictures
from undoc.docx.blocks.block_spacing import Surroundings
from undoc.docx.blocks.story import Story
from undoc.docx.blocks.table_frames import framed_rows
from undoc.docx.blocks.table_grid import borders, grid, lowest_paragraph, space_row
from undoc.docx.parts.styles import ALIGN, default_style, spacing
from undoc.docx.text import layout
from undoc.docx.text.paragraphs import KEEP_NEXT, Inset
from undoc.docx.xml import twips
from undoc.prepare.prepared import (
    TEXTUAL,
    Cell,
    CellRules,
    ColumnRule,
    Figure,
    Paragraph,
    Position,
    RowAlign,
    RowKind,
    Table,
)
from undoc.templates.language import Direction
from undoc.templates.styles import Align, LineHeight, LineKind, Style

if TYPE_CHECKING:
    from undoc.docx.blocks.charts import ChartWriter

#: How far in points lines may reach into the margin of their cell, on the side where they do not stand.
_SLACK = 1.0

_VERTICAL = {
    RowAlign.TOP: "",
    RowAlign.MIDDLE: '<w:vAlign w:val="center"/>',
    RowAlign.BOTTOM: '<w:vAlign w:val="bottom"/>',
}


class TableWriter:
    """Writes the tables of a document, their columns and cells as they were ``measured``."""

    def __init__(self, story: Story) -> None:
        self._house = story.prepared.house
        self._right_to_left = story.prepared.language.direction is Direction.RIGHT_TO_LEFT
        self._paragraphs = story.paragraphs
        self._where = story.where
        self._measured = story.measured
        self._story = story
        self._charts: ChartWriter | None = None

    def table(self, table: Table, around: Surroundings) -> str:
        """The table with its caption above and its notes below."""
        around = replace(around, keep=around.keep or table.keep_next)
        anchor, first = table.anchor, around
        caption = []
        for paragraph in table.caption:
            style = self._house.styles[paragraph.style]
            own = layout.of_style(style)
            wanted = layout.of_style(paragraph.styled(style))
            caption.append(
                self._paragraphs.paragraph(
                    paragraph,
                    self._where,
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
        notes = self._notes(table, around.last()) if table.has_notes_below else ()
        return "".join((*caption, rows, *notes))

    def _rows(self, table: Table, lead: str, anchor: str, *, keep: bool) -> str:
        """``lead`` and ``anchor`` are for the first cell; ``keep`` keeps the last row with what follows."""
        measured = self._measured.columns[table.anchor]
        columns = _columns(measured)
        heads = sum(row.kind is RowKind.HEADER for row in table.rows)
        starts: dict[int, float] = {}  # the spaces before the texts of the cells that the row has in its columns
        written = []
        for row, own in zip(table.rows, self._measured.cell_starts[table.anchor], strict=True):
            is_last = row is table.rows[-1]
            starts.update((cell.column, start) for cell, start in zip(row.cells, own, strict=True))
            kept = (KEEP_NEXT if row.keep or (is_last and keep) else "") + ("<w:keepLines/>" if row.keep_lines else "")
            cells = []
            for cell in sorted((*row.cells, *row.continued), key=lambda one: one.column):
                start, is_continued = starts[cell.column], cell in row.continued
                # Without a text there is nothing to reach beyond the edge of the cell.
                width = sum(columns[cell.column : cell.column + cell.columns])
                content = self._content(
                    cell,
                    max(0.0, start) if is_continued else start,
                    sum(measured[cell.column : cell.column + cell.columns]),
                    kept,
                    lead=lead,
                    anchor=anchor,
                )
                merged = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
                cells.append(
                    _cell(
                        width,
                        _borders(cell.rules, table) + _sides(cell, start),
                        content,
                        columns=cell.columns,
                        merged="<w:vMerge/>" if is_continued else merged,
                    )
                )
                lead = anchor = ""
            properties = "" if row.may_part else "<w:cantSplit/>"
            properties += "<w:tblHeader/>" if row.kind is RowKind.HEADER and table.repeats else ""
            written.append(f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>")
            if len(written) == heads and not is_last and table.head_gap:
                written.append(self._gap(table, columns))
        if table.frame is not None:
            notes = "".join(self._notes(table, Surroundings(keep=True)))
            style = default_style(self._house)
            written = framed_rows(
                written, notes, columns, table.frame, style=style, header=heads > 0 and table.repeats, keep=keep
            )
        return grid(
            columns,
            "".join(written),
            left=table.left,
            right_to_left=self._right_to_left,
            sides=0.0,
            header=heads > 0,
            caption=_plain(table.caption),
            frame=table.frame.rule if table.frame is not None else 0.0,
        )

    def _gap(self, table: Table, columns: Sequence[int]) -> str:
        """A row without text below the header, on the pages where this stands, as in official files."""
        empty = lowest_paragraph(default_style(self._house), 0.0, keep=KEEP_NEXT)
        between = pairwise((*table.column_rules, None))
        cells = (
            _cell(width, _borders(CellRules(before=before, after=after), table), empty)
            for width, (before, after) in zip(columns, between, strict=True)
        )
        return space_row(table.head_gap, "".join(cells), header=table.repeats)

    def _content(self, cell: Cell, start: float, wide: float, keep: str, *, lead: str, anchor: str) -> str:
        """The paragraphs of a cell that is ``wide`` points wide; ``lead`` and ``anchor`` are for the first."""
        writer, tabs = self._paragraphs, ""
        style = self._house.styles[cell.paragraph.style]
        if cell.number is not None:
            place = cell.number_place
            lead += writer.typed_label(cell.number, place, style, cell.paragraph.language or writer.language)
            tabs = layout.with_typed_label(style, place).tabs_beyond(layout.of_style(style))
        written = []
        for paragraph in cell.texts:
            written.append(
                writer.paragraph(
                    paragraph,
                    self._where,
                    lead=lead,
                    anchor=anchor,
                    tabs=tabs,
                    inset=_inset(style, cell, start),
                    keep=keep,
                    spacing=spacing(paragraph.styled(style), style),
                    align=f'<w:jc w:val="{ALIGN[cell.align]}"/>' if cell.align is not style.align else "",
                )
            )
            lead = anchor = tabs = ""
        if cell.drawing is not None:
            written.append(self._drawing(cell, start, wide, keep, self._paragraphs.bookmarks.around(anchor, lead)))
        return "".join(written)

    def _drawing(self, cell: Cell, start: float, wide: float, keep: str, lead: str) -> str:
        """The paragraph of the picture or chart of a cell that is ``wide`` points wide, ``lead`` before it."""
        style = self._house.styles[cell.paragraph.style]
        room = wide - sum(cell.insets)
        text = room - start - cell.end
        if isinstance(cell.drawing, Figure):
            place, picture = cell.drawing.in_cell(text, room), cell.drawing.picture
            width = place.width
            run = self._story.pictures.run(
                self._where.part, picture.path, picture.alternative, width, height=place.height
            )
        else:
            assert cell.drawing is not None
            if self._charts is None:
                from undoc.docx.blocks.charts import ChartWriter  # few tables have one

                self._charts = ChartWriter(self._story)
            measured = self._measured.charts[cell.drawing.anchor]
            width = measured.width
            run = self._charts.run(cell.drawing.in_cell(text, room), measured)
        over = max(0.0, width - text) / 2
        inset = _inset(style, cell, start)
        wanted = layout.of_style(replace(style, left=inset.left - over, right=inset.right - over, first=0.0))
        above, below = cell.around
        own = replace(style, line=LineHeight(LineKind.AUTO, 1.0), before=above, after=below)
        properties = self._paragraphs.properties(
            style,
            keep=keep,
            spacing=spacing(own, style),
            indents=wanted.indents_beyond(layout.of_style(style)),
            align=f'<w:jc w:val="{ALIGN[cell.align]}"/>' if cell.align is not style.align else "",
            mark=pictures.END_MARK,
        )
        return f"<w:p>{properties}{lead}{run}</w:p>"

    def _notes(self, table: Table, around: Surroundings) -> Iterator[str]:
        """The notes, each with its mark as a label; the last has the space below the table."""
        writer, place = self._paragraphs, self._house.tables.note_mark
        for note in table.notes:
            paragraph, is_last = note.paragraph, note is table.notes[-1]
            style = self._house.styles[paragraph.style]
            placed, own = paragraph.styled(style), layout.of_style(style)
            if is_last and table.has_notes_below:
                placed = replace(placed, after=placed.after + table.space_below)
            if note.mark:
                wanted = layout.with_typed_label(placed, place)
                lead = writer.typed_label(note.mark_span, place, placed, paragraph.language or writer.language)
            else:
                wanted, lead = layout.hanging(placed, place.turn), ""
            yield writer.paragraph(
                paragraph,
                self._where,
                lead=lead,
                keep=around.keep_next if is_last else "",
                tabs=wanted.tabs_beyond(own),
                spacing=(around if is_last else Surroundings()).spacing(style, placed),
                indents=wanted.indents_beyond(own),
                section=around.section if is_last else "",
            )


def _borders(rules: CellRules, table: Table) -> str:
    """``w:tcBorders`` of a cell."""
    upright = {"left": rules.before, "right": rules.after}
    thick = {side: table.rules.column if rule is not None else 0.0 for side, rule in upright.items()}
    sides = (("top", rules.above), ("left", thick["left"]), ("bottom", rules.below), ("right", thick["right"]))
    return borders(sides, doubled=[side for side, rule in upright.items() if rule is ColumnRule.DOUBLE])


def _sides(cell: Cell, start: float) -> str:
    """The margins of a cell, which are the spaces before and after its text, and where that stands in its height."""
    spaces = (max(0.0, start) + cell.insets[0], max(0.0, cell.end) + cell.insets[1])
    margins = (
        f'<w:{side} w:w="{twips(space)}" w:type="dxa"/>' for side, space in zip(("left", "right"), spaces, strict=True)
    )
    return f"<w:tcMar>{''.join(margins)}</w:tcMar>" + _VERTICAL[cell.vertical]


def _inset(style: Style, cell: Cell, start: float) -> Inset:
    """The edges of a cell's text: where its lines do not stand, they may reach a little into the cell's margin.

    Columns are as wide as what stands in them, and Word, which rounds each letter, finds it wider now and then. Of the
    spaces before and after the text those less than none are indents, as margins of cells cannot be.
    """
    left, right = (_SLACK if cell.align not in TEXTUAL else 0.0), (_SLACK if cell.align is not Align.END else 0.0)
    return Inset(style.left + left - min(0.0, start), style.right + right - min(0.0, cell.end))


def _columns(widths: Sequence[float]) -> list[int]:
    """The widths of columns in twips, their edges rounded, so that the table is as wide as it is."""
    edges = map(twips, accumulate(widths, initial=0.0))
    return [end - start for start, end in pairwise(edges)]


def _cell(width: int, properties: str, content: str, *, columns: int = 1, merged: str = "") -> str:
    """``w:tc`` with its properties in the order of CT_TcPr (17.4.70)."""
    across = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merged}{properties}</w:tcPr>{content}</w:tc>'


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
