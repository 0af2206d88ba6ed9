"""The names of the notes of a table: letters in their order, which an import gives anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from undoc.changes import align, tokens
from undoc.changes.alignment import Item as Aligned
from undoc.model import Cell, NoteCall, Table


def with_note_names(base: Table, theirs: Table, ours: Table) -> tuple[Table, Table]:
    """Return base and theirs with the names that the notes have in ours."""
    same = {note.name: note.name for note in ours.notes}
    names = _pairs(ours, base) or same
    others = {new: names.get(old, old) for new, old in _pairs(base, theirs).items()}
    taken = set(same)
    for note in theirs.notes:
        if note.name not in others:
            fresh, number = note.name, 1
            while fresh in taken or fresh in others.values():
                fresh, number = f"{note.name}{number}", number + 1
            others[note.name] = fresh
    return _renamed(base, names), _renamed(theirs, others)


def _pairs(one: Table, other: Table) -> dict[str, str]:
    """By the names of the notes of the other table, those of the first that say the same."""
    rows = [
        [Aligned(repr(note.inlines), None, None, tuple(token.text for token in tokens(note.inlines))) for note in notes]
        for notes in (one.notes, other.notes)
    ]
    return {
        other.notes[step.new_start].name: one.notes[step.old_start].name
        for step in align(*rows)
        if step.new_end > step.new_start and step.old_end > step.old_start
    }


def _renamed(table: Table, names: Mapping[str, str]) -> Table:
    if all(name == other for name, other in names.items()):
        return table
    notes = tuple(replace(note, name=names.get(note.name, note.name)) for note in table.notes)
    own = {note.name for note in table.notes}

    def text(value: Any) -> Any:
        if isinstance(value, NoteCall):
            return replace(value, name=names.get(value.name, value.name)) if value.name in own else value
        if isinstance(value, tuple):
            return tuple(map(text, value))
        if isinstance(value, Struct) and hasattr(value, "children"):
            return replace(value, children=text(value.children))
        return value

    def cell(one: Cell) -> Cell:
        return replace(one, inlines=text(one.inlines), more=text(one.more))

    rows = tuple(replace(row, cells=tuple(map(cell, row.cells))) for row in table.rows)
    return replace(
        table,
        notes=notes,
        rows=rows,
        caption=text(table.caption),
        subtitle=text(table.subtitle),
        remarks=text(table.remarks),
    )
