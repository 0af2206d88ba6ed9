"""Rules that look for words: the expressions that data give, at the texts that may hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from undoc.checks.findings import Hit
from undoc.checks.literals import literal
from undoc.checks.units import Unit
from undoc.model import ContentError, Problem
from undoc.templates.rules import Rule

_GROUP = re.compile(r"\\(\d)")


class Texts:
    """The texts of a version, and what is asked of all of them at once."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units

    @cached_property
    def _whole(self) -> str:
        return "\n".join(unit.text for unit in self.units)

    @cached_property
    def _lower(self) -> str:
        return self._whole.lower()

    def holding(self, text: str, *, lower: bool) -> Iterable[Unit]:
        """The units that hold ``text``, or with ``lower`` hold it in small letters."""
        if not text:
            return self.units
        if lower:
            return [unit for unit in self.units if text in unit.lower] if text in self._lower else ()
        return [unit for unit in self.units if text in unit.text] if text in self._whole else ()


class Expression(Struct, dict=True):
    """One regular expression of a rule, made when a text may hold it; ``swap`` is what it is replaced by, or None."""

    rule: Rule
    pattern: str
    swap: str | None

    @cached_property
    def literal(self) -> str:
        """What a text has to hold."""
        found = literal(self.pattern)
        return found.lower() if self.rule.ignorecase else found

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression. ContentError, at its rule, when it is none."""
        flags = re.IGNORECASE if self.rule.ignorecase else 0
        expression = compiled(self.rule, self.pattern, whole_words=not self.rule.nonword, flags=flags)
        asked = [int(group) for group in _GROUP.findall(self.swap or "")]
        if max(asked, default=0) > expression.groups:
            message = f"“{self.swap}” has the group {max(asked)}, and “{self.pattern}” has {expression.groups}."
            advice = "Correct the number, or put brackets around what is meant."
            raise ContentError([Problem(self.rule.place, "invalid-pattern", message, advice)])
        return expression


def compiled(rule: Rule, pattern: str, *, whole_words: bool, flags: int) -> re.Pattern[str]:
    """Return an expression of a rule. ContentError, at its rule, when it is none."""
    whole = rf"(?<!\w)(?:{pattern})(?!\w)" if whole_words else pattern
    try:
        return re.compile(whole, flags)
    except re.error as error:
        message = f"“{pattern}” is not a regular expression: {error.msg}."
        problem = Problem(rule.place, "invalid-pattern", message, "Correct it; a sign that is meant itself has a \\.")
        raise ContentError([problem]) from None


class WordRule(Struct, dict=True):
    """A rule with what it looks for."""

    rule: Rule

    @cached_property
    def expressions(self) -> tuple[Expression, ...]:
        """What it looks for."""
        rule = self.rule
        return (
            *(Expression(rule, pattern, rule.fix) for pattern in rule.tokens),
            *(Expression(rule, pattern, swap) for pattern, swap in rule.swap.items()),
        )

    @cached_property
    def exceptions(self) -> tuple[re.Pattern[str], ...]:
        """What is right though it looks wrong."""
        return tuple(compiled(self.rule, pattern, whole_words=False, flags=0) for pattern in self.rule.exceptions)

    def hits(self, texts: Texts) -> Iterator[Hit]:
        """What it finds, each stretch once."""
        rule = self.rule
        for expression in self.expressions:
            for unit in texts.holding(expression.literal, lower=rule.ignorecase):
                if rule.scope and unit.scope not in rule.scope:
                    continue
                for match in expression.compiled.finditer(unit.text):
                    if not self._excepted(unit, *match.span()):
                        fix = None if expression.swap is None else _filled(expression.swap, match)
                        yield Hit(unit, match.start(), match.end(), fix)

    def allows(self, hit: Hit) -> bool:
        """Whether what a check found is of a text that the rule looks at, and none of its exceptions."""
        if hit.unit is None:
            return True
        if self.rule.scope and hit.unit.scope not in self.rule.scope:
            return False
        return not self._is_exception(hit.unit, hit.start, hit.end)

    def _excepted(self, unit: Unit, start: int, end: int) -> bool:
        rule = self.rule
        # What is made, as the number of a reference, and the spaces beside it are as the language has them.
        if any(first <= end and start <= last for first, last in unit.references):
            return True
        ranges = []
        if not rule.quotations:
            ranges.append(unit.quoted)
        if not rule.titles:
            ranges.append(unit.italics)
        if not rule.symbols:
            ranges.append(unit.aside)
        if any(first < end and start < last for spans in ranges for first, last in spans):
            return True
        return self._is_exception(unit, start, end)

    def _is_exception(self, unit: Unit, start: int, end: int) -> bool:
        return any(
            match.start() < end and start < match.end()
            for exception in self.exceptions
            for match in exception.finditer(unit.text)
        )


def _filled(swap: str, match: re.Match[str]) -> str:
    """The replacement with what the groups hold, beginning as what it replaces does."""
    text = _GROUP.sub(lambda group: match[int(group[1])] or "", swap)
    if match[0][:1].isupper() and match[0][1:2].islower() and match.re.flags & re.IGNORECASE:
        return text[:1].upper() + text[1:]
    return text
