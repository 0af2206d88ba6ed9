"""What differs between two documents in one language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from undoc.changes.alignment import Step, StepKind, align
from undoc.changes.differing import differing_words
from undoc.changes.items import aligned, attributes_of, bare, part, parts_of, texts_of
from undoc.changes.notes import called, renamed, same_notes
from undoc.changes.tables import cell_steps, column_steps, row_items
from undoc.changes.values import MISSING, AttributeChange, Change, Changes, Item, PartChange, TextChange, WordChange
from undoc.changes.words import BREAK, Token, tokens
from undoc.files import MOST_PICTURE, read_file
from undoc.model import Document, Figure, Inline, Metadata, Table, Version
from undoc.model.tree import drawings

_Line = tuple[Inline, ...]
#: The attributes of versions that are compared one by one, and the attributes of metadata that are no content.
_MAPPINGS = ("wording", "fits")


def compare(old: Document, new: Document, language: str) -> Changes:
    """Return what differs between the versions of two documents in ``language``, which both have.

    What is made is never a difference: numbers, labels, marks of notes, the numbers that references show. Where in its
    file something stands is none either, nor the name of a note that is a number, nor what a picture's file is called.
    """
    ours, theirs, names = said(old.versions[language], new.versions[language])
    return Changes(
        language=language,
        metadata=metadata_changes(old.metadata, new.metadata),
        attributes=tuple(_mapped(ours, theirs)),
        texts=_texts(ours, theirs, ("title", "agenda_title")),
        blocks=changed_items(ours.blocks, theirs.blocks),
        notes=tuple(_notes(ours, theirs)),
        note_names=names,
    )


def said(old: Version, new: Version) -> tuple[Version, Version, dict[str, str]]:
    """Return two versions with what they say alone, so that what is the same in both is equal.

    Places are gone and so are typed numbers. The notes of the new one have the names of the old, and its pictures the
    files of the old that hold the same. The names are returned too, by those that the notes had.
    """
    ours, theirs = _bare(old), _with_pictures(_bare(new), old)
    names = same_notes(ours, theirs)
    return ours, renamed(theirs, names), names


def _bare(version: Version) -> Version:
    return replace(
        version,
        path=Path(),
        places={},
        title=bare(version.title),
        agenda_title=bare(version.agenda_title),
        blocks=bare(version.blocks),
        notes=bare(version.notes),
    )


def _with_pictures(version: Version, old: Version) -> Version:
    """The version with the pictures of the old one where the files of both hold the same."""
    ours = {one.path for one in drawings(old.blocks) if isinstance(one, Figure)}
    theirs = {one.path for one in drawings(version.blocks) if isinstance(one, Figure)}
    if theirs <= ours:
        return version
    digests = {_digest(path): path for path in sorted(ours)}
    paths = {path: digests.get(_digest(path), path) for path in theirs}
    return replace(version, blocks=_repictured(version.blocks, paths))


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(read_file(path, MOST_PICTURE)).hexdigest()
    except OSError:
        return path.name


def _repictured(value: Any, paths: Mapping[Path, Path]) -> Any:
    if isinstance(value, Figure):
        return replace(value, path=paths.get(value.path, value.path))
    if isinstance(value, tuple):
        return tuple(_repictured(one, paths) for one in value)
    if isinstance(value, Struct):
        names = [name for name in ("blocks", "rows", "cells", "drawing") if hasattr(value, name)]
        return replace(value, **{name: _repictured(getattr(value, name), paths) for name in names}) if names else value
    return value


def metadata_changes(old: Metadata, new: Metadata) -> tuple[AttributeChange, ...]:
    """Return the keys of ``document.yaml`` that say something else: ``date``, ``session.number``."""
    return tuple(_values("", old, new))


def _values(name: str, old: object, new: object) -> Iterator[AttributeChange]:
    if isinstance(old, Struct) and isinstance(new, Struct) and type(old) is type(new) and not hasattr(old, "parse"):
        for key in old.__struct_fields__:
            if key != "places":
                yield from _values(f"{name}.{key}" if name else key, getattr(old, key), getattr(new, key))
    elif old != new:
        yield AttributeChange(name, old, new)


def _mapped(old: Version, new: Version) -> Iterator[AttributeChange]:
    for name in _MAPPINGS:
        ours, theirs = getattr(old, name), getattr(new, name)
        for key in sorted({*ours, *theirs}):
            one, other = ours.get(key, MISSING), theirs.get(key, MISSING)
            if one != other:
                yield AttributeChange(f"{name}.{key}", one, other)


def _notes(old: Version, new: Version) -> Iterator[Change]:
    """The notes, each with its namesake."""
    ours = {name: at for at, name in enumerate(called(old))}
    theirs = {name: at for at, name in enumerate(called(new))}
    for name in [*theirs, *(name for name in ours if name not in theirs)]:
        old_at, new_at = ours.get(name), theirs.get(name)
        if old_at is None:
            yield Change(StepKind.INSERTED, 0, theirs[name], (), (new.notes[name],))
        elif new_at is None:
            yield Change(StepKind.DELETED, old_at, 0, (old.notes[name],), ())
        else:
            change = changed_item(old.notes[name], new.notes[name], old_at, new_at)
            if change is not None:
                yield change


def changed_items(old: Sequence[Item], new: Sequence[Item]) -> tuple[Change, ...]:
    """Return what differs between two sequences of bare items, the blocks of two documents say."""
    if old == new:
        return ()
    return tuple(_changed(old, new, steps_between(old, new)))


def steps_between(old: Sequence[Item], new: Sequence[Item]) -> list[Step]:
    """Return what became of each of a sequence of bare items; only where they differ are these looked into."""
    start, end, stop = 0, len(old), len(new)
    while start < min(end, stop) and old[start] == new[start]:
        start += 1
    while end > start and stop > start and old[end - 1] == new[stop - 1]:
        end, stop = end - 1, stop - 1
    between = align([*map(aligned, old[start:end])], [*map(aligned, new[start:stop])])
    return [
        *(Step(StepKind.SAME, at, at + 1, at, at + 1) for at in range(start)),
        *(Step(step.kind, *(place + start for place in step[1:])) for step in between),
        *(Step(StepKind.SAME, at, at + 1, at + stop - end, at + stop - end + 1) for at in range(end, len(old))),
    ]


def _changed(old: Sequence[Item], new: Sequence[Item], steps: Iterable[Step]) -> Iterator[Change]:
    for kind, start, end, begin, stop in steps:
        before, after = tuple(old[start:end]), tuple(new[begin:stop])
        match kind:
            case StepKind.SAME | StepKind.MOVED_FROM:
                continue
            case StepKind.CHANGED:
                change = changed_item(before[0], after[0], start, begin)
                if change is not None:
                    yield change
            case StepKind.SPLIT | StepKind.JOINED:
                texts = (TextChange("inlines", word_changes(_row(before), _row(after))),)
                yield Change(kind, start, begin, before, after, texts=texts)
            case _:
                yield Change(kind, start, begin, before, after)


def _row(items: Iterable[Item]) -> tuple[Token, ...]:
    """The tokens of textual blocks, with a BREAK between them."""
    row: list[Token] = []
    for number, item in enumerate(items):
        row += [BREAK] * bool(number)
        row += tokens(part(item, "inlines"))
    return tuple(row)


def changed_item(old: Item, new: Item, old_at: int = 0, new_at: int = 0) -> Change | None:
    """Return how a bare item differs from another of its kind, None where both say the same."""
    change = Change(
        StepKind.CHANGED,
        old_at,
        new_at,
        (old,),
        (new,),
        tuple(_attributes(old, new)),
        _texts(old, new, texts_of(old)),
        tuple(_parts(old, new)),
    )
    return change if change.attributes or change.texts or change.parts else None


def _attributes(old: Item, new: Item) -> Iterator[AttributeChange]:
    if type(old) is not type(new):
        yield AttributeChange("kind", type(old).__name__, type(new).__name__)
    for name in dict.fromkeys((*attributes_of(old), *attributes_of(new))):
        one, other = getattr(old, name, MISSING), getattr(new, name, MISSING)
        if one != other and not _says_nothing(old, new, name):
            yield AttributeChange(name, one, other)


def _says_nothing(old: Item, new: Item, name: str) -> bool:
    """Whether an attribute that only one kind of block has is as it is where nothing is said of it."""
    has = [item for item in (old, new) if isinstance(item, Struct) and hasattr(item, name)]
    return len(has) == 1 and getattr(has[0], name) == _defaults(type(has[0])).get(name, MISSING)


@cache
def _defaults(kind: type[Struct]) -> Mapping[str, object]:
    return {field.name: field.default for field in fields(kind)}


def _texts(old: Any, new: Any, names: Iterable[str]) -> tuple[TextChange, ...]:
    found = []
    for name in names:
        one, other = part(old, name), part(new, name)
        if one != other and (words := word_changes(tokens(one), tokens(other))):
            found.append(TextChange(name, words))
    return tuple(found)


def _parts(old: Item, new: Item) -> Iterator[PartChange]:
    for name in parts_of(old):
        one, other = part(old, name), part(new, name)
        if one == other:
            continue
        if isinstance(old, Table) and isinstance(new, Table) and name in ("columns", "rows"):
            changes = _of_columns(old, new) if name == "columns" else _of_rows(old, new)
        else:
            changes = changed_items(one, other)
        if changes:
            yield PartChange(name, changes)


def _of_columns(old: Table, new: Table) -> tuple[Change, ...]:
    return tuple(_changed(old.columns, new.columns, column_steps(old, new)))


def _of_rows(old: Table, new: Table) -> tuple[Change, ...]:
    """What differs in the rows: those that belong together are known by their first cells, then by their words."""
    found: list[Change] = []
    columns = column_steps(old, new)
    for step in align(row_items(old), row_items(new)):
        if step.kind is not StepKind.CHANGED:
            found += _changed(old.rows, new.rows, [step])
            continue
        one, other = old.rows[step.old_start], new.rows[step.new_start]
        cells: tuple[Change, ...] = ()
        if one.cells != other.cells:
            steps = cell_steps(old, new, step.old_start, step.new_start, columns)
            cells = tuple(_changed(one.cells, other.cells, steps))
        attributes = tuple(_attributes(one, other))
        if cells or attributes:
            parts = (PartChange("cells", cells),) if cells else ()
            found.append(
                Change(StepKind.CHANGED, step.old_start, step.new_start, (one,), (other,), attributes, parts=parts)
            )
    return tuple(found)


def word_changes(old: Sequence[Token], new: Sequence[Token]) -> tuple[WordChange, ...]:
    """Return what differs between two rows of tokens: words that became others, and words that are set otherwise."""
    found: list[WordChange] = []
    at = to = 0

    def reformatted(until: int) -> None:
        """The stretches up to a position whose words are the same in another form."""
        nonlocal at, to
        while at < until:
            end = at
            while end < until and old[end].form != new[to + end - at].form:
                end += 1
            if end > at:
                found.append(WordChange(at, to, tuple(old[at:end]), tuple(new[to : to + end - at])))
            step = max(end - at, 1)
            at, to = at + step, to + step

    stretches = differing_words(
        [token.word for token in old],
        [token.word for token in new],
        text=_shown,
        is_firm=_is_firm,
    )
    for start, end, begin, stop in stretches:
        reformatted(start)
        found.append(WordChange(start, begin, tuple(old[start:end]), tuple(new[begin:stop])))
        at, to = end, stop
    reformatted(len(old))
    return tuple(found)


def _shown(token: Token) -> str:
    return token.text


def _is_firm(token: Token) -> bool:
    return token.atom is not None or token == BREAK
