"""Headers and footers of pages on their side: one cell with a text that reads downwards, as official files have them.

The cell floats at its place on the page (ISO/IEC 29500-1, 17.4.57) and its text runs from the top down (17.18.93).
Word measures its place from the page's left edge in all languages ([MS-OI29500] 2.1.162), so it needs no mirroring.
"""

from __future__ import annotations

from undoc.docx.blocks.table_grid import borders, lowest_paragraph
from undoc.docx.pages import furniture
from undoc.docx.parts.package import TextPart
from undoc.docx.parts.styles import default_style
from undoc.docx.text.paragraphs import ParagraphWriter
from undoc.docx.xml import STORY_NAMESPACES, twips
from undoc.prepare.prepared import PreparedDocument
from undoc.templates.pages import PageGeometry, TurnedFurniture, TurnedLine

#: How wide the cells are, in points: more than the height of a line.
_WIDE = 21.6
#: How far lines reach below their base lines, in parts of the size of their type (that of Times New Roman).
_DESCENT = 0.216
_PLAIN = {
    "borders": '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>',
    "spacing": '<w:spacing w:before="0" w:after="0"/>',
}


def header(
    prepared: PreparedDocument,
    paragraphs: ParagraphWriter,
    part: TextPart,
    page: PageGeometry,
    turned: TurnedFurniture,
    *,
    odd: bool,
) -> str:
    """The XML of the header of odd or even pages on their side, a part of its own; its rule is that of the cell."""
    content = furniture.header_line(prepared, paragraphs, part, odd=odd, scale=turned.header.scale, **_PLAIN)
    size = prepared.house.styles[prepared.house.furniture.header_style].size
    beside = turned.rule.baseline - turned.header.baseline - _DESCENT * size
    inset = turned.header.start - turned.rule.start
    cell = _cell(
        page.width - turned.rule.baseline, turned.rule, content, rule=turned.rule.width, left=beside, top=inset
    )
    return f"<w:hdr {STORY_NAMESPACES}>{cell}{_last(prepared)}</w:hdr>"


def footer(
    prepared: PreparedDocument, paragraphs: ParagraphWriter, turned: TurnedFurniture, number: int, pages: int
) -> str:
    """The XML of the footer of even or odd pages on their side; ``number`` is that of one, shown until Word counts."""
    line = turned.footer
    content = furniture.footer_line(prepared, paragraphs, line.length, number=number, pages=pages, **_PLAIN)
    size = prepared.house.styles[prepared.house.furniture.footer_style].size
    return f"<w:ftr {STORY_NAMESPACES}>{_cell(line.baseline - _DESCENT * size, line, content)}{_last(prepared)}</w:ftr>"


def _cell(x: float, line: TurnedLine, content: str, *, rule: float = 0.0, left: float = 0.0, top: float = 0.0) -> str:
    """A table of one cell, ``x`` points from the left side of the page, with ``top`` points free at both ends."""
    width = f'w:w="{twips(_WIDE)}" w:type="dxa"'
    sides = (("top", top), ("left", left), ("bottom", top), ("right", 0.0))
    margins = "".join(f'<w:{side} w:w="{twips(space)}" w:type="dxa"/>' for side, space in sides)
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" '
        f'w:tblpX="{twips(x)}" w:tblpY="{twips(line.start)}"/><w:tblOverlap w:val="never"/><w:tblW {width}/>'
        # Some programs move a floating table outwards by the margins of the cells that it has by default.
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="{twips(_WIDE)}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(line.length)}" w:hRule="exact"/></w:trPr>'
        f"<w:tc><w:tcPr><w:tcW {width}/>{borders([('left', rule)])}<w:tcMar>{margins}</w:tcMar>"
        f'<w:textDirection w:val="tbRl"/><w:vAlign w:val="bottom"/></w:tcPr>{content}</w:tc></w:tr></w:tbl>'
    )


def _last(prepared: PreparedDocument) -> str:
    """The paragraph that must follow a table, as low as can be."""
    return lowest_paragraph(default_style(prepared.house), 0.0)
