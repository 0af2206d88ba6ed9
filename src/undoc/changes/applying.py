"""A version with changes made to it, and changes the other way round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from undoc.changes.alignment import StepKind
from undoc.changes.items import TEXTUAL, kind_named, part
from undoc.changes.values import MISSING, AttributeChange, Change, Changes, Item, TextChange
from undoc.changes.words import Token, inlines_of, tokens
from undoc.model import Version

_BACK = {
    StepKind.INSERTED: StepKind.DELETED,
    StepKind.DELETED: StepKind.INSERTED,
    StepKind.SPLIT: StepKind.JOINED,
    StepKind.JOINED: StepKind.SPLIT,
}


def applied(version: Version, changes: Changes) -> Version:
    """Return a bare version (``said``) with changes made to it that were found in it.

    ValueError where it does not say what the changes say of it.
    """
    texts = {change.name: _with_words(getattr(version, change.name), change) for change in changes.texts}
    mappings: dict[str, dict[str, Any]] = {"wording": dict(version.wording), "fits": dict(version.fits)}
    for attribute in changes.attributes:
        name, _, key = attribute.name.partition(".")
        if mappings[name].pop(key, MISSING) != attribute.old:
            raise ValueError(attribute.name)
        if attribute.new is not MISSING:
            mappings[name][key] = attribute.new
    blocks = applied_items(version.blocks, changes.blocks)
    return replace(version, blocks=blocks, notes=_notes(version.notes, changes.notes), **texts, **mappings)


def _notes(notes: Mapping[str, Any], changes: Sequence[Change]) -> dict[str, Any]:
    made = dict(notes)
    for change in changes:
        for note in change.old:
            _same(made.pop(part(note, "name")), note)
        for note in _of(change, list(change.old)):
            made[part(note, "name")] = note
    return made


def applied_items(old: Sequence[Item], changes: Sequence[Change]) -> tuple[Any, ...]:
    """Return a sequence of bare items with changes made to it. ValueError where they were not found in it."""
    gone = {at for change in changes for at in range(change.old_at, change.old_at + len(change.old))}
    came: dict[int, Item] = {}
    for change in changes:
        before = list(old[change.old_at : change.old_at + len(change.old)])
        for one, other in zip(before, change.old, strict=True):
            _same(one, other)
        came.update(enumerate(_of(change, before), change.new_at))
    kept = (item for at, item in enumerate(old) if at not in gone)
    return tuple(came[at] if at in came else next(kept) for at in range(len(old) - len(gone) + len(came)))


def _same(one: Item, other: Item) -> None:
    if one != other:
        raise ValueError(f"{one} is not {other}")


def _of(change: Change, old: list[Item]) -> Sequence[Item]:
    """What the items of a change became."""
    if change.kind is StepKind.MOVED_TO:
        return old
    return [_changed(old[0], change)] if change.kind is StepKind.CHANGED else change.new


def _changed(item: Item, change: Change) -> Item:
    if isinstance(item, tuple):
        text: Item = _with_words(item, change.texts[0])
        return text
    parts = {text.name: _with_words(part(item, text.name), text) for text in change.texts}
    parts |= {one.name: applied_items(part(item, one.name), one.changes) for one in change.parts}
    made = replace(item, **parts)
    kind = next((one.new for one in change.attributes if one.name == "kind"), None)
    if isinstance(item, TEXTUAL) and isinstance(kind, str):
        return _of_kind(made, kind_named(kind), change.attributes)
    changed: Item = replace(made, **{one.name: one.new for one in change.attributes})
    return changed


def _of_kind(item: Any, kind: type, attributes: Sequence[AttributeChange]) -> Item:
    """A textual block as one of another kind."""
    values = {name: getattr(item, name) for name in item.__struct_fields__}
    values |= {one.name: one.new for one in attributes}
    typed = {"typed": ""} if "typed" in kind.__struct_fields__ else {}  # type: ignore[attr-defined]
    made: Item = kind(**{name: values[name] for name in kind.__struct_fields__ if name in values} | typed)  # type: ignore[attr-defined]
    return made


def _with_words(text: Any, change: TextChange) -> Any:
    row: list[Token] = list(tokens(text))
    for words in reversed(change.words):
        end = words.old_at + len(words.old)
        if tuple(row[words.old_at : end]) != words.old:
            raise ValueError(change.name)
        row[words.old_at : end] = words.new
    return inlines_of(row)


def reversed_changes(changes: Changes) -> Changes:
    """Return the changes that lead from the new version back to the old one."""
    return replace(
        changes,
        metadata=tuple(map(_attribute, changes.metadata)),
        attributes=tuple(map(_attribute, changes.attributes)),
        texts=tuple(map(_text, changes.texts)),
        blocks=tuple(map(_back, changes.blocks)),
        notes=tuple(map(_back, changes.notes)),
        note_names={old: new for new, old in changes.note_names.items()},
    )


def _attribute(change: AttributeChange) -> AttributeChange:
    return AttributeChange(change.name, change.new, change.old)


def _text(change: TextChange) -> TextChange:
    words = (replace(one, old_at=one.new_at, new_at=one.old_at, old=one.new, new=one.old) for one in change.words)
    return replace(change, words=tuple(words))


def _back(change: Change) -> Change:
    return Change(
        _BACK.get(change.kind, change.kind),
        change.new_at,
        change.old_at,
        change.new,
        change.old,
        tuple(map(_attribute, change.attributes)),
        tuple(map(_text, change.texts)),
        tuple(replace(one, changes=tuple(map(_back, one.changes))) for one in change.parts),
    )
