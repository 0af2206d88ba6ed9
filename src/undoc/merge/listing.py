"""A list of the edits that a merge has brought, for people: where each is, what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from undoc.changes import (
    AttributeChange,
    Change,
    Changes,
    StepKind,
    TextChange,
    WordChange,
    changed_item,
    changed_items,
    metadata_changes,
    tokens,
    word_changes,
)
from undoc.merge.shown import shown
from undoc.model import Metadata, Note, Place, Version

_WHAT = {
    StepKind.INSERTED: "added",
    StepKind.DELETED: "removed",
    StepKind.MOVED_TO: "moved",
    StepKind.SPLIT: "split",
    StepKind.JOINED: "joined",
}


class Edit(NamedTuple):
    """One edit; ``place`` is where in the source it was before the merge, of what was added that which is before it.

    ``what`` is ``changed``, ``set otherwise`` (in bold, say), ``added``, ``removed``, ``moved``, ``split``, ``joined``,
    or the name of an attribute.
    """

    place: Place
    what: str
    old: str
    new: str


def changes_between(own: Version, merged: Version) -> Changes:
    """Return what has changed from one bare version to another whose notes have the same names."""
    titles = (
        TextChange(name, words)
        for name in ("title", "agenda_title")
        if (words := word_changes(tokens(getattr(own, name)), tokens(getattr(merged, name))))
    )
    notes = (changed_item(note, merged.notes[name]) for name, note in own.notes.items() if name in merged.notes)
    attributes = [
        AttributeChange(f"{part}.{key}", getattr(own, part).get(key), getattr(merged, part).get(key))
        for part in ("wording", "fits")
        for key in {**getattr(own, part), **getattr(merged, part)}
        if getattr(own, part).get(key) != getattr(merged, part).get(key)
    ]
    return Changes(
        own.language,
        attributes=tuple(attributes),
        texts=tuple(titles),
        blocks=changed_items(own.blocks, merged.blocks),
        notes=tuple(note for note in notes if note is not None),
    )


def edits_of_metadata(ours: Metadata, merged: Metadata) -> list[Edit]:
    """Return the edits in ``document.yaml``."""
    return [
        Edit(ours.place_of(one.name), one.name, _value(one.old), _value(one.new))
        for one in metadata_changes(ours, merged)
    ]


def edits(version: Version, changes: Changes, notes: Mapping[str, Note]) -> list[Edit]:
    """Return the edits in a version that ``changes`` and other ``notes`` have brought."""
    top = Place(str(version.path), 1, 1)
    found: list[Edit] = []
    for text in changes.texts:
        found += _words(text.words, version.places.get(text.name, top))
    for attribute in changes.attributes:
        found.append(_attribute(attribute, version.places.get(attribute.name.rpartition(".")[2], top)))
    found += _items(version.blocks, changes.blocks, top)
    for name, note in notes.items():
        if name not in version.notes:
            call = f"[^{name}]"
            place = next((edit.place for edit in found if call in edit.new), top)
            found.append(Edit(place, "added", "", shown(note.paragraphs)))
    for name, note in version.notes.items():
        if name not in notes:
            found.append(Edit(note.place, "removed", shown(note.paragraphs), ""))
    for change in changes.notes:
        if change.kind is StepKind.CHANGED:
            own = version.notes[change.old[0].name]  # type: ignore[union-attr]
            found += _item(own, change, own.place)
    return found


def _items(items: Sequence[Any], changes: Sequence[Change], above: Place) -> Iterator[Edit]:
    for change in changes:
        at = change.old_at if change.old else max(change.new_at - 1, 0)
        item = items[min(at, len(items) - 1)] if items else None
        place = getattr(item, "place", None)
        where = place if isinstance(place, Place) and place.line else above
        if change.kind is StepKind.CHANGED and item is not None:
            yield from _item(item, change, where)
        else:
            yield Edit(where, _WHAT.get(change.kind, "changed"), shown(change.old), shown(change.new))


def _item(item: Any, change: Change, place: Place) -> Iterator[Edit]:
    for attribute in change.attributes:
        yield _attribute(attribute, place)
    for text in change.texts:
        yield from _words(text.words, place)
    for part in change.parts:
        yield from _items(getattr(item, part.name), part.changes, place)


def _words(words: Sequence[WordChange], place: Place) -> Iterator[Edit]:
    for one in words:
        yield Edit(place, "set otherwise" if one.is_formatting else "changed", shown(one.old), shown(one.new))


def _attribute(change: AttributeChange, place: Place) -> Edit:
    return Edit(place, change.name, _value(change.old), _value(change.new))


def _value(value: object) -> str:
    return "" if value is None or type(value).__name__ == "UnsetType" else shown(str(value))
