"""From raw blocks to the blocks and notes of the model."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence

from undoc.model import (
    Block,
    BulletItem,
    Heading,
    Inline,
    LineBreak,
    Note,
    NumberedParagraph,
    Paragraph,
    Place,
    Quotation,
    Text,
)
from undoc.source.markdown.context import Context
from undoc.source.markdown.figures import read_figure
from undoc.source.markdown.inlines import read_inlines
from undoc.source.markdown.levels import bullet_levels, label_levels
from undoc.source.markdown.names import split_name, take_name
from undoc.source.markdown.parser import parse_blocks
from undoc.source.markdown.parts import RawPart, group_parts
from undoc.source.markdown.raw import RawBlock, RawBullet, RawFigure, RawHeading, RawNote, RawNumbered, RawParagraph
from undoc.source.source_map import RawText
from undoc.source.wording import quoted

#: What is probably the number of a heading, typed.
_HEADING_NUMBER = re.compile(
    r"(?:[IVXLC]+|[A-Z]|[0-9]+|[a-z])\.\s+(?=\S)"
    r"|\((?:[a-z]+|[0-9]+)\)\s+(?=\S)"
    r"|[一二三四五六七八九十]+[、.．]"
    r"|[أ-ي]+ -\s"
)


def read_body(text: str, first_line: int, context: Context) -> tuple[Block, ...]:
    """Return the blocks of ``text`` from the line with the index ``first_line`` on.

    The notes defined there are put into ``context.notes``; problems are reported.
    """
    return _blocks(group_parts(parse_blocks(text, first_line, context), context), context)


def _blocks(raws: Sequence[RawBlock | RawPart], context: Context) -> tuple[Block, ...]:
    levels = iter(_levels(raws))
    blocks: list[Block] = []
    for raw in raws:
        block: Block | None = None
        match raw:
            case RawHeading():
                inlines, name = _text(raw.text, raw.place, context)
                _warn_of_number(raw, context)
                block = Heading(raw.level, inlines, raw.place, name)
            case RawParagraph():
                inlines, name = _text(raw.text, raw.place, context)
                block = Paragraph(inlines, raw.place, name)
            case RawNumbered():
                inlines, name = _text(raw.text, raw.place, context)
                block = NumberedParagraph(next(levels), raw.label.typed, inlines, raw.place, name)
            case RawBullet():
                inlines, name = _text(raw.text, raw.place, context)
                block = BulletItem(next(levels), inlines, raw.place, name)
            case RawFigure():
                block = read_figure(raw, context)
            case RawPart():
                block = Quotation(_blocks(raw.blocks, context), raw.place)
                if not block.blocks:
                    _report_empty(raw.place, context)
            case RawNote():
                _read_note(raw, context)
        if block is not None:
            blocks.append(block)
    return tuple(blocks)


def _levels(raws: Sequence[RawBlock | RawPart]) -> list[int]:
    """The levels of the numbered paragraphs and bullets, in their order."""
    labelled = [raw for raw in raws if isinstance(raw, RawNumbered | RawHeading)]
    of_labels = iter(label_levels([raw.label if isinstance(raw, RawNumbered) else None for raw in labelled]))
    levels: list[int] = []
    for is_bullet, run in itertools.groupby(raws, lambda raw: isinstance(raw, RawBullet)):
        if is_bullet:
            levels.extend(bullet_levels([raw.indent for raw in run if isinstance(raw, RawBullet)]))
            continue
        for raw in run:
            if isinstance(raw, RawNumbered | RawHeading):
                level = next(of_labels)
                levels.extend([level] if isinstance(raw, RawNumbered) else [])
    return levels


def _text(raw: RawText, place: Place, context: Context) -> tuple[tuple[Inline, ...], str | None]:
    """The inlines of a block and its name."""
    raw, name = split_name(raw)
    inlines = read_inlines(raw, context)
    if _is_empty(inlines):
        _report_empty(place, context)
    return inlines, take_name(name, context)


def _is_empty(inlines: Sequence[Inline]) -> bool:
    return all(
        isinstance(inline, LineBreak) or (isinstance(inline, Text) and not inline.text.strip()) for inline in inlines
    )


def _report_empty(place: Place, context: Context) -> None:
    context.error(place, "empty-block", "There is no text here.", "Write the text, or remove the sign.")


def _read_note(raw: RawNote, context: Context) -> None:
    calls = len(context.calls)
    paragraphs = tuple(read_inlines(paragraph, context) for paragraph in raw.paragraphs)
    for call in context.calls[calls:]:
        advice = "Put the text of the inner note into this one."
        context.error(call.place, "note-in-note", "A note is called inside a note.", advice)
        context.inner_calls.append(call)
    del context.calls[calls:]
    if any(_is_empty(paragraph) for paragraph in paragraphs):
        _report_empty(raw.place, context)
    name = unicodedata.normalize("NFC", raw.name)
    first = context.notes.setdefault(name, note := Note(name, paragraphs, raw.place))
    if first is not note:
        message = f"The note {quoted(name)} is defined a second time; first in line {first.place.line}."
        context.error(raw.place, "duplicate-note", message, "Remove one of the two, or give it another name.")


def _warn_of_number(raw: RawHeading, context: Context) -> None:
    if match := _HEADING_NUMBER.match(raw.text.content):
        message = f"The heading seems to begin with its number, {quoted(match[0].strip())}."
        advice = "Remove the number: it is made. A backslash before its point keeps it as text."
        context.report.warning(raw.text.place(), "typed-heading-number", message, advice)
