"""Three versions in one language: what each of two has changed in a third, in one version.

All are bare: nothing in them says where it stands. The notes have the same names in all three.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from undoc.changes import BREAK, Stretch, Token, align, inlines_of, steps_between, tokens, word_changes
from undoc.changes.items import TEXTUAL, attributes_of, part, parts_of, texts_of
from undoc.changes.notes import note_calls
from undoc.changes.tables import cell_steps, column_steps, row_items
from undoc.merge.neighbours import settled, with_settled_starts
from undoc.merge.references import with_made_numbers
from undoc.merge.rows import Side, merge_rows
from undoc.merge.sequences import Lost, Merging, merge_sequences
from undoc.merge.table_notes import with_note_names
from undoc.merge.values import merge_values
from undoc.model import Note, Row, Table, TableNote, Version

#: A name is what references lead to: it is of the source, and no edit in a Word file takes it away.
_OURS = ("name",)


class Clash(NamedTuple):
    """What both have changed. ``path`` leads to it in ours: ``("blocks", 3, "rows", 2)``.

    ``what`` says how it clashes where it is not the same words; the three are what stands in each, None for nothing.
    """

    path: tuple[str | int, ...]
    what: str
    base: Any
    theirs: Any
    ours: Any


class Merged(Struct, frozen=True):
    """A version with the changes of both sides, and those that exclude each other."""

    version: Version
    clashes: tuple[Clash, ...]


def merge_versions(base: Version, theirs: Version, ours: Version, prefer: Side, *, imported: bool = False) -> Merged:
    """Return ours with what theirs has changed in base; where ours has changed the same, that of ``prefer`` stands.

    ``imported`` says that base and theirs are read from Word files, where some attributes follow from what is beside a
    block: those are not changed where that is what has changed.
    """
    merge = _Merge(prefer, imported=imported)
    if imported and base.blocks != theirs.blocks:
        theirs = with_made_numbers(base, theirs)
        theirs = replace(theirs, blocks=with_settled_starts(base.blocks, theirs.blocks))
    texts = {}
    for name in ("title", "agenda_title"):
        with merge.at(name):
            texts[name] = merge.text(getattr(base, name), getattr(theirs, name), getattr(ours, name))
    mappings = {}
    for name in ("wording", "fits"):
        with merge.at(name):
            mappings[name] = merge_values(
                dict(getattr(base, name)), dict(getattr(theirs, name)), dict(getattr(ours, name)), merge.value_clash
            )
    with merge.at("blocks"):
        blocks = merge.items(base.blocks, theirs.blocks, ours.blocks)
    notes = merge.notes(base.notes, theirs.notes, ours.notes)
    made = replace(ours, blocks=blocks, notes=notes, **texts, **mappings)
    # A note goes with its last call.
    had, has = calls_in(ours), calls_in(made)
    left = {name: note for name, note in notes.items() if name in has or (name in ours.notes and name not in had)}
    return Merged(replace(made, notes=left), tuple(merge.clashes))


def calls_in(version: Version) -> set[str]:
    """Return the names of the notes of a version that are called in it."""
    return {call.name for call in note_calls(version)}


class _Merge:
    def __init__(self, prefer: Side, *, imported: bool) -> None:
        self._prefer = prefer
        self._imported = imported
        self._path: list[str | int] = []
        self.clashes: list[Clash] = []

    @contextmanager
    def at(self, *steps: str | int) -> Generator[None]:
        """Be within something of ours, for clashes."""
        self._path += steps
        yield
        del self._path[len(self._path) - len(steps) :]

    def value_clash(self, base: Any, theirs: Any, ours: Any) -> Any:
        """Note a clash of values, and return that which stands."""
        self.clashes.append(Clash(tuple(self._path), "", base, theirs, ours))
        return theirs if self._prefer is Side.THEIRS else ours

    # Texts

    def text(self, base: Any, theirs: Any, ours: Any) -> Any:
        """Merge three texts."""
        if base == theirs or theirs == ours:
            return ours
        if base == ours:
            return theirs
        return inlines_of(self._row(tokens(base), tokens(theirs), tokens(ours)))

    def _row(self, base: Sequence[Token], theirs: Sequence[Token], ours: Sequence[Token]) -> list[Token]:
        row, clashes = merge_rows(base, theirs, ours, find=_stretches, prefer=self._prefer)
        for clash in clashes:
            self.clashes.append(Clash(tuple(self._path), "", clash.base, clash.theirs, clash.ours))
        return row

    # Items

    def items(self, base: Sequence[Any], theirs: Sequence[Any], ours: Sequence[Any]) -> Any:
        """Merge three sequences of blocks, or of anything that is not a part of a table."""
        if base == theirs:
            return ours
        steps = steps_between(base, theirs), steps_between(base, ours)
        if self._imported:
            theirs = settled(base, theirs, steps[0])
        return merge_sequences((base, theirs, ours), steps, self._merging(base, theirs, ours), self._prefer)

    def _merging(self, base: Sequence[Any], theirs: Sequence[Any], ours: Sequence[Any]) -> Merging:
        taken = {name for item in (*base, *ours) if isinstance(name := getattr(item, "name", None), str)}

        def one(old: int, new: int, own: int) -> Any:
            with self.at(own):
                return self.item(base[old], theirs[new], ours[own])

        def several(old: range, new: range, own: range) -> Sequence[Any] | None:
            if not all(isinstance(item, TEXTUAL) for item in (*_in(base, old), *_in(theirs, new), *_in(ours, own))):
                return None
            with self.at(own.start):
                return self._several(_in(base, old), _in(theirs, new), _in(ours, own))

        def clash(what: Lost, old: range, new: range, own: range) -> None:
            with self.at(own.start):
                three = (tuple(_in(base, old)), tuple(_in(theirs, new)) or None, tuple(_in(ours, own)) or None)
                self.clashes.append(Clash(tuple(self._path), what, *three))

        def alone(item: Any) -> Any:
            is_taken = not isinstance(item, Note | TableNote) and getattr(item, "name", None) in taken
            return replace(item, name=None) if is_taken else item

        return Merging(one, several, clash, alone)

    def item(self, base: Any, theirs: Any, ours: Any) -> Any:
        """Merge three items."""
        if base == theirs:
            return ours
        if isinstance(ours, tuple):
            return self.text(base, theirs, ours)
        if isinstance(ours, Table):
            return self._table(base, theirs, ours)
        made = self._of_kind(base, theirs, ours)
        values = self._attributes(base, theirs, made)
        for name in parts_of(made):
            with self.at(name):
                values[name] = self.items(part(base, name), part(theirs, name), part(made, name))
        return replace(made, **values)

    def _attributes(self, base: Any, theirs: Any, ours: Any) -> dict[str, Any]:
        """The attributes and texts of an item; those that one of the three has not are as they are."""
        values: dict[str, Any] = {}
        for name in attributes_of(ours):
            if name not in _OURS and hasattr(base, name) and hasattr(theirs, name):
                with self.at(name):
                    three = getattr(base, name), getattr(theirs, name), getattr(ours, name)
                    values[name] = merge_values(*three, self.value_clash)
        for name in texts_of(ours):
            with self.at(name):
                values[name] = self.text(part(base, name), part(theirs, name), part(ours, name))
        return values

    def _of_kind(self, base: Any, theirs: Any, ours: Any) -> Any:
        """Ours, as a block of the kind that one of the two has made of it."""
        if type(base) is type(theirs) or type(theirs) is type(ours):
            return ours
        if type(base) is not type(ours):
            return self.value_clash(base, theirs, ours)
        return _as(ours, theirs)

    def _several(self, base: Sequence[Any], theirs: Sequence[Any], ours: Sequence[Any]) -> list[Any]:
        """Merge textual blocks that were parted or joined, as one text with breaks in it."""
        row = self._row(_joined(base), _joined(theirs), _joined(ours))
        pieces: list[list[Token]] = [[]]
        for token in row:
            if token == BREAK:
                pieces.append([])
            else:
                pieces[-1].append(token)
        made = []
        for number, piece in enumerate(pieces):
            forms = theirs if len(pieces) == len(theirs) else ours
            form = ours[0] if number == 0 else forms[min(number, len(forms) - 1)]
            text = inlines_of(piece)
            made.append(replace(form, inlines=text) if number == 0 else replace(form, inlines=text, **_unnamed(form)))
        return made

    # Tables

    def _table(self, base: Table, theirs: Table, ours: Table) -> Any:
        base, theirs = with_note_names(base, theirs, ours)
        values = self._attributes(base, theirs, ours)
        with self.at("columns"):
            steps = column_steps(base, theirs), column_steps(base, ours)
            three_columns = base.columns, theirs.columns, ours.columns
            merging = self._merging(*three_columns)._replace(
                one=lambda old, new, own: merge_values(
                    base.columns[old], theirs.columns[new], ours.columns[own], self.value_clash
                )
            )
            values["columns"] = merge_sequences(three_columns, steps, merging, self._prefer)
        with self.at("rows"):
            values["rows"] = self._rows(base, theirs, ours)
        for name in ("notes", "remarks"):
            with self.at(name):
                values[name] = self.items(part(base, name), part(theirs, name), part(ours, name))
        return replace(ours, **values)

    def _rows(self, base: Table, theirs: Table, ours: Table) -> Any:
        if base.rows == theirs.rows:
            return ours.rows
        row_steps = align(row_items(base), row_items(theirs)), align(row_items(base), row_items(ours))
        if self._imported:
            theirs = replace(theirs, rows=tuple(settled(base.rows, theirs.rows, row_steps[0])))
        columns = column_steps(base, theirs), column_steps(base, ours)

        def one(old: int, new: int, own: int) -> Row:
            rows = base.rows[old], theirs.rows[new], ours.rows[own]
            with self.at(own):
                values = self._attributes(*rows)
                with self.at("cells"):
                    if rows[0].cells != rows[1].cells:
                        cells = rows[0].cells, rows[1].cells, rows[2].cells
                        steps = (
                            cell_steps(base, theirs, old, new, columns[0]),
                            cell_steps(base, ours, old, own, columns[1]),
                        )
                        values["cells"] = merge_sequences(cells, steps, self._merging(*cells), self._prefer)
                return replace(rows[2], **values)

        rows = base.rows, theirs.rows, ours.rows
        return merge_sequences(rows, row_steps, self._merging(*rows)._replace(one=one), self._prefer)

    # Notes

    def notes(self, base: Mapping[str, Note], theirs: Mapping[str, Note], ours: Mapping[str, Note]) -> dict[str, Note]:
        """Merge three sets of notes; one that is called no more is left to be found."""
        made = {}
        for name, note in ours.items():
            made[name] = note
            if name in base and name in theirs:
                with self.at("notes", name):
                    made[name] = self.item(base[name], theirs[name], note)
        return made | {name: note for name, note in theirs.items() if name not in ours}


def _in(items: Sequence[Any], span: range) -> Sequence[Any]:
    return items[span.start : span.stop]


def _unnamed(item: Any) -> dict[str, None]:
    return {"name": None, "start": None} if hasattr(item, "start") else {"name": None}


def _as(ours: Any, theirs: Any) -> Any:
    """A textual block of ours as one of the kind that theirs has made of it."""
    values = {name: getattr(theirs, name) for name in theirs.__struct_fields__}
    return type(theirs)(**{**values, "inlines": ours.inlines, "name": ours.name, "place": ours.place})


def _joined(items: Sequence[Any]) -> list[Token]:
    row: list[Token] = []
    for number, item in enumerate(items):
        row += [BREAK] * bool(number)
        row += tokens(item.inlines)
    return row


def _stretches(old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    return [
        Stretch(one.old_at, one.old_at + len(one.old), one.new_at, one.new_at + len(one.new))
        for one in word_changes(old, new)
    ]
