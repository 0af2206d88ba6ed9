"""The notes of a table: which calls in it lead to them, and that each is called in it or above it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from msgspec.structs import replace

from undoc.content.read.markdown.names import NOTE_NAME, report_note_name
from undoc.content.read.markdown.notes import take_inner_calls
from undoc.content.read.markdown.tables.cells import TableReader
from undoc.model import Place, TableNote
from undoc.wording import quoted
from undoc.yaml.tree import MappingNode, ScalarNode, SequenceNode

#: The key of a table that names those of its notes which a text above it calls.
ABOVE = "called_above"


def read_table_notes(
    node: MappingNode | None, above: SequenceNode | None, first_call: int, reader: TableReader
) -> tuple[TableNote, ...]:
    """Return the notes of the table whose calls are those of the context from the index ``first_call`` on.

    Calls that lead to one of them are taken out of the context. ``above`` names those that a text above calls; they
    come first, in that order.
    """
    context = reader.context
    first_inner_call = len(context.calls)
    notes: dict[str, TableNote] = {}
    for entry in node.entries.values() if node is not None else ():
        name = unicodedata.normalize("NFC", entry.key)
        if not NOTE_NAME.fullmatch(name):
            report_note_name(context, entry.place, name)
        if isinstance(entry.value, ScalarNode) and not entry.value.text.strip():
            message = f"The note {quoted(name)} has no text."
            context.error(entry.place, "empty-value", message, "Write its text, or remove the note.")
        note = TableNote(name, reader.text(entry.value, "A note"), entry.place)
        if notes.setdefault(name, note) is not note:
            message = f"The note {quoted(name)} is defined a second time; first in line {notes[name].place.line}."
            context.error(entry.place, "duplicate-note", message, "Remove one of the two, or give it another name.")
    inner_calls = take_inner_calls(first_inner_call, context)
    context.inner_calls.extend(call for call in inner_calls if call.name not in notes)
    calls = context.calls[first_call:]
    called = {call.name for call in (*calls, *inner_calls)}
    del context.calls[first_call:]
    context.calls.extend(call for call in calls if call.name not in notes)
    context.table_notes.update((call, notes.keys()) for call in calls if notes and call.name not in notes)
    first = _called_above(above, notes, reader) if above is not None else []
    for name, note in notes.items():
        if name not in called and name not in first and reader.is_whole:
            _report_unused(name, note.place, reader)
    others = (note for name, note in notes.items() if name not in first)
    return (*(replace(notes[name], called_above=True) for name in first), *others)


def _called_above(node: SequenceNode, notes: Mapping[str, TableNote], reader: TableReader) -> list[str]:
    names: list[str] = []
    for item in node.items:
        name = unicodedata.normalize("NFC", item.text) if isinstance(item, ScalarNode) else ""
        place = item.place if item is not None else node.place
        if name not in notes:
            message = f"{quoted(name)} is no note of the table." if name else "This is not the name of a note."
            advice = f"Write names of its notes: {ABOVE}: [a]; the text above has the mark itself, “^a^”."
            reader.context.error(place, "unknown-note", message, advice)
        elif name in names:
            message = f"The note {quoted(name)} is named a second time."
            reader.context.error(place, "duplicate-note", message, "Remove one of the two.")
        else:
            names.append(name)
    return names


def _report_unused(name: str, place: Place, reader: TableReader) -> None:
    message = f"The note {quoted(name)} is called nowhere in the table."
    advice = f"Write [^{name}] in the caption or the cell that it belongs to, or remove the note."
    reader.context.error(place, "unused-note", message, advice)
