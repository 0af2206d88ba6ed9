"""``{#name}``, ``{-}``, ``{>}``, ``{line=11.6}`` … where they have no meaning: in the middle of a text, after another.

Those that have one are taken off the end of their text before it is read.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from undoc.content.read.markdown.fit import FITS, START, WORDS
from undoc.content.read.markdown.inline_rules.fitted import LANGUAGE, LIMITS
from undoc.content.read.markdown.names import INDENTED, NUMBERED_ALONE, UNNUMBERED
from undoc.content.read.markdown.tokens import error, skip_as_text
from undoc.wording import quoted

_MARK = re.compile(r"\{(?:#[^{}\n]*|[-+>]|[^{}=\n]*=[^{}\n]*)\}")
_HEADING = "It stands at the end of a heading."
_BODY = "It stands after a space at the end of a paragraph, sub-paragraph, bullet or heading"
#: Where each mark and each value has a meaning.
PLACES = {
    UNNUMBERED: _HEADING,
    NUMBERED_ALONE: _HEADING,
    INDENTED: "It stands at the end of a paragraph without a number, whose first line then begins further in.",
    START: "It stands after a space at the end of a heading or a paragraph with a number.",
    **dict.fromkeys(FITS, f"{_BODY}, of a title or, but for “above”, a note."),
    **dict.fromkeys(WORDS, f"{_BODY}."),
    **dict.fromkeys(LIMITS, "It stands right after a text in square brackets: [text]{spacing=0.1}."),
    LANGUAGE: "It stands right after a text in square brackets: [mot]{lang=fr}.",
    "width": "It stands right after a picture that is alone in its paragraph.",
    "original": "It stands at the end of the line that begins an annex.",
}


def misplaced(state: StateInline, silent: bool) -> bool:
    """Report a mark of the format that has no meaning where it stands; other text in braces is plain."""
    match = _MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    mark = match[0]
    if mark.startswith("{#"):
        message = f"The name {quoted(mark)} does not stand at the end of a paragraph, heading or figure."
        advice = "Move it there; a table or chart in a fenced block has the key “name”, and a note no such name."
        error(state, state.pos, "misplaced-name", message, advice=advice)
    else:
        keys = (piece.partition("=")[0] for piece in mark[1:-1].split() if "=" in piece)
        place = PLACES.get(mark) or next((PLACES[key] for key in keys if key in PLACES), "")
        if not place:
            return False
        message = f"{quoted(mark)} has no meaning here."
        error(state, state.pos, "misplaced-mark", message, advice=f"{place} Write \\{{ where the sign is meant.")
    skip_as_text(state, match.end())
    return True
