"""Two texts become one: the body, a cell, a note, a header. Paragraphs and tables are aligned, then merged."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from undoc.changes import Item, Step, StepKind, align, words
from undoc.changes.words import is_word
from undoc.docx.revisions.marks import Marker
from undoc.docx.revisions.names import Element, canonical, child, copied, local, made, w, without
from undoc.docx.revisions.package import Carrier
from undoc.docx.revisions.paragraphs import merged_lines, paragraph_of, with_properties
from undoc.docx.revisions.tokens import UNSEEN, Related, Token, paragraph_tokens

#: What of the XML of a block is no part of what it says: bookmarks, ids, what is measured.
_NO_PART = re.compile(rb' w:(?:before|after)="\d+"|<w:bookmark(?:Start|End)[^>]*/>|<w:tcW [^>]*/>|<w:gridCol [^>]*/>')
_RELATED = re.compile(rb' r:\w+="(\w+)"')
#: What became of blocks beside which others have other neighbours than before.
_ALONE = (StepKind.DELETED, StepKind.INSERTED, StepKind.MOVED_FROM, StepKind.MOVED_TO, StepKind.SPLIT, StepKind.JOINED)
_IDS = re.compile(rb'(<wp:docPr )id="\d+" name="[^"]*"')
#: The ids of bookmarks of the old file that stay, beyond those of the new one.
_OLD_BOOKMARKS = 500_000


class Side(NamedTuple):
    """One of the two files: the part that a text stands in, and what its relationships lead to."""

    part: str
    related: Related


class StoryMerger:
    """Merges the texts of two parts, ``old`` and ``new``; what it leads to is carried over."""

    def __init__(
        self, old: Side, new: Side, marker: Marker, carrier: Carrier, kept: frozenset[str] = frozenset()
    ) -> None:
        """``kept`` are the bookmarks of the old file that something leads to."""
        self._old, self._new = old, new
        self._marker, self._carrier = marker, carrier
        self._kept = kept

    def steps(self, old: Sequence[Element], new: Sequence[Element]) -> Sequence[Step]:
        """What became of the blocks, those of a list of contents being one."""
        ours, theirs = _grouped(old), _grouped(new)
        items = [
            [self._item(group, side) for group in groups] for groups, side in ((ours, self._old), (theirs, self._new))
        ]
        return (*_with_last(align(*items), ours, theirs),)

    def pairs(
        self, old: Sequence[Element], new: Sequence[Element], steps: Sequence[Step]
    ) -> Iterator[tuple[Sequence[Element], Sequence[Element]]]:
        """The blocks that are in both, each with its version in the other."""
        ours, theirs = _grouped(old), _grouped(new)
        for step in steps:
            before, after = ours[step.old_start : step.old_end], theirs[step.new_start : step.new_end]
            if before and after:
                yield [*chain.from_iterable(before)], [*chain.from_iterable(after)]

    def merged(
        self, old: Sequence[Element], new: Sequence[Element], steps: Sequence[Step] | None = None
    ) -> list[Element]:
        """The blocks of both, with what differs marked."""
        ours, theirs = _grouped(old), _grouped(new)
        steps = self.steps(old, new) if steps is None else steps
        blocks: list[Element] = []
        for number, step in enumerate(steps):
            before, after = ours[step.old_start : step.old_end], theirs[step.new_start : step.new_end]
            beside = steps[max(number - 1, 0) : number + 2]
            blocks += self._step(step, before, after, is_moved=any(one.kind in _ALONE for one in beside))
        return blocks

    def _item(self, group: Sequence[Element], side: Side) -> Item:
        first = group[0]
        kind: Hashable = local(first)
        if len(group) > 1:
            return Item("contents", "contents", "contents", ())
        section = _section(first) if kind == "p" else None
        if section is not None:
            kind = "p of a section"
        text = _IDS.sub(rb"\1", _NO_PART.sub(b"", self._said(first, side)))
        said = "".join(one.text or "" for one in first.iter(w("t")))
        return Item(text, kind, None, tuple(filter(is_word, words(said))), kind == "p" and section is None)

    def _is_same(self, old: Element, new: Element) -> bool:
        return self._said(old, self._old) == self._said(new, self._new)

    @staticmethod
    def _said(element: Element, side: Side) -> bytes:
        """The XML of a block, with what relationships lead to for their ids."""
        return _RELATED.sub(lambda match: repr(hash(side.related(match[1].decode()))).encode(), canonical(element))

    def _step(
        self,
        step: Step,
        before: Sequence[Sequence[Element]],
        after: Sequence[Sequence[Element]],
        *,
        is_moved: bool,
    ) -> list[Element]:
        """What is to stand for a step; ``is_moved`` says that its neighbours are others than before."""
        match step.kind:
            case StepKind.SAME if len(after[0]) > 1 or self._is_same(before[0][0], after[0][0]):
                return list(after[0])
            case StepKind.SAME | StepKind.CHANGED:
                return self._changed(before[0], after[0], is_moved=is_moved)
            case StepKind.SPLIT | StepKind.JOINED:
                return self._parted([one[0] for one in before], [one[0] for one in after], is_moved=is_moved)
            case StepKind.INSERTED:
                return [self._came(one, "ins") for one in after[0]]
            case StepKind.DELETED:
                return [self._went(one, "del") for one in before[0]]
            case StepKind.MOVED_FROM | StepKind.MOVED_TO:
                return self._moved(step, before[0], after[0])

    def _changed(self, old: Sequence[Element], new: Sequence[Element], *, is_moved: bool) -> list[Element]:
        if local(new[0]) == "p" and len(new) == len(old) == 1:
            return self._parted([old[0]], [new[0]], is_moved=is_moved)
        if local(new[0]) == "tbl":
            from undoc.docx.revisions.tables import merged_table

            table = merged_table(old[0], new[0], self)
            if table is None:
                return [self._went(old[0], "del"), self._came(new[0], "ins")]
            return [table]
        return list(new)  # a list of contents, or what ends a section: both are made

    def _parted(self, old: Sequence[Element], new: Sequence[Element], *, is_moved: bool) -> list[Element]:
        """Paragraphs that became others: one another, one two, two one."""
        ours = [self._tokens(one, self._old) for one in old]
        theirs = [self._tokens(one, self._new) for one in new]
        lines = merged_lines([tokens for tokens, _ in ours], [tokens for tokens, _ in theirs], self._marker)
        blocks: list[Element] = []
        at = to = 0
        for content, end in lines:
            is_old, is_new = end != "ins", end != "del"
            like = new[to] if is_new else old[at]
            if is_new:
                content = [*content, *map(copied, theirs[to][1])]
            paragraph = paragraph_of(like, content)
            if end:
                self._marker.end_of(paragraph, end)
            if is_old and is_new:
                with_properties(paragraph, old[at], self._marker, is_moved=is_moved)
            at, to = at + is_old, to + is_new
            blocks.append(paragraph)
        return blocks

    def _tokens(self, paragraph: Element, side: Side) -> tuple[tuple[Token, ...], tuple[Element, ...]]:
        if side is self._old:
            paragraph = without(paragraph, ("pPr",))
            tokens = paragraph_tokens(paragraph, side.related)
            self._carrier.carry(paragraph, side.part, self._new.part)
            return tokens
        return paragraph_tokens(paragraph, side.related)

    def carried(self, element: Element) -> Element:
        """A copy of an element of the old file, as it may stand in the new one: without its bookmarks."""
        copy = copied(element)
        self._carrier.carry(copy, self._old.part, self._new.part)
        kept = {one.get(w("id")) for one in copy.iter(w("bookmarkStart")) if one.get(w("name")) in self._kept}
        for one in [one for one in copy.iter(*map(w, UNSEEN)) if one.get(w("id")) not in kept]:
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        for one in copy.iter(w("bookmarkStart"), w("bookmarkEnd")):
            one.set(w("id"), str(_OLD_BOOKMARKS + int(one.get(w("id"), "0"))))
        return copy

    def _came(self, element: Element, kind: str) -> Element:
        return self.marked(copied(element), kind)

    def _went(self, element: Element, kind: str) -> Element:
        return self.marked(self.carried(element), kind)

    def marked(self, element: Element, kind: str, *, whole: bool = True) -> Element:
        """The element, a paragraph or a table, with all that is in it marked.

        Where it does not come or go as a ``whole``, the end of the paragraph is not: there is no note without one.
        """
        if local(element) == "p":
            content = [one for one in element if local(one) != "pPr"]
            for one in content:
                element.remove(one)
            element.extend(self._marker.around(kind, content))
            if whole:
                self._marker.end_of(element, kind)
        elif local(element) == "tbl":
            for row in element.findall(w("tr")):
                self.marked_row(row, kind)
        return element

    def marked_row(self, row: Element, kind: str) -> Element:
        """The row with all that is in it marked."""
        self._marker.row(row, kind)
        for cell in row.findall(w("tc")):
            for one in cell:
                if local(one) in ("p", "tbl"):
                    self.marked(one, kind)
        return row

    def _moved(self, step: Step, before: Sequence[Element], after: Sequence[Element]) -> list[Element]:
        """A paragraph in the place that it left, or where it is now; what else has moved went and came."""
        came = step.kind is StepKind.MOVED_TO
        if local(after[0]) != "p":
            return [self._came(one, "ins") for one in after] if came else [self._went(one, "del") for one in before]
        kind = "moveTo" if came else "moveFrom"
        paragraph = self._came(after[0], kind) if came else self._went(before[0], kind)
        start = self._marker.mark(f"{kind}RangeStart")
        start.set(w("name"), f"move{step.new_start}-{self._new.part.rpartition('/')[2].partition('.')[0]}")
        end = made(f"{kind}RangeEnd", {"id": start.get(w("id"), "")})
        return [start, paragraph, end]

    @property
    def marker(self) -> Marker:
        """What makes the marks."""
        return self._marker


def _grouped(blocks: Sequence[Element]) -> list[Sequence[Element]]:
    """The blocks, those of a list of contents together: its field begins in the first and ends in the last."""
    groups: list[list[Element]] = []
    depth = 0
    for block in blocks:
        opened = depth
        if local(block) == "p":
            for one in block.iter(w("fldChar")):
                depth += {"begin": 1, "end": -1}.get(one.get(w("fldCharType"), ""), 0)
        if opened > 0:
            groups[-1].append(block)
        else:
            groups.append([block])
    return [*groups]


def _section(paragraph: Element) -> Element | None:
    properties = child(paragraph, "pPr")
    return None if properties is None else child(properties, "sectPr")


def _with_last(
    steps: Sequence[Step], old: Sequence[Sequence[Element]], new: Sequence[Sequence[Element]]
) -> Iterator[Step]:
    """The steps, the last paragraphs of both being one: a text has a last paragraph, which neither comes nor goes."""
    if not steps or not old or not new or local(old[-1][0]) != "p" or local(new[-1][0]) != "p":
        yield from steps
        return
    last = (len(old), len(new))
    ends = [step for step in steps if step.old_end == last[0] or step.new_end == last[1]]
    if any(step.kind not in (StepKind.DELETED, StepKind.INSERTED) for step in ends):
        yield from steps
        return
    left = [
        step
        for step in steps
        if not (step.kind is StepKind.DELETED and step.old_end == last[0])
        and not (step.kind is StepKind.INSERTED and step.new_end == last[1])
    ]
    yield from left
    yield Step(StepKind.CHANGED, last[0] - 1, last[0], last[1] - 1, last[1])
