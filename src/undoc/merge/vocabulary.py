"""Versions in one vocabulary: the same notes have the same names in all, the same pictures the same files."""

from __future__ import annotations

import itertools

from undoc.changes import said
from undoc.changes.notes import renamed
from undoc.changes.words import NOWHERE
from undoc.model import NoteCall, Version


def in_one_vocabulary(ours: Version, base: Version, built: Version, theirs: Version) -> tuple[Version, ...]:
    """Return the four bare, with the names that the notes have in ours.

    ``built`` is the import of what was built of ``base``, ``theirs`` that of the edited file.
    """
    if base is ours:
        own, was, _ = said(ours, built)
        old = own
    else:
        own, old, _ = said(ours, base)
        _, was, _ = said(old, built)
    _, new, _ = said(was, theirs)
    return own, old, was, renamed(new, _names(new, was, {*own.notes, *old.notes}))


def _names(new: Version, was: Version, taken: set[str]) -> dict[str, str]:
    """The names of the notes of the edited file: those that it adds get the first numbers that are no names yet."""
    names = {name: name for name in new.notes}
    for name in new.notes:
        mark = NoteCall(name, NOWHERE).own_mark
        if name in was.notes or (mark and name not in taken):
            continue
        numbers = (f"{mark}-{number}" if mark else str(number) for number in itertools.count(1))
        names[name] = next(number for number in numbers if number not in taken)
        taken.add(names[name])
    return names
