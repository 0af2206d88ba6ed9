"""Names of States, from ``templates/countries.yaml``: those with a part in brackets in full, lists in their order.

Source: Editorial Manual, "Country names"; UNTERM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.units import Unit
from undoc.prepare.kinds.spelling import in_order
from undoc.templates.rules import RUNNING

_BRACKETS = re.compile(r"(.+?) ?[(（](.+)[)）]")
#: More names than these that follow each other are a list.
_LIST = 4
#: What stands between the names of a list, with articles and prepositions.
_BETWEEN = re.compile(
    r"(?:[,،、]|和)?[ \u00a0]?و?(?:(?:and|et|y|и|the|le|la|les|de|du|des|el|los|las)[ \u00a0]?|l’|d’)*"
)


def short_names(checked: CheckedVersion) -> Iterator[Hit]:
    """Names of States without the part in brackets that belongs to them, unless its words stand before."""
    language = checked.version.language
    for country in checked.templates.countries.values():
        name = country.name(language)
        match = _BRACKETS.fullmatch(name)
        if match is None:
            continue
        short, rest = match[1], _words(match[2])
        for unit in checked.texts.holding(short, lower=False):
            for found in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)(?! ?[(（])", unit.text):
                before = _words(unit.text[max(0, found.start() - 60) : found.start()])
                if rest & before or _is_aside(unit, found.start()):
                    continue
                yield Hit(unit, found.start(), found.end(), name)


def _words(text: str) -> set[str]:
    """The longer words of a text."""
    return {word.lower() for word in re.findall(r"\w{4,}", text)}


def _is_aside(unit: Unit, at: int) -> bool:
    return any(first <= at < last for first, last in (*unit.quoted, *unit.italics, *unit.aside))


@lru_cache
def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")


def list_order(checked: CheckedVersion) -> Iterator[Hit]:
    """The first name in a list of States that stands before one that it should follow."""
    language = checked.language
    names = tuple(country.name(language.code) for country in checked.templates.countries.values())
    if not in_order("b", language):
        return  # Chinese lists have the order of the English names
    pattern = _pattern(names)
    for unit in checked.units:
        if unit.scope not in RUNNING or unit.text.count(",") + unit.text.count("،") < _LIST - 2:
            continue
        for run in _runs(unit, pattern):
            keys = [in_order(match[0], language) for match in run]
            wrong = [second for second, (one, other) in zip(run[1:], pairwise(keys), strict=True) if one > other]
            # Lists by region or by rank are in no alphabetical order at all.
            if len(run) > _LIST and len(wrong) == 1:
                yield Hit(unit, wrong[0].start(), wrong[0].end())


def _runs(unit: Unit, pattern: re.Pattern[str]) -> Iterator[list[re.Match[str]]]:
    """The names that follow each other with nothing but what parts them in a list."""
    run: list[re.Match[str]] = []
    for match in pattern.finditer(unit.text):
        if run and not _BETWEEN.fullmatch(unit.text[run[-1].end() : match.start()]):
            yield run
            run = []
        run.append(match)
    yield run


CHECKS: Mapping[str, Check] = {"short-names": short_names, "list-order": list_order}
