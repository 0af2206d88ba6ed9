"""Which notes of two versions are one: names of notes are of no meaning where they are but numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from undoc.changes.alignment import Item as Aligned
from undoc.changes.alignment import StepKind, align
from undoc.changes.items import key, words_of
from undoc.changes.words import NOWHERE
from undoc.model import Note, NoteCall, Table, Version


def called(version: Version) -> tuple[str, ...]:
    """Return the names of the notes of a version in the order of their calls, those that nothing calls last."""
    names = dict.fromkeys(call.name for call in note_calls(version) if call.name in version.notes)
    return (*names, *(name for name in version.notes if name not in names))


def note_calls(version: Version) -> Iterator[NoteCall]:
    """Yield the calls of the document's notes in their order."""
    for part in (version.agenda_title, version.title, version.blocks):
        yield from _calls(part, frozenset())


def _calls(value: object, own: frozenset[str]) -> Iterator[NoteCall]:
    """The calls in a value; those of a table's ``own`` notes are no calls of the document's."""
    match value:
        case NoteCall(name=name):
            if name not in own:
                yield value
        case tuple():
            for one in value:
                yield from _calls(one, own)
        case Struct():
            if isinstance(value, Table):
                own = frozenset(note.name for note in value.notes)
            for name in value.__struct_fields__:
                inner = getattr(value, name)
                if isinstance(inner, tuple | Struct):
                    yield from _calls(inner, own)
        case _:
            pass


def same_notes(old: Version, new: Version) -> dict[str, str]:
    """Return, by the name of each note of ``new``, its name in ``old``, or one that no note has there.

    Both are bare. Notes are one that have the same text, then the same name that is not a number, then those that stand
    in the same order with like texts.
    """
    ours, theirs = called(old), called(new)
    pairs: dict[str, str] = {}

    def pair(signs: tuple[Mapping[str, object], Mapping[str, object]]) -> None:
        counts = [Counter(one.values()) for one in signs]
        by_sign = {sign: name for name, sign in signs[0].items() if counts[0][sign] == 1}
        for name, sign in signs[1].items():
            if counts[1][sign] == 1 and sign in by_sign:
                pairs[name] = by_sign[sign]

    pair(({name: _sign(old.notes[name]) for name in ours}, {name: _sign(new.notes[name]) for name in theirs}))
    ours, theirs = _left(ours, pairs.values()), _left(theirs, pairs)
    pair(({name: name for name in ours if not _is_number(name)}, {name: name for name in theirs}))
    ours, theirs = _left(ours, pairs.values()), _left(theirs, pairs)
    for step in align([_item(old.notes[name]) for name in ours], [_item(new.notes[name]) for name in theirs]):
        if step.kind in (StepKind.SAME, StepKind.CHANGED, StepKind.MOVED_TO):
            pairs[theirs[step.new_start]] = ours[step.old_start]
    taken = {*old.notes, *pairs.values()}
    for name in _left(theirs, pairs):
        fresh, number = name, 1
        while fresh in taken:
            number += 1
            fresh = f"{name}-{number}"
        pairs[name] = fresh
        taken.add(fresh)
    return pairs


def _left(names: Iterable[str], paired: Iterable[str]) -> tuple[str, ...]:
    taken = set(paired)
    return tuple(name for name in names if name not in taken)


def _is_number(name: str) -> bool:
    return name.isdecimal()


def _own_mark(name: str) -> str:
    return NoteCall(name, NOWHERE).own_mark


def _sign(note: Note) -> object:
    return key((_own_mark(note.name), note.paragraphs))


def _item(note: Note) -> Aligned:
    return Aligned(_sign(note), _own_mark(note.name), None, tuple(words_of(note.paragraphs)))


def renamed(version: Version, names: Mapping[str, str]) -> Version:
    """Return a version with other names of its notes, where they are called too."""
    if all(name == other for name, other in names.items()):
        return version
    notes = {names[name]: replace(note, name=names[name]) for name, note in version.notes.items()}
    texts = {part: _renamed(getattr(version, part), names, frozenset()) for part in ("title", "agenda_title", "blocks")}
    return replace(version, notes=notes, **texts)


def _renamed(value: Any, names: Mapping[str, str], own: frozenset[str]) -> Any:
    match value:
        case NoteCall(name=name):
            return value if name in own else replace(value, name=names.get(name, name))
        case tuple():
            made = tuple(_renamed(one, names, own) for one in value)
            return value if all(one is other for one, other in zip(made, value, strict=True)) else made
        case Struct():
            if isinstance(value, Table):
                own = frozenset(note.name for note in value.notes)
            parts = {}
            for name in value.__struct_fields__:
                inner = getattr(value, name)
                if isinstance(inner, tuple | Struct) and (other := _renamed(inner, names, own)) is not inner:
                    parts[name] = other
            return replace(value, **parts) if parts else value
        case _:
            return value
