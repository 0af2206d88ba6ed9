"""Blocks of other kinds of Markdown that the format does not have: each is reported and passed over."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.lines import context_of, line_place, line_start, line_text

_LINK_DEFINITION = re.compile(r"\[[^\[\]^\n][^\[\]\n]*\]:(?=[ \t]|\Z)")


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
