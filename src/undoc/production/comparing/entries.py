"""What differs between two versions as a list to be read: each difference with its place, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from undoc.changes import MISSING, AttributeChange, Change, Changes, StepKind, TextChange
from undoc.changes.notes import called
from undoc.changes.words import BREAK, Token, shown
from undoc.model import HEADS, Annex, Document, Table
from undoc.model.inlines import NoteCall
from undoc.model.tree import texts
from undoc.production.comparing.places import Locator, PlaceKind, Where, begins
from undoc.templates import Templates


class What(StrEnum):
    """What was done."""

    REPLACED = "replaced"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    FORMATTED = "formatted"
    SET = "set"


class Entry(Struct, frozen=True):
    """One difference. ``where`` is in the new document, of what was deleted in the old one; ``was`` in the old one.

    ``was`` is given where it is another place. ``old`` and ``new`` are plain text, ``attribute`` names what has another
    value.
    """

    what: What
    where: Where
    old: str = ""
    new: str = ""
    attribute: str = ""
    was: Where | None = None

    def __str__(self) -> str:
        """The difference in English, as programs say it."""
        match self.what:
            case What.REPLACED:
                said = f"“{self.old}” → “{self.new}”"
            case What.INSERTED | What.DELETED | What.FORMATTED:
                said = f"{self.what}: “{self.new or self.old}”" if self.new or self.old else str(self.what)
            case What.SET:
                said = f"{self.attribute}: {self.old or 'none'} → {self.new or 'none'}"
            case _:
                said = str(self.what)
        was = f" (was {self.was})" if self.was is not None else ""
        return f"{self.where}{was}: {said}"


_WHOLE = {
    StepKind.INSERTED: What.INSERTED,
    StepKind.DELETED: What.DELETED,
    StepKind.MOVED_TO: What.MOVED,
    StepKind.SPLIT: What.SPLIT,
    StepKind.JOINED: What.JOINED,
}


def entries(old: Document, new: Document, changes: Changes, templates: Templates) -> tuple[Entry, ...]:
    """Return what differs, in the order of the document: metadata, titles, text, notes."""
    return tuple(_Lister(old, new, changes, templates).all())


class _Lister:
    """Goes through the changes of one language with the blocks of both documents as they were read."""

    def __init__(self, old: Document, new: Document, changes: Changes, templates: Templates) -> None:
        self._changes = changes
        self._old, self._new = (document.versions[changes.language] for document in (old, new))
        self._locators = tuple(Locator(document, changes.language, templates) for document in (old, new))

    def all(self) -> Iterator[Entry]:
        changes = self._changes
        for attribute in (*changes.metadata, *changes.attributes):
            yield _set(attribute, Where(PlaceKind.METADATA, begins="document.yaml"))
        for text in changes.texts:
            yield from _words([text], Where(PlaceKind.TITLE, begins=text.name))
        yield from self._blocks(changes.blocks, self._old.blocks, self._new.blocks, (None, None))
        yield from self._notes()

    def _blocks(self, changes: Iterable[Change], old: Any, new: Any, annexes: tuple[Any, Any]) -> Iterator[Entry]:
        for change in sorted(changes, key=lambda one: one.new_at):
            ours: Any = old[change.old_at] if change.old else None
            theirs: Any = new[change.new_at] if change.new else None
            was = self._locators[0].where(ours, annexes[0]) if ours is not None else None
            where = self._locators[1].where(theirs, annexes[1]) if theirs is not None else was
            assert where is not None
            if change.kind is not StepKind.CHANGED:
                text = _begins_of(change.new or change.old)
                yield Entry(
                    _WHOLE[change.kind], where, *(("", text) if change.new else (text, "")), "", _other(was, where)
                )
                if change.kind in (StepKind.SPLIT, StepKind.JOINED):
                    yield from (one for one in _words(change.texts, where, was) if one.old.strip() or one.new.strip())
                continue
            yield from _words(change.texts, where, was)
            yield from (_set(attribute, where) for attribute in change.attributes)
            for part in change.parts:
                if part.name == "blocks":
                    inner = (ours, theirs) if isinstance(theirs, Annex) else annexes
                    yield from self._blocks(part.changes, ours.blocks, theirs.blocks, inner)
                elif isinstance(theirs, Table) and isinstance(ours, Table):
                    yield from _of_table(part.name, part.changes, where, tables=(ours, theirs), parts=change.parts)

    def _notes(self) -> Iterator[Entry]:
        marks = [{name: str(at) for at, name in enumerate(called(version), 1)} for version in (self._old, self._new)]
        names: Mapping[str, str] = {identity: name for name, identity in self._changes.note_names.items()}
        for change in self._changes.notes:
            note: Any = (change.new or change.old)[0]
            mark = marks[1][names[note.name]] if change.new else marks[0][note.name]
            where = Where(PlaceKind.NOTE, mark)
            if change.kind is not StepKind.CHANGED:
                text = begins(note.paragraphs[0])
                yield Entry(_WHOLE[change.kind], where, *(("", text) if change.new else (text, "")))
            for part in change.parts:
                yield from _within(part.changes, where)
            yield from (_set(attribute, where) for attribute in change.attributes)


def _begins_of(items: tuple[Any, ...]) -> str:
    """How the first item with a text begins."""
    for item in items:
        for text in texts(item):
            if text:
                return begins(text)
    return ""


def _other(was: Where | None, where: Where) -> Where | None:
    """The earlier place where its number was another, or its kind or annex."""
    if was is None or (was.kind, was.number, was.annex) == (where.kind, where.number, where.annex):
        return None
    return was


def _of_table(
    name: str, changes: Iterable[Change], where: Where, *, tables: tuple[Table, Table], parts: Any
) -> Iterator[Entry]:
    columns = next((part.changes for part in parts if part.name == "columns"), ())
    moved = any(change.kind is not StepKind.CHANGED for change in columns)
    for change in changes:
        row = replace(where, row=_first(change.new or change.old)) if name == "rows" else where
        if name != "rows":
            if name == "columns":
                side = tables[1 if change.new else 0]
                at = change.new_at if change.new else change.old_at
                row = replace(where, column=_title(side, at) or str(at + 1))
            yield from _item(change, row)
            continue
        if change.kind is not StepKind.CHANGED:
            yield Entry(_WHOLE[change.kind], row)
            continue
        yield from (_set(attribute, row) for attribute in change.attributes)
        for cells in change.parts:
            for cell in cells.changes:
                if cell.kind is not StepKind.CHANGED and moved:
                    continue  # the column was told of
                at = cell.new_at if cell.new else cell.old_at
                title = _title(tables[1 if cell.new else 0], at)
                yield from _item(cell, replace(row, column=title if title != row.row else ""))


def _item(change: Change, where: Where) -> Iterator[Entry]:
    """A column, a cell, a note or a remark of a table."""
    if change.kind is not StepKind.CHANGED:
        yield Entry(_WHOLE[change.kind], where)
        return
    yield from _words(change.texts, where)
    yield from (_set(attribute, where) for attribute in change.attributes)
    for part in change.parts:
        yield from _within(part.changes, where)


def _within(changes: Iterable[Change], where: Where) -> Iterator[Entry]:
    """Paragraphs of a note or a cell."""
    for change in changes:
        if change.kind is StepKind.CHANGED:
            yield from _words(change.texts, where)
            continue
        items: Any = change.new or change.old
        text = begins(items[0])
        yield Entry(_WHOLE[change.kind], where, *(("", text) if change.new else (text, "")))


def _first(rows: tuple[Any, ...]) -> str:
    texts = (begins(cell.inlines) for cell in rows[0].cells if cell.inlines)
    return next(texts, "")


def _title(table: Table, column: int) -> str:
    for row in table.rows:
        if row.kind in HEADS and len(row.cells) == len(table.columns) and row.cells[column].inlines:
            return begins(row.cells[column].inlines)
    return ""


def _words(changes: Iterable[TextChange], where: Where, was: Where | None = None) -> Iterator[Entry]:
    for text in changes:
        for words in text.words:
            old, new = _plain(words.old), _plain(words.new)
            if words.is_formatting:
                what = What.FORMATTED
            else:
                what = What.REPLACED if old and new else What.INSERTED if new else What.DELETED
            yield Entry(what, where, old, new, was=_other(was, where))


def _plain(row: tuple[Token, ...]) -> str:
    said = ("¶" if token == BREAK else _of_atom(token) for token in row)
    return " ".join("".join(said).split())


def _of_atom(token: Token) -> str:
    return "[note]" if isinstance(token.atom, NoteCall) else token.text if token.atom is None else shown(token.atom)


def _set(change: AttributeChange, where: Where) -> Entry:
    return Entry(What.SET, where, _value(change.old), _value(change.new), change.name)


def _value(value: object) -> str:
    if value is MISSING or value is None or value == ():
        return ""
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    if isinstance(value, str | int | float) or not isinstance(value, Struct):
        return str(value)
    if hasattr(value, "parse"):
        return str(value)
    fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
    return ", ".join(f"{name}={_value(one)}" for name, one in fields if one not in (None, False, 0, ()))
