"""Blocks of other kinds of Markdown that the format does not have, or not yet: each is reported and passed over."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from undoc.source.markdown.lines import context_of, line_place, line_start, line_text

_FENCE = re.compile(r"(`{3,}|~{3,})(.*)\Z")
_LINK_DEFINITION = re.compile(r"\[[^\[\]^\n][^\[\]\n]*\]:(?=[ \t]|\Z)")


def fence(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Pass over a fenced block, or all lines that follow when it has no end."""
    match = _FENCE.match(line_text(state, start_line))
    if match is None or "`" in match[2]:
        return False
    if silent:
        return True
    advice = "Write ordinary paragraphs; a backslash before the signs keeps them as text."
    context_of(state).not_supported(line_place(state, start_line), "A fenced block is", advice)
    line = start_line + 1
    while line < end_line:
        text = line_text(state, line)
        line += 1
        if text.startswith(match[1]) and not text.strip(match[1][0]):
            break
    state.line = line
    return True


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Pass over a table made of ``|`` signs."""
    text = line_text(state, start_line)
    if "|" not in text:
        return False
    following = line_text(state, start_line + 1) if start_line + 1 < end_line else ""
    is_head = "-" in following and "|" in following and not following.strip("|:- \t")
    if not is_head and not (len(text) > 1 and text.startswith("|") and text.endswith("|")):
        return False
    if not silent:
        advice = "Write the content as paragraphs for now; write \\| where the sign is meant."
        context_of(state).not_supported(line_place(state, start_line), "A table is", advice, yet=True)
        state.line = _after_lines(state, start_line, end_line)
    return True


def block_quote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Pass over lines that begin with ``>``."""
    if not state.src.startswith(">", line_start(state, start_line)):
        return False
    if not silent:
        advice = "Put quoted text between the lines “::: quotation” and “:::”; write \\> where the sign is meant."
        context_of(state).not_supported(line_place(state, start_line), "A quotation marked with “>” is", advice)
        state.line = _after_lines(state, start_line, end_line)
    return True


def thematic_break(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Pass over a line of three or more ``-``, ``*`` or ``_``."""
    text = line_text(state, start_line)
    if text[:1] not in ("-", "*", "_"):
        return False
    signs = text.replace(" ", "").replace("\t", "")
    if len(signs) < 3 or signs.strip(signs[0]):
        return False
    if not silent:
        advice = "Remove the line; put a backslash before the first sign where the signs are meant."
        context_of(state).not_supported(line_place(state, start_line), "A rule across the page is", advice)
        state.line = start_line + 1
    return True


def link_definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Pass over ``[name]: address``."""
    if not _LINK_DEFINITION.match(line_text(state, start_line)):
        return False
    if not silent:
        advice = "Write the address where it is used: [text](https://…); put a backslash before a bracket that is text."
        context_of(state).not_supported(line_place(state, start_line), "An address apart from its link is", advice)
        state.line = start_line + 1
    return True


def _after_lines(state: StateBlock, line: int, end_line: int) -> int:
    while line < end_line and not state.isEmpty(line):
        line += 1
    return line
