"""The numbers that are going to be made, compared with those that the file has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from undoc.content.read.markdown.labels import Label, Series, match_label
from undoc.content.read.markdown.levels import bullet_levels, label_levels
from undoc.importer.recognise.numbers.levels import is_levelled, settle_depths
from undoc.importer.recognise.numbers.starts import bare
from undoc.importer.recognise.origins import origin
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.word.spans import Span, plain, spans_of
from undoc.model import (
    Annex,
    AnnexKind,
    Block,
    BulletItem,
    Chart,
    Columns,
    Figure,
    Heading,
    Landscape,
    NumberedParagraph,
    Paragraph,
    Place,
    Quotation,
    Table,
)
from undoc.model.blocks import Part
from undoc.model.tree import changed, children, walk
from undoc.prepare.numbering import Numbered, Numberer
from undoc.templates.language import Language

_IN_SECTION = re.compile(r"(\d{1,3}[A-Z]?)\.([IVXLC]{1,7}\.)?\d{1,4}\.?")


def with_levels(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The blocks, whose numbered paragraphs have the levels that their labels have among their neighbours."""
    flows: list[list[Block]] = [[]]

    def gather(some: Sequence[Block], flow: list[Block]) -> None:
        for block in some:
            if isinstance(block, Landscape | Columns):
                gather(block.blocks, flow)
            elif isinstance(block, Part):
                flows.append([])
                gather(block.blocks, flows[-1])
            elif isinstance(block, Heading | NumberedParagraph):
                flow.append(block)

    gather(blocks, flows[0])
    levels = dict(_levels_of_bullets(blocks))
    for flow in flows:
        labels = [_label(block, language) for block in flow]
        levels |= {block.place: level for block, level in zip(flow, label_levels(labels), strict=True)}
        settle_depths([block for block in flow if isinstance(block, NumberedParagraph)], levels, language)

    def levelled(block: Block) -> Block:
        has_level = isinstance(block, NumberedParagraph | BulletItem)
        return replace(block, level=levels[block.place]) if has_level else block

    return changed(blocks, levelled)


def _levels_of_bullets(blocks: Sequence[Block]) -> Iterator[tuple[Place, int]]:
    """Levels of bullets as they are read: from the outermost one of each list, without gaps."""
    for is_bullet, run in itertools.groupby(blocks, lambda block: isinstance(block, BulletItem)):
        bullets = [block for block in run if isinstance(block, BulletItem)] if is_bullet else []
        for bullet, level in zip(bullets, bullet_levels([2 * one.level for one in bullets]), strict=True):
            yield bullet.place, level
    for block in blocks:
        yield from _levels_of_bullets(children(block))


def _label(block: Block, language: str) -> Label | None:
    if not isinstance(block, NumberedParagraph):
        return None
    label = origin(block).label
    return match_label(label, 0, len(label), language) or Label(label, ((Series.DECIMAL, 0),))


def count(blocks: Sequence[Block], language: Language) -> dict[Place, Numbered]:
    """What the program makes of the blocks, by where they stand."""
    numbered = Numberer(blocks, language).numbered
    return {block.place: numbered[id(block)] for block in walk(blocks) if id(block) in numbered}


def with_labels(
    blocks: Sequence[Block], made: Mapping[Place, Numbered], language: Language, plain_numbers: Language
) -> tuple[Block, ...]:
    """The blocks, whose numbered paragraphs have the labels that stand in the content.

    ``language`` counts as the document does, which ``made`` is of, ``plain_numbers`` as all do.
    """
    usual = count(blocks, plain_numbers) if language.above else made

    def labelled(block: Block) -> Block:
        if not isinstance(block, NumberedParagraph):
            return block
        found = usual if block.level and language.above else made
        label = found[block.place].label if block.place in found else origin(block).label
        # What stands in the content shows the level alone; numbers of a section or of others are not part of it.
        own = label.rstrip(".-– ").rpartition(".")[2]
        return replace(block, typed=label if match_label(label, 0, len(label), language.code) else f"{own}.")

    return changed(blocks, labelled)


def others_as_text(
    blocks: Sequence[Block], made: Mapping[Place, Numbered], findings: Findings, *, are_all: bool = False
) -> tuple[Block, ...] | None:
    """Keep as text the numbers that show those of other levels (1.1) and would be made otherwise; None for none.

    Such a number is part of a count that the file has and the content cannot say, as are those below the lowest level.
    With ``are_all`` other numbers become text too.
    """
    found = False

    def as_text(block: Block) -> Block:
        nonlocal found
        if not isinstance(block, Heading | NumberedParagraph) or not (label := origin(block).label):
            return block
        is_too_deep = isinstance(block, NumberedParagraph) and block.level >= len(Series)
        if not is_too_deep and not are_all and not is_levelled(label):
            return block
        if not is_too_deep and block.place in made and bare(made[block.place].label) == bare(label):
            return block
        found = True
        message = f"The number “{label}” cannot be counted here; it was kept as text."
        findings.add(Change.SIMPLIFIED, "number-as-text", message, str(block.place))
        first, *rest = spans_of(block.inlines)
        begun = (
            [Span(f"{label} "), first] if first.note or first.link else [replace(first, text=f"{label} {first.text}")]
        )
        origin(block).label = ""
        if isinstance(block, Heading):
            return replace(block, inlines=(*begun, *rest), is_numbered=False, start=None)
        return Paragraph((*begun, *rest), block.place)

    result = changed(blocks, as_text)
    return result if found else None


def section_of(blocks: Sequence[Block]) -> str | None:
    """The section that all paragraphs of the first level are numbered in: 34 for 34.1, 34.2, 31.I for 31.I.1, 31.II.1.

    There is none where tables are numbered otherwise, where headings are whose number it could be, or where there are
    no chapters with the numbers that are shown.
    """
    found = list(walk(blocks))
    tables = [origin(block).label for block in found if isinstance(block, Table) and origin(block).label]
    headings = {bare(origin(block).label) for block in found if isinstance(block, Heading)}
    numbered = [one for one in found if isinstance(one, NumberedParagraph) and one.level == 0]
    matches = [_IN_SECTION.fullmatch(origin(one).label) for one in numbered]
    sections = {match[1] if match else "" for match in matches}
    chapters = {bare(match[2] or "") for match in matches if match}
    section = sections.pop() if len(sections) == 1 else ""
    has_chapters = chapters != {""}
    is_of_book = section not in headings and all(label.startswith(f"{section}.") for label in tables)
    if not section or not is_of_book or (has_chapters and not chapters <= headings):
        return None
    return f"{section}.I" if has_chapters else section


def with_unnumbered(blocks: Sequence[Block], made: Mapping[Place, Numbered], language: Language) -> tuple[Block, ...]:
    """The blocks, whose headings without a number ask for none only where they would get one.

    They would not when they stand alone and not all are numbered, nor on a level that has none.
    """
    patterns = language.counters["headings"]
    lone = {group[0].place for group in _siblings(blocks) if len(group) == 1 and not language.numbers_all}

    def settled(block: Block) -> Block:
        if not isinstance(block, Heading):
            return block
        has_none = block.place in lone or not patterns[min(block.level, len(patterns)) - 1]
        return replace(block, is_numbered=has_none or bool(made[block.place].label))

    return changed(blocks, settled)


def with_lone_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, whose headings that have a number in the file and no sibling that has one keep it."""
    numbered = [[heading.place for heading in group if origin(heading).label] for group in _siblings(blocks)]
    lone = {places[0] for places in numbered if len(places) == 1}
    return changed(blocks, lambda block: replace(block, is_numbered_alone=True) if block.place in lone else block)


def with_lone_tables(blocks: Sequence[Block], made: Mapping[Place, Numbered]) -> tuple[Block, ...]:
    """The blocks, whose tables that have a number in the file and would have none keep it."""

    def settled(block: Block) -> Block:
        if not isinstance(block, Table) or not block.caption or not origin(block).label:
            return block
        return block if made[block.place].reference else replace(block, is_numbered_alone=True)

    return changed(blocks, settled)


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
            elif isinstance(block, Landscape | Columns | Quotation):
                look(block.blocks)
            elif isinstance(block, Part):
                parts.append(block.blocks)

    look(blocks)
    for part in parts:
        groups += _siblings(part)
    return groups


def compare(blocks: Sequence[Block], made: Mapping[Place, Numbered], findings: Findings) -> None:
    """Tell where a made number is not the one of the file."""
    for block in walk(blocks):
        if block.place not in made:
            continue
        typed, label = origin(block).label, made[block.place].label
        match block:
            case Heading():
                kind = f"The heading {quoted(plain(block.inlines))}"
            case NumberedParagraph():
                kind = "The paragraph"
            case Table() if block.caption or typed:
                kind, label = "The table", made[block.place].reference
            case Figure() | Chart() if typed:
                kind, label = "The figure", made[block.place].reference
            case Annex() if block.kind is AnnexKind.ANNEX or typed:
                kind, label = "The annex", made[block.place].reference
            case _:
                continue
        if bare(typed) != bare(label):
            had = f"has “{typed}” in the file" if typed else "has no number in the file"
            gets = f"gets “{label}”" if label else "gets none"
            findings.add(
                Change.DIFFERS, "number", f"{kind} {had} and {gets}.", str(block.place), numbers=(typed, label)
            )
