"""English numbers in running text: words below ten, commas between thousands, beginnings of sentences.

Source: Editorial Manual, "Numbers, dates and time". What is in figures all the same, units and what is numbered, are
exceptions of the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.units import Unit
from undoc.templates.rules import RUNNING

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_SMALL = re.compile(r"(?<=[a-z,] )([2-9])[ \u00a0]([a-z]{2,}(?:-[a-z]+)*)\b")
_NO_PLURAL = ("ss", "is", "us")
_BIG = re.compile(r"(?<![\w/.(])(?:\d{2,}|\d{1,3}(?:,\d{3})+)(?![\w/])")
_SENTENCE = re.compile(r"[.!?;]\s")
_THOUSANDS = re.compile(r"(?<![\w.,/$(:–—-])([1-9]\d{3,8})(?=[ \u00a0][a-z]{3,}s\b)")
_DOLLARS = re.compile(r"(?<=\$)(\d{4,12})(?![\d,])(?=\D|$)")
_START = re.compile(r"(?:^|(?<=[.!?][ \u00a0])|(?<=[.!?][”’][ \u00a0]))(\d[\d,.]*)(?=[ \u00a0][a-z])")
#: What stands alone for a year.
_YEARS = range(1600, 2151)


def below_ten(checked: CheckedVersion) -> Iterator[Hit]:
    """Figures from 2 to 9 before a plural, where no number of ten or more stands in the sentence."""
    for unit in checked.units:
        if unit.scope not in RUNNING:
            continue
        for match in _SMALL.finditer(unit.text):
            is_plural = match[2].endswith("s") and not match[2].endswith(_NO_PLURAL)
            if is_plural and not _BIG.search(_sentence(unit, match.start())):
                yield Hit(unit, match.start(1), match.end(1), _WORDS[int(match[1]) - 2])


def _sentence(unit: Unit, at: int) -> str:
    """The sentence around an offset."""
    start = max((match.end() for match in _SENTENCE.finditer(unit.text, 0, at)), default=0)
    end = _SENTENCE.search(unit.text, at)
    return unit.text[start : end.start() if end else len(unit.text)]


def thousands(checked: CheckedVersion) -> Iterator[Hit]:
    """Numbers of four figures and more before a plural, and sums of dollars, without a comma."""
    for unit in checked.units:
        if unit.scope not in RUNNING:
            continue
        for match in _THOUSANDS.finditer(unit.text):
            if int(match[1]) not in _YEARS:
                yield Hit(unit, match.start(), match.end(), f"{int(match[1]):,}")
        for match in _DOLLARS.finditer(unit.text):
            yield Hit(unit, match.start(), match.end(), f"{int(match[1]):,}")


def sentence_start(checked: CheckedVersion) -> Iterator[Hit]:
    """Sentences that begin with a figure."""
    for unit in checked.units:
        if unit.scope not in RUNNING:
            continue
        for match in _START.finditer(unit.text):
            # A line of a list is no sentence.
            if match.start() == 0 and not unit.text.rstrip().endswith((".", "?", "!")):
                continue
            made = any(first <= match.start() < last for first, last in (*unit.references, *unit.aside))
            if not made:
                yield Hit(unit, match.start(), match.end())


CHECKS: Mapping[str, Check] = {"below-ten": below_ten, "thousands": thousands, "sentence-start": sentence_start}
