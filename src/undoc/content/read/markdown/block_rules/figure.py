"""``![alternative text](file "caption"){width=300}{#name}``: a picture alone in its paragraph."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from undoc.content.read.markdown.brackets import match_brackets
from undoc.content.read.markdown.lines import line_place, line_start, push, take_text
from undoc.content.read.markdown.names import split_name
from undoc.content.read.markdown.raw import RawFigure, RawParagraph
from undoc.content.read.source_map import RawText

#: Where the caption begins: the name of the file before it may hold spaces and brackets.
_CAPTION = re.compile(r"\s\"")
_VALUES = re.compile(r"(?<=\))\s*\{([^{}=\n]*=[^{}\n]*)\}\s*\Z")


def figure(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a picture; when more than a picture stands in the paragraph, take it as a paragraph."""
    start = line_start(state, start_line)
    if not state.src.startswith("![", start):
        return False
    if silent:
        return True
    place = line_place(state, start_line)
    text = take_text(state, start_line, end_line, start)
    push(state, _figure(text) or RawParagraph(text, place))
    return True


def _figure(text: RawText) -> RawFigure | None:
    text, name = split_name(text)
    values = None
    if match := _VALUES.search(text.content):
        values = text.part(match.start(1), match.end(1))
        text = text.part(0, match.start())
    end_of_alternative = match_brackets(text.content).get(1, -1)
    end = len(text.content) - 1
    if not text.content.startswith("](", end_of_alternative) or text.content[end] != ")":
        return None
    start = end_of_alternative + 2
    inner = text.content[start:end].rstrip()
    caption = _CAPTION.search(inner) if inner.endswith('"') else None
    file_end = caption.start() if caption else len(inner)
    # With a second picture or a link in it, the paragraph is not a figure alone.
    if "](" in inner[:file_end] or "](" in inner[file_end:].partition('")')[2]:
        return None
    return RawFigure(
        alternative=text.part(2, end_of_alternative),
        file=text.part(start, start + file_end),
        caption=text.part(start + caption.end(), start + len(inner) - 1) if caption else None,
        values=values,
        name=name,
        place=text.place(),
    )
