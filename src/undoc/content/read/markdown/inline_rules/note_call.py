"""``[^name]``: a note is called here."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from undoc.content.read.markdown.names import DOCUMENT_NOTE_NAME, report_note_name
from undoc.content.read.markdown.tokens import inlines_of, place_of, push

_CALL = re.compile(r"\[\^([^\[\]]*)\]")


def note_call(state: StateInline, silent: bool) -> bool:
    """Take a call; a name that none can have is reported."""
    match = _CALL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if DOCUMENT_NOTE_NAME.fullmatch(match[1]):
        push(state, "note_call", state.pos, content=match[1])
    else:
        report_note_name(inlines_of(state).context, place_of(state, state.pos), match[1])
    inlines_of(state).taken.append(match.span())
    state.pos = match.end()
    return True
