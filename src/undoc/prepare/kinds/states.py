"""The States that a document names by their codes: who submits a draft, who voted how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from undoc.model import Metadata, Problem
from undoc.prepare.kinds.fields import enumerated
from undoc.prepare.kinds.spelling import in_order
from undoc.templates.countries import Country
from undoc.templates.language import Language, Script
from undoc.wording import did_you_mean


def unknown_states(metadata: Metadata, countries: Mapping[str, Country]) -> Iterator[Problem]:
    """The codes of a document that are those of no State."""
    vote = metadata.vote
    lists = {"sponsors": metadata.sponsors}
    if vote is not None:
        lists |= {"vote.in_favour": vote.in_favour, "vote.against": vote.against, "vote.abstaining": vote.abstaining}
    for key, codes in lists.items():
        for code in codes:
            if code not in countries:
                advice = did_you_mean(code, countries, "Take one of templates/countries.yaml, or add it there.")
                message = f"“{code}” is not the code of a State that is known here."
                yield Problem(metadata.place_of(key), "unknown-country", message, advice)


def names_of(codes: Sequence[str], countries: Mapping[str, Country], language: Language) -> list[str]:
    """The names of States in the alphabetical order of a language; in Chinese, that of the English names."""
    if language.script is Script.HAN:
        return [country.name(language.code) for code, country in countries.items() if code in codes]
    names = (countries[code].name(language.code) for code in codes if code in countries)
    return sorted(names, key=lambda name: in_order(name, language))


def listed_names(names: Sequence[str], language: Language) -> str:
    """The names as a list in a sentence: ``France, Japan and Jordan``."""
    pattern = language.patterns.get("last_name")
    if pattern is None or len(names) < 2:
        return enumerated(names, language, separator(language))
    return pattern.format(first=separator(language).join(names[:-1]), last=names[-1])


def separator(language: Language) -> str:
    """What stands between two names of a list."""
    return language.patterns.get("name_separator") or language.patterns["item_separator"]


def vote_fields(metadata: Metadata, countries: Mapping[str, Country], language: Language) -> dict[str, str]:
    """What the wordings of kinds say of a vote, by their names; without one, nothing.

    ``without_vote`` and ``only_counts`` are a space where they hold: a line that names one stands only there.
    """
    vote = metadata.vote
    if vote is None:
        return {}
    if vote.without:
        return {"without_vote": " "}
    between = separator(language)
    favour, against, abstaining = (between.join(names_of(codes, countries, language)) for codes in vote.lists)
    numbers = dict(zip(("votes_for", "votes_against", "abstentions"), map(str, vote.numbers), strict=True))
    if not any(vote.lists):
        numbers["only_counts"] = " "
    return {**numbers, "in_favour": favour, "against": against, "abstaining": abstaining}
