"""Numbers of headings, paragraphs, tables, figures and annexes, counted once before any text is made.

Rules: paragraphs are numbered through the document, sub-paragraphs anew under each (Editorial Manual, "Paragraphs"); a
heading is numbered only where it has a sibling, no number standing alone (Editorial Manual, "Headings"); in an annex
all numbers begin anew, and an annex has a number only where there are several. Where the content says from which number
to count, as for decisions collected in one document, it is that. Where it says what the numbers of levels look like,
1.1.1 say, these show the numbers of the levels above, and those of paragraphs the headings' whose numbers they go on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct, field

from undoc.model import (
    Annex,
    AnnexKind,
    Block,
    Chart,
    Contents,
    Figure,
    Heading,
    NumberedParagraph,
    Summary,
    Table,
)
from undoc.model.numbering import Above
from undoc.model.tree import children, walk
from undoc.prepare import counters
from undoc.prepare.resolve import Target
from undoc.templates.language import ENCLOSURES, Language


class Numbered(Struct, frozen=True):
    """A block's label as displayed, its anchor, the number that references to it print, and its part."""

    label: str = ""
    anchor: str = ""
    reference: str = ""
    part: int = 0


class _Counts(Struct):
    """How far each kind has been counted in a part; ``prefix`` makes the part's anchors its own."""

    part: int
    prefix: str
    headings: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    tables: int = 0
    untitled: int = 0
    unnumbered: int = 0
    figures: int = 0
    uncaptioned: int = 0


#: The patterns of what is annexed: alone, and with its number.
ANNEX_LABELS = {
    AnnexKind.ANNEX: ("annex", "annex_numbered"),
    AnnexKind.ENCLOSURE: ("enclosure", "enclosure_numbered"),
    AnnexKind.APPENDIX: ("appendix", "appendix_numbered"),
}


def _label_of_annex(kind: AnnexKind, number: str, language: Language) -> str:
    """The line above an annex, an enclosure or an appendix, ``Annex II``; ``number`` is empty where it is alone."""
    alone, numbered = ANNEX_LABELS[kind if kind in language.patterns else AnnexKind.ANNEX]
    return language.patterns[numbered].format(number=number) if number else language.patterns[alone]


def _numbers_of_annexes(annexes: Sequence[Annex]) -> dict[int, int]:
    """Which of its kind each is, 0 where it is alone: enclosures are those of an annex, appendices of what is above."""
    order = list(AnnexKind)
    groups: list[list[Annex]] = []
    open_groups: dict[AnnexKind, list[Annex]] = {}
    for annex in annexes:
        for below in order[order.index(annex.kind) + 1 :]:
            open_groups.pop(below, None)
        if annex.kind not in open_groups:
            open_groups[annex.kind] = []
            groups.append(open_groups[annex.kind])
        open_groups[annex.kind].append(annex)
    return {id(one): at if len(group) > 1 else 0 for group in groups for at, one in enumerate(group, 1)}


class Numberer:
    """Numbers the blocks of one version; ``numbered`` is keyed by the identity of each block (``id(block)``)."""

    def __init__(self, blocks: Sequence[Block], language: Language) -> None:
        self._language = language
        self._parts = 0
        self._annexes = 0
        self._in_annexes = _numbers_of_annexes([block for block in blocks if isinstance(block, Annex)])
        #: A list of contents leads to every heading, so that each needs an anchor.
        self._listed = any(isinstance(block, Contents) for block in walk(blocks))
        self._anchors: dict[str, int] = {}
        self.numbered: dict[int, Numbered] = {}
        self._part(blocks, _Counts(0, ""))

    def targets(self, blocks: Sequence[Block]) -> dict[str, Target]:
        """What each name leads to."""
        found: dict[str, Target] = {}
        for block in walk(blocks):
            if name := getattr(block, "name", None):
                number = self.numbered[id(block)]
                is_alone = isinstance(block, Table) and bool(number.label) and not number.reference
                found[name] = Target(number.anchor, number.reference, is_alone=is_alone)
        return found

    def _part(self, blocks: Sequence[Block], counts: _Counts) -> None:
        siblings = set() if self._language.numbers_all else _headings_with_siblings(blocks)
        lone = _lone_table(blocks)
        for block in _within_part(blocks):
            name: str | None = getattr(block, "name", None)
            match block:
                case Annex():
                    self._annex(block)
                    continue
                case Summary(blocks=inner):
                    self._parts += 1
                    self._part(inner, _Counts(self._parts, "s"))
                    found = Numbered()
                case Heading(is_numbered=False, level=level):
                    # The headings around it go on counting.
                    counts.headings = counts.headings[:level]
                    found = self._unnumbered(counts, name)
                case Heading(level=level, start=start):
                    is_numbered = self._is_numbered(block, siblings)
                    found = (
                        self._heading(level, start, counts, name) if is_numbered else self._lone(level, counts, name)
                    )
                case NumberedParagraph(level=level, start=start):
                    found = self._paragraph(level, start, counts, name)
                case Table(caption=caption) if caption:
                    counts.tables += 1
                    found = self._captioned("table", counts.tables, counts, name, is_alone=id(block) == lone)
                case Table():
                    counts.untitled += 1
                    anchor = name or f"{counts.prefix}untitled{counts.untitled}"
                    found = Numbered(anchor=anchor, part=counts.part)
                case Figure(caption=caption) | Chart(caption=caption) if caption:
                    counts.figures += 1
                    found = self._captioned("figure", counts.figures, counts, name)
                case Chart():
                    counts.uncaptioned += 1
                    found = Numbered(anchor=name or f"{counts.prefix}chart{counts.uncaptioned}", part=counts.part)
                case _:
                    found = Numbered(anchor=name or "", part=counts.part)
            self.numbered[id(block)] = found

    def _annex(self, annex: Annex) -> None:
        self._annexes += 1
        self._parts += 1
        index = self._in_annexes[id(annex)]
        counted = self._language.counters
        counter = (
            counted["annexes"] if annex.kind is not AnnexKind.ENCLOSURE else counted.get(ENCLOSURES, counted["annexes"])
        )
        number = counters.label(counter[0], index, self._language.series) if index else ""
        label = _label_of_annex(annex.kind, number, self._language)
        anchor, reference = annex.name or f"annex{self._annexes}", number
        self.numbered[id(annex)] = Numbered(label, anchor, reference, self._parts)
        self._part(annex.blocks, _Counts(self._parts, f"annex{self._annexes}-"))

    def _is_numbered(self, heading: Heading, siblings: Collection[int]) -> bool:
        if self._language.numbers_all:
            return bool(_pattern(self._language, "headings", heading.level - 1))
        return id(heading) in siblings or heading.start is not None

    def _lone(self, level: int, counts: _Counts, name: str | None) -> Numbered:
        counts.headings = counts.headings[: level - 1]
        return self._unnumbered(counts, name)

    def _heading(self, level: int, start: int | None, counts: _Counts, name: str | None) -> Numbered:
        counts.headings = _counted(counts.headings, level - 1, start)
        if level <= headings_above_paragraphs(self._language):
            counts.paragraphs = []
        if level == 1 and above_of(self._language, "tables", 0):
            counts.tables = counts.figures = 0
        label = self._label("headings", level - 1, counts.headings)
        anchor = name or self._own(f"{counts.prefix}h" + "-".join(map(str, counts.headings)))
        return Numbered(label, anchor, _bare(label), counts.part)

    def _unnumbered(self, counts: _Counts, name: str | None) -> Numbered:
        counts.unnumbered += 1
        anchor = f"{counts.prefix}heading{counts.unnumbered}" if self._listed else ""
        return Numbered(anchor=name or anchor, part=counts.part)

    def _paragraph(self, level: int, start: int | None, counts: _Counts, name: str | None) -> Numbered:
        counts.paragraphs = _counted(counts.paragraphs, level, start)
        above = headings_above_paragraphs(self._language)
        headings = (counts.headings + [0] * above)[:above]
        labels = [
            self._label("paragraphs", depth, [*headings, *counts.paragraphs[: depth + 1]]) if count else ""
            for depth, count in enumerate(counts.paragraphs)
        ]
        reference = " ".join(_bare(label) for label in self._shown_by(labels) if label)
        anchor = name or self._own(f"{counts.prefix}p" + "-".join(map(str, counts.paragraphs)))
        return Numbered(labels[-1], anchor, reference, counts.part)

    def _label(self, kind: str, depth: int, counts: Sequence[int]) -> str:
        """The label of a level; ``counts`` are the numbers of all levels down to it."""
        above = above_of(self._language, kind, depth)
        shown = counts[max(0, len(counts) - 1 - len(above)) : -1] if above else ()
        series = self._language.series
        upper = "".join(
            (counters.label(f"{{{one.counter}}}", number, series) if number else "0") + one.after
            for one, number in zip(above, shown, strict=False)
        )
        return counters.label(_pattern(self._language, kind, depth), counts[-1], series, upper)

    def _shown_by(self, labels: Sequence[str]) -> Sequence[str]:
        """Those of the labels of the levels down to a paragraph that the labels below them do not show themselves."""
        found: list[str] = []
        depth = len(labels) - 1
        while depth >= 0:
            found.insert(0, labels[depth])
            depth -= 1 + len(above_of(self._language, "paragraphs", depth))
        return found

    def _own(self, anchor: str) -> str:
        """An anchor made of numbers, as one that no other block has: numbers may begin anew."""
        times = self._anchors[anchor] = self._anchors.get(anchor, 0) + 1
        return anchor if times == 1 else f"{anchor}-again{times}"

    def _captioned(
        self, kind: str, count: int, counts: _Counts, name: str | None, *, is_alone: bool = False
    ) -> Numbered:
        number = self._label(f"{kind}s", 0, [*(counts.headings[:1] or [0]), count])
        pattern = self._language.patterns[kind]
        pattern = self._language.patterns.get("table_alone", pattern) if is_alone else pattern
        label, number = pattern.format(number=number), number if "{number}" in pattern else ""
        return Numbered(label, name or self._own(f"{counts.prefix}{kind}{count}"), number, counts.part)


def _lone_table(blocks: Sequence[Block]) -> int | None:
    """The identity of the only table of a part with a caption, which has no number (Editorial Manual, "Tables").

    None where there are several, or where it asks for one.
    """
    tables = [block for block in _within_part(blocks) if isinstance(block, Table) and block.caption]
    return id(tables[0]) if len(tables) == 1 and not tables[0].is_numbered_alone else None


def _within_part(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that share one sequence of numbers: not those within a summary or an annex."""
    for block in blocks:
        yield block
        if not isinstance(block, Summary | Annex):
            yield from _within_part(children(block))


def _counted(counts: list[int], level: int, start: int | None) -> list[int]:
    """The counts after one more at ``level``, or from ``start``; deeper ones are forgotten, missing ones are 0."""
    counts = (counts + [0] * (level + 1))[: level + 1]
    counts[level] = counts[level] + 1 if start is None else start
    return counts


def _pattern(language: Language, kind: str, depth: int) -> str:
    patterns = language.counters[kind]
    return patterns[min(depth, len(patterns) - 1)]


def above_of(language: Language, kind: str, depth: int) -> tuple[Above, ...]:
    """The numbers of levels above that the labels of a level show."""
    levels = language.above.get(kind, ())
    return levels[depth] if depth < len(levels) else ()


def headings_above_paragraphs(language: Language) -> int:
    """The level of the headings under which paragraphs are counted, with the number of which theirs begin; 0 for none.

    It is the first whose labels show as many numbers.
    """
    shown = len(above_of(language, "paragraphs", 0))
    levels = language.above.get("headings", ())
    fitting = (level for level, above in enumerate(levels, 1) if _pattern(language, "headings", level - 1))
    return next((level for level in fitting if shown and len(levels[level - 1]) + 1 == shown), 0)


def _bare(label: str) -> str:
    return label.rstrip(".、 -")


def _headings_with_siblings(blocks: Sequence[Block]) -> set[int]:
    """Which headings of a part have another of their level under the same parent, or are numbered without."""
    found: set[int] = set()
    groups: dict[int, list[int]] = {}

    def end(level: int) -> None:
        for deeper in [group for group in groups if group >= level]:
            members = groups.pop(deeper)
            if len(members) > 1:
                found.update(members)

    for block in _within_part(blocks):
        if isinstance(block, Heading):
            end(block.level + 1)
        if isinstance(block, Heading) and block.is_numbered:
            groups.setdefault(block.level, []).append(id(block))
            if block.is_numbered_alone:
                found.add(id(block))
    end(0)
    return found
