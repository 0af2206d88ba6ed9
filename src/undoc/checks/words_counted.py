"""How many words a version has, by section: notes, headings and tables count.

Source: ST/AI/189 and the guidelines on page and word limits of the Department for General Assembly and Conference
Management: a page has 330 words. In Chinese it is characters that count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from undoc.checks.units import Unit
from undoc.model import Annex, Heading
from undoc.templates.rules import Scope

#: A paragraph with more words is worth dividing.
LONG = 300
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\w[^\s–—]*")


class Section(Struct, frozen=True):
    """What stands below a heading: its number with its text, its ``level`` from 1, and its words."""

    title: str
    level: int
    words: int


class WordCount(Struct, frozen=True):
    """The words of a version in all, by sections, those of notes, and those of tables; ``is_characters`` in Chinese."""

    words: int
    sections: tuple[Section, ...]
    notes: int
    tables: int
    is_characters: bool = False


def count_words(units: Sequence[Unit], language: str) -> WordCount:
    """Return how many words the texts of a version have."""
    count = _characters if language == "zh" else _words
    sections: list[Section] = []
    total = notes = tables = 0
    for unit in units:
        if unit.scope is Scope.METADATA:
            continue
        number = count(unit.text)
        total += number
        if unit.scope is Scope.NOTE:
            notes += number
            continue
        if unit.scope is Scope.CELL:
            tables += number
        if isinstance(unit.block, Heading | Annex):
            level = unit.block.level if isinstance(unit.block, Heading) else 1
            sections.append(Section(f"{unit.number.label} {unit.text}".strip(), level, number))
        elif sections:
            last = sections[-1]
            sections[-1] = Section(last.title, last.level, last.words + number)
        else:
            sections.append(Section("", 1, number))
    return WordCount(total, tuple(sections), notes, tables, is_characters=language == "zh")


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _characters(text: str) -> int:
    """Characters of Chinese, and words of other scripts."""
    return len(_HAN.findall(text)) + len(_WORD.findall(_HAN.sub(" ", text)))
