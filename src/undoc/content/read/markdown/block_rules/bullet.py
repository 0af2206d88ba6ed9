"""``- item``: an item of a bulleted list; lists inside lists are indented by two spaces more."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.labels import match_label
from undoc.content.read.markdown.lines import (
    SPACES_AFTER_MARK,
    context_of,
    line_place,
    line_start,
    place_at,
    push,
    take_text,
)
from undoc.content.read.markdown.raw import RawBullet


def bullet(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a bullet; one whose text begins with a label like ``(a)`` gets a warning."""
    start, end = line_start(state, start_line), state.eMarks[start_line]
    if state.src[start] not in "-*+" or (start + 1 < end and state.src[start + 1] not in SPACES_AFTER_MARK):
        return False
    if silent:
        return True
    context, place = context_of(state), line_place(state, start_line)
    if state.src[start] != "-":
        what = f"A list item that begins with “{state.src[start]}” is"
        context.not_supported(
            place, what, f"Begin it with “- ”, or write \\{state.src[start]} where the sign is meant."
        )
    start += 1
    while start < end and state.src[start] in SPACES_AFTER_MARK:
        start += 1
    label = match_label(state.src, start, end, context.language)
    if label is not None:
        message = f"A bullet stands before the label “{label.typed}”."
        advice = "Remove “- ” to make it a numbered paragraph or sub-paragraph."
        context.report.warning(place_at(state, start_line, start), "label-in-bullet", message, advice)
    push(state, RawBullet(state.sCount[start_line], take_text(state, start_line, end_line, start), place))
    return True
