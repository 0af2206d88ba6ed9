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
    Problem,
    Quotation,
)
from undoc.prepare import counters, prepared
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.numbering import Numbered
from undoc.prepare.pictures import PictureError, natural_size
from undoc.prepare.prepared import Role, Span
from undoc.prepare.resolve import Notes
from undoc.templates.house import House, LabelPlace
from undoc.templates.language import Language


class BodyMaker:
    """Prepares the blocks of one version; what is wrong with one of them is noted in ``problems``."""

    def __init__(
        self,
        numbered: dict[int, Numbered],
        maker: SpanMaker,
        house: House,
        language: Language,
        problems: list[Problem],
    ) -> None:
        self._numbered = numbered
        self._maker = maker
        self._house = house
        self._bullets = language.counters["bullets"]
        self._problems = problems

    def blocks(self, blocks: Sequence[Block], *, quoted: bool = False) -> Iterator[prepared.Block]:
        """The prepared blocks, in order; those within a quotation when ``quoted``."""
        house, spans = self._house, self._maker.spans
        numbering = house.numbering
        for block in blocks:
            number = self._numbered[id(block)]
            match block:
                case Heading(level=level, inlines=inlines):
                    style = _place(numbering.headings, level - 1).style
                    yield prepared.Paragraph(Role.HEADING, style, spans(inlines), number.label, level, number.anchor)
                case NumberedParagraph(level=level, inlines=inlines):
                    style = house.quotation_style if quoted else _place(numbering.paragraphs, level).style
                    yield prepared.Paragraph(Role.NUMBERED, style, spans(inlines), number.label, level, number.anchor)
                case BulletItem(level=level, inlines=inlines):
                    style = _place(numbering.bullets, level).style
                    label = counters.label(self._bullets[min(level, len(self._bullets) - 1)], 1)
                    yield prepared.Paragraph(Role.BULLET, style, spans(inlines), label, level, number.anchor)
                case Paragraph(inlines=inlines):
                    role, style = Role.PARAGRAPH, house.body_style
                    if quoted:
                        role, style = Role.QUOTATION, house.quotation_style
                    yield prepared.Paragraph(role, style, spans(inlines), anchor=number.anchor)
                case Figure():
                    yield from self._figure(block, number.anchor)
                case Quotation(blocks=children):
                    yield from self.blocks(children, quoted=True)

    def _figure(self, figure: Figure, anchor: str) -> Iterator[prepared.Figure]:
        try:
            width, height = natural_size(figure.path)
        except PictureError as error:
            advice = "Save it again, or put another in its place."
            message = f"“{figure.path.name}” cannot be set: {error}."
            self._problems.append(Problem(figure.place, "unusable-picture", message, advice))
            return
        picture = prepared.Picture(figure.path, figure.alternative, width, height)
        spans = self._maker.spans(figure.caption)
        caption = prepared.Paragraph(Role.CAPTION, self._house.caption_style, spans) if spans else None
        yield prepared.Figure(picture, caption, anchor)


def _place(places: Sequence[LabelPlace], depth: int) -> LabelPlace:
    return places[min(depth, len(places) - 1)]


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
