"""``[text]{spacing=0.1 scale=101 lang=fr}``: text that is set closer or wider, or in another language."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from undoc.content.read.markdown.tokens import error, inlines_of, push, tokenize_part
from undoc.wording import did_you_mean, quoted

_ATTRIBUTES = re.compile(r"\]\{([^{}=\n]*=[^{}\n]*)\}")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,3})?")
#: The least and the most of each: points after a letter, percents of its width.
LIMITS = {"spacing": (-2.0, 5.0), "scale": (50.0, 200.0)}
#: The key of the language, and what its tag looks like (BCP 47).
LANGUAGE = "lang"
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def fitted(state: StateInline, silent: bool) -> bool:
    """Take a text in square brackets that values in curly ones follow; others are plain text."""
    start = state.pos
    if state.src[start] != "[":
        return False
    close = inlines_of(state).brackets.get(start, state.posMax)
    match = _ATTRIBUTES.match(state.src, close, state.posMax)
    if match is None:
        return False
    token = push(state, "fitted_open", start, 1)
    token.meta |= _values(state, match.start(1), match[1])
    inlines_of(state).taken += [(start, start + 1), (close, match.end())]
    tokenize_part(state, start + 1, close)
    push(state, "fitted_close", close, -1)
    state.pos = match.end()
    return True


def _values(state: StateInline, at: int, text: str) -> dict[str, float | str]:
    """The values by their names; those that are none are reported at the offset ``at``."""
    values: dict[str, float | str] = {}
    for piece in text.split():
        name, _, value = piece.partition("=")
        if name == LANGUAGE:
            if TAG.fullmatch(value):
                values[name] = value
                continue
            message = f"{quoted(value)} is no tag of a language."
            error(state, at, "invalid-language", message, advice="Write one such as fr, de or pt-BR: [mot]{lang=fr}.")
            continue
        if name not in LIMITS:
            advice = did_you_mean(name, [*LIMITS, LANGUAGE], "Write [text]{spacing=0.1}, or \\{ for the sign.")
            message = f"There is no value {quoted(name)} for a text in brackets."
            error(state, at, "unknown-key", message, advice=advice)
            continue
        least, most = LIMITS[name]
        if not _NUMBER.fullmatch(value) or not least <= float(value) <= most:
            message = f"{quoted(value)} is no value of {name}."
            error(state, at, "invalid-value", message, advice=f"Write a number from {least:g} to {most:g}.")
            continue
        values[name] = float(value)
    return values
