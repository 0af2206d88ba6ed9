"""The numbers that are going to be made, compared with those that the file has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from undoc.content.read.markdown.labels import Label, Series, match_label
from undoc.content.read.markdown.levels import bullet_levels, label_levels
from undoc.importer.recognise.conversion import Conversion
from undoc.importer.recognise.found_blocks import (
    Block,
    Bullet,
    Chart,
    Figure,
    Heading,
    Numbered,
    Paragraph,
    Part,
    Table,
    walk,
)
from undoc.importer.recognise.numbers.levels import is_levelled, set_depths
from undoc.importer.recognise.numbers.starts import bare
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.word.spans import Span, plain
from undoc.prepare.numbering import Numbered as Made
from undoc.prepare.numbering import Numberer
from undoc.templates.language import Language

_IN_SECTION = re.compile(r"(\d{1,3}[A-Z]?)\.\d{1,4}\.?")


def set_levels(blocks: Sequence[Block], language: str) -> None:
    """Give each numbered paragraph the level that its label has among its neighbours."""
    flows: list[list[Block]] = [[]]

    def gather(some: Sequence[Block], flow: list[Block]) -> None:
        for block in some:
            if isinstance(block, Part) and block.kind not in ("landscape", "columns"):
                flows.append([])
                gather(block.blocks, flows[-1])
            elif isinstance(block, Part):
                gather(block.blocks, flow)
            elif isinstance(block, Heading | Numbered):
                flow.append(block)

    gather(blocks, flows[0])
    _set_bullets(blocks)
    for flow in flows:
        labels = [_label(block, language) for block in flow]
        for block, level in zip(flow, label_levels(labels), strict=True):
            if isinstance(block, Numbered):
                block.level = level
        set_depths([block for block in flow if isinstance(block, Numbered)], language)


def _set_bullets(blocks: Sequence[Block]) -> None:
    """Levels of bullets as they are read: from the outermost one of each list, without gaps."""
    for is_bullet, run in itertools.groupby(blocks, lambda block: isinstance(block, Bullet)):
        bullets = [block for block in run if isinstance(block, Bullet)] if is_bullet else []
        for bullet, level in zip(bullets, bullet_levels([2 * one.level for one in bullets]), strict=True):
            bullet.level = level
    for block in blocks:
        if isinstance(block, Part):
            _set_bullets(block.blocks)


def _label(block: Block, language: str) -> Label | None:
    if not isinstance(block, Numbered):
        return None
    found = match_label(block.label, 0, len(block.label), language)
    return found or Label(block.label, ((Series.DECIMAL, 0),))


def count(blocks: Sequence[Block], language: Language, plain: Language) -> dict[int, Made]:
    """What the program makes of the blocks, by the identity of each; sets ``made`` of numbered paragraphs.

    ``language`` counts as the document does, ``plain`` as all do.
    """
    made = _counted(blocks, language)
    usual = _counted(blocks, plain) if language.above else made
    for block in walk(blocks):
        if isinstance(block, Numbered):
            label = made[id(block)].label if id(block) in made else block.label
            if block.level and language.above:
                label = usual[id(block)].label
            # What stands in the content shows the level alone; numbers of a section or of others are not part of it.
            own = label.rstrip(".").rpartition(".")[2]
            block.made = label if match_label(label, 0, len(label), language.code) else f"{own}."
    return made


def _counted(blocks: Sequence[Block], language: Language) -> dict[int, Made]:
    conversion = Conversion(Path(), is_outline=True)
    numbered = Numberer(conversion.blocks(blocks), language).numbered
    return {key: numbered[id(block)] for key, block in conversion.made.items() if id(block) in numbered}


def keep_others(blocks: list[Block], made: Mapping[int, Made], findings: Findings) -> bool:
    """Make text of numbers that show others and that would be made otherwise; whether there are any.

    Such a number is part of a count that the file has and the content cannot say.
    """
    found = False
    for index, block in enumerate(blocks):
        if isinstance(block, Part):
            found |= keep_others(block.blocks, made, findings)
        if not isinstance(block, Heading | Numbered) or not is_levelled(block.label):
            continue
        if id(block) in made and bare(made[id(block)].label) == bare(block.label):
            continue
        found = True
        message = f"The number “{block.label}” cannot be counted here; it was kept as text."
        findings.add(Change.SIMPLIFIED, "number-as-text", message, block.place)
        first, *rest = block.spans
        begun = [first._replace(text=f"{block.label} {first.text}")] if not first.note and not first.link else []
        spans = [*begun, *rest] if begun else [Span(f"{block.label} "), *block.spans]
        if isinstance(block, Heading):
            block.label, block.spans, block.is_numbered, block.start = "", spans, False, None
        else:
            blocks[index] = Paragraph(spans, block.place, block.bookmarks, block.name, lines=block.lines)
    return found


def section_of(blocks: Sequence[Block]) -> str | None:
    """The section that all paragraphs of the first level are numbered in: 34 for 34.1, 34.2.

    There is none where tables are numbered otherwise, or where headings are whose number it could be.
    """
    found = list(walk(blocks))
    tables = [block.label for block in found if isinstance(block, Table) and block.label]
    headings = {bare(block.label) for block in found if isinstance(block, Heading)}
    sections = {
        match[1] if (match := _IN_SECTION.fullmatch(block.label)) else ""
        for block in found
        if isinstance(block, Numbered) and block.level == 0
    }
    section = sections.pop() if len(sections) == 1 else ""
    is_of_book = section not in headings and all(label.startswith(f"{section}.") for label in tables)
    return section if section and is_of_book else None


def settle_headings(blocks: Sequence[Block], made: Mapping[int, Made], language: Language) -> None:
    """Headings without a number ask for none only where they would get one.

    They would not when they stand alone and not all are numbered, nor on a level that has none.
    """
    patterns = language.counters["headings"]
    for group in _siblings(blocks):
        for heading in group:
            is_lone = len(group) == 1 and not language.numbers_all
            has_none = is_lone or not patterns[min(heading.level, len(patterns)) - 1]
            heading.is_numbered = has_none or bool(made[id(heading)].label)


def settle_lone_headings(blocks: Sequence[Block]) -> None:
    """Headings that have a number in the file and no sibling that has one keep it."""
    for group in _siblings(blocks):
        numbered = [heading for heading in group if heading.label]
        if len(numbered) == 1:
            numbered[0].is_numbered_alone = True


def _siblings(blocks: Sequence[Block]) -> list[list[Heading]]:
    """The headings of one level under the same heading, in each part."""
    groups: list[list[Heading]] = []
    opened: dict[int, list[Heading]] = {}
    parts: list[Sequence[Block]] = []

    def look(some: Sequence[Block]) -> None:
        for block in some:
            if isinstance(block, Heading):
                for level in [level for level in opened if level > block.level]:
                    del opened[level]
                if block.level not in opened:
                    opened[block.level] = []
                    groups.append(opened[block.level])
                opened[block.level].append(block)
            elif isinstance(block, Part) and block.kind in ("landscape", "columns", "quotation"):
                look(block.blocks)
            elif isinstance(block, Part):
                parts.append(block.blocks)

    look(blocks)
    for part in parts:
        groups += _siblings(part)
    return groups


def compare(blocks: Sequence[Block], made: dict[int, Made], findings: Findings) -> None:
    """Tell where a made number is not the one of the file."""
    for block in walk(blocks):
        if id(block) not in made:
            continue
        label = made[id(block)].label
        match block:
            case Heading(label=typed, spans=spans):
                kind = f"The heading {quoted(plain(spans))}"
            case Numbered(label=typed):
                kind = "The paragraph"
            case Table(label=typed) if block.caption or typed:
                kind, label = "The table", made[id(block)].reference
            case Figure(label=typed) | Chart(label=typed) if typed:
                kind, label = "The figure", made[id(block)].reference
            case Part(kind="annex", label=typed):
                kind, label = "The annex", made[id(block)].reference
            case _:
                continue
        if bare(typed) != bare(label):
            had = f"has “{typed}” in the file" if typed else "has no number in the file"
            gets = f"gets “{label}”" if label else "gets none"
            findings.add(Change.DIFFERS, "number", f"{kind} {had} and {gets}.", block.place, (typed, label))
