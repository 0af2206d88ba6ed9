"""The numbers that Word counts itself, from ``word/numbering.xml`` (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree
from msgspec import Struct, field

from undoc.importer.attributes import level_in, whole
from undoc.importer.word.names import VAL, W
from undoc.prepare import counters

_LEVELS = 9
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"


def _letter(letters: str, number: int) -> str:
    return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)


def _arabic(number: int) -> str:
    return _letter(_ARABIC, number)


def _russian(number: int) -> str:
    return _letter(_RUSSIAN, number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": counters.decimal,
    "lowerLetter": counters.lower,
    "upperLetter": counters.upper,
    "lowerRoman": counters.lower_roman,
    "upperRoman": counters.upper_roman,
    "chineseCounting": counters.han,
    "chineseCountingThousand": counters.han,
    "ideographDigital": counters.han,
    "taiwaneseCountingThousand": counters.han,
    "japaneseCounting": counters.han,
    "arabicAbjad": _arabic,
    "arabicAlpha": _arabic,
    "russianLower": _russian,
    "russianUpper": lambda number: _russian(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _: "",
}
#: Numbers above this are no numbers of paragraphs: the file is damaged.
_MOST = 100_000


class Level(NamedTuple):
    """One level of a list: its format (``bullet`` for signs), the text with ``%1``, and the first number."""

    format: str
    text: str
    start: int
    restart: int | None


class Label(NamedTuple):
    """The label of a paragraph; ``is_bullet`` when it is a sign that does not count."""

    text: str
    level: int
    is_bullet: bool


class Numbers(Struct):
    """Counts the labels of the paragraphs in their order."""

    _lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, root: etree._Element | None) -> Numbers:
        """The lists of a file."""
        numbers = cls()
        if root is None:
            return numbers
        abstract = {
            element.get(f"{W}abstractNumId", ""): {
                level: _level(definition)
                for definition in element.iterchildren(f"{W}lvl")
                if (level := level_in(definition.get(f"{W}ilvl"), -1)) in range(_LEVELS)
            }
            for element in root.iterchildren(f"{W}abstractNum")
        }
        for element in root.iterchildren(f"{W}num"):
            reference = element.find(f"{W}abstractNumId")
            key = reference.get(VAL, "") if reference is not None else ""
            levels = dict(abstract.get(key, {}))
            starts: dict[int, int] = {}
            for override in element.iterchildren(f"{W}lvlOverride"):
                level = level_in(override.get(f"{W}ilvl"), -1)
                if level not in range(_LEVELS):
                    continue
                definition = override.find(f"{W}lvl")
                if definition is not None:
                    levels[level] = _level(definition)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    starts[level] = whole(start.get(VAL), 1, 0, _MOST)
            numbers._lists[element.get(f"{W}numId", "")] = key, levels, starts
        return numbers

    def next(self, number: str, level: int) -> Label | None:
        """The label of the next paragraph of the list ``number`` at ``level``, None when there is no such list."""
        if number not in self._lists:
            return None
        key, levels, starts = self._lists[number]
        level = min(level, _LEVELS - 1)
        own = levels.get(level)
        if own is None:
            return None
        if own.format == "bullet":
            return Label(own.text or "•", level, True)
        counts = self._counts.setdefault(key, [0] * _LEVELS)
        if level in starts and (number, level) not in self._begun:
            self._begun.add((number, level))
            counts[level] = starts[level] - 1
        elif counts[level] == 0:
            counts[level] = own.start - 1
        counts[level] += 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or restart > level:
                counts[deeper] = 0
        text = own.text
        for index in range(level + 1):
            if f"%{index + 1}" in text:
                shown = levels.get(index, own)
                count = counts[index] or shown.start
                form = _FORMATS.get(shown.format, counters.decimal)
                text = text.replace(f"%{index + 1}", form(count) if 0 < count < _MOST else str(count))
        return Label(text.strip(), level, False)


def _level(element: etree._Element) -> Level:
    form, text, start = (element.find(W + name) for name in ("numFmt", "lvlText", "start"))
    restart = element.find(f"{W}lvlRestart")
    return Level(
        form.get(VAL, "decimal") if form is not None else "decimal",
        text.get(VAL, "") if text is not None else "",
        whole(start.get(VAL), 1, 0, _MOST) if start is not None else 1,
        whole(restart.get(VAL), 0, 0, _MOST) if restart is not None else None,
    )
