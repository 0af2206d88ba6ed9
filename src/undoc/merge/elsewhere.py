"""Word files that another program than Word has saved.

LibreOffice and others write the lengths, rules and marks of a file anew, so that these say nothing of what was edited:
texts and the order of blocks do. Pictures that are drawings become pictures of dots, columns lose that they are some,
own marks of notes stand twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from undoc.changes import StepKind, Token, align, inlines_of, likeness, steps_between, tokens, word_changes
from undoc.changes.items import attributes_of, part, parts_of, texts_of, words_of
from undoc.changes.tables import row_items
from undoc.model import Cell, Chart, Columns, Figure, Note, NoteCall, Row, Table, Version

#: The attributes that say what something is; all others say how it looks.
_MEANT = ("name", "level", "is_numbered", "original", "kind", "path", "columns", "rows")
#: How much of what stood in columns has to be there to be put into columns again.
_LIKE = 0.8
_LONGEST_MARK = 3
#: The marks of notes that other programs write as text too.
_MARK = re.compile(r"\*+|\(?\w?\)?")


def as_saved_by_word(was: Version, new: Version) -> Version:
    """Return the bare version ``new``, looking as ``was`` does: what was built of its source."""
    notes = {name: _note(was.notes[name], note) if name in was.notes else note for name, note in new.notes.items()}
    texts = {name: _text(getattr(was, name), getattr(new, name)) for name in ("title", "agenda_title")}
    blocks = _items(was.blocks, new.blocks)
    return replace(new, blocks=blocks, notes=notes, fits=was.fits, wording=was.wording, **texts)


def _items(old: Sequence[Any], new: Sequence[Any]) -> tuple[Any, ...]:
    if old == new:
        return tuple(new)
    new = _in_columns(old, new)
    made = list(new)
    for step in steps_between(old, new):
        if step.kind is StepKind.CHANGED:
            made[step.new_start] = _item(old[step.old_start], new[step.new_start])
        elif step.kind is StepKind.INSERTED and hasattr(made[step.new_start], "fit"):
            made[step.new_start] = (
                replace(made[step.new_start], fit=None, start=None)
                if hasattr(made[step.new_start], "start")
                else replace(made[step.new_start], fit=None)
            )
    return tuple(made)


def _item(old: Any, new: Any) -> Any:
    if isinstance(new, tuple):
        return _text(old, new)
    if isinstance(new, Chart):
        return _chart(old, new)
    same = type(old) is type(new)
    values: dict[str, Any] = {
        name: getattr(old, name) for name in attributes_of(new) if hasattr(old, name) and name not in _MEANT
    }
    if isinstance(new, Figure) and same and old.path.suffix == ".svg" != new.path.suffix:
        values["path"] = old.path
    if isinstance(new, Table) and same:
        return _table(old, replace(new, **values))
    for name in texts_of(new) if same else ():
        values[name] = _text(part(old, name), part(new, name))
    for name in parts_of(new) if same else ():
        values[name] = _items(part(old, name), part(new, name))
    return replace(new, **values)


def _table(old: Table, new: Table) -> Table:
    values: dict[str, Any] = {name: _text(part(old, name), part(new, name)) for name in texts_of(new)}
    values |= {name: _items(part(old, name), part(new, name)) for name in ("notes", "remarks")}
    if len(old.columns) == len(new.columns):
        values["columns"] = old.columns
    rows = list(new.rows)
    for step in align(row_items(old), row_items(new)):
        if step.kind is StepKind.CHANGED:
            rows[step.new_start] = _row(old.rows[step.old_start], new.rows[step.new_start])
    return replace(new, rows=tuple(rows), **values)


def _row(old: Row, new: Row) -> Row:
    cells: Sequence[Cell] = new.cells
    if len(old.cells) == len(new.cells):
        cells = [_item(one, other) for one, other in zip(old.cells, new.cells, strict=True)]
    return replace(old, cells=tuple(cells))


def _chart(old: Any, new: Chart) -> Any:
    """The chart with the numbers and words that it has now."""
    if not isinstance(old, Chart) or len(old.series) != len(new.series):
        return new
    pairs = zip(old.series, new.series, strict=True)
    series = tuple(replace(one, name=other.name, values=other.values) for one, other in pairs)
    return replace(old, caption=_text(old.caption, new.caption), categories=new.categories, series=series)


def _note(old: Note, new: Note) -> Note:
    """A note without its mark, which other programs write into its text once more."""
    first, *rest = new.paragraphs
    was, row = tokens(old.paragraphs[0]), tokens(first)
    more = len(row) - len(was)
    if 0 < more <= _LONGEST_MARK and row[more:] == was and not any(token.text.isspace() for token in row[:more]):
        first = old.paragraphs[0]
    return replace(new, paragraphs=(_text(old.paragraphs[0], first), *rest), fit=old.fit)


def _text(old: Any, new: Any) -> Any:
    """A text without the marks of notes that stand beside their calls once more."""
    if old == new:
        return new
    row = list(tokens(new))
    marks: set[int] = set()
    for change in word_changes(tokens(old), row):
        places = range(change.new_at, change.new_at + len(change.new))
        beside = [*row[max(places.start - 1, 0) : places.start], *row[places.stop : places.stop + 1]]
        said = "".join(token.text for token in change.new)
        if not change.old and any(map(_is_call, beside)) and _MARK.fullmatch(said):
            marks.update(places)
    return inlines_of([token for at, token in enumerate(row) if at not in marks]) if marks else new


def _is_call(token: Token) -> bool:
    return isinstance(token.atom, NoteCall)


def _in_columns(old: Sequence[Any], new: Sequence[Any]) -> Sequence[Any]:
    """The blocks, with those in columns again that stood in some."""
    if any(isinstance(item, Columns) for item in new):
        return new
    made = list(new)
    for group in old:
        if not isinstance(group, Columns):
            continue
        said = [tuple(words_of(one)) for one in group.blocks]
        there = [tuple(words_of(one)) for one in made]
        wanted = [word for words in said for word in words]
        size = len(said)
        scores = [
            (likeness(wanted, [word for words in there[at : at + size] for word in words]), at)
            for at in range(len(made) - size + 1)
        ]
        best, at = max(scores, default=(0.0, 0))
        if best >= _LIKE:
            made[at : at + size] = [replace(group, blocks=tuple(made[at : at + size]))]
    return made
