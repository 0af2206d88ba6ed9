"""What the block rules share: lines of the file, the text that begins in one, and the raw blocks found."""

from __future__ import annotations

import re
from typing import cast

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.raw import RawBlock
from undoc.content.read.source_map import RawText, SourceMap
from undoc.model import Place

#: White space at the ends of a line is no text; Chinese editors indent with U+3000.
SPACES = " \t\u3000"
#: What may stand between a mark and its text; word processors and keyboards put no-break spaces there.
SPACES_AFTER_MARK = SPACES + "\u00a0"
_UNDERLINE = re.compile(r"(?:={2,}|-{3,})[ \t]*\Z")


def context_of(state: StateBlock) -> Context:
    """Return the context of the file that is being read."""
    return cast(Context, state.env["context"])


def line_start(state: StateBlock, line: int) -> int:
    """Return the offset of the first character of a line that is not white space."""
    return state.bMarks[line] + state.tShift[line]


def line_text(state: StateBlock, line: int) -> str:
    """Return a line without the white space at its ends."""
    return state.src[line_start(state, line) : state.eMarks[line]].rstrip(SPACES)


def place_at(state: StateBlock, line: int, offset: int) -> Place:
    """Return the place of the character at ``offset`` of the file, which is in ``line`` (counted from 0)."""
    return Place(context_of(state).path, line + 1, offset - state.bMarks[line] + 1)


def line_place(state: StateBlock, line: int) -> Place:
    """Return the place where the text of a line begins."""
    return place_at(state, line, line_start(state, line))


def text_of_line(state: StateBlock, line: int, start: int, end: int) -> RawText:
    """Return a piece of one line, between two offsets of the file."""
    place = place_at(state, line, start)
    return RawText(state.src[start:end].strip(SPACES), SourceMap(place.path, (0,), (place.line,), (place.column,)))


def take_text(state: StateBlock, line: int, end_line: int, start: int) -> RawText:
    """Return the text that begins at the offset ``start`` in ``line`` and goes on until a blank line or another block.

    ``state.line`` is the line after it from then on.
    """
    enders = state.md.block.ruler.getRules("paragraph")
    pieces: list[str] = []
    offsets: list[int] = []
    lines: list[int] = []
    columns: list[int] = []
    length = 0
    while True:
        piece = state.src[start : state.eMarks[line]].rstrip(SPACES)
        pieces.append(piece)
        offsets.append(length)
        lines.append(line + 1)
        columns.append(start - state.bMarks[line] + 1)
        length += len(piece) + 1
        line += 1
        if line >= end_line or state.isEmpty(line):
            break
        if _is_underline(state, line):
            line += 1
            break
        if any(ender(state, line, end_line, True) for ender in enders):
            break
        start = line_start(state, line)
    state.line = line
    return RawText("\n".join(pieces), SourceMap(context_of(state).path, tuple(offsets), tuple(lines), tuple(columns)))


def _is_underline(state: StateBlock, line: int) -> bool:
    """Whether the line underlines the text above it, as headings are written in other kinds of Markdown."""
    if not _UNDERLINE.match(state.src[line_start(state, line) : state.eMarks[line]]):
        return False
    advice = "Begin the line above with “# ” instead; leave a blank line before a line of signs that is text."
    context_of(state).not_supported(line_place(state, line), "A heading made by underlining is", advice)
    return True


def push(state: StateBlock, raw: RawBlock, next_line: int | None = None) -> None:
    """Add a raw block to the tokens; ``next_line`` is the line after it unless ``take_text`` has set that."""
    token = state.push("raw", "", 0)
    token.meta = {"raw": raw}
    if next_line is not None:
        state.line = next_line
