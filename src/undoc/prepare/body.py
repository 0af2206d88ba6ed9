"""The body: each block with its style, label and spans; then the notes that were called, with their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from undoc.model import (
    Block,
    BulletItem,
    Figure,
    Heading,
    Inline,
    Note,
    NumberedParagraph,
    Paragraph,
    Quotation,
)
from undoc.prepare import counters, prepared
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.numbering import Numbered
from undoc.prepare.pictures import natural_size
from undoc.prepare.prepared import Role, Span
from undoc.prepare.resolve import Notes
from undoc.templates.house import House, LabelPlace
from undoc.templates.language import Language


def body(
    blocks: Sequence[Block], numbered: dict[int, Numbered], maker: SpanMaker, house: House, language: Language
) -> tuple[prepared.Block, ...]:
    """The prepared blocks in order."""
    return tuple(_prepared(blocks, numbered, maker, house, language, quoted=False))


def _prepared(
    blocks: Sequence[Block],
    numbered: dict[int, Numbered],
    maker: SpanMaker,
    house: House,
    language: Language,
    *,
    quoted: bool,
) -> Iterator[prepared.Block]:
    numbering = house.numbering
    for block in blocks:
        number = numbered[id(block)]
        match block:
            case Heading(level=level, inlines=inlines):
                style = _place(numbering.headings, level - 1).style
                spans = maker.spans(inlines)
                yield prepared.Paragraph(Role.HEADING, style, spans, number.label, level, number.anchor)
            case NumberedParagraph(level=level, inlines=inlines):
                style = house.quotation_style if quoted else _place(numbering.paragraphs, level).style
                spans = maker.spans(inlines)
                yield prepared.Paragraph(Role.NUMBERED, style, spans, number.label, level, number.anchor)
            case BulletItem(level=level, inlines=inlines):
                style = _place(numbering.bullets, level).style
                bullets = language.counters["bullets"]
                label = counters.label(bullets[min(level, len(bullets) - 1)], 1)
                yield prepared.Paragraph(Role.BULLET, style, maker.spans(inlines), label, level, number.anchor)
            case Paragraph(inlines=inlines):
                role, style = (Role.QUOTATION, house.quotation_style) if quoted else (Role.PARAGRAPH, house.body_style)
                yield prepared.Paragraph(role, style, maker.spans(inlines), anchor=number.anchor)
            case Figure():
                yield _figure(block, maker, house, number.anchor)
            case Quotation(blocks=children):
                yield from _prepared(children, numbered, maker, house, language, quoted=True)


def _place(places: Sequence[LabelPlace], depth: int) -> LabelPlace:
    return places[min(depth, len(places) - 1)]


def _figure(figure: Figure, maker: SpanMaker, house: House, anchor: str) -> prepared.Figure:
    width, height = natural_size(figure.path)
    picture = prepared.Picture(figure.path, figure.alternative, width, height)
    spans = maker.spans(figure.caption)
    caption = prepared.Paragraph(Role.CAPTION, house.caption_style, spans) if spans else None
    return prepared.Figure(picture, caption, anchor)


def notes(
    called: Notes, texts: dict[str, Note], made: tuple[Inline, ...], maker: SpanMaker, house: House
) -> dict[str, prepared.Note]:
    """The notes that were called, in the order of their calls.

    ``made`` is the text of the note made from the metadata.
    """
    result = {}
    for note in called.called:
        paragraphs = texts[note.name].paragraphs if note.name is not None else (made,)
        result[note.id] = prepared.Note(
            note.id,
            note.kind,
            note.mark,
            tuple(
                prepared.Paragraph(
                    Role.NOTE, house.notes.style, _text(maker.spans(inlines)), anchor=note.id if first else ""
                )
                for inlines, first in zip(paragraphs, (True, *(False for _ in paragraphs)), strict=False)
            ),
        )
    return result


def _text(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return spans or (Span(""),)
