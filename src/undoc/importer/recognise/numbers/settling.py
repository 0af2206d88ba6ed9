"""Numbers and what refers to them, left to be made."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.numbers import counting, references
from undoc.importer.recognise.numbers.levels import numbering_of
from undoc.importer.recognise.numbers.starts import with_starts
from undoc.importer.report import Change, Findings
from undoc.importer.word.spans import Span
from undoc.model import Block, Numbering
from undoc.prepare.levels import numbered_as
from undoc.templates.language import Language

#: So often the levels of numbers are found anew, as numbers that they cannot make become text.
_ROUNDS = 4


def with_numbers(
    blocks: Sequence[Block], others: Sequence[list[Span]], language: Language, page: Front, findings: Findings
) -> tuple[Block, ...]:
    """The blocks, whose numbers are left to be made, with what refers to them, there and in ``others``.

    The section of a book that the document is, and what its numbers look like, are noted in ``page``. A file
    without a masthead keeps the numbers that it has, whatever they look like.
    """
    blocks = counting.with_levels(blocks, language.code)
    page.section = counting.section_of(blocks)
    is_section, keeps_all = page.section is not None, not page.is_of_body
    plain_numbers = numbered_as(language, page.section, Numbering())
    for _ in range(_ROUNDS):
        page.numbering = numbering_of(blocks, language, is_section=is_section, keeps_all=keeps_all)
        own = numbered_as(language, page.section, page.numbering)
        if not own.numbers_all:
            blocks = counting.with_lone_headings(blocks)
        blocks = counting.with_lone_tables(blocks, counting.count(blocks, own))
        blocks, starts = with_starts(blocks, own)
        made = counting.count(blocks, own)
        while (kept := counting.others_as_text(blocks, made, findings, are_all=keeps_all)) is not None:
            blocks, starts = with_starts(kept, own)
            made = counting.count(blocks, own)
        # What became text has no levels to be said.
        if numbering_of(blocks, language, is_section=is_section, keeps_all=keeps_all) == page.numbering:
            break
    for place in starts:
        message = "A number does not follow the one before it; it was kept as it is."
        findings.add(Change.GUESSED, "number-start", message, place)
    blocks = counting.with_labels(blocks, made, own, plain_numbers)
    blocks = counting.with_unnumbered(blocks, made, own)
    counting.compare(blocks, made, findings)
    return references.resolve(blocks, others, made, findings)
