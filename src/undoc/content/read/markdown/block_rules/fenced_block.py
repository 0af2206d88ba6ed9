"""```` ```table ```` … ```` ``` ````: a fenced block, for what Markdown has no signs for."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.lines import SPACES, line_place, line_start, line_text, push, text_of_line
from undoc.content.read.markdown.raw import RawFenced

_FENCE = re.compile(rf"(`{{3,}}+(?=[^`]*\Z)|~{{3,}}+)[{SPACES}]*")


def fenced_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take the lines up to the end of the block; without one, up to the line that begins another block or a part."""
    match = _FENCE.match(line_text(state, start_line))
    if match is None:
        return False
    if silent:
        return True
    start = line_start(state, start_line) + match.end()
    info = text_of_line(state, start_line, start, state.eMarks[start_line])
    line, is_closed = start_line + 1, False
    while line < end_line:
        text = line_text(state, line)
        is_closed = text.startswith(match[1]) and not text.strip(match[1][0])
        if is_closed or text.startswith(":::") or ((other := _FENCE.match(text)) and other.end() < len(text)):
            break
        line += 1
    lines = state.src[state.bMarks[start_line + 1] : state.bMarks[line]] if line > start_line + 1 else ""
    place = line_place(state, start_line)
    push(
        state,
        RawFenced(info, lines, text_line=start_line + 2, is_closed=is_closed, place=place),
        line + 1 if is_closed else line,
    )
    return True
