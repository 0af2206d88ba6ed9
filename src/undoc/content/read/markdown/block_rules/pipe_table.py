"""``| a | b |`` above ``|---|---|``: a table made of ``|`` signs, with ``Table: Caption {#name}`` above it, if any.

Syntax: GitHub Flavored Markdown 0.29, 4.10, but a row with too many or too few cells is not put right in silence.
"""

from __future__ import annotations

import itertools
import re

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.lines import SPACES, context_of, line_place, line_start, line_text, push, text_of_line
from undoc.content.read.markdown.raw import RawPipeRow, RawPipeTable
from undoc.content.read.source_map import RawText
from undoc.counting import counted
from undoc.model import ColumnAlign

_CAPTION = re.compile(rf"[Tt]able[:：][{SPACES}]*")
_DASHES = re.compile(r"(:?)-+(:?)")
_SEPARATOR = re.compile(r"\\.|\|")
_ALIGNS = {
    ("", ""): None,
    (":", ""): ColumnAlign.START,
    ("", ":"): ColumnAlign.END,
    (":", ":"): ColumnAlign.CENTER,
}


def pipe_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a table with its caption; a caption without a table is a paragraph and gets a warning."""
    caption = _CAPTION.match(line_text(state, start_line))
    if caption and _is_delimiter(state, start_line + 1, end_line):
        caption = None
    line = start_line + 1 if caption else start_line
    if not _begins_table(state, line, end_line):
        if caption and not silent:
            message = "The line begins like the caption of a table, but no table begins in the next line."
            advice = "Write the caption on one line directly above its table; write Table\\: where it is text."
            context_of(state).report.warning(line_place(state, start_line), "caption-without-table", message, advice)
        return False
    if silent:
        return True
    place = line_place(state, start_line)
    text = None
    if caption:
        text = text_of_line(state, start_line, line_start(state, start_line) + caption.end(), state.eMarks[start_line])
    rows = [_row(state, line)]
    dashes = _row(state, line + 1) if _is_delimiter(state, line + 1, end_line) else None
    line += 1 if dashes is None else 2
    while _goes_on(state, line, end_line):
        if _is_delimiter(state, line, end_line) and "--" in line_text(state, line):
            message = "A table has one line of dashes, below its first row."
            advice = "Remove it; a table with several header rows is written as a ```table block."
            context_of(state).error(line_place(state, line), "table-dashes", message, advice)
        else:
            rows.append(_row(state, line))
        line += 1
    push(state, RawPipeTable(text, _aligns(dashes, rows, context_of(state)), tuple(rows), place), line)
    return True


def _begins_table(state: StateBlock, line: int, end_line: int) -> bool:
    """Whether the line is the first row of a table, or looks like one."""
    text = line_text(state, line) if line < end_line else ""
    if "|" not in text:
        return False
    return _is_delimiter(state, line + 1, end_line) or (len(text) > 1 and text.startswith("|") and text.endswith("|"))


def _is_delimiter(state: StateBlock, line: int, end_line: int) -> bool:
    text = line_text(state, line) if line < end_line else ""
    return "-" in text and "|" in text and not text.strip("|:- \t")


def _goes_on(state: StateBlock, line: int, end_line: int) -> bool:
    """Whether the table goes on in a line: up to a blank line, or one that begins another block."""
    if line >= end_line or state.isEmpty(line):
        return False
    if state.src.startswith("|", line_start(state, line)) or _is_delimiter(state, line, end_line):
        return True
    return not any(ender(state, line, end_line, True) for ender in state.md.block.ruler.getRules("paragraph"))


def _row(state: StateBlock, line: int) -> RawPipeRow:
    """The cells of a line; a ``|`` at either end belongs to none of them."""
    start = line_start(state, line)
    row = text_of_line(state, line, start, state.eMarks[line])
    bounds = [match.start() for match in _SEPARATOR.finditer(row.content) if match[0] == "|"]
    if not bounds or bounds[0] > 0:
        bounds.insert(0, -1)
    if bounds[-1] < len(row.content) - 1:
        bounds.append(len(row.content))
    cells = [_cell(row, before + 1, after) for before, after in itertools.pairwise(bounds)]
    return RawPipeRow(tuple(cells), line_place(state, line))


def _cell(row: RawText, start: int, end: int) -> RawText:
    content = row.content[start:end]
    return row.part(start + len(content) - len(content.lstrip(SPACES)), start + len(content.rstrip(SPACES)))


def _aligns(dashes: RawPipeRow | None, rows: list[RawPipeRow], context: Context) -> tuple[ColumnAlign | None, ...]:
    """What the line of dashes says of each column; nothing when it cannot be right."""
    if dashes is None:
        message = "The table has no line of dashes below its first row."
        advice = "Write a line like |---|---| there; write \\| where the sign itself is meant."
        context.error(rows[0].place, "table-dashes", message, advice)
        return ()
    matches = [_DASHES.fullmatch(cell.content) for cell in dashes.cells]
    message = ""
    if None in matches:
        message = "A part of the line of dashes is none of ---, :--, --: and :-:."
    elif all(len(row.cells) != len(matches) for row in rows):
        message = f"The line of dashes is for {counted(len(matches), 'column')}, and no row has as many cells."
    if message:
        advice = "Write --- for each column with a | between them; a colon says on which side the text stands."
        context.error(dashes.place, "table-dashes", message, advice)
        return ()
    return tuple(_ALIGNS[match[1], match[2]] if match else None for match in matches)
