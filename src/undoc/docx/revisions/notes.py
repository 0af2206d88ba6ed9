"""The notes of two files become those of one."""

from __future__ import annotations

from collections.abc import Mapping

from undoc.changes import Item, StepKind, align, words
from undoc.changes.words import is_word
from undoc.docx.revisions.names import Element, canonical, w
from undoc.docx.revisions.tokens import is_mark

Notes = Mapping[str, Element]


def notes_of(root: Element) -> dict[str, Element]:
    """Return the notes of a part by their ids, without the rules above notes."""
    return {one.get(w("id"), ""): one for one in root if one.get(w("type")) is None}


def same_notes(old: Notes, new: Notes) -> dict[str, str]:
    """Return the ids of notes of the new file by those of the old that are the same notes, or versions of them."""
    ours, theirs = list(old), list(new)
    pairs: dict[str, str] = {}
    for step in align([_item(old[one]) for one in ours], [_item(new[one]) for one in theirs]):
        if step.kind in (StepKind.SAME, StepKind.CHANGED, StepKind.MOVED_TO):
            pairs[ours[step.old_start]] = theirs[step.new_start]
    return pairs


def _item(note: Element) -> Item:
    """How a note is recognised: its mark, which is counted, is none of its words."""
    runs = [one for one in note.iter(w("r")) if not is_mark(one)]
    said = "".join(one.text or "" for run in runs for one in run.iter(w("t")))
    key = tuple(map(canonical, runs))
    return Item(key, "note", None, tuple(filter(is_word, words(said))))
