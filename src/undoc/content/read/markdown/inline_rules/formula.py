"""``$`x^2`$``: a formula in a line of text. A dollar sign alone is a dollar sign."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from undoc.content.read.markdown.tokens import error, inlines_of, push

OPENING = "$`"
_FORMULA = re.compile(r"\$`([^`]*+)`\$")


def formula(state: StateInline, silent: bool) -> bool:
    """Take a formula; the signs that begin one without those that end it are reported."""
    start = state.pos
    if not state.src.startswith(OPENING, start, state.posMax):
        return False
    match = _FORMULA.match(state.src, start, state.posMax)
    if match is None:
        advice = "Write `$ where it ends, or \\` for the sign."
        error(state, start, "unclosed-formula", "A formula begins here and does not end.", advice)
        push(state, "text", start, content=OPENING)
        inlines_of(state).taken.append((start, start + len(OPENING)))
        state.pos += len(OPENING)
        return True
    from undoc.content.read.formula_parser import parse_formula  # few texts have formulas

    row, faults = parse_formula(match[1])
    for fault in faults:
        error(state, match.start(1) + fault.at, fault.code, fault.message, fault.advice)
    push(state, "formula", start).meta["row"] = row
    inlines_of(state).taken.append((start, match.end()))
    state.pos = match.end()
    return True
