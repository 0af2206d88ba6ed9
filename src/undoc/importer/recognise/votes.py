"""How a resolution was adopted, as the line below its text says: without a vote, by counts, by lists of States."""

from __future__ import annotations

import re
from collections.abc import Mapping

from undoc.importer.recognise.wordings import worded_regex
from undoc.model import Vote
from undoc.model.votes import vote_faults
from undoc.prepare.kinds.states import separator
from undoc.templates import Kind
from undoc.templates.countries import Country
from undoc.templates.language import Language

#: The wordings of a vote in a kind, and those of its lists.
VOTES = ("vote_without", "vote_counts", "vote")
_LISTS = {"vote_favour": "in_favour", "vote_against": "against", "vote_abstaining": "abstaining"}
_NUMBERS = ("votes_for", "votes_against", "abstentions")
#: Fields that say when a wording stands; nothing is written for them.
_CONDITIONS = re.compile(r"\{(?:without_vote|only_counts)\}")


def read_vote(text: str, slot: str, kind: Kind, *, language: Language, countries: Mapping[str, Country]) -> Vote | None:
    """The vote that a text is by the wording ``slot`` of a kind; None where it is none, or does not agree in itself."""
    wording = _CONDITIONS.sub("", kind.lines[slot][language.code])
    fields = {**dict.fromkeys(_NUMBERS, r"\d{1,3}"), "lists": ".+"}
    match = worded_regex(wording, fields).fullmatch(text)
    if match is None:
        return None
    said = match.groupdict()
    lists = _lists(said["lists"], kind, language, countries) if "lists" in said else {}
    if lists is None:
        return None
    counts = tuple(int(said[name]) for name in _NUMBERS if name in said)
    favour, against, abstaining = (lists.get(name, ()) for name in _LISTS.values())
    vote = Vote(counts, favour, against, abstaining) if counts else Vote(without=True)
    return None if any(vote_faults(vote)) else vote


def _lists(
    text: str, kind: Kind, language: Language, countries: Mapping[str, Country]
) -> dict[str, tuple[str, ...]] | None:
    """The codes of the States under the names of their lists; None where a line is no list, or a State not known."""
    found: dict[str, tuple[str, ...]] = {}
    for line in filter(None, text.split("\n")):
        for slot, name in _LISTS.items():
            match = worded_regex(kind.lines[slot][language.code], {}).fullmatch(line)
            if match is not None:
                codes = codes_of(match[name], language, countries)
                if codes is None:
                    return None
                found[name] = codes
                break
        else:
            return None
    return found


def codes_of(text: str, language: Language, countries: Mapping[str, Country]) -> tuple[str, ...] | None:
    """The codes of the States whose names a list has, one after the other; None where a name is not known."""
    names = {country.name(language.code): code for code, country in countries.items()}
    longest_first = sorted(names, key=len, reverse=True)
    between = separator(language)
    codes: list[str] = []
    at = 0
    while at < len(text):
        if codes and not text.startswith(between, at):
            return None
        at += len(between) if codes else 0
        name = next((name for name in longest_first if text.startswith(name, at)), None)
        if name is None:
            return None
        codes.append(names[name])
        at += len(name)
    return tuple(codes)
