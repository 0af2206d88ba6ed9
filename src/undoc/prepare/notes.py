"""The notes that were called, with their texts."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from undoc.model import Inline
from undoc.prepare import prepared
from undoc.prepare.body import fitted
from undoc.prepare.context import Context
from undoc.prepare.known import mark_width
from undoc.prepare.prepared import Role, Span
from undoc.templates.fonts import FontTable


def called_notes(context: Context, fonts: FontTable) -> dict[str, prepared.Note]:
    """The notes that were called, in the order of their calls."""
    house, result = context.house, {}
    for note in context.notes.called:
        own = context.version.notes[note.name] if note.name is not None else None
        texts: Iterable[tuple[Inline, ...]] = own.paragraphs if own is not None else ((one,) for one in note.made)
        style = house.notes.style_of(is_asterisk=note.kind is prepared.NoteKind.ASTERISK)
        lines = (prepared.Paragraph(Role.NOTE, style, _text(context.maker.spans(inlines))) for inlines in texts)
        first, *others = (fitted(line, own.fit if own is not None else None) for line in lines)
        made = prepared.Note(note.id, note.kind, note.mark, (replace(first, anchor=note.id), *others))
        result[note.id] = replace(made, mark_width=mark_width(made, house, context.language, fonts))
    return result


def _text(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return spans or (Span(""),)
