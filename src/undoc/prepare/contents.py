"""The list of contents: the headings of the document and its annexes, with what each leads to.

Shape: official files. Headings have their numbers; the annexes follow under their own word, each with its numeral and
title. The headings within annexes, summaries and quotations are not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from undoc.model import Annex, AnnexKind, Block, Columns, Contents, Heading, Inline, Landscape
from undoc.prepare import prepared
from undoc.prepare.context import Context
from undoc.prepare.inlines import without_calls
from undoc.prepare.prepared import ContentsEntry, Paragraph, Role, Span


def contents(block: Contents, context: Context, called: set[int]) -> prepared.Contents:
    """The list of the headings in the whole version, down to the level that ``block`` says.

    ``called`` are the headings, by their identity, whose notes have been called; those called here are added.
    """
    blocks, numbered, maker, language = context.version.blocks, context.numbered, context.maker, context.language
    layout = context.house.contents

    def line(spans: tuple[Span, ...], label: str = "", level: int = 0) -> Paragraph:
        style = layout.levels[min(max(level, 1), len(layout.levels)) - 1].style
        return Paragraph(Role.CONTENTS, style, spans, label=label, level=level)

    def text(inlines: Sequence[Inline]) -> tuple[Span, ...]:
        # The entry as a whole is a link, and a note is called once: where the heading stands.
        return own(maker.spans(without_calls(inlines)))

    def of_heading(heading: Heading) -> tuple[Span, ...]:
        if not layout.calls_notes or id(heading) in called:
            return text(heading.inlines)
        called.add(id(heading))
        return own(maker.spans(heading.inlines, asterisks=True))

    def own(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(
            replace(span, url=None, target=None, text=layout.line_break if span.text == "\n" else span.text)
            for span in spans
        )

    entries = [
        ContentsEntry(
            line(of_heading(heading), numbered[id(heading)].label, heading.level), numbered[id(heading)].anchor
        )
        for heading in _headings(blocks)
        if heading.level <= block.depth
    ]
    annexes = [annex for annex in blocks if isinstance(annex, Annex) and annex.kind is AnnexKind.ANNEX]
    several = len(annexes) > 1
    if any(annex.title for annex in annexes):
        word = language.words["annexes"] if several else numbered[id(annexes[0])].label
        entries.append(ContentsEntry(line((Span(word),)), ""))
        for annex in annexes:
            number = numbered[id(annex)]
            listed = language.patterns["annex_listed"].format(number=number.reference)
            label = listed if several and annex.title else ""
            spans = text(annex.title) or (Span(number.label),)
            entries.append(ContentsEntry(line(spans, label, 1), number.anchor))
    else:
        entries += [
            ContentsEntry(line((Span(numbered[id(annex)].label),)), numbered[id(annex)].anchor) for annex in annexes
        ]
    return prepared.Contents(
        Paragraph(Role.CONTENTS, layout.title_style, (Span(language.words["contents"]),)),
        Paragraph(Role.CONTENTS, layout.page_style, (Span(language.words["page"]),)),
        tuple(entries),
    )


def _headings(blocks: Sequence[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Landscape | Columns):
            yield from _headings(block.blocks)
