"""Where the numbers of a file do not count on: those of decisions in one document, or of one that continues another."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from undoc.importer.attributes import figure_in
from undoc.importer.recognise.origins import Origin, origin
from undoc.model import Annex, Block, Heading, NumberedParagraph, Place, Summary
from undoc.model.numbering import Above
from undoc.model.tree import changed, children
from undoc.prepare import counters
from undoc.prepare.numbering import above_of, headings_above_paragraphs
from undoc.templates.language import Language

_SPACES = re.compile(r"\s+")
_AROUND = ".()（）[]-–、'’‘"
#: Further than this no letters and numerals count.
_MOST = 300
#: Letters are doubled once: zz.
_MOST_LETTERS = 52
_MOST_DECIMAL = 9999


def with_starts(blocks: Sequence[Block], language: Language) -> tuple[tuple[Block, ...], list[str]]:
    """The blocks, whose headings and paragraphs say from where they count if they do not follow the last one.

    That numbers begin anew is usual; the places of others are returned too.
    """
    flow = _Flow(language, [], {})
    flow.read(blocks)
    numbered = Heading | NumberedParagraph

    def started(block: Block) -> Block:
        return replace(block, start=flow.starts.get(block.place)) if isinstance(block, numbered) else block

    return changed(blocks, started), flow.places


class _Flow:
    """One sequence of numbers: that of the text, of an annex or of a summary."""

    def __init__(self, language: Language, places: list[str], starts: dict[Place, int]) -> None:
        self._language = language
        self.places = places
        self.starts = starts
        self._headings: list[int] = []
        self._paragraphs: list[int] = []

    def read(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            match block:
                case Annex() | Summary():
                    _Flow(self._language, self.places, self.starts).read(block.blocks)
                case Heading(level=level) if not origin(block).label:
                    self._headings = self._headings[:level]
                case Heading(level=level):
                    if level <= headings_above_paragraphs(self._language):
                        self._paragraphs = []
                    self._headings = self._counted(self._headings, origin(block), level - 1, "headings")
                case NumberedParagraph(level=level):
                    self._paragraphs = self._counted(self._paragraphs, origin(block), level, "paragraphs")
                case _:
                    self.read(children(block))

    def _counted(self, counts: list[int], block: Origin, depth: int, kind: str) -> list[int]:
        """The counts after the block, which is told to start where the file's number is not the next one."""
        counts = (counts + [0] * (depth + 1))[: depth + 1]
        is_first = not any(counts)
        patterns = self._language.counters[kind]
        above = above_of(self._language, kind, depth)
        value = value_of(block.label, patterns[min(depth, len(patterns) - 1)], self._language.series, above)
        if value is None or value == counts[depth] + 1:
            counts[depth] += 1
            return counts
        if value != 1 and not is_first:
            self.places.append(str(block))
        counts[depth] = self.starts[block] = value
        return counts


def bare(label: str) -> str:
    """A label without the points, brackets and dashes around it."""
    return _SPACES.sub("", label).strip(_AROUND)


def value_of(label: str, pattern: str, series: Mapping[str, Sequence[str]], above: Sequence[Above] = ()) -> int | None:
    """The number of which a counter pattern makes the label, whatever stands around it; None for none.

    ``above`` are the numbers of other levels that stand before it.
    """
    before, _, rest = pattern.partition("{")
    counter, _, after = rest.partition("}")
    shown = bare(label).removeprefix(bare(before)).removesuffix(bare(after)).strip(_AROUND)
    for one in above:
        shown = shown.partition(one.after)[2]
    if counter == "decimal":
        number = figure_in(shown)
        return number if number is not None and 0 < number <= _MOST_DECIMAL else None
    return _values(counter, tuple(series.get(counter, ()))).get(shown)


@functools.cache
def _values(counter: str, own: tuple[str, ...]) -> Mapping[str, int]:
    """The numbers by what a counter makes of them; ``own`` is the series of the language that it counts along."""
    numbers = range(_MOST_LETTERS if counter in ("lower", "upper") else _MOST, 0, -1)
    if own:
        return {bare(counters.along(own, number)): number for number in numbers}
    return {counters.COUNTERS[counter](number): number for number in numbers} if counter in counters.COUNTERS else {}
