"""Abbreviations: spelled out where they first stand, and used where they are introduced.

Source: Editorial Manual, "Abbreviations and acronyms".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.units import Unit
from undoc.templates.rules import RUNNING, Scope

_FORM = r"[A-Z][A-Za-z&]*(?:-?[A-Z0-9][A-Za-z0-9]*)+"
_INTRODUCED = re.compile(rf"(?<=[\w”’»]) [(（]({_FORM})[)）]")
_USED = re.compile(rf"(?<![\w/.-])({_FORM})(?![\w/]|\.\d|-\d)")
#: Grades of posts, P-4, and what else has a number: it is no abbreviation.
_GRADE = re.compile(r"[A-Z]{1,3}-?\d{1,2}")
_ROMAN = re.compile(r"[IVXLCDM]+(?:-[IVXLCDM]+)?")
_CELLS = (Scope.CELL, Scope.CAPTION, Scope.METADATA)


class _Introduced(NamedTuple):
    unit: Unit
    start: int
    end: int


def _introduced(checked: CheckedVersion) -> dict[str, list[_Introduced]]:
    """Where each abbreviation is introduced, after the words that its letters begin."""
    found: dict[str, list[_Introduced]] = {}
    for unit in checked.units:
        if unit.scope in _CELLS:
            continue
        for match in _INTRODUCED.finditer(unit.text):
            if _begins(match[1], unit.text[: match.start()]) and _is_short(match[1]) and not _is_number(match[1]):
                found.setdefault(match[1], []).append(_Introduced(unit, match.start(1), match.end(1)))
    return found


def _is_short(form: str) -> bool:
    """Whether it is an abbreviation: most letters of UN-Habitat are small, and of a title in brackets too."""
    letters = [letter for letter in form if letter.isalpha()]
    return 2 * sum(map(str.isupper, letters)) >= len(letters)


def _is_number(short: str) -> bool:
    return _ROMAN.fullmatch(short) is not None or _GRADE.fullmatch(short) is not None


def _begins(short: str, before: str) -> bool:
    """Whether the words before an abbreviation have most of its letters at their beginnings."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    words = re.findall(r"[^\W\d_]+", before)[-3 * len(letters) - 4 :]
    initials = [word[0].lower() for word in words]
    met = 0
    for letter in reversed(letters):
        while initials and initials[-1] != letter:
            initials.pop()
        if not initials:
            break
        initials.pop()
        met += 1
    return len(letters) > 1 and met >= len(letters) - 1


def _uses(checked: CheckedVersion) -> dict[str, list[tuple[Unit, int]]]:
    found: dict[str, list[tuple[Unit, int]]] = {}
    for unit in checked.units:
        for match in _USED.finditer(unit.text):
            found.setdefault(match[1], []).append((unit, match.start(1)))
    return found


def introduced_unused(checked: CheckedVersion) -> Iterator[Hit]:
    """Abbreviations that are introduced and never used."""
    uses = checked.once(_uses)
    for short, places in checked.once(_introduced).items():
        # A plural (SDGs), or a part of a longer name, is a use too.
        others = sum(
            len(found) for other, found in uses.items() if other.startswith(short) or short in other.split("-")
        )
        if others <= len(places):
            place = places[0]
            yield Hit(place.unit, place.start, place.end)


def introduced_twice(checked: CheckedVersion) -> Iterator[Hit]:
    """Abbreviations that are introduced again in the same part: the text, the summary, an annex."""
    for places in checked.once(_introduced).values():
        seen: set[tuple[int, bool]] = set()
        for place in places:
            part = place.unit.part, place.unit.scope is Scope.NOTE
            if part in seen and place.unit.scope in RUNNING and part[1] is False:
                yield Hit(place.unit, place.start, place.end)
            seen.add(part)


def introduced_late(checked: CheckedVersion) -> Iterator[Hit]:
    """Abbreviations that are used in the text before they are introduced there."""
    order = {id(unit): index for index, unit in enumerate(checked.units)}
    uses = checked.once(_uses)
    for short, places in checked.once(_introduced).items():
        first = places[0]
        if first.unit.scope not in RUNNING or first.unit.scope is Scope.NOTE:
            continue
        for unit, start in uses.get(short, ()):
            same = unit.part == first.unit.part and unit.scope in RUNNING and unit.scope is not Scope.NOTE
            if same and (order[id(unit)], start) < (order[id(first.unit)], first.start):
                yield Hit(unit, start, start + len(short))
                break


def never_introduced(checked: CheckedVersion) -> Iterator[Hit]:
    """Abbreviations that stand in the text three times and more and are never spelled out."""
    introduced = checked.once(_introduced)
    for short, places in checked.once(_uses).items():
        running = [(unit, start) for unit, start in places if unit.scope in RUNNING]
        if len(running) < 3 or short in introduced or _is_number(short) or not short.isupper():
            continue
        if any(short in one for one in introduced):
            continue
        unit, start = running[0]
        yield Hit(unit, start, start + len(short))


def in_heading(checked: CheckedVersion) -> Iterator[Hit]:
    """Abbreviations in titles and headings."""
    for unit in checked.units:
        if unit.scope in (Scope.HEADING, Scope.TITLE):
            for match in _USED.finditer(unit.text):
                if match[1].isupper() and len(match[1]) > 1 and not _is_number(match[1]):
                    yield Hit(unit, match.start(1), match.end(1))


def in_resolution(checked: CheckedVersion) -> Iterator[Hit]:
    """Abbreviations in resolutions."""
    for unit in checked.units:
        if unit.scope in (Scope.PREAMBLE, Scope.OPERATIVE):
            for match in _USED.finditer(unit.text):
                inside = any(first <= match.start() < last for first, last in (*unit.quoted, *unit.aside))
                if match[1].isupper() and not _is_number(match[1]) and not inside:
                    yield Hit(unit, match.start(1), match.end(1))


CHECKS: Mapping[str, Check] = {
    "introduced-unused": introduced_unused,
    "introduced-twice": introduced_twice,
    "introduced-late": introduced_late,
    "never-introduced": never_introduced,
    "abbreviation-in-heading": in_heading,
    "abbreviation-in-resolution": in_resolution,
}
