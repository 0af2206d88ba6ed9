"""The masthead's slots and the lines below it, from metadata: who issues what to whom, when, at which session."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle, groupby, takewhile

from msgspec.structs import replace

from undoc.model import Symbol, Text
from undoc.model.symbol import BETWEEN
from undoc.prepare.body import fitted
from undoc.prepare.front.second_body import second_name
from undoc.prepare.front.wordings import MARK, Wordings
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.prepared import Emblem, Paragraph, Position, Role, Span
from undoc.prepare.resolve import Notes
from undoc.templates import Kind
from undoc.templates.house import House
from undoc.templates.kinds import ABOVE_TITLE
from undoc.templates.pages import FrontLine

#: What sets words apart in the wordings of kinds.
_MARKS = ("*", "**")
#: Slots whose lines are paragraphs of their own: several items of an agenda, a body and its bodies.
_SEVERAL = ("agenda_title", "subsidiary_body")


def masthead(wordings: Wordings, house: House, maker: SpanMaker, notes: Notes) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs of each slot that the house's masthead names; a slot without text is left out.

    The symbol of a document that was issued anew calls the first note; so the masthead is made before the front.
    """
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
                spans = _symbol(wordings.metadata.symbol, house.masthead.organ_size, wordings.reissue(), notes)
                result[slot] = (paragraph(slot, *spans),)
            case "distribution":
                result[slot] = tuple(
                    _bold(line(slot, text, foreign)) if key == "advance" else line(key, text, foreign)
                    for key, text in wordings.distribution_block()
                )
            case "session":
                if text := wordings.session():
                    result[slot] = (line(slot, text),)
            case "body_name":
                if text := "\n".join(filter(None, (wordings.name(slot), second_name(wordings)))):
                    result[slot] = (line(slot, text),)
            case slot if slot in wordings.kind_slots:
                if spans := worded_spans(wordings.kind_line(slot), maker):
                    result[slot] = (paragraph(slot, *spans),)
            case _:
                if text := wordings.name(slot):
                    result[slot] = (line(slot, text),)
    return result


def _bold(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, spans=tuple(replace(span, bold=True) for span in paragraph.spans))


def foot(wordings: Wordings, maker: SpanMaker) -> tuple[Paragraph, ...]:
    """The lines that the kind has at the foot of the first page; a line without text is left out."""
    lines = wordings.kind.foot if wordings.kind is not None else ()
    made = ((line.style, worded_spans(wordings.kind_line(line.slot), maker)) for line in lines)
    return tuple(Paragraph(Role.FRONT, style, spans) for style, spans in made if spans)


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
    asterisks = house.notes.title_asterisks
    lines_of_head = front_lines(wordings.kind, house)
    titles = titles_of(lines_of_head)
    for line in lines_of_head:
        is_title = line.slot == titles
        role, anchor = (Role.TITLE, "title") if is_title else (Role.FRONT, "")
        match line.slot:
            case "title":
                spans = _title(wordings, maker, asterisks=asterisks)
                if slugs := wordings.slugs():
                    spans += (notes.asterisk(*slugs),)
            case "agenda_title":
                spans = maker.spans(wordings.version.agenda_title, asterisks=asterisks)
            case "agenda_item":
                spans = _called(wordings.agenda_item(), wordings.agenda_note(), notes)
            case "session" | "place_dates" | "author" as slot:
                spans = spans_of(
                    {"session": wordings.session, "place_dates": wordings.place_dates}.get(slot, wordings.author)()
                )
                if spans and (note := wordings.line_note(slot)):
                    spans += (notes.asterisk(note),)
            case "suffix":
                words = [Paragraph(role, line.style, (Span(word),)) for word in wordings.suffixes()]
                paragraphs += [(line.slot, word) for word in words]
                continue
            case slot if slot in wordings.kind_slots:
                spans = worded_spans(wordings.kind_line(slot), maker)
            case slot:
                spans = spans_of(wordings.name(slot))
        lines = [spans] if spans else []
        if line.slot in _SEVERAL:
            lines = lines_of(spans)
        fit = wordings.version.fits.get(line.slot)
        paragraphs += [(line.slot, fitted(Paragraph(role, line.style, one, anchor=anchor), fit)) for one in lines]
    if paragraphs and paragraphs[-1][1].role is Role.TITLE:  # as in letters, which name their authors in the title
        slot, title = paragraphs[-1]
        after = max(house.styles[title.style].after, house.title_after)
        paragraphs[-1] = slot, replace(title, space_after=after)
    return tuple(paragraphs)


def front_lines(kind: Kind | None, house: House) -> tuple[FrontLine, ...]:
    """The lines below the masthead in their order, as the kind has them, or else the house."""
    if kind is None or kind.front is None:
        return house.front
    usual = {line.slot: line.style for line in house.front}
    found: list[FrontLine] = []
    for line in kind.front:
        if line.slot == ABOVE_TITLE:
            found += takewhile(lambda own: own.slot != "title", house.front)
        elif line.style or line.slot in usual:
            found.append(FrontLine(line.slot, line.style or usual[line.slot]))
    return tuple(found)


def titles_of(lines: Sequence[FrontLine]) -> str:
    """The slot of the line that is the title of the document: that of titles, or else the first line."""
    return next((line.slot for line in lines if line.slot == "title"), lines[0].slot if lines else "")


def _title(wordings: Wordings, maker: SpanMaker, *, asterisks: bool) -> tuple[Span, ...]:
    """The title: that of the language file with what the kind puts around it, or that of the kind."""
    if not wordings.version.title:
        return worded_spans(wordings.kind_title(), maker)
    before, after = wordings.titled()
    own = maker.spans(wordings.version.title, asterisks=asterisks)
    return (*spans_of(before), *own, *spans_of(after))


def lines_of(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The lines of a text of several."""
    return [tuple(group) for ends, group in groupby(spans, lambda span: span.text == "\n") if not ends]


def worded_spans(text: str, maker: SpanMaker) -> tuple[Span, ...]:
    """The spans of a line that a kind words: ``*italic*``, ``**bold**``; symbols in it are links."""
    made: list[Span] = []
    pieces = re.split(r"(\*\*|\*)", text)
    if any(pieces[1::2].count(mark) % 2 for mark in _MARKS):
        pieces = [text]
    form = dict.fromkeys(_MARKS, False)
    for piece in pieces:
        if piece in form:
            form[piece] = not form[piece]
            continue
        for span in spans_of(piece):
            made += maker.linked(replace(span, italic=form["*"], bold=form["**"]))
    return tuple(made)


def spans_of(text: str, language: str | None = None) -> tuple[Span, ...]:
    """The spans of a made line.

    What stands between ``^`` and ``^`` is raised; a single ``^`` is text. Its lines are those of the content.
    """
    pieces = [text] if text.count("^") % 2 else text.split("^")
    positions = cycle((Position.NORMAL, Position.RAISED))
    return tuple(
        Span(part, position=position, language=language)
        for piece, position in zip(pieces, positions, strict=False)
        for part in re.split("(\n)", piece)
        if part
    )


def _called(text: str, note: Text, notes: Notes) -> tuple[Span, ...]:
    before, mark, after = text.partition(MARK)
    spans = [Span(before)] if before else []
    if mark:
        spans.append(notes.asterisk(note))
    if after:
        spans.append(Span(after))
    return tuple(spans)


def _symbol(symbol: Symbol, organ_size: float, reissue: Text | None, notes: Notes) -> tuple[Span, ...]:
    """The symbol; its asterisks call the note on its reissue, and stand as text where nothing is said of that."""
    first, *second = symbol.parts
    spans = [Span(first.organ, size=organ_size), Span(first.rest.rstrip("*"))]
    for one in second:
        spans += [Span(BETWEEN), Span(one.organ, size=organ_size), Span(one.rest)]
    if reissue is None:
        notes.skip_asterisks(len(symbol.stars))
        return (*spans[:-1], Span(spans[-1].text + symbol.stars))
    notes.skip_asterisks(len(symbol.stars) - 1 if symbol.stars else 0)
    return *spans, notes.asterisk(reissue)
