"""Tables as Word has them: properties, grid, rules (ISO/IEC 29500-1, 17.4), and the paragraph that keeps them apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from undoc.docx.xml import eighths, twips
from undoc.templates.styles import LOWEST, Style
from undoc.xml_text import attribute

#: Only the first row is marked as a header (17.4.55), for those who hear the table.
_FIRST_ROW = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
    'w:noVBand="1"/>'
)


def grid(
    columns: Sequence[int],
    rows: str,
    *,
    left: float,
    right_to_left: bool,
    sides: float,
    header: bool = False,
    caption: str = "",
    frame: float = 0.0,
) -> str:
    """A table whose edge stands ``left`` points from the text area's start edge.

    ``columns`` are the columns' widths in twips, ``rows`` its rows as XML. The content of a cell keeps ``sides`` points
    from the cell's side edges. ``header`` says that the first row is a header,
    ``caption`` tells what the table shows to those who cannot see it; ``frame`` is how thick the rules around it are.
    """
    written = "".join(f'<w:{side} w:w="{twips(sides)}" w:type="dxa"/>' for side in ("left", "right"))
    direction = "<w:bidiVisual/>" if right_to_left else ""
    look = _FIRST_ROW if header else ""
    title = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    around = _rules(((side, frame) for side in ("top", "left", "bottom", "right")), ())
    around = f"<w:tblBorders>{around}</w:tblBorders>" if around else ""
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr>{direction}<w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(left)}" w:type="dxa"/>{around}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{written}</w:tblCellMar>{look}{title}</w:tblPr>"
        f"<w:tblGrid>{widths}</w:tblGrid>{rows}</w:tbl>"
    )


def space_row(height: float, cells: str, *, header: bool) -> str:
    """A row of exactly ``height`` points without text; with ``header`` it is part of what each page repeats."""
    repeats = "<w:tblHeader/>" if header else ""
    properties = f'<w:cantSplit/><w:trHeight w:val="{twips(height)}" w:hRule="exact"/>{repeats}'
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def borders(rules: Iterable[tuple[str, float]], *, doubled: Collection[str] = ()) -> str:
    """``w:tcBorders`` (17.4.66) with rules by side, in the order top, left, bottom, right; a width of 0 is none.

    The rules on the sides in ``doubled`` are two beside each other, each as thick.
    """
    written = _rules(rules, doubled)
    return f"<w:tcBorders>{written}</w:tcBorders>" if written else ""


def _rules(rules: Iterable[tuple[str, float]], doubled: Collection[str]) -> str:
    return "".join(
        f'<w:{side} w:val="{"double" if side in doubled else "single"}" '
        f'w:sz="{eighths(width)}" w:space="0" w:color="auto"/>'
        for side, width in rules
        if width > 0
    )


def lowest_paragraph(
    style: Style, space: float, *, runs: str = "", section: str = "", page_break: str = "", keep: str = ""
) -> str:
    """An empty paragraph that with the space below it is ``space`` points high, and no less than the lowest.

    ``runs`` without visible text may stand in it, and it may carry the properties of the section that it ends or
    begin a page.
    Word joins tables that touch, and wants a paragraph at the end of each story (17.4.38).
    """
    after = max(0, twips(space - LOWEST))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{attribute(style.word_id)}"/>{keep}{page_break}'
        f'<w:spacing w:before="0" w:after="{after}" w:line="{twips(LOWEST)}" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
        f"{section}</w:pPr>{runs}</w:p>"
    )
