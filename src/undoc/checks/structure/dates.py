"""Dates: they exist, their weekdays are theirs, spans go forwards."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.units import Unit

#: The days of the week from Monday on.
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
_CASES = {"среду": "среда", "пятницу": "пятница", "субботу": "суббота", "星期天": "星期日"}
_YEARS = re.compile(r"(?<![\d/.,])((?:19|20)\d\d)[–-]((?:19|20)\d\d)(?![\d/]|\.\d)")


@lru_cache
def _pattern(language: str, months: tuple[str, ...]) -> re.Pattern[str] | None:
    days = _WEEKDAYS.get(language)
    if days is None:
        return None
    weekday = "|".join(sorted((*days, *_CASES), key=len, reverse=True))
    if language == "zh":
        return re.compile(rf"(\d{{4}}) ?年 ?(\d{{1,2}}) ?月 ?(\d{{1,2}}) ?日[（( ]?({weekday})?")
    names = "|".join(re.escape(name) for month in months for name in sorted({month, *month.split("/")}, key=len)[::-1])
    of = "(?: de)?" if language == "es" else ""
    return re.compile(
        rf"(?:({weekday}),?[ \u00a0])?(?<![\d.,–-])(\d{{1,2}})(?:er)?{of}[ \u00a0]({names}){of},?[ \u00a0]"
        r"(\d{4})(?!\d)",
        re.IGNORECASE,
    )


def _dates(checked: CheckedVersion) -> Iterator[tuple[Unit, re.Match[str], str, tuple[int, int, int]]]:
    """Each date in figures with its weekday, empty without one, and its year, month and day."""
    language, months = checked.version.language, tuple(checked.language.months)
    pattern = _pattern(language, months)
    if pattern is None:
        return
    by_name = {name.lower(): number for number, month in enumerate(months, 1) for name in (month, *month.split("/"))}
    for unit in checked.units:
        for match in pattern.finditer(unit.text):
            if language == "zh":
                yield unit, match, match[4] or "", (int(match[1]), int(match[2]), int(match[3]))
            else:
                yield unit, match, match[1] or "", (int(match[4]), by_name[match[3].lower()], int(match[2]))


def no_such_date(checked: CheckedVersion) -> Iterator[Hit]:
    """Dates that no calendar has."""
    for unit, match, _, date in _dates(checked):
        if _day(*date) is None:
            yield Hit(unit, match.start(), match.end())


def weekday(checked: CheckedVersion) -> Iterator[Hit]:
    """Dates with another weekday than theirs."""
    for unit, match, said, date in _dates(checked):
        day = _day(*date)
        if said and day is not None:
            days = _WEEKDAYS[checked.version.language]
            right = days[day.weekday()]
            if _CASES.get(said.lower(), said.lower()) != right.lower():
                yield Hit(unit, match.start(), match.end(), fields={"weekday": right, "said": said})


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def backwards(checked: CheckedVersion) -> Iterator[Hit]:
    """Spans of years that end before they begin."""
    for unit in checked.units:
        for match in _YEARS.finditer(unit.text):
            if int(match[2]) < int(match[1]):
                yield Hit(unit, match.start(), match.end())


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
    "adopted-late": adopted_late,
}
