"""What a version says anew is written into the text that it has: the lines of what says the same stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from undoc.changes import Change, Changes, StepKind
from undoc.changes.items import bare
from undoc.content.formatting import comments_of
from undoc.content.read.markdown.body import read_body
from undoc.content.read.markdown.context import Context
from undoc.content.read.version import read_version
from undoc.content.write.blocks import BlockWriter
from undoc.content.write.comments import Comments
from undoc.content.write.version import write_version
from undoc.merge.carrying import carried
from undoc.merge.labels import key_of
from undoc.merge.segments import Piece, cut, insert_behind, joined, rising
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Columns,
    Landscape,
    Note,
    NumberedParagraph,
    Place,
    Quotation,
    Summary,
    Version,
)
from undoc.model.report import Report
from undoc.model.tree import walk

_PARTS = (Annex, Columns, Landscape, Quotation, Summary)
#: How a numbered paragraph is typed whose label is not known, by its level.
_LABELS = ("1.", "(a)", "(i)", "a.")


class NotWritableError(ValueError):
    """A version that no text says."""


class _Wanted(NamedTuple):
    """One line or block of the file as it is to be: ``line`` is where its text begins now, 0 for what is new.

    ``block`` is what it says, None for what stays as it is; ``closes`` is the line that opens the part that it ends.
    """

    line: int
    block: Any = None
    closes: int = 0


def written(text: str, version: Version, merged: Version, changes: Changes, labels: Mapping[str, str]) -> str:
    """Return the text of a version with the changes that lead to the bare version ``merged``.

    ``labels`` are how new numbered paragraphs are typed, by their text. NotWritableError when what is written would say
    something else.
    """
    return _Writer(text, version, merged, labels).text(changes)


class _Writer:
    def __init__(self, text: str, version: Version, merged: Version, labels: Mapping[str, str]) -> None:
        self._text = text
        self._version = version
        self._merged = replace(merged, path=version.path)
        self._labels = labels
        self._comments = comments_of(version, text)
        self._pieces = cut(text, version.path, version.language)
        self._by_line = {piece.line: piece for piece in self._pieces.pieces}
        self._old = {block.place.line: block for block in walk(version.blocks)}

    def text(self, changes: Changes) -> str:
        pieces = self._pieces
        pieces.head = self._head()
        self._arrange(list(self._wanted(self._version.blocks, self._merged.blocks, changes.blocks)))
        self._notes()
        text = joined(pieces)
        report = Report()
        again = read_version(text, self._version.path, self._version.language, report, pictures=False)
        if report.has_errors:
            first = report.problems()[0]
            raise NotWritableError(f"{first.place}: {first.message}")
        if not _same(again, self._merged):
            raise NotWritableError("What is written would say something else.")
        return text

    # The front matter

    def _head(self) -> str:
        """The lines of the front matter."""
        ours, new = self._version, self._merged
        names = ("title", "agenda_title", "wording", "fits")
        if all(bare(getattr(ours, name)) == bare(getattr(new, name)) for name in names):
            return self._pieces.head
        old, said = (write_version(replace(one, blocks=(), notes={})).rstrip("\n") for one in (ours, new))
        head = carried(old, said, self._pieces.head)
        again = read_version(f"{head}\n\nx\n", ours.path, ours.language, Report(), pictures=False)
        if all(bare(getattr(again, name)) == bare(getattr(new, name)) for name in names):
            return head
        place = Place(str(ours.path))
        comments = {place: self._comments[place]} if place in self._comments else {}
        return write_version(replace(new, blocks=(), notes={}), comments).rstrip("\n")

    # The order of the blocks

    def _wanted(self, old: Sequence[Block], new: Sequence[Block], changes: Sequence[Change]) -> list[_Wanted]:
        """What the file is to hold of a sequence of blocks, one after the other."""
        gone = {at for change in changes for at in range(change.old_at, change.old_at + len(change.old))}
        from_old: dict[int, tuple[int, Change]] = {}
        for change in changes:
            if change.old and change.new:
                from_old[change.new_at] = change.old_at, change
        came = {at for change in changes for at in range(change.new_at, change.new_at + len(change.new))}
        kept = iter([at for at in range(len(old)) if at not in gone])
        found: list[_Wanted] = []
        for at, block in enumerate(new):
            if at not in came:
                found += self._unchanged(old[next(kept)])
            elif at in from_old:
                was, change = from_old[at]
                if change.kind is StepKind.MOVED_TO:
                    found += self._unchanged(old[was])
                else:
                    found += self._changed(old[was], block, change)
            else:
                found.append(_Wanted(0, self._typed(block, None)))
        return found

    def _unchanged(self, block: Block) -> list[_Wanted]:
        inner = [one for child in _children(block) for one in self._unchanged(child)]
        line = block.place.line
        return [_Wanted(line), *inner, *([_Wanted(0, closes=line)] if isinstance(block, _PARTS) else [])]

    def _changed(self, old: Block, block: Block, change: Change) -> list[_Wanted]:
        line = old.place.line
        if not isinstance(old, _PARTS) or not isinstance(block, _PARTS):
            return [_Wanted(line, self._typed(block, old))]
        inner = next((part.changes for part in change.parts if part.name == "blocks"), ())
        lead = replace(block, blocks=())
        opening = _Wanted(line) if lead == replace(bare(old), blocks=()) else _Wanted(line, lead)
        return [opening, *self._wanted(old.blocks, block.blocks, inner), _Wanted(0, closes=line)]

    def _typed(self, block: Any, old: Any) -> Any:
        """A block with its label as it is typed, which is not among what a version says."""
        if isinstance(block, NumberedParagraph):
            if isinstance(old, NumberedParagraph) and old.level == block.level:
                return replace(block, typed=old.typed)
            typed = self._labels.get(key_of(block)) or self._labels.get(str(block.level))
            return replace(block, typed=typed or _LABELS[min(block.level, len(_LABELS) - 1)])
        if isinstance(block, _PARTS):
            return replace(block, blocks=tuple(self._typed(one, None) for one in block.blocks))
        return block

    def _arrange(self, wanted: Sequence[_Wanted]) -> None:
        """Put the pieces in the order that is wanted: those that have moved, and what is new, behind what is before."""
        ends = {piece.closes: piece for piece in self._pieces.pieces if piece.closes}
        pieces = [ends[one.closes] if one.closes else self._by_line[one.line] if one.line else None for one in wanted]
        order = {id(piece): at for at, piece in enumerate(self._pieces.pieces)}
        steady = rising([order[id(piece)] for piece in pieces if piece is not None])
        there = {id(piece) for piece in pieces if piece is not None}
        result = [piece for piece in self._pieces.pieces if piece.note or id(piece) in there]
        last: Piece | None = None
        for one, piece in zip(wanted, pieces, strict=True):
            if piece is None:
                piece = Piece("", "")
                insert_behind(result, piece, last)
            elif order[id(piece)] not in steady:
                result.remove(piece)
                piece.moved = True
                insert_behind(result, piece, last)
            if one.block is not None:
                self._write(piece, one)
            last = piece
        self._pieces.pieces = result

    # Blocks

    def _write(self, piece: Piece, wanted: _Wanted) -> None:
        """Give a piece the text of a block."""
        block, old = wanted.block, self._old.get(wanted.line)
        piece.is_bullet = isinstance(block, BulletItem)
        if old is None:
            piece.text = self._canonical(block)
            return
        text = carried(self._opening(old), self._opening(block), piece.text)
        piece.text = text if self._says(text, block) else self._opening(block, self._comments.get(old.place))

    def _opening(self, block: Any, comments: Comments | None = None) -> str:
        """The text of a block, of a part the line that opens it."""
        if isinstance(block, _PARTS):
            return self._canonical(replace(block, blocks=())).split("\n", 1)[0]
        return self._canonical(block, comments)

    def _canonical(self, block: Block, comments: Comments | None = None) -> str:
        found = {block.place: comments} if comments else {}
        writer = BlockWriter(replace(self._version, notes={}), found)
        return writer.blocks([block]).rstrip("\n")

    def _says(self, text: str, block: Block) -> bool:
        """Whether a text is a block; the level of a number follows from those before it."""
        if isinstance(block, _PARTS):
            text += "\n\nx\n:::"
        context = self._context()
        found = read_body(text, 0, context)
        if len(found) != 1 or context.report.has_errors:
            return False
        return bool(_plain(bare(found[0])) == _plain(bare(block)))

    def _context(self) -> Context:
        path = self._version.path
        return Context(str(path), self._version.language, path.parent, Report(), pictures=False)

    # Notes

    def _notes(self) -> None:
        pieces = self._pieces.pieces
        old, new = self._version.notes, self._merged.notes
        for piece in [piece for piece in pieces if piece.note]:
            note = new.get(piece.note)
            if note is None:
                pieces.remove(piece)
            elif bare(note) != bare(old[piece.note]):
                text = carried(self._note(old[piece.note]), self._note(note), piece.text)
                piece.text = text if self._is_note(text, note) else self._note(note)
        for name, note in new.items():
            if name not in old:
                call = f"[^{name}]"
                at = next((at for at, piece in enumerate(pieces) if call in piece.text and not piece.note), -1)
                piece = Piece(self._note(note), "", note=name)
                insert_behind(pieces, piece, pieces[at] if at >= 0 else None, below_list=True)

    def _note(self, note: Note) -> str:
        return BlockWriter(replace(self._version, notes={note.name: note}), {}).notes_left()[0].rstrip("\n")

    def _is_note(self, text: str, note: Note) -> bool:
        context = self._context()
        read_body(text, 0, context)
        found = context.notes.get(note.name)
        return found is not None and not context.report.has_errors and bool(bare(found) == bare(note))


def _children(block: Block) -> Sequence[Block]:
    return block.blocks if isinstance(block, _PARTS) else ()


def _plain(block: Any) -> Any:
    """A block without what is not said in the lines that it begins with."""
    if isinstance(block, _PARTS):
        return replace(block, blocks=())
    return replace(block, level=0) if isinstance(block, NumberedParagraph | BulletItem) else block


def _same(one: Version, other: Version) -> bool:
    names = ("title", "agenda_title", "wording", "fits", "blocks", "notes")
    return all(bare(getattr(one, name)) == bare(getattr(other, name)) for name in names)
