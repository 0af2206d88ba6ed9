"""References in Word files show the numbers that they had when their fields were last reckoned: those are no edits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from undoc.model import Reference, Version

_TEXTS = ("title", "agenda_title", "blocks")


def with_made_numbers(base: Version, theirs: Version) -> Version:
    """Return theirs, whose references print numbers where those of the base do, whatever they show."""
    given = {_bare(one) for name in _TEXTS for one in _references(getattr(base, name)) if one.children}
    made = {one.name for name in _TEXTS for one in _references(getattr(base, name)) if not one.children}

    def plain(value: Any) -> Any:
        if isinstance(value, Reference):
            stale = value.children and value.name in made and _bare(value) not in given
            return replace(value, children=()) if stale else value
        if isinstance(value, tuple):
            items = tuple(map(plain, value))
            return value if all(one is other for one, other in zip(items, value, strict=True)) else items
        if isinstance(value, Struct):
            parts = {}
            for name in value.__struct_fields__:
                inner = getattr(value, name)
                if isinstance(inner, tuple | Struct) and (other := plain(inner)) is not inner:
                    parts[name] = other
            return replace(value, **parts) if parts else value
        return value

    texts = {name: plain(getattr(theirs, name)) for name in _TEXTS}
    notes = {name: plain(note) for name, note in theirs.notes.items()}
    return replace(theirs, notes=notes, **texts)


def _bare(reference: Reference) -> tuple[str, str]:
    return reference.name, repr(reference.children)


def _references(value: Any) -> Iterator[Reference]:
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _references(one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if isinstance(inner, tuple | Struct):
                yield from _references(inner)
