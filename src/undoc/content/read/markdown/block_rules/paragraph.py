"""Lines without a mark: a paragraph without a number."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.lines import context_of, line_place, line_start, push, take_text
from undoc.content.read.markdown.raw import RawParagraph

_CODE_INDENT = 4


def paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take the lines up to a blank one; begun with four spaces or more they would be program text in Markdown."""
    place = line_place(state, start_line)
    if state.sCount[start_line] >= _CODE_INDENT:
        what = "A paragraph that begins with four spaces or more is"
        context_of(state).not_supported(place, what, "Remove the spaces at the beginning of the line.")
    text = take_text(state, start_line, end_line, line_start(state, start_line))
    push(state, RawParagraph(text, place))
    return True
