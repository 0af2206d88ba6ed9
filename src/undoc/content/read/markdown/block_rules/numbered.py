"""``1.``, ``(a)``, ``(i)``, ``a.``: a numbered paragraph or sub-paragraph, on a line of its own, indented or not."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.labels import match_label
from undoc.content.read.markdown.lines import SPACES_AFTER_MARK, context_of, line_place, line_start, push, take_text
from undoc.content.read.markdown.raw import RawNumbered


def numbered(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a paragraph that begins with a label."""
    start, end = line_start(state, start_line), state.eMarks[start_line]
    label = match_label(state.src, start, end, context_of(state).language)
    if label is None:
        return False
    if silent:
        return True
    place = line_place(state, start_line)
    start += len(label.typed)
    while start < end and state.src[start] in SPACES_AFTER_MARK:
        start += 1
    text = take_text(state, start_line, end_line, start)
    push(state, RawNumbered(label, text, place))
    return True
