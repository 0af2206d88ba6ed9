"""What differs between two versions as the corrections of a corrigendum, each with its place in the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from undoc.changes import Change, Changes, StepKind, TextChange, tokens
from undoc.changes.notes import called
from undoc.changes.phrases import Phrase, phrases
from undoc.model import HEADS, Annex, Block, Document, Inline, Table
from undoc.model.tree import texts
from undoc.production.comparing.entries import Entry, What
from undoc.production.comparing.places import Locator, PlaceKind, Where, begins
from undoc.templates import Templates

_Line = tuple[Inline, ...]


class Correction(Struct, frozen=True):
    """A correction at a place: an instruction of its ``sentence``, one of the wordings of the language.

    ``phrase`` are the words of a sentence with some, ``lines`` are the texts that follow it, ``added`` is a row.
    """

    where: Where
    sentence: str
    phrase: Phrase | None = None
    lines: tuple[_Line, ...] = ()
    added: str = ""


class Corrections(Struct, frozen=True):
    """The corrections of one language, and what differs that none can say."""

    language: str
    corrections: tuple[Correction, ...]
    unsaid: tuple[Entry, ...]


def corrections(old: Document, new: Document, changes: Changes, templates: Templates) -> Corrections:
    """Return the corrections that lead from the old version to the new one, in the order of the old one."""
    finder = _Finder(old, new, changes, templates)
    found = tuple(finder.all())
    return Corrections(changes.language, found, tuple(finder.unsaid))


class _Finder:
    def __init__(self, old: Document, new: Document, changes: Changes, templates: Templates) -> None:
        self._changes = changes
        self._old, self._new = (document.versions[changes.language] for document in (old, new))
        self._locator = Locator(old, changes.language, templates)
        self.unsaid: list[Entry] = []

    def all(self) -> Iterator[Correction]:
        changes = self._changes
        for attribute in (*changes.metadata, *changes.attributes):
            self._leave(What.SET, Where(PlaceKind.METADATA, begins=attribute.name))
        for text in changes.texts:
            where = Where(PlaceKind.TITLE, begins=text.name)
            if text.name == "title":
                yield from self._text(text, self._old.title, self._new.title, where)
            else:
                self._leave(What.REPLACED, where)
        yield from self._blocks(changes.blocks, self._old.blocks, self._new.blocks, None)
        yield from self._notes()

    def _leave(self, what: What, where: Where) -> None:
        self.unsaid.append(Entry(what, where))

    def _blocks(self, changes: Iterable[Change], old: Any, new: Any, annex: Annex | None) -> Iterator[Correction]:
        for change in sorted(changes, key=lambda one: (one.old_at, one.new_at)):
            match change.kind:
                case StepKind.CHANGED:
                    yield from self._changed(change, old[change.old_at], new[change.new_at], annex)
                case StepKind.INSERTED:
                    yield from self._added(new[change.new_at : change.new_at + 1], change.old_at, old, annex)
                case StepKind.DELETED:
                    yield from self._removed(old[change.old_at], annex)
                case StepKind.MOVED_TO:
                    yield from self._removed(old[change.old_at], annex)
                    at = _place_in_old(changes, change.new_at, len(old))
                    yield from self._added(new[change.new_at : change.new_at + 1], at, old, annex)
                case StepKind.SPLIT | StepKind.JOINED:
                    first, *others = old[change.old_at : change.old_at + len(change.old)]
                    lines = tuple(_line(one) for one in new[change.new_at : change.new_at + len(change.new)])
                    yield Correction(self._locator.where(first, annex), "whole", lines=lines)
                    for one in others:
                        yield from self._removed(one, annex)
                case _:
                    pass

    def _added(self, blocks: Iterable[Block], at: int, old: Any, annex: Annex | None) -> Iterator[Correction]:
        for block in blocks:
            beside = old[at - 1] if at else old[0] if old else None
            lines = tuple(text for text in texts(block) if text)
            if beside is None or not lines or isinstance(block, Table | Annex):
                self._leave(What.INSERTED, Where(PlaceKind.PART, begins=begins(lines[0]) if lines else ""))
                continue
            yield Correction(self._locator.where(beside, annex), "add_after" if at else "add_before", lines=lines)

    def _removed(self, block: Block, annex: Annex | None) -> Iterator[Correction]:
        where = self._locator.where(block, annex)
        if where.kind is PlaceKind.PART:
            self._leave(What.DELETED, where)
        else:
            yield Correction(where, "remove")

    def _changed(self, change: Change, old: Any, new: Any, annex: Annex | None) -> Iterator[Correction]:
        where = self._locator.where(old, annex)
        for attribute in change.attributes:
            self.unsaid.append(Entry(What.SET, where, str(attribute.old), str(attribute.new), attribute.name))
        for text in change.texts:
            yield from self._text(text, getattr(old, text.name), getattr(new, text.name), where)
        for part in change.parts:
            if part.name == "blocks":
                yield from self._blocks(part.changes, old.blocks, new.blocks, old if isinstance(old, Annex) else annex)
            elif part.name == "rows":
                yield from self._rows(part.changes, old, new, where)
            else:
                self._leave(What.SET, where)

    def _text(self, change: TextChange, old: _Line, new: _Line, where: Where) -> Iterator[Correction]:
        if all(words.is_formatting for words in change.words):
            self._leave(What.FORMATTED, where)
            return
        found = phrases(tokens(old), tokens(new))
        if found is None:
            yield Correction(where, "whole", lines=(new,))
            return
        for phrase in found:
            yield Correction(where, str(phrase.action), phrase)

    def _rows(self, changes: Iterable[Change], old: Table, new: Table, where: Where) -> Iterator[Correction]:
        for change in changes:
            if change.kind is StepKind.INSERTED:
                if not change.old_at:
                    self._leave(What.INSERTED, where)
                    continue
                at = replace(where, row=_first(old, change.old_at - 1))
                yield Correction(at, "add_row", added=_joined(new, change.new_at))
                continue
            row = replace(where, row=_first(old, change.old_at))
            if change.kind is StepKind.DELETED:
                yield Correction(row, "remove_row")
            elif change.kind is StepKind.CHANGED:
                yield from self._cells(change, old, new, row)
            else:
                self._leave(What.MOVED, row)

    def _cells(self, change: Change, old: Table, new: Table, row: Where) -> Iterator[Correction]:
        if change.attributes:
            self._leave(What.SET, row)
        for part in change.parts:
            for cell in part.changes:
                if cell.kind is not StepKind.CHANGED or cell.parts or cell.attributes:
                    self._leave(What.SET, row)
                    continue
                title = _title(old, cell.old_at)
                where = replace(row, column=title if title != row.row else "")
                ours = old.rows[change.old_at].cells[cell.old_at].inlines
                theirs = new.rows[change.new_at].cells[cell.new_at].inlines
                for text in cell.texts:
                    yield from self._text(text, ours, theirs, where)

    def _notes(self) -> Iterator[Correction]:
        marks = {name: str(at) for at, name in enumerate(called(self._old), 1)}
        names = {identity: name for name, identity in self._changes.note_names.items()}
        for change in self._changes.notes:
            if change.kind is not StepKind.CHANGED:
                continue  # the text that calls it is given as a whole, with its note
            note: Any = change.old[0]
            where = Where(PlaceKind.NOTE, marks[note.name])
            ours, theirs = self._old.notes[note.name].paragraphs, self._new.notes[names[note.name]].paragraphs
            if change.attributes:
                self._leave(What.SET, where)
            for part in change.parts:
                for one in part.changes:
                    if one.kind is StepKind.CHANGED:
                        yield from self._text(one.texts[0], ours[one.old_at], theirs[one.new_at], where)
                    else:
                        self._leave(What.SET, where)


def _place_in_old(changes: Iterable[Change], new_at: int, count: int) -> int:
    """After how many old items something stands in the new sequence, as far as those that stayed tell."""
    came = sum(len(one.new) for one in changes if one.new_at < new_at and one.kind is not StepKind.DELETED)
    went = sum(len(one.old) for one in changes if one.kind is not StepKind.INSERTED and one.old_at < new_at)
    return min(max(new_at - came + went, 0), count)


def _line(block: Any) -> _Line:
    return next(texts(block), ())


def _first(table: Table, row: int) -> str:
    return next((begins(cell.inlines) for cell in table.rows[row].cells if cell.inlines), "")


def _joined(table: Table, row: int) -> str:
    return "; ".join(begins(cell.inlines) for cell in table.rows[row].cells if cell.inlines)


def _title(table: Table, column: int) -> str:
    for row in table.rows:
        if row.kind in HEADS and len(row.cells) == len(table.columns) and row.cells[column].inlines:
            return begins(row.cells[column].inlines)
    return ""
