"""Plain text, line ends, and the backslash that makes a sign plain or breaks the line."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from undoc.content.read.markdown.tokens import ASCII_PUNCTUATION, error, inlines_of, push

#: The characters that a rule may want.
MARKUP = re.compile(r"[\\\n*^~\[!`<&{_]")
_PLAIN = re.compile(rf"(?:[^{MARKUP.pattern[1:-1]}$]|\$(?!`))+")


def text(state: StateInline, silent: bool) -> bool:
    """Take the text up to the next character that another rule may want."""
    match = _PLAIN.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    push(state, "text", state.pos, content=match[0])
    state.pos = match.end()
    return True


def newline(state: StateInline, silent: bool) -> bool:
    """Take the end of a line; whether it is a space depends on the text on both sides."""
    if state.src[state.pos] != "\n":
        return False
    push(state, "softbreak", state.pos)
    state.pos += 1
    return True


def escape(state: StateInline, silent: bool) -> bool:
    """Take a backslash with what follows: a sign, or the end of a line or a space, where the line is to be broken."""
    start = state.pos
    if state.src[start] != "\\":
        return False
    following = state.src[start + 1 : start + 2]
    if following == "\n" or following == " ":
        push(state, "hardbreak", start)
        state.pos += 2
    elif following in ASCII_PUNCTUATION and start + 1 < state.posMax:
        push(state, "text", start + 1, content=following)
        inlines_of(state).taken.append((start, start + 2))
        state.pos += 2
    else:
        if start + 1 == len(state.src):
            advice = "Remove it; a backslash breaks a line only when more text follows."
            error(state, start, "misplaced-line-break", "The text ends with a backslash.", advice=advice)
        push(state, "text", start, content="\\")
        state.pos += 1
    return True


def any_character(state: StateInline, silent: bool) -> bool:
    """Take one character that no other rule wanted."""
    push(state, "text", state.pos, content=state.src[state.pos])
    state.pos += 1
    return True
