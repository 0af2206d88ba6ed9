"""A Word file that shows with revisions what differs between two of ours: all accepted it is the new one.

Comes in: the bytes of two Word files as ``write`` makes them. Goes out: the bytes of the new one, with insertions,
deletions, moves and earlier formats marked (ISO/IEC 29500-1, 17.13.5); all rejected it says what the old one says.
What is made is the new one's without a mark: the list of contents, numbers that references show, marks of notes, the
widths of columns and the rules of tables.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from lxml import etree

from undoc.docx.revisions.bookmarks import led_to, with_new_names
from undoc.docx.revisions.marks import Marker
from undoc.docx.revisions.names import RELATION, Element, local, w
from undoc.docx.revisions.notes import notes_of, same_notes
from undoc.docx.revisions.numbering import with_old_numbers
from undoc.docx.revisions.package import Carrier, WordFile
from undoc.docx.revisions.stories import Side, StoryMerger

__all__ = ["tracked"]

_DOCUMENT, _NOTES = "word/document.xml", "word/footnotes.xml"


def tracked(old: bytes, new: bytes, *, author: str, date: str) -> bytes:
    """The Word file ``new`` with what differs from ``old`` as revisions of an ``author`` at a ``date``.

    The date is one of XML Schema, ``2025-09-19T00:00:00Z``.
    """
    return _Merger(WordFile(old), WordFile(new), Marker(author, date)).file()


class _Merger:
    """Puts the old file into the new one, part by part."""

    def __init__(self, old: WordFile, new: WordFile, marker: Marker) -> None:
        self._old, self._new, self._marker = old, new, marker
        self._carrier = Carrier(old, new)
        self._kept: frozenset[str] = frozenset()

    def file(self) -> bytes:
        """The file."""
        ours, theirs = (file.tree(_DOCUMENT) for file in (self._old, self._new))
        texts = [ours, self._old.tree(_NOTES)]
        with_old_numbers(self._old, self._new, texts)
        pairs = self._with_new_ids(ours)
        before, after = (_blocks(tree[0]) for tree in (ours, theirs))
        story = self._story(_DOCUMENT)
        steps = story.steps(before, after)
        with_new_names(story.pairs(before, after, steps), texts)
        self._kept = led_to(texts)
        self._merge_notes(pairs)
        self._merge_furniture(ours, theirs)
        _replace(theirs[0], after, self._story(_DOCUMENT).merged(before, after, steps))
        self._part_notes(theirs, {new: old for old, new in pairs.items()})
        return self._new.packed()

    def _story(self, part: str, old: str = "") -> StoryMerger:
        """What merges a part with that of the old file: the one of the same name, or ``old``."""
        sides = [self._side(old or part, is_old=True), self._side(part, is_old=False)]
        return StoryMerger(sides[0], sides[1], self._marker, self._carrier, self._kept)

    def _side(self, part: str, *, is_old: bool) -> Side:
        def related(identifier: str) -> Hashable:
            return self._carrier.digest(part, identifier, old=is_old)

        return Side(part, related)

    def _with_new_ids(self, document: Element) -> dict[str, str]:
        """Let the old document call its notes by the ids that they have in the new file, or by further ones."""
        ours, theirs = (notes_of(file.tree(_NOTES)) for file in (self._old, self._new))
        pairs = same_notes(ours, theirs)
        following = 1 + max(map(int, theirs), default=0)
        ids = dict(pairs)
        for identifier in ours:
            if identifier not in ids:
                ids[identifier] = str(following)
                following += 1
        for one in document.iter(w("footnoteReference")):
            one.set(w("id"), ids[one.get(w("id"), "")])
        return ids

    def _merge_notes(self, ids: dict[str, str]) -> None:
        root = self._new.tree(_NOTES)
        ours, theirs = (notes_of(file.tree(_NOTES)) for file in (self._old, self._new))
        story = self._story(_NOTES)
        called = {new: ours[old] for old, new in ids.items()}
        for identifier, note in theirs.items():
            paragraphs = list(note)
            if identifier in called:
                _replace(note, paragraphs, story.merged(list(called[identifier]), paragraphs))
            else:
                for one in paragraphs:
                    story.marked(one, "ins", whole=False)
        for identifier, note in called.items():
            if identifier not in theirs:
                made = etree.SubElement(root, w("footnote"), {w("id"): identifier})
                made.extend(story.marked(story.carried(one), "del", whole=False) for one in note)

    def _part_notes(self, document: Element, old_ids: Mapping[str, str]) -> None:
        """Give a call that went a note of its own where the same note is called elsewhere: a note has one call."""
        calls = [(one, _went(one)) for one in document.iter(w("footnoteReference"))]
        kept = {one.get(w("id")) for one, went in calls if not went}
        root, ours, story = self._new.tree(_NOTES), notes_of(self._old.tree(_NOTES)), self._story(_NOTES)
        for one, went in calls:
            identifier = one.get(w("id"), "")
            if went and identifier in kept:
                own = str(1 + max(map(int, notes_of(root))))
                note = etree.SubElement(root, w("footnote"), {w("id"): own})
                texts = ours[old_ids[identifier]]
                note.extend(story.marked(story.carried(text), "del", whole=False) for text in texts)
                one.set(w("id"), own)

    def _merge_furniture(self, ours: Element, theirs: Element) -> None:
        """Merge headers and footers: those of the same sections, where both documents have as many."""
        sections = [list(tree.iter(w("sectPr"))) for tree in (ours, theirs)]
        if len(sections[0]) != len(sections[1]):
            return
        done: set[str] = set()
        for old, new in zip(*sections, strict=True):
            before = self._furniture(self._old, old)
            for key, part in self._furniture(self._new, new).items():
                if key not in before or part in done or before[key] not in self._old.members:
                    continue
                done.add(part)
                one, other = self._old.tree(before[key]), self._new.tree(part)
                if etree.tostring(one) != etree.tostring(other):
                    blocks = list(other)
                    _replace(other, blocks, self._story(part, before[key]).merged(list(one), blocks))

    @staticmethod
    def _furniture(file: WordFile, section: Element) -> dict[tuple[str, str], str]:
        """The parts of the headers and footers of a section, by what they are and on which pages."""
        relations = file.relations(_DOCUMENT)
        return {
            (local(one), one.get(w("type"), "")): file.target(_DOCUMENT, relations[one.get(f"{RELATION}id", "")])
            for one in section
            if local(one) in ("headerReference", "footerReference")
        }


def _went(element: Element) -> bool:
    """Whether an element stands in what was deleted, or in the place that it has left."""
    return next(element.iterancestors(w("del"), w("moveFrom")), None) is not None


def _blocks(body: Element) -> list[Element]:
    return [one for one in body if local(one) != "sectPr"]


def _replace(parent: Element, old: Sequence[Element], new: Sequence[Element]) -> None:
    """Put other children into the place of some that follow each other."""
    at = parent.index(old[0]) if old else 0
    parent[at : at + len(old)] = new
