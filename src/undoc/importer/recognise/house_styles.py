"""In which style of a house a text is going to be set, and what of its look says no more than that style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from undoc.importer.recognise.found_blocks import (
    Block,
    Bullet,
    Chart,
    Figure,
    Heading,
    Numbered,
    Paragraph,
    Part,
    Table,
)
from undoc.importer.word.spans import Span, joined
from undoc.templates.house import House
from undoc.templates.styles import LabelPlace, Style

#: Differences of letter space in points and of scale in percent that nobody sees.
_SAME_SPACE, _SAME_SCALE = 0.04, 0.4


def style_of(block: Block, house: House, kind: str = "") -> tuple[str, LabelPlace | None] | None:
    """The style of a text in a part of a ``kind``, and the place of its label; None for what is no text."""
    numbering = house.numbering
    match block:
        case Heading():
            place = _place(numbering.headings, block.level - 1)
            return place.style, place if block.label else None
        case Numbered():
            place = _place(numbering.paragraphs, block.level)
        case Bullet():
            place = _place(numbering.bullets, block.level)
        case Paragraph():
            own = {"quotation": house.quotation_style, "summary": house.box.text_style}
            return own.get(kind, house.body_style), None
        case _:
            return None
    return place.style, place


def settle_looks(blocks: Sequence[Block], notes: Mapping[str, Sequence[list[Span]]], house: House) -> None:
    """Leave what the styles of the house give the texts of ``blocks`` and ``notes`` anyway.

    A file may say it of each text, where its own styles do not: its headings are in plain paragraphs, say.
    """
    for spans, name in _styled(blocks, house):
        spans[:] = _as_styled(spans, house.styles[name])
    for paragraphs in notes.values():
        for spans in paragraphs:
            spans[:] = _as_styled(spans, house.styles[house.notes.style])


def _styled(blocks: Sequence[Block], house: House, kind: str = "") -> Iterator[tuple[list[Span], str]]:
    """The texts of blocks, but for those of cells, and the names of their styles."""
    for block in blocks:
        match block:
            case Part():
                yield block.title, house.annex.title_style
                yield from _styled(block.blocks, house, block.kind)
            case Table():
                layout = house.tables
                yield block.caption, layout.title_style
                yield block.subtitle, layout.subtitle_style
                for spans in (*block.remarks, *block.notes.values()):
                    yield spans, layout.note_style
            case Figure() | Chart():
                yield block.caption, house.caption_style
            case Heading() | Numbered() | Bullet() | Paragraph():
                found = style_of(block, house, kind)
                if found is not None:
                    yield block.spans, found[0]
            case _:
                pass


def _as_styled(spans: list[Span], style: Style) -> list[Span]:
    return joined(
        span._replace(
            bold=span.bold and not style.bold,
            italic=span.italic and not style.italic,
            letter_space=None if _is_same(span.letter_space, style.letter_space, _SAME_SPACE) else span.letter_space,
            scale=None if _is_same(span.scale, style.scale, _SAME_SCALE) else span.scale,
        )
        for span in spans
    )


def _is_same(value: float | None, usual: float, least: float) -> bool:
    return value is not None and abs(value - usual) < least


def _place(places: Sequence[LabelPlace], depth: int) -> LabelPlace:
    return places[min(depth, len(places) - 1)]
