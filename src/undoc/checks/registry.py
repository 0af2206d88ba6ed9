"""The rules that there are, and those that hold for a version."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from undoc.checks.checked import Check
from undoc.checks.words import WordRule
from undoc.model import ContentError, Problem
from undoc.templates import Templates
from undoc.templates.rules import Rule
from undoc.wording import did_you_mean


def rules_for(templates: Templates, *, language: str, kind: str, house: str) -> list[WordRule]:
    """Return the rules for a version of a document."""
    houses = tuple(path.stem for path in templates.house_files(house))
    return [one for one in _known(templates) if one.rule.applies(language, kind, houses)]


@lru_cache(maxsize=2)
def _known(templates: Templates) -> Sequence[WordRule]:
    """The rules with what they look for, which is made once."""
    return [WordRule(rule) for rule in templates.rules]


def check_named(rule: Rule) -> Check:
    """Return the function that a rule names. ContentError, at the rule, when there is none."""
    from undoc.checks.structure import CHECKS

    check = CHECKS.get(rule.check)
    if check is None:
        message = f"“{rule.check}” is not a check that is known here."
        advice = did_you_mean(rule.check, CHECKS, f"Checks: {', '.join(CHECKS)}.")
        raise ContentError([Problem(rule.place, "unknown-check", message, advice)])
    return check
