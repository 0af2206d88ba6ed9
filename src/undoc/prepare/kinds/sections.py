"""Sections in the order of the version's language: the countries of a list of participants, or of replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from undoc.model import Block, Heading
from undoc.prepare.kinds.spelling import in_order, words
from undoc.templates.language import Language

#: The level of the headings whose sections are put in order; those above it are groups, and stay where they are.
SORTED = 2


def sections(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """The blocks with the sections of each group in the order of their headings, which have no numbers."""
    made: list[Block] = []
    group: list[list[Block]] = []
    for block in _unnumbered(blocks):
        if isinstance(block, Heading) and block.level == SORTED:
            group.append([block])
        elif isinstance(block, Heading) and block.level < SORTED:
            made += _sorted(group, language)
            group = []
            made.append(block)
        elif group:
            group[-1].append(block)
        else:
            made.append(block)
    return (*made, *_sorted(group, language))


def _unnumbered(blocks: Iterable[Block]) -> Iterator[Block]:
    return (replace(block, is_numbered=False) if isinstance(block, Heading) else block for block in blocks)


def _sorted(group: list[list[Block]], language: Language) -> Iterator[Block]:
    def key(section: list[Block]) -> str:
        heading = section[0]
        assert isinstance(heading, Heading)
        return in_order(words(heading.inlines), language)

    return (block for section in sorted(group, key=key) for block in section)
