"""Two tables as one: rows that came and went, and what differs in the cells of those that stayed."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from undoc.changes import Item, StepKind, align, words
from undoc.changes.words import is_word
from undoc.prepare.prepared import Cell, Chart, Figure, Paragraph, Row, RowKind, Table
from undoc.prepare.prepared.texts import Revision
from undoc.prepare.revised.texts import Texts, mark


class Tables:
    """Compares tables."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def table(self, old: Table, new: Table) -> Table | None:
        """The new table with what the old one had; None where its columns or the reach of its cells are others."""
        if len(old.widths) != len(new.widths):
            return None
        ours, theirs = (
            [self._item(row, is_old=is_old) for row in side.rows] for side, is_old in ((old, True), (new, False))
        )
        steps = align(ours, theirs)
        stays = all(step.kind in (StepKind.SAME, StepKind.CHANGED) for step in steps)
        if not stays and any(cell.rows > 1 for side in (old, new) for row in side.rows for cell in row.cells):
            return None
        rows: list[Row] = []
        for step in steps:
            match step.kind:
                case StepKind.SAME:
                    rows.append(new.rows[step.new_start])
                case StepKind.CHANGED if _shape(old.rows[step.old_start]) == _shape(new.rows[step.new_start]):
                    rows.append(self._row(old.rows[step.old_start], new.rows[step.new_start]))
                case StepKind.CHANGED:
                    return None
                case StepKind.DELETED | StepKind.MOVED_FROM:
                    rows.append(self._marked_row(old.rows[step.old_start], Revision.DELETED))
                case _:
                    rows.append(self._marked_row(new.rows[step.new_start], Revision.INSERTED))
        if [row.kind is RowKind.HEADER for row in rows] != sorted(
            (row.kind is RowKind.HEADER for row in rows), reverse=True
        ):
            return None
        caption, notes = new.caption, new.notes
        if len(old.caption) == len(new.caption):
            caption = tuple(self._texts.paragraph(*pair) for pair in zip(old.caption, new.caption, strict=True))
        if len(old.notes) == len(new.notes):
            notes = tuple(
                replace(other, paragraph=self._texts.paragraph(one.paragraph, other.paragraph))
                for one, other in zip(old.notes, new.notes, strict=True)
            )
        return replace(new, rows=tuple(rows), caption=caption, notes=notes)

    def _item(self, row: Row, *, is_old: bool) -> Item:
        texts = [tuple(filter(is_word, words(cell.paragraph.text))) for cell in row.cells]
        is_head = row.kind is RowKind.HEADER
        name = next(((is_head, *text) for text in texts if text), None)
        paragraphs = (one for cell in row.cells for one in cell.paragraphs)
        key = (row.kind, *(self._texts.key(one, is_old=is_old) for one in paragraphs))
        return Item(key, is_head, name, [word for text in texts for word in text])

    def _row(self, old: Row, new: Row) -> Row:
        cells = []
        for one, other in zip(old.cells, new.cells, strict=True):
            paragraph = self._texts.paragraph(one.paragraph, other.paragraph)
            more = other.more
            if len(one.more) == len(more):
                more = tuple(self._texts.paragraph(*pair) for pair in zip(one.more, more, strict=True))
            decimal = other.decimal if paragraph.spans == other.paragraph.spans else None
            cells.append(replace(other, paragraph=paragraph, more=more, decimal=decimal))
        return replace(new, cells=tuple(cells))

    def marked(self, table: Table, revision: Revision) -> Table:
        """A table that came or went as a whole."""
        change = self._change(revision)
        notes = tuple(replace(note, paragraph=change(note.paragraph)) for note in table.notes)
        rows = tuple(self._marked_row(row, revision) for row in table.rows)
        return replace(table, caption=tuple(map(change, table.caption)), rows=rows, notes=notes)

    def _marked_row(self, row: Row, revision: Revision) -> Row:
        change = self._change(revision)
        cells = (
            replace(
                cell,
                paragraph=change(cell.paragraph),
                more=tuple(map(change, cell.more)),
                drawing=_drawing(cell, revision),
            )
            for cell in row.cells
        )
        return replace(row, cells=tuple(cells))

    def _change(self, revision: Revision) -> Callable[[Paragraph], Paragraph]:
        return self._texts.gone if revision is Revision.DELETED else lambda paragraph: mark(paragraph, revision)


def _drawing(cell: Cell, revision: Revision) -> Figure | Chart | None:
    """The picture of a cell; one that has gone is not shown."""
    return None if revision is Revision.DELETED else cell.drawing


def _shape(row: Row) -> list[tuple[int, int]]:
    return [(cell.columns, cell.rows) for cell in row.cells]
