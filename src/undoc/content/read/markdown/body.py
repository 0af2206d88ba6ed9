"""From raw blocks to the blocks and notes of the model."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.ends import split_ends
from undoc.content.read.markdown.fenced import read_fenced
from undoc.content.read.markdown.figures import read_figure
from undoc.content.read.markdown.fit import FROM, WORDS, Values, read_values
from undoc.content.read.markdown.inlines import read_inlines
from undoc.content.read.markdown.labels import HEADING_NUMBER
from undoc.content.read.markdown.levels import bullet_levels, label_levels
from undoc.content.read.markdown.names import INDENTED, NUMBERED_ALONE, UNNUMBERED, take_name
from undoc.content.read.markdown.notes import is_empty, read_note, report_empty
from undoc.content.read.markdown.parser import parse_blocks
from undoc.content.read.markdown.part_lines import read_annex_line, read_columns, read_contents_depth, refuse_text
from undoc.content.read.markdown.parts import PART_KINDS, RawPart, group_parts
from undoc.content.read.markdown.raw import (
    RawBlock,
    RawBullet,
    RawFenced,
    RawFigure,
    RawHeading,
    RawNote,
    RawNumbered,
    RawParagraph,
    RawPipeTable,
)
from undoc.content.read.markdown.tables.pipe import read_pipe_table
from undoc.model import (
    Annex,
    AnnexKind,
    Block,
    BulletItem,
    Chart,
    Columns,
    Contents,
    Heading,
    Inline,
    Landscape,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Quotation,
    Summary,
)
from undoc.wording import quoted


def read_body(text: str, first_line: int, context: Context) -> tuple[Block, ...]:
    """Return the blocks of ``text`` from the line with the index ``first_line`` on.

    The notes defined there are put into ``context.notes``; problems are reported.
    """
    return _flow(group_parts(parse_blocks(text, first_line, context), context), context)


def _flow(raws: Sequence[RawBlock | RawPart], context: Context) -> tuple[Block, ...]:
    """The blocks of a text that labels count through."""
    return _blocks(raws, iter(_levels(list(_in_flow(raws)))), context)


def _blocks(raws: Sequence[RawBlock | RawPart], levels: Iterator[int], context: Context) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for raw in raws:
        block: Block | None = None
        match raw:
            case RawHeading():
                inlines, name, sign, (fit, start) = _text(raw, context)
                if sign != UNNUMBERED:
                    _warn_of_number(raw, context)
                alone = sign == NUMBERED_ALONE
                block = Heading(
                    raw.level,
                    inlines,
                    place=raw.place,
                    name=name,
                    is_numbered=sign != UNNUMBERED,
                    is_numbered_alone=alone,
                    fit=fit,
                    start=start,
                )
            case RawParagraph():
                inlines, name, sign, (fit, _) = _text(raw, context)
                block = Paragraph(inlines, raw.place, name=name, is_indented=sign == INDENTED, fit=fit)
            case RawNumbered():
                inlines, name, _, (fit, start) = _text(raw, context)
                block = NumberedParagraph(
                    next(levels), raw.label.typed, inlines=inlines, place=raw.place, name=name, fit=fit, start=start
                )
            case RawBullet():
                inlines, name, _, (fit, _) = _text(raw, context)
                block = BulletItem(next(levels), inlines, place=raw.place, name=name, fit=fit)
            case RawFigure():
                block = read_figure(raw, context)
            case RawPipeTable():
                block = read_pipe_table(raw, context)
            case RawFenced():
                block = read_fenced(raw, context)
            case RawPart():
                block = _part(raw, levels, context)
            case RawNote():
                read_note(raw, context)
        if block is not None:
            blocks.append(block)
    return tuple(blocks)


def _part(raw: RawPart, levels: Iterator[int], context: Context) -> Block:
    if raw.kind == "contents":
        # Nothing but notes may stand in it; the problems of what must not are found all the same.
        _flow(raw.blocks, context)
        return Contents(raw.place, read_contents_depth(raw, context))
    if raw.kind == "page-break":
        _flow(raw.blocks, context)
        refuse_text(raw, context)
        return PageBreak(raw.place)
    if raw.is_empty:
        report_empty(raw.place, context)
    if raw.kind in list(AnnexKind):
        line, kind = read_annex_line(raw, context), AnnexKind(raw.kind)
        blocks = _flow(raw.blocks, context)
        return Annex(line.title, line.original, blocks, raw.place, name=line.name, kind=kind)
    if raw.kind == "columns":
        return Columns(_columned(raw, levels, context), raw.place, read_columns(raw, context))
    refuse_text(raw, context)
    if raw.kind == "landscape":
        return Landscape(_blocks(raw.blocks, levels, context), raw.place)
    if raw.kind == "summary":
        return Summary(_flow(raw.blocks, context), raw.place)
    return Quotation(_flow(raw.blocks, context), raw.place)


def _columned(raw: RawPart, levels: Iterator[int], context: Context) -> tuple[Block, ...]:
    """What stands in columns; charts, which have no room there, are reported."""
    blocks = _blocks(raw.blocks, levels, context)
    for block in blocks:
        if isinstance(block, Chart):
            message = "A chart stands in a part in columns."
            context.error(block.place, "misplaced-block", message, PART_KINDS["columns"].advice)
    return blocks


def _in_flow(raws: Sequence[RawBlock | RawPart]) -> Iterator[RawBlock | RawPart]:
    """The blocks that labels count through: those in a landscape part or in columns are among them."""
    for raw in raws:
        if isinstance(raw, RawPart) and raw.kind in ("landscape", "columns"):
            yield from _in_flow(raw.blocks)
        else:
            yield raw


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


class _Kind(NamedTuple):
    """What a kind of text may end with, and what it begins in the sight of other programs."""

    signs: tuple[str, ...] = ()
    counts: bool = False
    words: tuple[str, ...] = tuple(WORDS)
    begins: str = ""


#: What begins with a number or a bullet begins where this is.
_LABELLED = tuple(word for word in WORDS if word != FROM)
_KINDS = {
    RawHeading: _Kind((UNNUMBERED, NUMBERED_ALONE), counts=True),
    RawParagraph: _Kind((INDENTED,), begins="paragraph"),
    RawNumbered: _Kind(counts=True, words=_LABELLED, begins="item"),
    RawBullet: _Kind(words=_LABELLED, begins="item"),
}


def _text(
    raw: RawHeading | RawParagraph | RawNumbered | RawBullet, context: Context
) -> tuple[tuple[Inline, ...], str | None, str, Values]:
    """The inlines of a block, its name, its sign and its values."""
    kind = _KINDS[type(raw)]
    ends = split_ends(raw.text, kind.signs)
    counts = kind.counts and ends.sign != UNNUMBERED
    values = read_values(ends.values, context, counts=counts, words=kind.words)
    inlines = read_inlines(ends.text, context, kind.begins)
    if is_empty(inlines):
        report_empty(raw.place, context)
    return inlines, take_name(ends.name, context), ends.sign, values


def _warn_of_number(raw: RawHeading, context: Context) -> None:
    if match := HEADING_NUMBER.match(raw.text.content):
        message = f"The heading seems to begin with its number, {quoted(match[0].strip())}."
        advice = "Remove the number: it is made. A backslash before its point keeps it as text."
        context.report.warning(raw.text.place(), "typed-heading-number", message, advice)
