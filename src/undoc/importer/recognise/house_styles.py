"""In which style of a house a text is going to be set, and what of its look says no more than that style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from undoc.counting import counted
from undoc.importer.recognise.origins import origin
from undoc.importer.report import Change, Findings
from undoc.importer.word.spans import Span, joined, spans_of
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Columns,
    Heading,
    Inline,
    Landscape,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Summary,
    Table,
)
from undoc.model.blocks import Part
from undoc.model.tree import changed, with_texts
from undoc.templates.house import House
from undoc.templates.styles import LabelPlace, Style

#: Differences of letter space in points and of scale in percent that nobody sees.
_SAME_SPACE, _SAME_SCALE = 0.04, 0.4


def style_of(block: Block, house: House, part: Part | None) -> tuple[str, LabelPlace | None] | None:
    """The style of a text in a ``part``, and the place of its label; None for what is no text."""
    numbering = house.numbering
    match block:
        case Heading():
            place = _place(numbering.headings, block.level - 1)
            return place.style, place if origin(block).label else None
        case NumberedParagraph():
            place = _place(numbering.paragraphs, block.level)
        case BulletItem():
            place = _place(numbering.bullets, block.level)
        case Paragraph() if isinstance(part, Quotation):
            return house.quotation_style, None
        case Paragraph():
            return house.box.text_style if isinstance(part, Summary) else house.body_style, None
        case _:
            return None
    return place.style, place


def with_levels_of(blocks: Sequence[Block], house: House, findings: Findings) -> tuple[Block, ...]:
    """The blocks, whose lists stand within each other as often as the house has places for; others are told."""
    deepest = len(house.numbering.bullets) - 1

    def raised(block: Block) -> Block:
        if not isinstance(block, BulletItem) or block.level <= deepest:
            return block
        message = f"A list within {counted(block.level, 'other')} stands as one within {deepest}, the most here."
        findings.add(Change.SIMPLIFIED, "list-level", message, str(block.place))
        return replace(block, level=deepest)

    return changed(blocks, raised)


def with_looks(blocks: Iterable[Block], house: House, part: Part | None = None) -> tuple[Block, ...]:
    """The blocks, those of a ``part``, without what the styles of the house give their texts anyway.

    A file may say it of each text, where its own styles do not: its headings are in plain paragraphs, say.
    """

    def styled(text: tuple[Inline, ...], name: str) -> tuple[Inline, ...]:
        return tuple(as_styled(spans_of(text), house.styles[name]))

    def looked(block: Block) -> Block:
        layout = house.tables
        match block:
            case Annex():
                title = styled(block.title, house.annex.title_style)
                return replace(block, title=title, blocks=with_looks(block.blocks, house, block))
            case Quotation() | Summary() | Landscape() | Columns():
                return replace(block, blocks=with_looks(block.blocks, house, block))
            case Table():
                notes = (replace(note, inlines=styled(note.inlines, layout.note_style)) for note in block.notes)
                return replace(
                    block,
                    caption=styled(block.caption, layout.title_style),
                    subtitle=styled(block.subtitle, layout.subtitle_style),
                    remarks=tuple(styled(text, layout.note_style) for text in block.remarks),
                    notes=tuple(notes),
                )
            case _:
                found = style_of(block, house, part)
                name = found[0] if found is not None else house.caption_style
                return with_texts(block, lambda text: styled(text, name))

    return tuple(map(looked, blocks))


def as_styled(spans: Iterable[Span], style: Style) -> list[Span]:
    """A text without what its style gives it."""
    return joined(
        replace(
            span,
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
