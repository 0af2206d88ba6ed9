"""Signs of other kinds of Markdown: each is reported and printed as it stands."""

from __future__ import annotations

import re
from html.entities import html5

from markdown_it.rules_inline import StateInline

from undoc.content.read.markdown.tokens import inlines_of, not_supported, place_of, skip_as_text
from undoc.wording import quoted

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|<[!?][^<>]*>")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNDERSCORES = re.compile(r"(?<![\w\\])(_{1,2})(?=[^\s_])[^_\n]*(?<=[^\s_])\1(?!\w)")


def code(state: StateInline, silent: bool) -> bool:
    """Report ``code`` between backticks, once in a text; a single backtick is plain."""
    start = state.pos
    if state.src[start] != "`":
        return False
    inlines = inlines_of(state)
    if inlines.has_reported_code or state.src.find("`", start + 1, state.posMax) < 0:
        return False
    inlines.has_reported_code = True
    not_supported(state, start, "Program text between backticks is", "Remove the backticks; write \\` for the sign.")
    return False


def angle_brackets(state: StateInline, silent: bool) -> bool:
    """Report HTML and addresses between angle brackets."""
    if state.src[state.pos] != "<":
        return False
    if match := _AUTOLINK.match(state.src, state.pos, state.posMax):
        not_supported(state, state.pos, "An address between angle brackets is", "Write [text](https://…) instead.")
    elif match := _TAG.match(state.src, state.pos, state.posMax):
        advice = "Use the signs of the format instead; write \\< where the sign is meant."
        not_supported(state, state.pos, "HTML is", advice)
    else:
        return False
    skip_as_text(state, match.end())
    return True


def entity(state: StateInline, silent: bool) -> bool:
    """Report characters written by their HTML names or numbers."""
    match = _ENTITY.match(state.src, state.pos, state.posMax)
    if match is None or (match[1][0] != "#" and f"{match[1]};" not in html5):
        return False
    what = f"The HTML name {quoted(match[0])} for a character is"
    not_supported(state, state.pos, what, "Type the character itself; write \\& where the sign is meant.")
    skip_as_text(state, match.end())
    return True


def underscores(state: StateInline, silent: bool) -> bool:
    """Warn of a word between underscores: other kinds of Markdown make it italic or bold, here they are printed."""
    start = state.pos
    if state.src[start] != "_":
        return False
    match = _UNDERSCORES.match(state.src, start, state.posMax)
    if match is not None:
        message = "Underscores around words are printed; they set nothing apart."
        advice = "Write *italic* or **bold**; write \\_ where the sign is meant."
        inlines_of(state).context.report.warning(place_of(state, start), "underscore-emphasis", message, advice)
        skip_as_text(state, start + len(match[1]))
        return True
    return False
