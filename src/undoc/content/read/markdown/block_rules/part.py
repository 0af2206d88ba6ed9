"""``::: annex Title`` … ``:::``: a part of the document with its own layout."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.lines import SPACES_AFTER_MARK, line_place, line_start, line_text, push, text_of_line
from undoc.content.read.markdown.raw import RawPartClose, RawPartOpen

_COLONS = re.compile(rf":{{3,}}[{SPACES_AFTER_MARK}]*([^{SPACES_AFTER_MARK}]*)[{SPACES_AFTER_MARK}]*")


def part(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take the line that opens or closes a part; whether both fit is seen when all lines are known."""
    match = _COLONS.match(line_text(state, start_line))
    if match is None:
        return False
    if not silent:
        place = line_place(state, start_line)
        text = text_of_line(state, start_line, line_start(state, start_line) + match.end(), state.eMarks[start_line])
        push(state, RawPartOpen(match[1], text, place) if match[1] else RawPartClose(place), start_line + 1)
    return True
