"""The styles of a Word file: what each paragraph style is for, and what its text looks like.

What the styles of official files are for is data: ``templates/word-styles.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, NamedTuple

from lxml import etree
from msgspec import Struct

from undoc.importer.attributes import level_in, twips
from undoc.importer.word.names import VAL, W, is_on
from undoc.model.attributes import Key
from undoc.templates.read_yaml import load_table

#: Spaces and underscores, and what marks the styles of Geneva and their variants.
_IGNORED = re.compile(r"^Reg_|_G\d?$|[\s_]+")
#: Deeper than styles are ever based on one another; a ring of them ends here.
_DEPTH = 20


#: The places of tab stops in twips, each with the value of its ``w:val``, in their order.
Stops = tuple[tuple[int, str], ...]


class Look(NamedTuple):
    """What a style says of text; None where it says nothing. The last two are those of complex scripts."""

    bold: bool | None = None
    italic: bool | None = None
    vanish: bool | None = None
    raised: bool | None = None
    bold_cs: bool | None = None
    italic_cs: bool | None = None


class Style(Struct, frozen=True):
    """A style with what it has from those that it is based on.

    ``role`` is one of ``templates/word-styles.yaml``, empty when the style is not there; ``number`` and ``level`` are
    its numbering, ``outline`` its level in the outline from 0 (9: none), ``left`` and ``right`` its indents, ``before``
    and ``after`` the spaces above and below it in twips, None where nothing says them; ``first``
    is the indent of its first line beyond that of the others, ``stops`` are its tab stops, ``keep_next``
    keeps its paragraphs on the page of the next.
    """

    name: str
    role: str
    look: Look
    number: str | None
    level: int
    outline: int
    align: str | None = None
    left: int = 0
    right: int = 0
    before: int | None = None
    after: int | None = None
    first: int = 0
    stops: Stops = ()
    keep_next: bool = False


class Measure(NamedTuple):
    """What a style says of size (half-points), scale (percent), letter space, indents and lines (twips).

    ``line`` is the exact distance of lines, 0 for another, ``least`` the least one, 0 for none.
    """

    size: int = 20
    line: int = 0
    left: int = 0
    right: int = 0
    letter_space: int = 0
    scale: int = 100
    least: int = 0


PLAIN = Style("", "", Look(), None, 0, 9)


class Styles:
    """The styles of a file by their ids; ``roles`` is what styles are for, by their names."""

    def __init__(self, root: etree._Element | None, roles: Mapping[str, str]) -> None:
        self.roles = roles
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str | None, Style] = {}
        self._measures: dict[str | None, Measure] = {}
        self._default: str | None = None
        if root is not None:
            for element in root.iterchildren(f"{W}style"):
                key = element.get(f"{W}styleId")
                if key is not None:
                    self._elements.setdefault(key, element)
                    if element.get(f"{W}type") == "paragraph" and is_default(element):
                        self._default = key

    def get(self, key: str | None) -> Style:
        """The paragraph style ``key``, that of plain paragraphs when None."""
        style = self._known.get(key)
        if style is None:
            style = self._known[key] = self._read(key if key is not None else self._default, 0)
        return style

    def look(self, key: str) -> Look:
        """What the character style ``key`` looks like."""
        return self.get(key).look

    def measure(self, key: str | None) -> Measure:
        """The measures of the paragraph style ``key``, that of plain paragraphs when None."""
        measure = self._measures.get(key)
        if measure is None:
            measure = self._measures[key] = self._measured(key if key is not None else self._default, 0)
        return measure

    def _measured(self, key: str | None, depth: int) -> Measure:
        element = self._elements.get(key) if key is not None else None
        if element is None or depth > _DEPTH:
            return Measure()
        base = element.find(f"{W}basedOn")
        size, line, left, right, letter_space, scale, least = (
            self._measured(base.get(VAL), depth + 1) if base is not None else Measure()
        )
        own = element.find(f"{W}rPr/{W}sz")
        size = twips(own.get(VAL) if own is not None else None, size)
        own = element.find(f"{W}rPr/{W}spacing")
        letter_space = twips(own.get(VAL) if own is not None else None, letter_space)
        own = element.find(f"{W}rPr/{W}w")
        scale = twips(own.get(VAL) if own is not None else None, scale)
        spacing, indent = element.find(f"{W}pPr/{W}spacing"), element.find(f"{W}pPr/{W}ind")
        if spacing is not None and spacing.get(f"{W}line") is not None:
            value, rule = twips(spacing.get(f"{W}line"), line), spacing.get(f"{W}lineRule")
            line, least = value if rule == "exact" else 0, value if rule == "atLeast" else 0
        if indent is not None:
            left = twips(indent.get(f"{W}left") or indent.get(f"{W}start"), left)
            right = twips(indent.get(f"{W}right") or indent.get(f"{W}end"), right)
        return Measure(size, line, left=left, right=right, letter_space=letter_space, scale=scale, least=least)

    def _read(self, key: str | None, depth: int) -> Style:
        element = self._elements.get(key) if key is not None else None
        if element is None or depth > _DEPTH:
            return PLAIN
        base = element.find(f"{W}basedOn")
        parent = self._read(base.get(VAL), depth + 1) if base is not None else PLAIN
        name_element = element.find(f"{W}name")
        name = (name_element.get(VAL) if name_element is not None else None) or key or ""
        look = read_look(element.find(f"{W}rPr"))
        number, level, outline, align = parent.number, parent.level, parent.outline, parent.align
        left, right = parent.left, parent.right
        before, after = parent.before, parent.after
        first, stops, keep_next = parent.first, parent.stops, parent.keep_next
        properties = element.find(f"{W}pPr")
        if properties is not None:
            number, level = read_number(properties, (number, level))
            outline = _level(properties.find(f"{W}outlineLvl"), outline)
            jc = properties.find(f"{W}jc")
            align = jc.get(VAL) if jc is not None else align
            indents = properties.find(f"{W}ind")
            left, right = read_indents(indents, (left, right)) if indents is not None else (left, right)
            first = read_first(indents, first) if indents is not None else first
            keeps = _switch(properties, "keepNext")
            keep_next = keep_next if keeps is None else keeps
            stops = read_stops(properties.find(f"{W}tabs"), stops)
            spacing = properties.find(f"{W}spacing")
            before, after = read_spaces(spacing, (before, after)) if spacing is not None else (before, after)
        return Style(
            name,
            self.roles.get(style_key(name)) or parent.role,
            Look(*(own if own is not None else given for own, given in zip(look, parent.look, strict=True))),
            number,
            level,
            outline,
            align,
            left,
            right,
            before,
            after,
            first,
            stops,
            keep_next,
        )


def style_key(name: str) -> str:
    """The name of a style as ``templates/word-styles.yaml`` is searched for it."""
    return _IGNORED.sub("", name).lower()


def is_default(element: etree._Element) -> bool:
    """Whether the style is the one of paragraphs that name none."""
    return element.get(f"{W}default") is not None and is_on(element.get(f"{W}default"))


def read_look(properties: etree._Element | None) -> Look:
    """What run properties say of text themselves."""
    if properties is None:
        return Look()
    vertical = properties.find(f"{W}vertAlign")
    raised = None if vertical is None else vertical.get(VAL) == "superscript"
    names = ("b", "i", "vanish", "bCs", "iCs")
    bold, italic, vanish, bold_cs, italic_cs = (_switch(properties, name) for name in names)
    return Look(bold, italic, vanish=vanish, raised=raised, bold_cs=bold_cs, italic_cs=italic_cs)


def read_number(properties: etree._Element, otherwise: tuple[str | None, int]) -> tuple[str | None, int]:
    """The numbering and its level that paragraph properties give; the id ``0`` takes the numbering away."""
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return otherwise
    number = numbering.find(f"{W}numId")
    key = number.get(VAL) if number is not None else otherwise[0]
    return (None if key == "0" else key), _level(numbering.find(f"{W}ilvl"), otherwise[1])


def read_indents(indents: etree._Element, otherwise: tuple[int, int]) -> tuple[int, int]:
    """The indents in twips that ``w:ind`` gives at the start and at the end of lines."""
    left = indents.get(f"{W}left", indents.get(f"{W}start"))
    right = indents.get(f"{W}right", indents.get(f"{W}end"))
    return (otherwise[0] if left is None else twips(left), otherwise[1] if right is None else twips(right))


def read_first(indents: etree._Element, otherwise: int) -> int:
    """The indent in twips that ``w:ind`` gives to a first line beyond that of the others."""
    hanging, first = indents.get(f"{W}hanging"), indents.get(f"{W}firstLine")
    return otherwise if hanging is first is None else twips(first) if hanging is None else -twips(hanging)


def read_stops(tabs: etree._Element | None, otherwise: Stops) -> Stops:
    """The tab stops that ``w:tabs`` gives, with those of ``otherwise`` that it does not clear."""
    if tabs is None:
        return otherwise
    stops = dict(otherwise)
    for tab in tabs:
        at, side = twips(tab.get(f"{W}pos")), tab.get(VAL, "")
        if side == "clear":
            stops.pop(at, None)
        elif side != "bar":
            stops[at] = side
    return tuple(sorted(stops.items()))


Spaces = tuple[int | None, int | None]


def read_spaces(spacing: etree._Element, otherwise: Spaces) -> Spaces:
    """The spaces in twips that ``w:spacing`` gives above and below a paragraph."""
    before, after = (spacing.get(W + name) for name in ("before", "after"))
    return otherwise[0] if before is None else twips(before), otherwise[1] if after is None else twips(after)


def _switch(properties: etree._Element, name: str) -> bool | None:
    element = properties.find(W + name)
    return None if element is None else is_on(element.get(VAL))


def _level(element: etree._Element | None, otherwise: int) -> int:
    return otherwise if element is None else level_in(element.get(VAL), otherwise)


class WordStyles(Struct, frozen=True):
    """What ``word-styles.yaml`` says of a role."""

    names: Annotated[tuple[str, ...], Key("the names of its styles in Word")]


@lru_cache(maxsize=4)
def load_roles(root: Path) -> Mapping[str, str]:
    """What the styles of Word files are for, by their names in small letters, without spaces and underscores.

    ``root`` is the folder that holds ``templates/``. ContentError with all that is wrong in the file.
    """
    styles = load_table(root / "templates" / "word-styles.yaml", WordStyles)
    return {style_key(name): role for role, one in styles.items() for name in one.names}
