"""Dates: they exist, their weekdays are theirs, spans go forwards."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.units import Unit
from undoc.templates.kinds import TextModel
from undoc.templates.language import Script

#: What stands between the number of a resolution and its date.
_OF = r",?[ \u00a0](?:of|du|de|del|от|المؤرخ(?: في)?)[ \u00a0]$|[ \u00a0]?[(（]$"
_OF_COUNCIL = re.compile(rf"\b\d{{1,4}}[ \u00a0]?[(]((?:19|20)\d\d)[)](?:{_OF})")
_OF_SESSION = re.compile(rf"\b(\d{{2,3}})/\d{{1,3}}(?:[ \u00a0][A-Z])?(?:{_OF})")
_ASSEMBLY = re.compile("General Assembly|Assemblée générale|Asamblea General|Генеральн\\w+ Ассамбле\\w+|الجمعية العامة")
_ORGAN = re.compile(
    rf"{_ASSEMBLY.pattern}|(?:Human Rights|Economic and Social) Council|Council|Commission|Committee|Conference|"
    "Conseil|Consejo|Comisión|Совет\\w*|Комисси\\w*|مجلس|لجنة"
)
#: How far back the body is looked for whose resolution it is.
_CONTEXT = 160
#: The General Assembly's first session was in 1946; the sessions up to this one stand in Roman numbers.
_BEFORE_FIRST, _NO_YEARS = 1945, 30
#: The most characters of a weekday with what stands between it and the date.
_LONGEST = 16
_YEARS = re.compile(r"(?<![\d/.,])((?:19|20)\d\d)[–-]((?:19|20)\d\d)(?![\d/]|\.\d)")


@lru_cache
def _pattern(language: str, months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for month in months for name in sorted({month, *month.split("/")}, key=len)[::-1])
    of = "(?: de)?" if language == "es" else ""
    # The weekday is looked for backwards, at the few dates that there are.
    return re.compile(
        rf"(?<![\d.,–-])(\d{{1,2}})(?:er)?{of}[ \u00a0]({names}){of},?[ \u00a0](\d{{4}})(?!\d)", re.IGNORECASE
    )


class _Date(NamedTuple):
    """A date in a text: where it stands, its weekday, empty without one, its year, month and day."""

    unit: Unit
    start: int
    end: int
    weekday: str
    date: tuple[int, int, int]


def _forms(checked: CheckedVersion) -> list[list[str]]:
    """The days of the week from Monday on, each in the forms that it has in texts."""
    return [day.split("/") for day in checked.language.weekdays]


def _dates(checked: CheckedVersion) -> list[_Date]:
    """The dates with figures in a version."""
    said = "|".join(re.escape(form) for forms in _forms(checked) for form in forms) or r"(?!)"
    return _han_dates(checked, said) if checked.language.script is Script.HAN else _worded_dates(checked, said)


def _han_dates(checked: CheckedVersion, weekdays: str) -> list[_Date]:
    pattern = re.compile(rf"(\d{{4}}) ?年 ?(\d{{1,2}}) ?月 ?(\d{{1,2}}) ?日[（( ]?({weekdays})?")
    found = []
    for unit in checked.texts.holding("月", lower=False):
        for match in pattern.finditer(unit.text):
            date = (int(match[1]), int(match[2]), int(match[3]))
            found.append(_Date(unit, match.start(), match.end(), match[4] or "", date))
    return found


def _worded_dates(checked: CheckedVersion, weekdays: str) -> list[_Date]:
    months = tuple(checked.language.months)
    pattern = _pattern(checked.version.language, months)
    by_name = {name.lower(): number for number, month in enumerate(months, 1) for name in (month, *month.split("/"))}
    before = re.compile(rf"({weekdays})[,،]?[ \u00a0]$", re.IGNORECASE)
    found = []
    for unit in checked.units:
        for match in pattern.finditer(unit.text):
            said = before.search(unit.text, max(0, match.start() - _LONGEST), match.start())
            start = match.start() if said is None else said.start()
            date = (int(match[3]), by_name[match[2].lower()], int(match[1]))
            found.append(_Date(unit, start, match.end(), "" if said is None else said[1], date))
    return found


def no_such_date(checked: CheckedVersion) -> Iterator[Hit]:
    """Dates that no calendar has."""
    for one in checked.once(_dates):
        if _day(*one.date) is None:
            yield Hit(one.unit, one.start, one.end)


def weekday(checked: CheckedVersion) -> Iterator[Hit]:
    """Dates with another weekday than theirs."""
    for one in checked.once(_dates):
        day, said = _day(*one.date), one.weekday
        if said and day is not None:
            right = _forms(checked)[day.weekday()]
            if said.lower() not in map(str.lower, right):
                yield Hit(one.unit, one.start, one.end, fields={"weekday": right[0], "said": said})


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def backwards(checked: CheckedVersion) -> Iterator[Hit]:
    """Spans of years that end before they begin."""
    for unit in (*checked.texts.holding("–", lower=False), *checked.texts.holding("-", lower=False)):
        for match in _YEARS.finditer(unit.text):
            if int(match[2]) < int(match[1]):
                yield Hit(unit, match.start(), match.end())


def resolution_date(checked: CheckedVersion) -> Iterator[Hit]:
    """Resolutions with dates that are not of their session (General Assembly), or of their year (Security Council)."""
    own = checked.metadata.symbol.organ == "A" and checked.kind.text is TextModel.RESOLUTION
    for one in checked.once(_dates):
        before = one.unit.text[max(0, one.start - _CONTEXT) : one.start]
        year, month, _ = one.date
        if match := _OF_COUNCIL.search(before):
            if int(match[1]) != year:
                yield Hit(
                    one.unit,
                    one.start,
                    one.end,
                    fields={"resolution": match[0].split("(")[0].strip(), "when": match[1]},
                )
        elif match := _OF_SESSION.search(before):
            organs = [found[0] for found in _ORGAN.finditer(before)]
            is_assembly = own if not organs else _ASSEMBLY.fullmatch(organs[-1]) is not None
            first = _BEFORE_FIRST + int(match[1])
            if is_assembly and int(match[1]) > _NO_YEARS and not (first, 9) <= (year, month) <= (first + 1, 12):
                when = f"session {match[1]}, {first} to {first + 1}"
                yield Hit(one.unit, one.start, one.end, fields={"resolution": match[0].split(" ")[0], "when": when})


def adopted_late(checked: CheckedVersion) -> Iterator[Hit]:
    """A resolution that is adopted after the date of its document, or outside the session."""
    metadata = checked.metadata
    if metadata.adopted is not None and metadata.adopted.date > metadata.date:
        fields = {"adopted": metadata.adopted.date, "date": metadata.date}
        yield Hit(None, place=checked.at("adopted.date"), fields=fields)


CHECKS: Mapping[str, Check] = {
    "no-such-date": no_such_date,
    "weekday": weekday,
    "backwards": backwards,
    "resolution-date": resolution_date,
    "adopted-late": adopted_late,
}
