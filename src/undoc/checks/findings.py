"""What a rule found: where in a text of the version, and what its message says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from undoc.checks.places import Source
from undoc.checks.units import Unit
from undoc.model import NO_FIX, Fix, Place, Problem, Severity
from undoc.templates.rules import Level, Rule

_SEVERITIES = {
    Level.ERROR: Severity.ERROR,
    Level.WARNING: Severity.WARNING,
    Level.SUGGESTION: Severity.SUGGESTION,
}


class Hit(NamedTuple):
    """What a rule found: the stretch of a text from ``start`` to ``end``, or a place that no text has.

    ``fix`` is what it should be, None where that is not known; ``fields`` are what else the message speaks of.
    """

    unit: Unit | None
    start: int = 0
    end: int = 0
    fix: str | None = None
    fields: Mapping[str, object] = {}
    place: Place | None = None

    @property
    def found(self) -> str:
        """The text that was found."""
        return "" if self.unit is None else self.unit.text[self.start : self.end]


class Finding(NamedTuple):
    """A hit of a rule with its problem."""

    rule: Rule
    hit: Hit
    problem: Problem


def finding(rule: Rule, hit: Hit, source: Source) -> Finding:
    """Return the finding that a hit of a rule in a source is."""
    fix = NO_FIX
    if hit.unit is not None:
        place, length = source.located(hit.unit, hit.start, hit.end)
        if hit.fix is not None and rule.mend and (length or hit.start == hit.end):
            fix = Fix(length, hit.fix)
    else:
        assert hit.place is not None
        place = hit.place
    fields = {"found": hit.found, "fix": hit.fix or "", **hit.fields}
    message = rule.message.format_map(fields)
    return Finding(
        rule, hit, Problem(place, rule.key, message, _advice(rule, hit, fields), _SEVERITIES[rule.level], fix)
    )


def _advice(rule: Rule, hit: Hit, fields: Mapping[str, object]) -> str:
    """What to do, and where the rule is from."""
    if rule.advice:
        what = rule.advice.format_map(fields)
    elif hit.fix:
        what = f"Write “{hit.fix}”." if hit.fix.strip() else "Write one space."
    elif hit.fix is not None:
        what = f"Remove “{hit.found}”."
    else:
        what = "Correct it."
    return f"{what} ({rule.source}.)"
