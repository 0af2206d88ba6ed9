"""``*italic*`` and ``**bold**``, also in Chinese without spaces around them.

Rules: CommonMark 0.31, 6.2, with its left- and right-flanking runs widened for scripts without spaces: next to a wide
character (UAX 11, W and F) punctuation does not keep a run from opening or closing. So ``**附件：**文本`` is bold.
"""

from __future__ import annotations

import unicodedata

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from undoc.content.read.markdown.tokens import inlines_of, place_of, push


def emphasis(state: StateInline, silent: bool) -> bool:
    """Take a run of asterisks as delimiters; markdown-it-py pairs them afterwards."""
    start = state.pos
    if state.src[start] != "*":
        return False
    end = start
    while end < state.posMax and state.src[end] == "*":
        end += 1
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    can_open, can_close = _flanks(before, after), _flanks(after, before)
    for at in range(start, end):
        push(state, "text", at, content="*")
        state.delimiters.append(
            Delimiter(ord("*"), end - start, len(state.tokens) - 1, end=-1, open=can_open, close=can_close)
        )
    state.pos = end
    return True


def _flanks(outer: str, inner: str) -> bool:
    """Whether a run between two characters can belong to the text on the side of ``inner``."""
    if inner.isspace():
        return False
    return not _is_narrow_punctuation(inner) or outer.isspace() or _is_narrow_punctuation(outer) or is_wide(outer)


def is_wide(character: str) -> bool:
    """Return whether a character is wide or full-width (UAX 11), as Chinese characters and their punctuation are."""
    return unicodedata.east_asian_width(character) in "WF"


def _is_narrow_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" and not is_wide(character)


def report_unpaired(state: StateInline) -> None:
    """Warn of asterisks that open emphasis but find no end; they are printed as they stand."""
    lists = [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)]
    for delimiters in lists:
        last = -2
        for delimiter in delimiters:
            # A delimiter that was paired can no longer close (the opening one) or open (the closing one).
            if delimiter.end == -1 and delimiter.open and not delimiter.close:
                if delimiter.token != last + 1:
                    at: int = state.tokens[delimiter.token].meta["at"]
                    message = "The asterisk begins emphasis that does not end in this paragraph."
                    advice = "Write the same number of asterisks at its end, or \\* where the sign is meant."
                    inlines_of(state).context.report.warning(place_of(state, at), "unclosed-emphasis", message, advice)
                last = delimiter.token
