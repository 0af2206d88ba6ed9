"""Language files from ``templates/languages/*.yaml``, typed and validated."""

from __future__ import annotations

import string
from pathlib import Path

from undoc.model import ContentError, Problem
from undoc.templates import marked
from undoc.templates.fields import Fields
from undoc.templates.language import COUNTERS, Direction, HanLatinSpacing, Language, OwnLanguageLine, Script, Typography

#: The fields that each pattern may use.
_PATTERN_FIELDS = {
    "date": {"year", "month", "month_number", "day"},
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
    "session": {"ordinal"},
    "session_of_year": {"ordinal", "year"},
    "item": {"number"},
    "sub_item": {"number", "letter"},
    "two_items": {"first", "last"},
    "many_items": {"first", "last"},
    "item_separator": set[str](),
    "agenda_provisional": {"items", "mark"},
    "agenda_preliminary": {"items", "mark"},
    "agenda_adopted": {"items", "mark"},
    "agenda_note": {"symbol"},
    "original": {"language"},
    "table": {"number"},
    "figure": {"number"},
    "annex": set[str](),
    "annex_numbered": {"number"},
    "annex_original": {"language"},
}
#: Patterns for several items; without one, the pattern for one item serves.
_OPTIONAL_PATTERNS = {f"agenda_{status}_many" for status in ("provisional", "preliminary", "adopted")}
_WORDS = ("organization", "emblem", "note", "summary")
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
)


def load_language(folder: Path, code: str) -> Language:
    """The language file ``<code>.yaml``. ContentError with all that is wrong in it."""
    tree = marked.read(folder / f"{code}.yaml")
    problems: list[Problem] = []
    fields = Fields(tree, problems, f"the language file {code}.yaml")
    language = Language(
        code=code,
        tag=fields.text("tag"),
        suffix=fields.text("suffix"),
        name=fields.text("name"),
        direction=fields.choice("direction", Direction.LEFT_TO_RIGHT),
        script=fields.choice("script", Script.LATIN),
        distribution_language=fields.text("distribution_language"),
        own_language_line=fields.choice("own_language_line", OwnLanguageLine.ALWAYS),
        months=fields.texts("months"),
        ordinals=fields.texts("ordinals"),
        patterns=_patterns(fields),
        places=fields.table("places"),
        bodies=fields.table("bodies"),
        distribution=fields.table("distribution", required=False),
        language_names=fields.table("language_names", required=False),
        authors=_authors(fields.fields("authors")),
        counters=_counters(fields.fields("counters")),
        words=_words(fields),
        typography=_typography(fields.fields("typography")),
    )
    fields.close()
    if len(language.months) not in (0, 12):
        fields.report(
            fields.place, "wrong-number", f"There are {len(language.months)} months, not 12.", "Name all twelve."
        )
    if problems:
        raise ContentError(problems)
    return language


def _patterns(fields: Fields) -> dict[str, str]:
    patterns = fields.table("patterns")
    for name in _PATTERN_FIELDS.keys() - patterns.keys():
        fields.report(
            fields.place, "missing-key", f"The pattern “{name}” is missing.", f"Add “{name}: …” under “patterns”."
        )
    for name, pattern in patterns.items():
        allowed = _PATTERN_FIELDS.get(name.removesuffix("_many") if name in _OPTIONAL_PATTERNS else name)
        if allowed is None:
            message = f"“{name}” is not a pattern of a language."
            fields.report(fields.place, "unknown-key", message, f"Known: {', '.join(sorted(_PATTERN_FIELDS))}.")
            continue
        for field in _fields_of(pattern) - allowed:
            message = f"The pattern “{name}” has the unknown field {{{field}}}."
            fields.report(fields.place, "unknown-field", message, f"Use: {', '.join(sorted(allowed)) or 'no fields'}.")
    return patterns


def _fields_of(pattern: str) -> set[str]:
    try:
        return {field for _, field, _, _ in string.Formatter().parse(pattern) if field is not None}
    except ValueError:
        return {pattern}


def _authors(fields: Fields) -> dict[str, dict[str, str]]:
    return {name: section.table_itself() for name, section in fields.sections()}


def _counters(fields: Fields) -> dict[str, tuple[str, ...]]:
    counters = {name: fields.texts(name) for name in _COUNTED}
    for name, patterns in counters.items():
        for pattern in patterns:
            if not _fields_of(pattern) <= set(COUNTERS):
                message = f"“{pattern}” under “{name}” names no counter that is known."
                advice = f"Known counters: {', '.join(f'{{{known}}}' for known in COUNTERS)}."
                fields.report(fields.place, "unknown-counter", message, advice)
        if not patterns:
            fields.report(fields.place, "missing-key", f"There are no counters for {name}.", "Give at least one.")
    fields.close()
    return counters


def _words(fields: Fields) -> dict[str, str]:
    words = fields.table("words")
    for name in set(_WORDS) - words.keys():
        fields.report(fields.place, "missing-key", f"The word “{name}” is missing.", f"Add “{name}: …” under “words”.")
    return words


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
