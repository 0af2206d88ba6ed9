"""Brackets and quotation marks that close, letters of one script in a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.templates.rules import RUNNING, Scope

_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "》": "《", "」": "「"}
_MARKS = re.compile(r"[()\[\]{}（）【】《》「」]")
#: What closes or opens alone: letters and numbers of lists, 1) and a), and (1 in Arabic.
_NUMBER = re.compile(r"[(（](?=\d{1,3}\s)")
_LABEL = re.compile(r"(?:^|[\s,;:(（،؛])(?:[^\W\d_]|[ivxlIVXL]{1,5}|\d{1,3}|[a-z]{2})[)）]")
_QUOTES = {"”": "“", "»": "«"}
#: Greek letters that look like Latin ones; others stand in symbols of units, μm.
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_MIXED = re.compile(rf"[A-Za-z\u00c0-\u024f][\u0400-\u04ff{_GREEK}]|[\u0400-\u04ff{_GREEK}][A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
#: Latin letters that look like Cyrillic ones, and these.
_LATIN, _CYRILLIC = "aceopxyABCEHKMOPTXiI", "асеорхуАВСЕНКМОРТХіІ"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)


def brackets(checked: CheckedVersion) -> Iterator[Hit]:
    """Brackets without their partners in the same text."""
    for unit in checked.units:
        if unit.scope in (Scope.CELL, Scope.METADATA) or not _MARKS.search(unit.text):
            continue
        labels = {match.end() - 1 for match in _LABEL.finditer(unit.text)}
        opened: list[int] = []
        for match in _MARKS.finditer(unit.text):
            sign = match[0]
            if sign not in _PAIRS:
                opened.append(match.start())
            elif opened and unit.text[opened[-1]] == _PAIRS[sign]:
                opened.pop()
            elif match.start() not in labels:
                yield Hit(unit, match.start(), match.end())
        for at in opened:
            if at or not _NUMBER.match(unit.text):
                yield Hit(unit, at, at + 1)


def quotation_marks(checked: CheckedVersion) -> Iterator[Hit]:
    """Double quotation marks without their partners; a text that begins with one may go on in the next."""
    if checked.version.language == "ar":
        return
    for unit in checked.units:
        # After „ the other sign closes: „…“.
        if unit.scope not in RUNNING or unit.scope is Scope.QUOTATION or "„" in unit.text:
            continue
        opened: list[int] = []
        for match in re.finditer("[“”«»]", unit.text):
            sign = match[0]
            if sign not in _QUOTES:
                opened.append(match.start())
            elif opened and unit.text[opened[-1]] == _QUOTES[sign]:
                opened.pop()
            else:
                yield Hit(unit, match.start(), match.end())
        for at in opened:
            if at:
                yield Hit(unit, at, at + 1)


def mixed_script(checked: CheckedVersion) -> Iterator[Hit]:
    """Words in which letters of another script look like those of their own."""
    for unit in checked.units:
        if unit.text.isascii() or not _MIXED.search(unit.text):
            continue
        for match in _WORD.finditer(unit.text):
            word = match[0]
            if not _MIXED.search(word):
                continue
            scripts = [unicodedata.name(letter, "").partition(" ")[0] for letter in word]
            usual = max(("LATIN", "CYRILLIC", "GREEK"), key=scripts.count)
            fixed = word.translate(_TO_CYRILLIC if usual == "CYRILLIC" else _TO_LATIN)
            odd = [letter for letter, script in zip(word, scripts, strict=True) if script != usual]
            is_mended = fixed != word and not _MIXED.search(fixed)
            yield Hit(
                unit,
                match.start(),
                match.end(),
                fixed if is_mended else None,
                fields={"letters": ", ".join(dict.fromkeys(odd)), "script": usual.capitalize()},
            )


CHECKS: Mapping[str, Check] = {
    "brackets": brackets,
    "quotation-marks": quotation_marks,
    "mixed-script": mixed_script,
}
