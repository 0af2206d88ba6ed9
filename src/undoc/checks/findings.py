"""What a rule found: where in a text of the version, and what its message says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from undoc.checks.places import Source
from undoc.checks.units import Unit
from undoc.model import NO_FIX, ContentError, Fix, Place, Problem, Severity
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
    fields = {"found": hit.found.strip() or hit.found, "fix": (hit.fix or "").strip(), **hit.fields}
    message = _worded(rule, rule.message, fields)
    return Finding(
        rule, hit, Problem(place, rule.key, message, _advice(rule, hit, fields), _SEVERITIES[rule.level], fix)
    )


def _worded(rule: Rule, text: str, fields: Mapping[str, object]) -> str:
    """A text of a rule with its fields. ContentError, at the rule, for a field that there is not."""
    try:
        return text.format_map(fields)
    except (KeyError, IndexError, ValueError):
        message = f"“{text}” has a field that is not known."
        advice = f"Use: {', '.join(f'{{{field}}}' for field in fields)}; a brace that is meant itself stands twice."
        raise ContentError([Problem(rule.place, "unknown-field", message, advice)]) from None


def _advice(rule: Rule, hit: Hit, fields: Mapping[str, object]) -> str:
    """What to do, and where the rule is from."""
    if rule.advice:
        what = _worded(rule, rule.advice, fields)
    elif hit.fix:
        what = f"Write {_shown(hit.fix)}." if hit.fix.strip() else "Write one space."
    elif hit.fix is not None:
        what = f"Remove “{hit.found.strip()}”." if hit.found.strip() else "Remove the space."
    else:
        what = "Correct it."
    return f"{what} ({rule.source}.)"


def _shown(text: str) -> str:
    """A text to be written, in quotation marks unless it has some."""
    text = text.strip()
    return text if text.startswith(("“", "”", "«")) else f"“{text}”"
