"""``# Heading``: one to six signs, a space and the text, on one line."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.lines import SPACES, context_of, line_place, line_start, line_text, push, text_of_line
from undoc.content.read.markdown.raw import RawHeading

_SIGNS = re.compile(r"(#+)([ \t\u3000\u00a0]*)(.*)")
_LEVELS = 6


def heading(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a heading; signs without a space after them, or too many, are problems."""
    start = line_start(state, start_line)
    if not state.src.startswith("#", start):
        return False
    match = _SIGNS.match(line_text(state, start_line))
    if match is None:
        return False
    if silent:
        return True
    context, place = context_of(state), line_place(state, start_line)
    if match[3] and not match[2]:
        advice = f"Write a space after {match[1]}; write \\# where the sign itself is meant."
        context.error(place, "heading-space", "A heading has no space between its sign and its text.", advice)
    level = len(match[1])
    if level > _LEVELS:
        advice = f"Write one to {_LEVELS} signs."
        context.error(place, "heading-level", f"A heading has {level} signs; there are {_LEVELS} levels.", advice)
    # Signs after the text, parted from it, are those of other kinds of Markdown.
    before = match[3].rstrip("#")
    length = len(before) if before != before.rstrip(SPACES) else len(match[3])
    text = text_of_line(state, start_line, start + match.start(3), start + match.start(3) + length)
    push(state, RawHeading(min(level, _LEVELS), text, place), start_line + 1)
    return True
