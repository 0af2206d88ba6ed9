"""Automatic numbers: lists that make Word show the labels that the document has, and the numbering part.

Nothing is counted here that the reader would see: the labels come with the document. This module follows how Word
counts (ISO/IEC 29500-1, 17.9) and gives each paragraph the list that shows its label: the running one where Word's
next number is the right one, else one that starts at it. Each part of the document, such as an annex, has lists of its
own. A label that no list can show stays typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct, field

from undoc.docx.text import layout
from undoc.docx.xml import MAIN_NAMESPACE, attribute
from undoc.prepare.counters import COUNTERS
from undoc.prepare.prepared import Paragraph, Role
from undoc.templates.house import House
from undoc.templates.language import Direction, Language
from undoc.templates.styles import Align, LabelPlace

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
    """A level of a list: Word's format and what stands around the number."""

    format: str
    before: str
    after: str
    values: Mapping[str, int]

    def value(self, label: str) -> int | None:
        """The number that makes Word show ``label``, or None when there is none."""
        if self.format == _BULLET:
            return 1 if label == self.before else None
        if not (label.startswith(self.before) and label.endswith(self.after)):
            return None
        return self.values.get(label[len(self.before) : len(label) - len(self.after)])

    def text(self, depth: int) -> str:
        """``w:lvlText`` (17.9.11): ``(%2)`` for the second level."""
        return self.before if self.format == _BULLET else f"{self.before}%{depth + 1}{self.after}"


class _List(Struct):
    """A list as Word counts it: one of _LISTS in one part of the document.

    ``starts`` are the numbers at which the levels of the running instance start. ``counts`` holds the last number of
    each level, None where it starts anew at its next paragraph. A level that was skipped is not in ``sure``: what Word
    shows next on it is not relied upon.
    """

    name: str
    part: int
    instance: int = 0
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)
    starts: dict[int, int] = field(default_factory=dict)
    sure: list[bool] = field(default_factory=lambda: [True] * _LEVELS)

    def follows(self, depth: int, value: int) -> bool:
        """Whether Word's next number at this level of the running instance is ``value``."""
        count = self.counts[depth]
        following = self.starts.get(depth, 1) if count is None else count + 1
        return self.instance > 0 and self.sure[depth] and following == value

    def count(self, depth: int, value: int) -> None:
        """Word has shown ``value`` at this level: deeper levels start anew (17.9.10)."""
        self.counts[depth:] = [value, *[None] * (_LEVELS - depth - 1)]
        self.sure[depth:] = [True] * (_LEVELS - depth)
        for above in range(depth):
            self.sure[above] &= self.counts[above] is not None


class AutomaticLabels:
    """Gives paragraphs, in the order of the document, the list that shows their label."""

    def __init__(self, house: House, language: Language) -> None:
        numbering = house.numbering
        self._house = house
        self._right_to_left = language.direction is Direction.RIGHT_TO_LEFT
        self._places = {
            "headings": numbering.headings,
            "paragraphs": numbering.paragraphs,
            "bullets": numbering.bullets,
        }
        self._levels = {name: _levels(language, name) for name in _LISTS}
        self._lists: dict[tuple[str, int], _List] = {}
        self._instances: list[tuple[_List, int, int]] = []

    def counts(self, paragraph: Paragraph) -> bool:
        """Whether Word can count the paragraph's label; if not it is typed."""
        return self._place(paragraph) is not None

    def _place(self, paragraph: Paragraph) -> tuple[str, _Level, int] | None:
        """The list, the level and the number that show the paragraph's label."""
        name = _ROLES.get(paragraph.role)
        depth = depth_of(paragraph)
        level = self._levels[name][depth] if name is not None and depth < len(self._levels[name]) else None
        value = None if level is None else level.value(paragraph.label)
        return None if name is None or level is None or value is None else (name, level, value)

    def properties(self, paragraph: Paragraph) -> str:
        """``w:numPr`` that makes Word show the paragraph's label; empty when the label must be typed."""
        place = self._place(paragraph)
        if place is None:
            return ""
        name, level, value = place
        depth = depth_of(paragraph)
        # What is counted in an annex has nothing to do with the rest, whatever an editor adds or takes out there.
        part = 0 if name == "bullets" else paragraph.part
        numbers = self._lists.setdefault((name, part), _List(name, part))
        if level.format == _BULLET:
            numbers.instance = numbers.instance or self._instance(numbers, depth, 0)
        else:
            if not numbers.follows(depth, value):
                first = numbers.instance == 0 and value == 1
                numbers.instance = self._instance(numbers, depth, 0 if first else value)
                numbers.starts = {} if first else {depth: value}
            numbers.count(depth, value)
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{numbers.instance}"/></w:numPr>'

    def _instance(self, numbers: _List, depth: int, start: int) -> int:
        """A new instance of a list, its level ``depth`` starting at ``start`` (0: where it would anyway)."""
        self._instances.append((numbers, depth, start))
        return len(self._instances)

    def part(self) -> str:
        """The XML of the numbering part; empty when no paragraph is numbered automatically."""
        if not self._instances:
            return ""
        numbers = {id(listed): number for number, listed in enumerate(self._lists.values())}
        lists = "".join(self._abstract(number, listed) for number, listed in enumerate(self._lists.values()))
        instances = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{numbers[id(listed)]}"/>'
            f"{_override(depth, start)}</w:num>"
            for number, (listed, depth, start) in enumerate(self._instances, 1)
        )
        return f"<w:numbering {MAIN_NAMESPACE}>{lists}{instances}</w:numbering>"

    def _abstract(self, number: int, listed: _List) -> str:
        places = self._places[listed.name]
        levels = "".join(
            self._written(depth, level, places[min(depth, len(places) - 1)])
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

    def _written(self, depth: int, level: _Level, place: LabelPlace) -> str:
        style = self._house.styles[place.style]
        placed, own = layout.with_automatic_label(style, place), layout.of_style(style)
        align = "right" if place.align is Align.END else "left"
        direction = "<w:rPr><w:rtl/></w:rPr>" if self._right_to_left else ""
        indents = f'<w:ind w:left="{placed.left}" {_first(placed.first)}/>'
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/><w:suff w:val="tab"/>'
            f'<w:lvlText w:val="{attribute(level.text(depth))}"/><w:lvlJc w:val="{align}"/>'
            f"<w:pPr>{placed.tabs_beyond(own)}{indents}</w:pPr>{direction}</w:lvl>"
        )


def depth_of(paragraph: Paragraph) -> int:
    """The level of a paragraph in its list, from 0."""
    return paragraph.level - 1 if paragraph.role is Role.HEADING else paragraph.level


def place_of(paragraph: Paragraph, house: House) -> LabelPlace | None:
    """Where the label of a paragraph stands; None when the house has no place for labels of its kind."""
    numbering = house.numbering
    places: Sequence[LabelPlace] = ()
    match paragraph.role:
        case Role.HEADING:
            places = numbering.headings
        case Role.NUMBERED:
            places = numbering.paragraphs
        case Role.BULLET:
            places = numbering.bullets
    return places[min(depth_of(paragraph), len(places) - 1)] if places else None


def _levels(language: Language, name: str) -> tuple[_Level | None, ...]:
    """The levels of a list, down to the first that Word cannot count: those below it would never begin anew."""
    found = [_level(pattern, language) for pattern in language.counters[name][:_LEVELS]]
    countable = found.index(None) if None in found else len(found)
    return tuple(found[:countable])


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
    if start == 0:
        return ""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def _first(first: int) -> str:
    return f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
