"""What there is of editorial rules, and the words that documents have, for the commands that show them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from undoc.model import ContentError, Problem
from undoc.production.data import use_data
from undoc.production.folders import find

if TYPE_CHECKING:
    from undoc.checks.words_counted import WordCount
    from undoc.templates.rules import Rule


def rules(data: str | Path | None = None) -> Sequence[Rule]:
    """The editorial rules, in the order of their names. ContentError when the templates are wrong."""
    from undoc.templates import Templates

    return Templates.load(use_data(data)).rules


def wrong_examples(rule: Rule, data: str | Path | None = None) -> list[Problem]:
    """What is wrong with the examples of a rule. ContentError when one is no document."""
    from undoc.checks.examples import faults
    from undoc.templates import Templates

    return list(faults(rule, Templates.load(use_data(data))))


class CountedVersion(Struct, frozen=True):
    """The words of a version; ``limit`` is the most that its kind may have, None for any number."""

    folder: Path
    symbol: str
    language: str
    count: WordCount
    limit: int | None


def words(
    paths: Iterable[str | Path], languages: Collection[str] | None = None, data: str | Path | None = None
) -> tuple[list[CountedVersion], list[Problem]]:
    """The words of the versions of the documents at and below ``paths``, and what is wrong with those not counted."""
    from undoc.checks.checked import CheckedVersion
    from undoc.checks.words_counted import count_words
    from undoc.content.read import load_with_warnings
    from undoc.templates import Templates

    problems: list[Problem] = []
    counted: list[CountedVersion] = []
    try:
        templates = Templates.load(use_data(data))
    except ContentError as error:
        return [], list(error.problems)
    for folder in find(paths, problems):
        try:
            document = load_with_warnings(folder, languages).document
            for language in document.versions:
                checked = CheckedVersion(document, language, templates)
                count = count_words(checked.units, language)
                symbol = str(document.metadata.symbol)
                counted.append(CountedVersion(folder, symbol, language, count, checked.kind.words))
        except ContentError as error:
            problems += error.problems
    return counted, problems
