"""Automatic numbers: lists that make Word show the labels that the document has, and the numbering part.

Nothing is counted here that the reader would see: the labels come with the document. This module follows how Word
counts (ISO/IEC 29500-1, 17.9) and gives each paragraph the list that shows its label: the running one where Word's
next number is the right one, else one that starts at it. Each part of the document, such as an annex, has lists of its
own. A label that no list can show stays typed. Paragraphs whose numbers begin with those of headings, 1.1 under 1., are
further levels of the headings' list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import starmap

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.docx.text import layout
from undoc.docx.xml import MAIN_NAMESPACE
from undoc.prepare.counters import COUNTERS
from undoc.prepare.numbering import above_of, headings_above_paragraphs
from undoc.prepare.prepared import Paragraph, Role
from undoc.templates.house import House
from undoc.templates.language import Direction, Language
from undoc.templates.styles import Align, LabelPlace
from undoc.xml_text import attribute

#: Word's formats (17.18.59) for the counters, and the number up to which both write the same.
_FORMATS = {
    "decimal": ("decimal", 9999),
    "lower": ("lowerLetter", 702),
    "upper": ("upperLetter", 702),
    "lower-roman": ("lowerRoman", 999),
    "upper-roman": ("upperRoman", 999),
    "han": ("chineseCounting", 99),
}
#: Word's formats for series of letters, as it shows them; a letter that a language writes otherwise is typed.
_SERIES = {"arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"}
_BULLET = "bullet"
#: A list has nine levels (17.9.6).
_LEVELS = 9
#: The lists of a document: the key of their counters in the language file, and the paragraphs that they number.
_ROLES = {Role.HEADING: "headings", Role.NUMBERED: "paragraphs", Role.BULLET: "bullets"}
_LISTS = ("headings", "paragraphs", "bullets")


class _Level(Struct, frozen=True):
    """A level of a list: Word's format and what stands around the number.

    ``above`` are the levels whose numbers stand before it, by their depths, each with the numbers by what is shown of
    them and what follows.
    """

    format: str
    before: str
    after: str
    values: Mapping[str, int]
    above: tuple[tuple[int, Mapping[str, int], str], ...] = ()

    def value(self, label: str) -> int | None:
        """The number that makes Word show ``label``, or None when there is none."""
        if self.format == _BULLET:
            return 1 if label == self.before else None
        shown = self._shown(label)
        return self.values.get(shown[-1]) if shown and self.shown_above(label) is not None else None

    def shown_above(self, label: str) -> dict[int, int] | None:
        """The numbers of the levels above that the label shows, by their depths; None when one is no number."""
        numbers = {
            depth: known.get(text, 0) for (depth, known, _), text in zip(self.above, self._shown(label), strict=False)
        }
        return numbers if all(numbers.values()) else None

    def _shown(self, label: str) -> list[str]:
        """What the label shows of the levels above, then of its own; empty where it has another form."""
        if not (label.startswith(self.before) and label.endswith(self.after)):
            return []
        rest = label[len(self.before) : len(label) - len(self.after)]
        shown: list[str] = []
        for _, _, after in self.above:
            number, found, rest = rest.partition(after)
            if not found:
                return []
            shown.append(number)
        return [*shown, rest]

    def text(self, depth: int) -> str:
        """``w:lvlText`` (17.9.11): ``(%2)`` for the second level, ``%1.%2`` where that shows the first as well."""
        above = "".join(f"%{upper + 1}{after}" for upper, _, after in self.above)
        return self.before if self.format == _BULLET else f"{self.before}{above}%{depth + 1}{self.after}"


class _List(Struct):
    """A list as Word counts it: one of _LISTS in one part of the document.

    ``starts`` are the numbers at which the levels of the running instance start. ``counts`` holds the last number of
    each level, None where it starts anew at its next paragraph. A level that was skipped is not in ``sure``: what Word
    shows next on it is not relied upon. ``joined`` is the depth of the first of the paragraphs that are levels of the
    headings' list, which the levels down to ``restart`` let begin anew; 0 when there are none.
    """

    name: str
    part: int
    instance: int = 0
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)
    starts: dict[int, int] = field(default_factory=dict)
    sure: list[bool] = field(default_factory=lambda: [True] * _LEVELS)
    joined: int = 0
    restart: int = 0

    def follows(self, depth: int, value: int) -> bool:
        """Whether Word's next number at this level of the running instance is ``value``."""
        count = self.counts[depth]
        following = self.starts.get(depth, 1) if count is None else count + 1
        return self.instance > 0 and self.sure[depth] and following == value

    def count(self, depth: int, value: int) -> None:
        """Word has shown ``value`` at this level: deeper levels start anew (17.9.10)."""
        kept = self.counts[self.joined] if self.restart <= depth < self.joined else None
        self.counts[depth:] = [value, *[None] * (_LEVELS - depth - 1)]
        self.sure[depth:] = [True] * (_LEVELS - depth)
        for above in range(depth):
            self.sure[above] &= self.counts[above] is not None
        if kept is not None:
            self.counts[self.joined] = kept


class AutomaticLabels:
    """Gives paragraphs, in the order of the document, the list that shows their label."""

    def __init__(self, house: House, language: Language) -> None:
        numbering = house.numbering
        self._house = house
        self._right_to_left = language.direction is Direction.RIGHT_TO_LEFT
        self._levels = {name: _levels(language, name) for name in _LISTS}
        self._restart = headings_above_paragraphs(language)
        self._joined = 0
        if self._restart:
            headings = self._levels["headings"][: len(language.above["headings"])]
            self._joined = len(headings)
            paragraphs = _levels(language, "paragraphs", self._joined, self._restart)[: _LEVELS - self._joined]
            self._levels |= {"headings": (*headings, *paragraphs), "paragraphs": ()}
        self._places = {
            "headings": _for_levels(numbering.headings, self._joined) if self._joined else numbering.headings,
            "paragraphs": numbering.paragraphs,
            "bullets": numbering.bullets,
        }
        if self._joined:
            self._places["headings"] = (*self._places["headings"], *numbering.paragraphs)
        self._lists: dict[tuple[str, int], _List] = {}
        self._instances: list[tuple[_List, Mapping[int, int]]] = []

    def counts(self, paragraph: Paragraph) -> bool:
        """Whether Word can count the paragraph's label; if not it is typed."""
        return self._place(paragraph) is not None

    def _place(self, paragraph: Paragraph) -> tuple[str, int, _Level, int] | None:
        """The list, the depth, the level and the number that show the paragraph's label."""
        name = _ROLES.get(paragraph.role)
        depth = paragraph.depth
        if self._joined and name == "headings" and depth >= self._joined:
            return None
        if self._joined and name == "paragraphs":
            name, depth = "headings", depth + self._joined
        level = self._levels[name][depth] if name is not None and depth < len(self._levels[name]) else None
        value = None if level is None else level.value(paragraph.label)
        return None if name is None or level is None or value is None else (name, depth, level, value)

    def properties(self, paragraph: Paragraph) -> str:
        """``w:numPr`` that makes Word show the paragraph's label; empty when the label must be typed."""
        place = self._place(paragraph)
        if place is None:
            return ""
        name, depth, level, value = place
        # What is counted in an annex has nothing to do with the rest, whatever an editor adds or takes out there.
        part = 0 if name == "bullets" else paragraph.part
        own = _List(name, part, joined=self._joined, restart=self._restart) if name == "headings" else _List(name, part)
        numbers = self._lists.setdefault((name, part), own)
        if level.format == _BULLET:
            numbers.instance = numbers.instance or self._instance(numbers, {})
        else:
            above = level.shown_above(paragraph.label) or {}
            others = {upper: number for upper, number in above.items() if numbers.counts[upper] != number}
            if others or not numbers.follows(depth, value):
                first = numbers.instance == 0 and value == 1 and not others
                numbers.starts = {} if first else {**others, depth: value}
                numbers.instance = self._instance(numbers, numbers.starts)
            numbers.count(depth, value)
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{numbers.instance}"/></w:numPr>'

    def _instance(self, numbers: _List, starts: Mapping[int, int]) -> int:
        """A new instance of a list; ``starts`` are the numbers that levels start at, by their depths."""
        self._instances.append((numbers, starts))
        return len(self._instances)

    def part(self) -> str:
        """The XML of the numbering part; empty when no paragraph is numbered automatically."""
        if not self._instances:
            return ""
        numbers = {id(listed): number for number, listed in enumerate(self._lists.values())}
        lists = "".join(self._abstract(number, listed) for number, listed in enumerate(self._lists.values()))
        instances = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{numbers[id(listed)]}"/>'
            f"{''.join(starmap(_override, starts.items()))}</w:num>"
            for number, (listed, starts) in enumerate(self._instances, 1)
        )
        return f"<w:numbering {MAIN_NAMESPACE}>{lists}{instances}</w:numbering>"

    def _abstract(self, number: int, listed: _List) -> str:
        places = self._places[listed.name]
        levels = "".join(
            self._written(depth, level, places[min(depth, len(places) - 1)], listed)
            for depth, level in enumerate(self._levels[listed.name])
            if level is not None and places
        )
        # Word joins lists of different files by these two numbers; each list of ours has its own.
        own = _LISTS.index(listed.name) + 4 * listed.part
        identity, template = 0x554E0001 + own, 0x554F0001 + own
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{identity:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{template:08X}"/>{levels}</w:abstractNum>'
        )

    def _written(self, depth: int, level: _Level, place: LabelPlace, listed: _List) -> str:
        style = self._house.styles[place.style]
        placed, own = layout.with_automatic_label(style, place), layout.of_style(style)
        align = "right" if place.align is Align.END else "left"
        direction = "<w:rPr><w:rtl/></w:rPr>" if self._right_to_left else ""
        indents = f'<w:ind w:left="{placed.left}" {_first(placed.first)}/>'
        restart = f'<w:lvlRestart w:val="{listed.restart}"/>' if 0 < listed.joined == depth else ""
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>{restart}'
            f'<w:suff w:val="tab"/>'
            f'<w:lvlText w:val="{attribute(level.text(depth))}"/><w:lvlJc w:val="{align}"/>'
            f"<w:pPr>{placed.tabs_beyond(own)}{indents}</w:pPr>{direction}</w:lvl>"
        )


def _levels(language: Language, name: str, joined: int = 0, upper: int = 0) -> tuple[_Level | None, ...]:
    """The levels of a list, down to the first that Word cannot count: those below it would never begin anew.

    A level without numbers is none that Word cannot count. ``joined`` is the depth of the first one, and ``upper`` how
    many levels of the list above have numbers that these go on with.
    """
    depths = [*range(upper), *range(joined, joined + len(language.counters[name]))]
    found: list[_Level | None] = []
    for index, pattern in enumerate(language.counters[name][:_LEVELS]):
        level = _level(pattern, language)
        if level is not None and (above := above_of(language, name, index)):
            shown = depths[max(0, upper + index - len(above)) : upper + index]
            numbers = [_FORMATS.get(one.counter, ("", 0)) for one in above]
            level = replace(
                level,
                above=tuple(
                    (depth, values(one.counter, last), one.after)
                    for depth, one, (_, last) in zip(shown, above, numbers, strict=False)
                ),
            )
        found.append(level)
    countable = found.index(None) if None in found else len(found)
    return tuple(found[:countable])


def _for_levels(places: Sequence[LabelPlace], count: int) -> tuple[LabelPlace, ...]:
    """A place for each of so many levels; deeper ones have the last."""
    return tuple(places[min(depth, len(places) - 1)] for depth in range(count)) if places else ()


def _level(pattern: str, language: Language) -> _Level | None:
    before, brace, rest = pattern.partition("{")
    if not brace:
        return _Level(_BULLET, before, "", {})
    counter, _, after = rest.partition("}")
    if counter in language.series:
        own = language.series[counter]
        name, shown = max(_SERIES.items(), key=lambda item: sum(map(str.__eq__, own, item[1])))
        alike = {
            label: number for number, (label, word) in enumerate(zip(own, shown, strict=False), 1) if label == word
        }
        return _Level(name, before, after, alike) if len(alike) > len(own) / 2 else None
    if counter not in _FORMATS or counter not in COUNTERS:
        return None
    name, last = _FORMATS[counter]
    return _Level(name, before, after, values(counter, last))


@cache
def values(counter: str, last: int) -> Mapping[str, int]:
    """The numbers up to ``last`` by what a counter makes of them."""
    return {COUNTERS[counter](number): number for number in range(1, last + 1)}


def _override(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def _first(first: int) -> str:
    return f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
