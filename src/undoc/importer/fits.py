"""Paragraphs whose lines an editor set closer, or let end sooner or later than those of their style."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.importer.content import Block, Bullet, Heading, Numbered, OwnLines, Paragraph, Part
from undoc.importer.runs import WordParagraph
from undoc.model import Fit
from undoc.source.markdown.fit import FITS
from undoc.templates.house import House, LabelPlace, LineKind, Style

#: Twips in a point, and differences in points that nobody sees: of the distances of lines, and of where they end.
_POINT = 20
_SAME, _SAME_END = 0.04, 0.5


def lines_of(item: WordParagraph) -> OwnLines | None:
    """What the lines of a paragraph have of their own, beside their style."""
    line = item.line / _POINT if item.line else None
    right = item.right / _POINT if item.right != item.style.right else None
    return OwnLines(line, right) if line is not None or right is not None else None


def resolved_lines(item: WordParagraph) -> OwnLines:
    """What the lines of a paragraph have, of their own or by its style, which authors change in their files."""
    return OwnLines(item.line / _POINT if item.line else None, item.right / _POINT if item.right else None)


def fit_in(style: Style, lines: OwnLines | None) -> Fit | None:
    """How ``lines`` differ from those of ``style``, None where they do not."""
    if lines is None:
        return None
    line, end = lines.line, 0.0 if lines.right is None else round(lines.right - style.right, 2)
    is_usual = line is None or (style.line.kind is LineKind.EXACT and abs(line - style.line.height) < _SAME)
    if is_usual or not _is_in("line", line or 0.0):
        line = None
    if abs(end) < _SAME_END or not _is_in("end", end):
        end = 0.0
    return Fit(line, end) if line is not None or end else None


def settle_fits(blocks: Sequence[Block], house: House, *, kind: str = "") -> None:
    """Say of the texts in ``blocks``, those of a part of a ``kind``, how their lines differ from those of the house."""
    numbering = house.numbering
    for block in blocks:
        match block:
            case Part():
                settle_fits(block.blocks, house, kind=block.kind)
                continue
            case Heading():
                name = _place(numbering.headings, block.level - 1).style
            case Numbered():
                name = _place(numbering.paragraphs, block.level).style
            case Bullet():
                name = _place(numbering.bullets, block.level).style
            case Paragraph():
                name = {"quotation": house.quotation_style, "summary": house.box.text_style}.get(kind, house.body_style)
            case _:
                continue
        lines = block.lines
        if kind == "summary" and lines is not None:
            lines = lines._replace(right=None)  # its indents are those in a cell
        block.fit = fit_in(house.styles[name], lines)


def written(fit: Fit | None, start: int | None = None) -> str:
    """What stands at the end of a text whose lines are fitted so and which counts from ``start``."""
    values = [f"start={start}"] if start is not None else []
    if fit is not None:
        values += [f"line={fit.line:g}"] if fit.line is not None else []
        values += [f"end={fit.end:g}"] if fit.end else []
    return f" {{{' '.join(values)}}}" if values else ""


def _place(places: Sequence[LabelPlace], depth: int) -> LabelPlace:
    return places[min(depth, len(places) - 1)]


def _is_in(name: str, value: float) -> bool:
    least, most = FITS[name]
    return least <= value <= most
