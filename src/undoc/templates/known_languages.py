"""Which languages the templates have, and what reading content asks of them."""

from __future__ import annotations

import os
import re
import string
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from undoc.model.languages import CODE, LANGUAGES, LabelForm, Languages, Spelling

if TYPE_CHECKING:
    from undoc.templates import Templates
    from undoc.templates.language import Language

_FILE = re.compile(rf"({CODE})\.yaml")
_LATIN = "[a-z]{1,7}"
#: How the counts of the counters are written that every language may name.
_COUNTS = {
    "decimal": "[0-9٠-٩]+",
    "lower": _LATIN,
    "lower-roman": _LATIN,
    "upper": _LATIN.upper(),
    "upper-roman": _LATIN.upper(),
    "han": "[一二三四五六七八九十]{1,4}",
}
#: Lengthens the join of a letter that stands alone; it is often not typed.
_KASHIDA = "\N{ARABIC TATWEEL}"


def language_codes(root: Path) -> tuple[str, ...]:
    """The codes of the languages that have a file in the templates below ``root``: the official ones, then others."""
    codes: set[str] = set()
    with suppress(OSError):
        names = os.listdir(root / "templates" / "languages")  # noqa: PTH208 - at every start
        codes = {match[1] for match in map(_FILE.fullmatch, names) if match}
    return (*(code for code in LANGUAGES if code in codes), *sorted(codes.difference(LANGUAGES)))


def known_languages(root: Path) -> Languages:
    """The languages of the templates below ``root``; their files are read when something is asked of them."""

    @cache
    def templates() -> Templates:
        from undoc.templates import Templates

        return Templates.load(root)

    @cache
    def spelling(code: str) -> Spelling:
        from undoc.templates.language import Script

        language = templates().language(code)
        return Spelling(label_forms(language), language.script is Script.HAN)

    def names() -> Mapping[str, str]:
        return {code: templates().language(code).english_name for code in codes}

    codes = language_codes(root)
    return Languages(codes, spelling, names)


def label_forms(language: Language) -> tuple[LabelForm, ...]:
    """How the labels of numbered paragraphs may be typed in a language: as it writes them, and a little less neatly."""
    patterns = language.counters["paragraphs"]
    return tuple(LabelForm(_typed(pattern, language.series), level) for level, pattern in enumerate(patterns))


def _typed(pattern: str, series: Mapping[str, Sequence[str]]) -> str:
    """The regular expression of a counter: spaces within it may be left out."""
    found = ""
    for literal, field, _, _ in string.Formatter().parse(pattern):
        found += " ?".join(map(re.escape, literal.split(" ")))
        if field is not None:
            found += f"({_COUNTS.get(field) or _one_of(series.get(field, ()))})"
    return found


def _one_of(items: Sequence[str]) -> str:
    """An item of a series, with or without what stands above its letters and with or without kashida after it."""
    bare = {item.rstrip(_KASHIDA) for item in items}
    bare |= set(map(_without_marks, bare))
    return f"(?:{'|'.join(map(re.escape, sorted(bare, key=lambda item: (-len(item), item))))}){_KASHIDA}?"


def _without_marks(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
