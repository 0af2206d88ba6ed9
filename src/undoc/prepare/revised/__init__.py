"""Two prepared documents as one, in which what differs is marked: what was deleted stands before what came instead.

Comes in: the old and the new document, prepared. Goes out: the new one with the texts of the old one that are gone, in
which each span that came or went says so. Numbers, marks and the list of contents are the new one's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from undoc.changes import Item, Step, StepKind, align, words
from undoc.changes.words import is_word
from undoc.prepare.lists import listed
from undoc.prepare.prepared import (
    Block,
    Chart,
    Contents,
    Figure,
    List,
    Note,
    PageBreak,
    Paragraph,
    Part,
    PreparedDocument,
    Table,
    children,
    paragraphs_of,
    walk,
)
from undoc.prepare.prepared.texts import Revision
from undoc.prepare.revised.tables import Tables
from undoc.prepare.revised.texts import Texts, mark, marked_spans

__all__ = ["revised"]

#: What the anchors and notes of the old document alone begin with.
_OLD = "old-"


def revised(old: PreparedDocument, new: PreparedDocument) -> PreparedDocument:
    """The new document with what was in the old one, all that differs being marked."""
    return _Reviser(old, new).document()


class _Reviser:
    def __init__(self, old: PreparedDocument, new: PreparedDocument) -> None:
        self._old, self._new = old, new
        self._same_notes = _same_notes(old.notes, new.notes)
        self._texts = Texts(self._same_notes)
        self._tables = Tables(self._texts)

    def document(self) -> PreparedDocument:
        """The document."""
        old, new = self._old, self._new
        blocks = self._blocks(old.blocks, new.blocks)
        masthead = {
            slot: self._lines(old.masthead.get(slot, ()), paragraphs) for slot, paragraphs in new.masthead.items()
        }
        return replace(
            new,
            masthead=masthead,
            front=self._lines(old.front, new.front),
            blocks=listed(blocks),
            notes=self._notes(),
        )

    def _lines(self, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        """Lines that have a place each: those of the new document, compared with what stood there."""
        if len(old) != len(new):
            return tuple(new)
        return tuple(self._texts.paragraph(one, other) for one, other in zip(old, new, strict=True))

    def _notes(self) -> dict[str, Note]:
        ours = {new: self._old.notes[old] for old, new in self._same_notes.items()}
        notes: dict[str, Note] = {}
        for identifier, note in self._new.notes.items():
            if identifier not in ours:
                notes[identifier] = replace(note, paragraphs=_marked_all(note.paragraphs, Revision.INSERTED))
            elif len(ours[identifier].paragraphs) == len(note.paragraphs):
                notes[identifier] = replace(note, paragraphs=self._lines(ours[identifier].paragraphs, note.paragraphs))
            else:
                notes[identifier] = note
        for identifier, note in self._old.notes.items():
            if identifier not in self._same_notes:
                paragraphs = (
                    replace(one, anchor=f"{_OLD}{identifier}" if one.anchor else "")
                    for one in self._gone(note.paragraphs)
                )
                own = f"{_OLD}{identifier}"
                notes[own] = replace(note, id=own, paragraphs=tuple(paragraphs))
        return notes

    def _gone(self, paragraphs: Iterable[Paragraph]) -> Iterable[Paragraph]:
        for one in paragraphs:
            yield self._texts.gone(one)

    def _blocks(self, old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
        ours, theirs = _flat(old), _flat(new)
        steps = align([self._item(one, is_old=True) for one in ours], [self._item(one, is_old=False) for one in theirs])
        found: list[Block] = []
        for step in steps:
            found += self._step(step, ours[step.old_start : step.old_end], theirs[step.new_start : step.new_end])
        return tuple(found)

    def _item(self, block: Block, *, is_old: bool) -> Item:
        if isinstance(block, Contents):
            return Item("contents", "contents", "contents")
        if isinstance(block, Paragraph):
            said = filter(is_word, words(block.text))
            return Item(self._texts.key(block, is_old=is_old), "text", None, tuple(said), parts=True)
        paragraphs = [one for inner in walk((block,)) for one in paragraphs_of(inner)]
        key = (type(block).__name__, *(self._texts.key(one, is_old=is_old) for one in paragraphs), _own(block))
        said = filter(is_word, (word for one in paragraphs for word in words(one.text)))
        return Item(key, type(block).__name__, None, tuple(said))

    def _step(self, step: Step, old: Sequence[Block], new: Sequence[Block]) -> Sequence[Block]:
        match step.kind:
            case StepKind.SAME:
                return new
            case StepKind.CHANGED:
                return self._changed(old[0], new[0])
            case StepKind.SPLIT | StepKind.JOINED:
                before = [one for one in old if isinstance(one, Paragraph)]
                after = [one for one in new if isinstance(one, Paragraph)]
                return self._texts.parted(before, after)
            case StepKind.INSERTED | StepKind.MOVED_TO:
                return [self._marked(new[0], Revision.INSERTED)]
            case StepKind.DELETED | StepKind.MOVED_FROM:
                return [self._marked(old[0], Revision.DELETED)] if _is_shown(old[0]) else []

    def _changed(self, old: Block, new: Block) -> Sequence[Block]:
        if isinstance(old, Paragraph) and isinstance(new, Paragraph):
            return [self._texts.paragraph(old, new)]
        if isinstance(old, Table) and isinstance(new, Table):
            table = self._tables.table(old, new)
            if table is not None:
                return [table]
            return [self._marked(old, Revision.DELETED), self._marked(new, Revision.INSERTED)]
        if isinstance(old, Part) and isinstance(new, Part):
            return [replace(new, blocks=self._blocks(old.blocks, new.blocks))]
        if isinstance(old, Figure | Chart) and isinstance(new, Figure | Chart) and old.caption and new.caption:
            return [replace(new, caption=self._texts.paragraph(old.caption, new.caption))]
        return [new]

    def _marked(self, block: Block, revision: Revision) -> Block:
        """A block that came or went as a whole."""
        match block:
            case Paragraph():
                return self._text(block, revision)
            case Table():
                gone = revision is Revision.DELETED
                return self._tables.marked(replace(block, anchor="") if gone else block, revision)
            case Figure() | Chart() if block.caption is not None:
                return replace(block, caption=self._text(block.caption, revision))
            case _ if isinstance(block, Part):
                return replace(block, blocks=tuple(self._marked(one, revision) for one in _flat(block.blocks)))
            case _:
                return block

    def _text(self, paragraph: Paragraph, revision: Revision) -> Paragraph:
        return self._texts.gone(paragraph) if revision is Revision.DELETED else mark(paragraph, revision)


def _marked_all(paragraphs: Iterable[Paragraph], revision: Revision) -> tuple[Paragraph, ...]:
    return tuple(replace(one, spans=marked_spans(one.spans, revision)) for one in paragraphs)


def _flat(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with those of lists one below the other."""
    found: list[Block] = []
    for block in blocks:
        found.extend(_flat(children(block)) if isinstance(block, List) else [block])
    return found


def _is_shown(block: Block) -> bool:
    """Whether something of a block is shown when it has gone: pictures are not, their captions are."""
    return not isinstance(block, PageBreak | Contents | Figure | Chart)


def _own(block: Block) -> object:
    """What a block says beside its texts, so that one that says something else is not the same."""
    match block:
        case Figure():
            return block.picture.path.name, block.picture.alternative
        case Chart():
            return repr(replace(block, caption=None, anchor=""))
        case Table():
            return tuple(row.kind for row in block.rows)
        case _:
            return None


def _same_notes(old: Mapping[str, Note], new: Mapping[str, Note]) -> dict[str, str]:
    """The ids of the new notes by those of the old ones that are the same, or versions of them."""
    ours, theirs = list(old), list(new)
    pairs: dict[str, str] = {}
    for step in align([_note(old[one]) for one in ours], [_note(new[one]) for one in theirs]):
        if step.kind in (StepKind.SAME, StepKind.CHANGED, StepKind.MOVED_TO):
            pairs[ours[step.old_start]] = theirs[step.new_start]
    return pairs


def _note(note: Note) -> Item:
    said = tuple(word for one in note.paragraphs for word in words(one.text) if is_word(word))
    key = tuple((span.text, span.bold, span.italic) for one in note.paragraphs for span in one.spans)
    return Item(key, "note", None, said)
