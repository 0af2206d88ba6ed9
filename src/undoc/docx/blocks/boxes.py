"""Boxes: blocks within a frame, a table of one cell as the Organization's own summaries have it.

Word frames paragraphs too, but parts the frame where their indents change, as those of sub-paragraphs do.
"""

from __future__ import annotations

from undoc.docx.blocks.table_grid import borders, grid
from undoc.docx.xml import twips
from undoc.templates.house import House
from undoc.templates.pages import PageGeometry


def framed(content: str, house: House, page: PageGeometry, *, right_to_left: bool) -> str:
    """The frame with the ``content`` of its cell, which ends with a paragraph.

    It reaches from margin to margin, so that blocks stand in it where they would stand without it.
    """
    width, layout = twips(page.text_width), house.box
    frame = borders((side, layout.rule) for side in ("top", "left", "bottom", "right"))
    margins = "".join(
        f'<w:{side} w:w="{twips(space)}" w:type="dxa"/>'
        for side, space in (("top", layout.above), ("bottom", layout.below))
    )
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{frame}<w:tcMar>{margins}</w:tcMar>'
    row = f"<w:tr><w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc></w:tr>"
    return grid([width], row, left=0.0, right_to_left=right_to_left, sides=0.0)
