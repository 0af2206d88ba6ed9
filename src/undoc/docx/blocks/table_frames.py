"""The frame around a table and its notes, which stand in a last row of it, as in official files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from undoc.docx.blocks.table_grid import lowest_paragraph, space_row
from undoc.docx.text.paragraphs import KEEP_NEXT
from undoc.docx.xml import eighths, twips
from undoc.templates.house import TableFrame
from undoc.templates.styles import Style
from undoc.xml_text import attribute


def framed_rows(
    rows: Iterable[str],
    notes: str,
    columns: Sequence[int],
    frame: TableFrame,
    style: Style,
    *,
    header: bool,
    keep: bool,
) -> list[str]:
    """The ``rows`` of a table in a frame with the spaces above and below them, and a row of its ``notes``.

    ``columns`` are their widths in twips, ``style`` is that of paragraphs without text. With a ``header`` the space
    above it is repeated too; ``keep`` keeps the last row with what follows.
    """
    width = sum(columns)
    whole = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if len(columns) > 1:
        whole += f'<w:gridSpan w:val="{len(columns)}"/>'
    written = [_space(frame.above, whole, style, keep=True, header=header), *rows]
    if notes:
        end = max(0, width - twips(frame.separator.start + frame.separator.length))
        rule = f'<w:top w:val="single" w:sz="{eighths(frame.separator.width)}" w:space="0" w:color="auto"/>'
        line = (
            f'<w:p><w:pPr><w:pStyle w:val="{attribute(style.word_id)}"/>{KEEP_NEXT}<w:pBdr>{rule}</w:pBdr>'
            f'<w:spacing w:before="{twips(frame.notes_above)}" w:after="0" '
            f'w:line="{twips(frame.separator.after)}" w:lineRule="exact"/>'
            f'<w:ind w:left="{twips(frame.separator.start)}" w:right="{end}"/></w:pPr></w:p>'
        )
        written.append(
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{whole}</w:tcPr>{line}{notes}</w:tc></w:tr>"
        )
    written.append(_space(frame.below, whole, style, keep=keep))
    return written


def _space(height: float, cell: str, style: Style, *, keep: bool, header: bool = False) -> str:
    empty = lowest_paragraph(style, 0.0, keep=KEEP_NEXT if keep else "")
    return space_row(height, f"<w:tc><w:tcPr>{cell}</w:tcPr>{empty}</w:tc>", header=header)
