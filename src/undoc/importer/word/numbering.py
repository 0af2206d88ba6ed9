"""The numbers that Word counts itself, from ``word/numbering.xml`` (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml import etree
from msgspec import Struct, field

from undoc.importer.attributes import level_in, whole
from undoc.importer.word.names import VAL, W, is_on
from undoc.importer.word.number_formats import FORMATS, custom
from undoc.prepare import counters

_LEVELS = 9
#: Numbers above this are no numbers of paragraphs: the file is damaged.
_MOST = 100_000


class Level(NamedTuple):
    """One level of a list: its format (``bullet`` for signs), the text with ``%1``, and the first number.

    ``shown`` writes a number, None where the format is not known; with ``is_legal`` all numbers are figures.
    """

    format: str
    text: str
    start: int
    restart: int | None
    shown: Callable[[int], str] | None = counters.decimal
    is_legal: bool = False


class Label(NamedTuple):
    """The label of a paragraph; ``is_bullet`` when it is a sign that does not count.

    ``unknown`` is a format that is not known, for which figures stand.
    """

    text: str
    level: int
    is_bullet: bool
    unknown: str = ""


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
        abstract = _definitions(root)
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
        text, unknown = own.text, ""
        for index in range(level + 1):
            if f"%{index + 1}" in text:
                shown = levels.get(index, own)
                count = counts[index] or shown.start
                form = counters.decimal if own.is_legal else shown.shown
                if form is None:
                    form, unknown = counters.decimal, shown.format
                text = text.replace(f"%{index + 1}", form(count) if 0 < count < _MOST else str(count))
        return Label(text.strip(), level, False, unknown)


def _definitions(root: etree._Element) -> dict[str, Mapping[int, Level]]:
    """The levels of each list that is defined; one may have those of a style of lists (17.9.21, 17.9.27)."""
    found: dict[str, Mapping[int, Level]] = {}
    of_styles: dict[str, str] = {}
    links: dict[str, str] = {}
    for element in root.iterchildren(f"{W}abstractNum"):
        key = element.get(f"{W}abstractNumId", "")
        found[key] = {
            level: _level(definition)
            for definition in element.iterchildren(f"{W}lvl")
            if (level := level_in(definition.get(f"{W}ilvl"), -1)) in range(_LEVELS)
        }
        for name, keys in (("styleLink", of_styles), ("numStyleLink", links)):
            style = element.find(W + name)
            if style is not None and name == "styleLink":
                keys[style.get(VAL, "")] = key
            elif style is not None:
                keys[key] = style.get(VAL, "")
    for key, style_name in links.items():
        if not found[key] and style_name in of_styles:
            found[key] = found[of_styles[style_name]]
    return found


def _level(element: etree._Element) -> Level:
    text, start, restart = (element.find(W + name) for name in ("lvlText", "start", "lvlRestart"))
    form, legal = next(element.iter(f"{W}numFmt"), None), element.find(f"{W}isLgl")
    name = form.get(VAL, "decimal") if form is not None else "decimal"
    example = form.get(f"{W}format", "") if form is not None else ""
    return Level(
        name,
        text.get(VAL, "") if text is not None else "",
        whole(start.get(VAL), 1, 0, _MOST) if start is not None else 1,
        whole(restart.get(VAL), 0, 0, _MOST) if restart is not None else None,
        custom(example) if name == "custom" else FORMATS.get(name),
        legal is not None and is_on(legal.get(VAL)),
    )
