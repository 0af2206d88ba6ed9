"""Dates and ranges of dates in a language's own words."""

from __future__ import annotations

import datetime as dt

from undoc.templates.language import Language


def date(day: dt.date, language: Language) -> str:
    """One day: ``19 September 2024``, ``2024 年 9 月 19 日``."""
    return language.patterns["date"].format(year=day.year, day=day.day, **_month(day, language))


def date_range(start: dt.date, end: dt.date, language: Language) -> str:
    """From ``start`` to ``end``, naming a month or year that both share once: ``4–6 December 2024``."""
    patterns = language.patterns
    if start == end:
        return date(start, language)
    if (start.year, start.month) == (end.year, end.month):
        return patterns["dates_in_month"].format(
            year=start.year, start_day=start.day, end_day=end.day, **_month(start, language)
        )
    if start.year == end.year:
        return patterns["dates_in_year"].format(
            year=start.year,
            start_day=start.day,
            end_day=end.day,
            **_month(start, language, "start_"),
            **_month(end, language, "end_"),
        )
    return patterns["dates"].format(start=date(start, language), end=date(end, language))


def _month(day: dt.date, language: Language, prefix: str = "") -> dict[str, str]:
    name = language.months[day.month - 1] if language.months else ""
    return {f"{prefix}month": name, f"{prefix}month_number": str(day.month)}
