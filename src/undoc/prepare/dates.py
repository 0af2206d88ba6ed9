"""Dates and ranges of dates in a language's own words. What stands between ``^`` and ``^`` in them is raised."""

from __future__ import annotations

import datetime as dt

from undoc.templates.language import Language


def date(day: dt.date, language: Language) -> str:
    """One day: ``19 September 2024``, ``1^er^ juin 2024``, ``2024 年 9 月 19 日``."""
    return language.patterns["date"].format(year=day.year, day=_day(day, language), **_month(day, language))


def date_range(start: dt.date, end: dt.date, language: Language) -> str:
    """From ``start`` to ``end``, naming a month or year that both share once: ``4–6 December 2024``."""
    patterns = language.patterns
    if start == end:
        return date(start, language)
    days = {"start_day": _day(start, language), "end_day": _day(end, language)}
    if (start.year, start.month) == (end.year, end.month):
        follows = (end - start).days == 1 and "two_days" in patterns
        pattern = patterns["two_days" if follows else "dates_in_month"]
        return pattern.format(year=start.year, **days, **_month(start, language))
    if start.year == end.year:
        months = _month(start, language, "start_") | _month(end, language, "end_")
        return patterns["dates_in_year"].format(year=start.year, **days, **months)
    return patterns["dates"].format(start=date(start, language), end=date(end, language))


def _day(day: dt.date, language: Language) -> str:
    return language.first_day if day.day == 1 else str(day.day)


def _month(day: dt.date, language: Language, prefix: str = "") -> dict[str, str]:
    name = language.months[day.month - 1] if language.months else ""
    return {f"{prefix}month": name, f"{prefix}month_number": str(day.month)}
