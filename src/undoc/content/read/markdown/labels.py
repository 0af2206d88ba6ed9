"""The labels that begin a numbered paragraph or sub-paragraph, as content may type them.

These forms are known in all languages; each adds those that it writes itself (``counters`` of its file).
Source: the counters of the Editorial Manual ("Paragraphs") and their forms in real documents: ``(a)`` in English and
Chinese, ``a)`` in French, Spanish and Russian, ``(أ)`` and ``’1‘`` in Arabic, ``(一)`` in Chinese.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from enum import Enum
from itertools import chain
from typing import NamedTuple

from undoc.model.languages import LabelForm, languages

_ARABIC_LETTERS = "أابجدهوزحطيكلمنسعفصقرشتثخذضظغ"


class Series(Enum):
    """A series that labels count in, with the level of the paragraphs that it numbers."""

    DECIMAL = 0
    LETTER = 1
    ROMAN = 2
    SMALL_LETTER = 3


class _Form(NamedTuple):
    """One way to write a label; the first group of ``pattern`` is the count.

    ``series`` are those that the count may belong to. ``spaced`` says that a space has to follow.
    """

    pattern: str
    series: tuple[Series, ...]
    spaced: bool = True


_LETTER_OR_ROMAN = (Series.LETTER, Series.ROMAN)
_FORMS = (
    _Form(r"([0-9]+)\.", (Series.DECIMAL,)),
    _Form(r"\(([a-z]{1,7})\)", _LETTER_OR_ROMAN),
    _Form(r"([a-z]{1,7})\)", _LETTER_OR_ROMAN),
    _Form(r"（([a-z]{1,7})）", _LETTER_OR_ROMAN, spaced=False),
    _Form(r"[(（]([一二三四五六七八九十]{1,4})[)）]", (Series.ROMAN,), spaced=False),
    _Form(r"\(?([а-я])\)", (Series.LETTER,)),
    _Form(rf"\(([{_ARABIC_LETTERS}]ـ?)\)", (Series.LETTER,)),
    _Form(r"[’‘']([0-9٠-٩]+)[’‘']", (Series.ROMAN,)),
    _Form(r"([a-z]{1,2})\.", (Series.SMALL_LETTER,)),
)


@functools.cache  # most documents have two or three of the forms
def _compiled(form: _Form) -> re.Pattern[str]:
    return re.compile(form.pattern + (r"(?=[ \t\u3000\u00a0\n]|$)" if form.spaced else ""))


#: A quick look whether a line can begin with a label at all: its first characters decide.
_MAY_BEGIN = re.compile(r"[(（’‘']|[0-9٠-٩]|\w{1,7} ?[-–).]")
#: What is probably the number of a heading, typed.
HEADING_NUMBER = re.compile(
    r"(?:[IVXLC]+|[A-Z]|[0-9]+|[a-z])\.\s+(?=\S)"
    r"|\((?:[a-z]+|[0-9]+)\)\s+(?=\S)"
    r"|[一二三四五六七八九十]+[、.．]"
    r"|[أ-ي]+ -\s"
)
_ROMAN = re.compile(r"(?=.)(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_TENS = {"": 0, "x": 10, "xx": 20, "xxx": 30, "xl": 40, "l": 50, "lx": 60, "lxx": 70, "lxxx": 80}
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


class Label(NamedTuple):
    """A label at the beginning of a paragraph.

    ``values`` gives the count in each series that it may belong to; 0 where the count does not matter because no
    other series is possible.
    """

    typed: str
    values: tuple[tuple[Series, int], ...]

    def value(self, series: Series) -> int | None:
        """Return its count in ``series``, None when it cannot belong to it."""
        return next((count for own, count in self.values if own is series), None)


def match_label(text: str, start: int, end: int, language: str) -> Label | None:
    """Return the label that the text between two offsets begins with, None when it begins with none."""
    if not _MAY_BEGIN.match(text, start, end):
        return None
    for form in chain(_FORMS, _own_forms(language)):
        if match := _compiled(form).match(text, start, end):
            values = tuple((series, value) for series in form.series if (value := _value(match[1], series)) is not None)
            if values:
                return Label(match[0], values)
    return None


def _own_forms(language: str) -> Iterator[_Form]:
    """The forms in which a language writes labels; it is asked for them when no other fits."""
    yield from _forms(languages().spelling(language).labels)


@functools.cache
def _forms(labels: tuple[LabelForm, ...]) -> tuple[_Form, ...]:
    return tuple(_Form(label.pattern, (Series(label.level),)) for label in labels if label.level < len(Series))


def _value(count: str, series: Series) -> int | None:
    """The count as a number: of Latin letters and Roman numerals exactly, of others 0; None when it is none."""
    if not ("a" <= count[0] <= "z"):
        return 0
    if series is Series.ROMAN:
        match = _ROMAN.fullmatch(count)
        return _ROMAN_TENS[match[1]] + _ROMAN_ONES.index(match[2]) if match else None
    # After z the letters are doubled: aa, bb.
    if count[0] * len(count) != count or len(count) > 2:
        return None
    return ord(count[0]) - ord("a") + 1 + 26 * (len(count) - 1)
