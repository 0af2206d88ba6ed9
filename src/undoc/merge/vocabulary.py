"""Versions in one vocabulary: the same notes have the same names in all, the same pictures the same files."""

from __future__ import annotations

from msgspec.structs import replace

from undoc.changes import said
from undoc.changes.notes import renamed
from undoc.model import Version


def in_one_vocabulary(ours: Version, base: Version, built: Version, theirs: Version) -> tuple[Version, ...]:
    """Return the four bare, with the names that the notes have in ours.

    ``built`` is the import of what was built of ``base``, ``theirs`` that of the edited file.
    """
    own, old, _ = said(ours, base)
    if base is ours:
        old = own
    _, was, _ = said(old, replace(built, notes=dict(built.notes)))
    was = replace(was, path=built.path)
    _, new, _ = said(_with_path(was, built), theirs)
    taken = {*own.notes, *old.notes}
    names = {name: name for name in new.notes}
    for name in new.notes:
        if name not in was.notes and name in taken:
            number = 1
            while f"{name}-{number}" in {*taken, *new.notes}:
                number += 1
            names[name] = f"{name}-{number}"
    return own, old, was, renamed(new, names)


def _with_path(version: Version, built: Version) -> Version:
    return replace(version, path=built.path)
