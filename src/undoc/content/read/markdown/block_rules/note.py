"""``[^name]: text``: the definition of a note; further paragraphs of it are indented."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.lines import (
    SPACES_AFTER_MARK,
    context_of,
    line_place,
    line_start,
    line_text,
    push,
    take_text,
)
from undoc.content.read.markdown.names import DOCUMENT_NOTE_NAME, report_note_name
from undoc.content.read.markdown.raw import RawNote

_MARK = re.compile(r"\[\^([^\[\]\n]*)\]:")
_INDENT = 2


def note(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take the definition of a note with all its paragraphs."""
    start, end = line_start(state, start_line), state.eMarks[start_line]
    match = _MARK.match(state.src, start, end)
    if match is None:
        return False
    if silent:
        return True
    place = line_place(state, start_line)
    if not DOCUMENT_NOTE_NAME.fullmatch(match[1]):
        report_note_name(context_of(state), place, match[1])
    start = match.end()
    while start < end and state.src[start] in SPACES_AFTER_MARK:
        start += 1
    paragraphs = [take_text(state, start_line, end_line, start)]
    while (line := _further_paragraph(state, state.line, end_line)) is not None:
        paragraphs.append(take_text(state, line, end_line, line_start(state, line)))
    if not paragraphs[0].content and len(paragraphs) > 1:
        del paragraphs[0]
    push(state, RawNote(match[1], tuple(paragraphs), place))
    return True


def _further_paragraph(state: StateBlock, line: int, end_line: int) -> int | None:
    """The line in which the note goes on after blank lines, None when it does not."""
    following = state.skipEmptyLines(line)
    if following >= end_line or state.sCount[following] < _INDENT or not line_text(state, following):
        return None
    enders = state.md.block.ruler.getRules("paragraph")
    return None if any(ender(state, following, end_line, True) for ender in enders) else following
