"""Notes of the document, and what is the same for those of a table: no note is called inside a note."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.fit import ALIGN, FITS, split_values
from undoc.content.read.markdown.inlines import read_inlines
from undoc.content.read.markdown.raw import RawNote
from undoc.model import Inline, LineBreak, Note, NoteCall, Place, Text
from undoc.wording import quoted

#: The space above a note is that of all of them.
_POINTS = tuple(key for key in FITS if key != "above")


def read_note(raw: RawNote, context: Context) -> None:
    """Put the note into ``context.notes``; problems are reported."""
    calls = len(context.calls)
    last, values = split_values(raw.paragraphs[-1], context, _POINTS, (ALIGN,))
    paragraphs = tuple(read_inlines(paragraph, context) for paragraph in (*raw.paragraphs[:-1], last))
    context.inner_calls.extend(take_inner_calls(calls, context))
    if any(is_empty(paragraph) for paragraph in paragraphs):
        report_empty(raw.place, context)
    name = unicodedata.normalize("NFC", raw.name)
    first = context.notes.setdefault(name, note := Note(name, paragraphs, raw.place, values.fit))
    if first is not note:
        message = f"The note {quoted(name)} is defined a second time; first in line {first.place.line}."
        context.error(raw.place, "duplicate-note", message, "Remove one of the two, or give it another name.")


def take_inner_calls(start: int, context: Context) -> list[NoteCall]:
    """Return the calls from the index ``start`` on, which stand inside a note, and take them out of the context."""
    inner = context.calls[start:]
    for call in inner:
        advice = "Put the text of the inner note into this one."
        context.error(call.place, "note-in-note", "A note is called inside a note.", advice)
    del context.calls[start:]
    return inner


def is_empty(inlines: Sequence[Inline]) -> bool:
    """Return whether nothing of the inlines can be seen."""
    return all(
        isinstance(inline, LineBreak) or (isinstance(inline, Text) and not inline.text.strip()) for inline in inlines
    )


def report_empty(place: Place, context: Context) -> None:
    """Note that a block or note has no text."""
    context.error(place, "empty-block", "There is no text here.", "Write the text, or remove the sign.")
