"""The numbers that a document has of its own: those of a section of a book, 34.1, and of levels, 1.1.1.

``document.yaml`` says the first number of each level (``undoc.model.numbering``); what it does not say is as in the
language.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.model import LevelLabel, Numbering
from undoc.model.numbering import Above
from undoc.templates.language import CHAPTERS, Language

#: What is numbered within the section.
_COUNTED = ("paragraphs", "tables", "figures")
_FORM = "{decimal}"
#: How figures are counted within the section as they are without: Figure 12.I, 图12.一.
_OWN_FORMS = ("{upper-roman}", "{han}")
#: What follows the number of a section whose paragraphs are counted in each of its chapters.
_CHAPTER = ".I"
#: The first number of each level in English: a level that begins so is numbered as the language numbers that level.
USUAL = {
    "headings": ("I.", "A.", "1.", "(a)", "(i)", "a."),
    "paragraphs": ("1.", "(a)", "(i)", "a."),
}


def numbered_as(language: Language, section: str | None, numbering: Numbering) -> Language:
    """The language with the counters of a document; itself when the document says nothing of them."""
    if section is not None:
        language = _in_section(language, section)
    for kind, levels in (("headings", numbering.headings), ("paragraphs", numbering.paragraphs)):
        if levels:
            language = _with_levels(language, kind, levels)
    return replace(language, numbers_all=True) if numbering.headings else language


def has_chapters(section: str | None) -> bool:
    """Whether the numbers of a section show those of its chapters: 31.I.1."""
    return section is not None and section.endswith(_CHAPTER)


def _in_section(language: Language, section: str) -> Language:
    number = section.removesuffix(_CHAPTER)
    counters, above = dict(language.counters), dict(language.above)
    for name in _COUNTED:
        form = counters[name][0] if counters[name][0] in _OWN_FORMS else _FORM
        counters[name] = (f"{number}.{form}", *counters[name][1:])
    if has_chapters(section):
        counters["headings"] = counters.get(CHAPTERS, counters["headings"])
        above["headings"] = ((),)
        above |= dict.fromkeys(_COUNTED, ((Above("upper-roman", "."),),))
    return replace(language, counters=counters, above=above)


def _with_levels(language: Language, kind: str, levels: Sequence[LevelLabel]) -> Language:
    patterns = [_pattern(language, kind, level) for level in levels]
    rest = language.counters[kind][len(levels) :]
    counters = {**language.counters, kind: (*patterns, *rest)}
    return replace(language, counters=counters, above={**language.above, kind: tuple(one.above for one in levels)})


def _pattern(language: Language, kind: str, level: LevelLabel) -> str:
    if not level.counter:
        return ""
    first = str(level)
    # A letter or numeral without numbers of other levels is the one that the language counts with there.
    for usual in sorted(USUAL, key=lambda one: one != kind):
        if first in USUAL[usual]:
            depth = USUAL[usual].index(first)
            patterns = language.counters[usual]
            if depth < len(patterns) and patterns[depth] and not language.above.get(usual):
                return patterns[depth]
    return f"{level.before}{{{level.counter}}}{level.after}"
