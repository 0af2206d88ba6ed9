"""Numbers of headings and paragraphs, counted once for the whole document before any text is made.

Rules: paragraphs are numbered through the document, sub-paragraphs anew under each (Editorial Manual, "Paragraphs"); a
heading is numbered only where it has a sibling, no number standing alone (Editorial Manual, "Headings").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from undoc.model import Block, Heading, NumberedParagraph, Quotation
from undoc.prepare import counters
from undoc.prepare.resolve import Target
from undoc.templates.language import Language


@dataclass(frozen=True, slots=True)
class Numbered:
    """A block's label as displayed, its anchor and the number that references to it print."""

    label: str = ""
    anchor: str = ""
    reference: str = ""


def number(blocks: Sequence[Block], language: Language) -> dict[int, Numbered]:
    """The labels and anchors of the blocks, by the identity of each block (``id(block)``)."""
    numbered: dict[int, Numbered] = {}
    siblings = _headings_with_siblings(blocks)
    heading_counts: list[int] = []
    counts: list[int] = []
    for block in _walk(blocks):
        name = getattr(block, "name", None)
        match block:
            case Heading(level=level):
                label = path = ""
                if id(block) in siblings:
                    heading_counts = _counted(heading_counts, level - 1)
                    label = counters.label(_pattern(language, "headings", level - 1), heading_counts[-1])
                    path = "h" + "-".join(map(str, heading_counts))
                else:
                    heading_counts = heading_counts[: level - 1]
                numbered[id(block)] = Numbered(label, name or path, _bare(label))
            case NumberedParagraph(level=level):
                counts = _counted(counts, level)
                label = counters.label(_pattern(language, "paragraphs", level), counts[-1])
                reference = " ".join(
                    _bare(counters.label(_pattern(language, "paragraphs", depth), count))
                    for depth, count in enumerate(counts)
                    if count
                )
                numbered[id(block)] = Numbered(label, name or "p" + "-".join(map(str, counts)), reference)
            case _:
                numbered[id(block)] = Numbered(anchor=name or "")
    return numbered


def targets(blocks: Sequence[Block], numbered: dict[int, Numbered]) -> dict[str, Target]:
    """What each name leads to."""
    return {
        name: Target(numbered[id(block)].anchor, numbered[id(block)].reference)
        for block in _walk(blocks)
        if (name := getattr(block, "name", None))
    }


def _walk(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Quotation):
            yield from _walk(block.blocks)


def _counted(counts: list[int], level: int) -> list[int]:
    """The counts after one more at ``level``; deeper ones are forgotten, missing ones above are 0."""
    counts = (counts + [0] * (level + 1))[: level + 1]
    counts[level] += 1
    return counts


def _pattern(language: Language, kind: str, depth: int) -> str:
    patterns = language.counters[kind]
    return patterns[min(depth, len(patterns) - 1)]


def _bare(label: str) -> str:
    return label.rstrip(".、 -")


def _headings_with_siblings(blocks: Sequence[Block]) -> set[int]:
    """Which headings have another of their level under the same parent."""
    found: set[int] = set()
    groups: dict[int, list[int]] = {}

    def end(level: int) -> None:
        for deeper in [group for group in groups if group >= level]:
            members = groups.pop(deeper)
            if len(members) > 1:
                found.update(members)

    for block in _walk(blocks):
        if isinstance(block, Heading):
            end(block.level + 1)
            groups.setdefault(block.level, []).append(id(block))
    end(0)
    return found
