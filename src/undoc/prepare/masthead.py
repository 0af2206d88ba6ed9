"""The masthead's slots and the lines below it, from metadata: who issues what to whom, when, at which session."""

from __future__ import annotations

import re
from itertools import cycle

from undoc.model import Symbol
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.prepared import Emblem, Paragraph, Position, Role, Span
from undoc.prepare.resolve import Notes
from undoc.prepare.wordings import MARK, Wordings
from undoc.templates.house import House


def masthead(wordings: Wordings, house: House) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs of each slot that the house's masthead names; a slot without text is left out."""
    slots = {slot for row in house.masthead.rows for cell in row.cells for slot in cell.slots}
    block_tag = wordings.block_language.tag
    foreign = block_tag if block_tag != wordings.language.tag else None

    def paragraph(slot: str, *spans: Span) -> Paragraph:
        return Paragraph(Role.MASTHEAD, house.masthead.styles[slot], spans)

    def line(slot: str, text: str, language: str | None = None) -> Paragraph:
        spans = spans_of(text, language=language)
        return Paragraph(Role.MASTHEAD, house.masthead.styles[slot], spans, language=language)

    result: dict[str, tuple[Paragraph, ...]] = {}
    for slot in sorted(slots & house.masthead.styles.keys()):
        match slot:
            case "organization":
                result[slot] = (paragraph(slot, Span(wordings.organization())),)
            case "symbol":
                result[slot] = (paragraph(slot, *_symbol(wordings.metadata.symbol, house.masthead.organ_size)),)
            case "distribution":
                result[slot] = tuple(line(key, text, foreign) for key, text in wordings.distribution_block())
            case _:
                if text := wordings.name(slot):
                    result[slot] = (line(slot, text),)
    return result


def emblem(wordings: Wordings, house: House) -> Emblem | None:
    """The emblem at the width that the house sets, or None when the house has none."""
    if house.emblem is None:
        return None
    return Emblem(
        drawing=house.emblem.drawing,
        raster=house.emblem.raster,
        alternative=wordings.language.words["emblem"],
        width=house.emblem.width,
        height=house.emblem.height,
        before=house.emblem.before,
        after=house.emblem.after,
    )


def front(wordings: Wordings, house: House, maker: SpanMaker, notes: Notes) -> tuple[tuple[str, Paragraph], ...]:
    """The lines below the masthead by their slots, in the house's order; a line without text is left out."""
    paragraphs: list[tuple[str, Paragraph]] = []
    for line in house.front:
        role = Role.FRONT
        anchor = ""
        match line.slot:
            case "title":
                role, anchor = Role.TITLE, "title"
                spans = maker.spans(wordings.version.title, asterisks=True)
            case "agenda_title":
                spans = maker.spans(wordings.version.agenda_title, asterisks=True)
            case "agenda_item":
                spans = _called(wordings.agenda_item(), notes)
            case "session" | "place_dates" | "author" as slot:
                spans = spans_of(
                    {"session": wordings.session, "place_dates": wordings.place_dates}.get(slot, wordings.author)()
                )
            case "suffix":
                words = [Paragraph(role, line.style, (Span(word),)) for word in wordings.suffixes()]
                paragraphs += [(line.slot, word) for word in words]
                continue
            case slot:
                spans = spans_of(wordings.name(slot))
        if spans:
            paragraphs.append((line.slot, Paragraph(role, line.style, spans, anchor=anchor)))
    return tuple(paragraphs)


def spans_of(text: str, language: str | None = None) -> tuple[Span, ...]:
    """The spans of a made line.

    What stands between ``^`` and ``^`` is raised; a single ``^`` is text. Its lines are those that the content asks for.
    """
    pieces = [text] if text.count("^") % 2 else text.split("^")
    positions = cycle((Position.NORMAL, Position.RAISED))
    return tuple(
        Span(part, position=position, language=language)
        for piece, position in zip(pieces, positions, strict=False)
        for part in re.split("(\n)", piece)
        if part
    )


def _called(text: str, notes: Notes) -> tuple[Span, ...]:
    before, mark, after = text.partition(MARK)
    spans = [Span(before)] if before else []
    if mark:
        spans.append(notes.asterisk())
    if after:
        spans.append(Span(after))
    return tuple(spans)


def _symbol(symbol: Symbol, organ_size: float) -> tuple[Span, ...]:
    return Span(symbol.organ, size=organ_size), Span(symbol.rest)
