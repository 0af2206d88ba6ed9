"""The masthead: a table in the header of the first page (ISO/IEC 29500-1, 17.4), as in the Organization's own files."""

from __future__ import annotations

from undoc.docx.blocks import pictures
from undoc.docx.blocks.pictures import PictureWriter
from undoc.docx.blocks.table_grid import borders, grid, lowest_paragraph
from undoc.docx.parts.styles import default_style
from undoc.docx.text.paragraphs import ParagraphWriter, TextPlace
from undoc.docx.xml import STORY_NAMESPACES, twips
from undoc.prepare.prepared import Emblem, PreparedDocument
from undoc.templates.language import Direction
from undoc.templates.pages import MastheadCell, MastheadRow
from undoc.templates.styles import Style

#: The slot that the emblem stands in.
EMBLEM = "emblem"


class MastheadWriter:
    """Writes the first page's header."""

    def __init__(
        self,
        prepared: PreparedDocument,
        paragraphs: ParagraphWriter,
        pictures_: PictureWriter,
        where: TextPlace,
    ) -> None:
        self._prepared = prepared
        self._table = prepared.house.masthead
        self._paragraphs = paragraphs
        self._pictures = pictures_
        self._where = where

    def text(self) -> str:
        """The XML of the header."""
        table = self._table
        if not table.rows:  # of a house without a masthead
            below = lowest_paragraph(default_style(self._prepared.house), table.after)
            return f"<w:hdr {STORY_NAMESPACES}>{below}</w:hdr>"
        rows = "".join(self._row(row) for row in table.rows)
        written = grid(
            [twips(width) for width in table.columns],
            rows,
            left=table.left,
            right_to_left=self._prepared.language.direction is Direction.RIGHT_TO_LEFT,
            sides=table.padding,
        )
        # The last rule lies below its row and adds to the table's height.
        last = lowest_paragraph(default_style(self._prepared.house), table.after - table.rows[-1].rule)
        return f"<w:hdr {STORY_NAMESPACES}>{written}{last}</w:hdr>"

    def _row(self, row: MastheadRow) -> str:
        cells = []
        column = 0
        for cell in row.cells:
            width = sum(map(twips, self._table.columns[column : column + cell.span]))
            column += cell.span
            cells.append(self._cell(cell, width, row.rule))
        height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{twips(row.height)}" w:hRule="exact"/></w:trPr>'
        return f"<w:tr>{height}{''.join(cells)}</w:tr>"

    def _cell(self, cell: MastheadCell, width: int, rule: float) -> str:
        border = borders([("bottom", rule)])
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        content = self._content(cell)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{border}<w:vAlign w:val="{cell.align}"/></w:tcPr>'
            f"{content or self._empty()}</w:tc>"
        )

    def _content(self, cell: MastheadCell) -> str:
        """The paragraphs of the slots; the first stands ``cell.before`` points below the cell's top."""
        before = cell.before
        written = []
        for slot in cell.slots:
            if slot == EMBLEM:
                if self._prepared.emblem is not None:
                    written.append(self._emblem(self._prepared.emblem, before))
                    before = 0.0
                continue
            for paragraph in self._prepared.masthead.get(slot, ()):
                style = self._prepared.house.styles[paragraph.style]
                lowered = _space_before(style, before) if before else ""
                written.append(self._paragraphs.paragraph(paragraph, self._where, spacing=lowered))
                before = 0.0
        return "".join(written)

    def _emblem(self, emblem: Emblem, before: float) -> str:
        picture = self._pictures.run(
            self._where.part, emblem.raster, emblem.alternative, emblem.width, height=emblem.height
        )
        spaces = f'w:before="{twips(before + emblem.before)}" w:after="{twips(emblem.after)}"'
        properties = self._paragraphs.properties(
            self._prepared.house.styles[self._table.styles[EMBLEM]],
            spacing=f"<w:spacing {spaces} {pictures.LINE}/>",
            mark=pictures.END_MARK,
        )
        return f"<w:p>{properties}{picture}</w:p>"

    def _empty(self) -> str:
        """The paragraph that a cell cannot be without (17.4.65)."""
        return f"<w:p>{self._paragraphs.properties(default_style(self._prepared.house))}</w:p>"


def _space_before(style: Style, more: float) -> str:
    return f'<w:spacing w:before="{twips(style.before + more)}"/>'
