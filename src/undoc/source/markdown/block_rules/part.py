"""``::: quotation`` … ``:::``: a part of the document with its own layout."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from undoc.source.markdown.lines import line_place, line_text, push
from undoc.source.markdown.raw import RawPartClose, RawPartOpen

_COLONS = re.compile(r":{3,}[ \t\u3000]*(.*)\Z")


def part(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take the line that opens or closes a part; whether both fit is seen when all lines are known."""
    match = _COLONS.match(line_text(state, start_line))
    if match is None:
        return False
    if not silent:
        place = line_place(state, start_line)
        push(state, RawPartOpen(match[1], place) if match[1] else RawPartClose(place), start_line + 1)
    return True
