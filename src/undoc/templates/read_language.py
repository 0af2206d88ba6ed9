"""Language files from ``templates/languages/*.yaml``, typed and validated."""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path

from undoc.counting import counted
from undoc.model import ContentError, Problem
from undoc.templates.fields import Fields
from undoc.templates.language import (
    COUNTERS,
    NAMING,
    Direction,
    HanLatinSpacing,
    Language,
    Numbers,
    OwnLanguageLine,
    Script,
    Typography,
)
from undoc.templates.read_yaml import read_yaml
from undoc.templates.scripts import runs_leftwards
from undoc.yaml.tree import MappingNode, laid_over

_DAY = {"year", "month", "month_number", "day"}
_AGENDA = {"items", "mark"}
_SESSION = {"ordinal", "ordinal_feminine", "number"}
#: The fields that each pattern may use.
_PATTERNS: dict[str, set[str]] = {
    "date": _DAY,
    "dates_in_month": {"year", "month", "month_number", "start_day", "end_day"},
    "dates_in_year": {
        "year",
        "start_month",
        "start_month_number",
        "start_day",
        "end_month",
        "end_month_number",
        "end_day",
    },
    "dates": {"start", "end"},
    "place_dates": {"dates", "place"},
    "session": _SESSION,
    "session_of_year": {*_SESSION, "year"},
    "item": {"number"},
    "sub_item": {"number", "letter"},
    "two_items": {"first", "last"},
    "many_items": {"first", "last"},
    "item_separator": set(),
    "agenda_provisional": _AGENDA,
    "agenda_preliminary": _AGENDA,
    "agenda_adopted": _AGENDA,
    "agenda_note": {"symbol"},
    "original": {"language"},
    "running_title": {"symbol"},
    "table": {"number"},
    "figure": {"number"},
    "annex": set(),
    "annex_numbered": {"number"},
    "annex_original": {"language"},
    "annex_listed": {"number"},
}
#: Patterns that stand in for others: two days that follow each other, two items, several.
_OPTIONAL_PATTERNS: dict[str, set[str]] = {
    "two_days": _PATTERNS["dates_in_month"],
    **{
        f"agenda_{status}_{count}": _AGENDA
        for status in ("provisional", "preliminary", "adopted")
        for count in ("two", "many")
    },
}
#: Notes on the first page about the document itself.
_SLUGS: dict[str, set[str]] = {"reissued": {"date"}, "unedited": set(), "late": set()}
_WORDS: dict[str, set[str]] = {
    "organization": set(),
    "emblem": set(),
    "summary": set(),
    "contents": set(),
    "page": set(),
    "annexes": set(),
    "addendum": set(),
    "amendment": set(),
    "corrigendum": set(),
    "recycle": set(),
    "organ_comma": set(),
    "qr_code": {"address"},
    "job_letter": set(),
}
_COUNTED = (
    "headings",
    "paragraphs",
    "bullets",
    "notes",
    "asterisks",
    "table_notes",
    "tables",
    "figures",
    "annexes",
    "sub_items",
)


def load_language(folder: Path, code: str, over: MappingNode | None = None) -> Language:
    """The language file ``<code>.yaml``; what ``over`` says, from a house style, replaces what the file says.

    ContentError with all that is wrong in them.
    """
    tree = read_yaml(folder / f"{code}.yaml")
    if over is not None:
        tree = laid_over(over, tree, amends=True)
    problems: list[Problem] = []
    fields = Fields(tree, problems, f"the language file {code}.yaml")
    ordinals = fields.texts("ordinals")
    ordinal_figures = _ordinal_figures(fields, "ordinal_figures")
    series = _series(fields.fields("series", required=False))
    verbs = fields.fields("verbs", required=False)
    language = Language(
        code=code,
        tag=fields.text("tag"),
        suffix=fields.text("suffix"),
        name=fields.text("name"),
        called=fields.table("called"),
        common_words=fields.texts("common_words", required=False),
        direction=fields.choice("direction", Direction.LEFT_TO_RIGHT),
        script=fields.choice("script", Script.LATIN),
        distribution_language=fields.text("distribution_language"),
        own_language_line=fields.choice("own_language_line", OwnLanguageLine.ALWAYS),
        months=fields.texts("months"),
        first_day=fields.text("first_day", "1"),
        ordinals=ordinals,
        ordinals_feminine=fields.texts("ordinals_feminine", required=False) or ordinals,
        ordinal_figures=ordinal_figures,
        ordinal_figures_feminine=_ordinal_figures(fields, "ordinal_figures_feminine") or ordinal_figures,
        patterns=_patterns(fields, "patterns", _PATTERNS, _OPTIONAL_PATTERNS),
        slugs=_patterns(fields, "slugs", _SLUGS),
        places=fields.table("places"),
        bodies=fields.table("bodies"),
        distribution=fields.table("distribution", required=False),
        language_names=fields.table("language_names", required=False),
        authors={name: section.table_itself() for name, section in fields.fields("authors").sections()},
        series=series | {"ordinal": ordinals},
        counters=_counters(fields.fields("counters"), {*COUNTERS, *series, "ordinal"}),
        words=_patterns(fields, "words", _WORDS),
        verbs={name: verbs.texts(name) for name in verbs.names()},
        numbers=_numbers(fields.fields("numbers")),
        typography=_typography(fields.fields("typography")),
    )
    fields.close()
    _check_lengths(language, fields)
    if problems:
        raise ContentError(problems)
    return language


def _there_are(number: int, word: str) -> str:
    return f"There {'is' if number == 1 else 'are'} {counted(number, word)}"


def _check_lengths(language: Language, fields: Fields) -> None:
    if len(language.months) not in (0, 12):
        message = f"{_there_are(len(language.months), 'month')}, not 12."
        fields.report(fields.place_of("months"), "wrong-number", message, "Name all twelve.")
    feminine = len(language.ordinals_feminine)
    if feminine != len(language.ordinals):
        message = f"{_there_are(len(language.ordinals), 'ordinal')} but {counted(feminine, 'feminine one')}."
        advice = "Give both for the same numbers."
        fields.report(fields.place_of("ordinals_feminine"), "wrong-number", message, advice)
    right_to_left = runs_leftwards(language.tag)
    if right_to_left != (language.direction is Direction.RIGHT_TO_LEFT):
        runs = "right to left" if right_to_left else "left to right"
        message = f"A language with the tag “{language.tag}” runs from {runs}."
        advice = "Correct the direction, or name the script in the tag, as in az-Arab."
        fields.report(fields.place_of("direction"), "wrong-direction", message, advice)
    if fields.has("called") and NAMING not in language.called:
        message = f"“called” does not say what the language is called in English, “{NAMING}”."
        fields.report(fields.place_of("called"), "missing-key", message, f"Add “{NAMING}: …”.")


def _patterns(
    fields: Fields,
    key: str,
    required: Mapping[str, set[str]],
    optional: Mapping[str, set[str]] | None = None,
) -> dict[str, str]:
    """The wordings under ``key``: all that are required, each with none but its own fields."""
    patterns = fields.table(key)
    known = {**required, **(optional or {})}
    for name in required:
        if name not in patterns:
            message = f"The wording “{name}” is missing."
            fields.report(fields.place_of(key), "missing-key", message, f"Add “{name}: …” under “{key}”.")
    for name, pattern in patterns.items():
        place = fields.place_of(key, name)
        if name not in known:
            message = f"“{name}” is not a wording of a language."
            fields.report(place, "unknown-key", message, f"Known under “{key}”: {', '.join(sorted(known))}.")
            continue
        for field in sorted(_fields_of(pattern) - known[name]):
            message = f"The wording “{name}” has the unknown field {{{field}}}."
            fields.report(place, "unknown-field", message, f"Use: {', '.join(sorted(known[name])) or 'no fields'}.")
    return patterns


def _fields_of(pattern: str) -> set[str]:
    try:
        return {field for _, field, _, _ in string.Formatter().parse(pattern) if field is not None}
    except ValueError:
        return {pattern}


def _ordinal_figures(fields: Fields, key: str) -> dict[str, str]:
    """Forms of ordinals in figures, by the last digits of the number; empty when the language file has none."""
    forms = fields.table(key, required=False)
    for ending, form in forms.items():
        place = fields.place_of(key, ending)
        if ending != "other" and not ending.isdecimal():
            message = f"“{ending}” is not how a number ends."
            fields.report(place, "unknown-key", message, "Write its last digits in quotes, or “other”.")
        if _fields_of(form) != {"number"}:
            message = f"“{form}” does not have the field {{number}} and no other."
            fields.report(place, "unknown-field", message, "Write it as “{number}th”.")
    if forms and "other" not in forms:
        message = f"“{key}” lacks the form of all other numbers."
        fields.report(fields.place_of(key), "missing-key", message, "Add “other: …”.")
    return forms


def _series(fields: Fields) -> dict[str, tuple[str, ...]]:
    """Lists to count with, by their names."""
    series = {name: fields.texts(name) for name in fields.names()}
    for name, items in series.items():
        if name in COUNTERS or name == "ordinal":
            message = f"The counter {{{name}}} is there already."
            fields.report(fields.place_of(name), "duplicate-key", message, "Give the series another name.")
        if len(set(items)) < len(items):
            message = f"The series “{name}” has the same text twice."
            fields.report(fields.place_of(name), "duplicate-value", message, "Correct one of the two.")
    return series


def _counters(fields: Fields, known: set[str]) -> dict[str, tuple[str, ...]]:
    counters = {name: fields.texts(name) for name in _COUNTED}
    for name, patterns in counters.items():
        for pattern in patterns:
            if not _fields_of(pattern) <= known:
                message = f"“{pattern}” under “{name}” names no counter that is known."
                advice = f"Known counters: {', '.join(f'{{{counter}}}' for counter in sorted(known))}."
                fields.report(fields.place_of(name), "unknown-counter", message, advice)
        if not patterns:
            message = f"There are no counters for {name}."
            fields.report(fields.place_of(name), "missing-key", message, "Give at least one.")
    fields.close()
    return counters


def _numbers(fields: Fields) -> Numbers:
    return fields.closed(Numbers(fields.text("group"), fields.text("decimal")))


def _typography(fields: Fields) -> Typography:
    typography = Typography(
        no_start=fields.text("no_start", ""),
        no_end=fields.text("no_end", ""),
        break_after=fields.text("break_after", ""),
        keep_with_figure=fields.text("keep_with_figure", ""),
        figure_space=fields.flag("figure_space", False),
        shrink_spaces=fields.flag("shrink_spaces", False),
        space_stays_before=fields.text("space_stays_before", ""),
        space_stays_after=fields.text("space_stays_after", ""),
        han_latin_spacing=fields.choice("han_latin_spacing", HanLatinSpacing.AS_WRITTEN),
        squeeze_punctuation=fields.flag("squeeze_punctuation", False),
        kashida=fields.flag("kashida", False),
    )
    fields.close()
    return typography
