"""Three sequences of items: blocks, rows, cells, notes. What two of them have changed in the third, in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from msgspec import Struct, field

from undoc.changes import Step, StepKind
from undoc.merge.rows import Side

_KEPT = (StepKind.SAME, StepKind.CHANGED, StepKind.SPLIT, StepKind.JOINED, StepKind.MOVED_TO)


class Lost(StrEnum):
    """How two changes of whole items exclude each other."""

    DELETED_HERE = "deleted in the source, changed in the Word file"
    DELETED_THERE = "deleted in the Word file, changed in the source"
    PARTED = "parted or joined in both"


class Merging(NamedTuple):
    """How items are merged: one, by its positions in the three; several that were parted or joined; a clash of them.

    ``alone`` is what becomes of an item that only the Word file has.
    """

    one: Callable[[int, int, int], Any]
    several: Callable[[range, range, range], Sequence[Any] | None]
    clash: Callable[[Lost, range, range, range], None]
    alone: Callable[[Any], Any]


class _Group(NamedTuple):
    """Items of the base and what they are on one side; ``moved`` when they stand elsewhere there."""

    base: range
    side: range
    moved: bool


class _Relation(Struct):
    """What became of the items of the base on one side."""

    groups: list[_Group]
    of_base: dict[int, _Group]
    of_side: dict[int, _Group]


class _Slot(Struct, eq=False):
    """The place of an item in the result, and what stands there."""

    items: list[Any] = field(default_factory=list)


def _relation(steps: Iterable[Step]) -> _Relation:
    groups = [
        _Group(range(step.old_start, step.old_end), range(step.new_start, step.new_end), step.kind is StepKind.MOVED_TO)
        for step in steps
        if step.kind in _KEPT
    ]
    of_base = {at: group for group in groups for at in group.base}
    return _Relation(groups, of_base, {at: group for group in groups for at in group.side})


def merge_sequences(
    three: tuple[Sequence[Any], Sequence[Any], Sequence[Any]],
    steps: tuple[Iterable[Step], Iterable[Step]],
    merging: Merging,
    prefer: Side,
) -> tuple[Any, ...]:
    """Return the sequence with the changes of both sides.

    ``three`` are the base, theirs and ours; ``steps`` lead from the base to either. What stands in the result is in the
    order of ours, with what theirs has moved or put in behind that which it stands behind there.
    """
    return _Merge(three, (_relation(steps[0]), _relation(steps[1])), merging, prefer).result()


class _Merge:
    def __init__(
        self,
        three: tuple[Sequence[Any], Sequence[Any], Sequence[Any]],
        relations: tuple[_Relation, _Relation],
        merging: Merging,
        prefer: Side,
    ) -> None:
        self._base, self._theirs, self._ours = three
        self._their, self._our = relations
        self._merging = merging
        self._prefer = prefer
        self._slots = [_Slot([item]) for item in self._ours]
        self._order: list[_Slot] = list(self._slots)

    def result(self) -> tuple[Any, ...]:
        last: _Slot | None = None
        inserted = [item for at, item in enumerate(self._ours) if at not in self._our.of_side]
        done: set[int] = set()
        for at, item in enumerate(self._theirs):
            group = self._their.of_side.get(at)
            if group is None:
                if item in inserted:  # both have put the same in
                    inserted.remove(item)
                    continue
                last = self._put([self._merging.alone(item)], last)
            elif group.base.start not in done:
                found = self._group(group, done, last)
                last = found or last
        for at, item in enumerate(self._base):
            if at not in self._their.of_base:
                self._delete(at, item)
        return tuple(item for slot in self._order for item in slot.items)

    def _put(self, items: list[Any], after: _Slot | None) -> _Slot:
        slot = _Slot(items)
        self._order.insert(0 if after is None else self._order.index(after) + 1, slot)
        return slot

    def _group(self, group: _Group, done: set[int], last: _Slot | None) -> _Slot | None:
        """Merge items of theirs that are in the base too; the last slot that they are in, None when there is none."""
        base, theirs, ours = self._closed(group)
        done.update(base)
        is_same = [self._base[at] for at in base] == [self._theirs[at] for at in theirs]
        slots = [self._slots[at] for at in ours]
        if not ours:
            if is_same:
                return None
            at = max(
                (self._our.of_base[one].side.start for one in range(base[0]) if one in self._our.of_base), default=0
            )
            self._merging.clash(Lost.DELETED_HERE, _span(base), _span(theirs), range(at, at))
            if self._prefer is Side.OURS:
                return None
            return self._put([self._merging.alone(self._theirs[at]) for at in theirs], last)
        if not is_same:
            self._change(base, theirs, ours)
        if group.moved and not self._our.of_base[base[0]].moved:
            for slot in slots:
                self._order.remove(slot)
            at = 0 if last is None else self._order.index(last) + 1
            self._order[at:at] = slots
        return slots[-1]

    def _change(self, base: list[int], theirs: list[int], ours: list[int]) -> None:
        slots = [self._slots[at] for at in ours]
        if len(base) == len(theirs) == len(ours) == 1:
            slots[0].items = [self._merging.one(base[0], theirs[0], ours[0])]
            return
        made: Sequence[Any] | None = None
        if all(_is_row(one) for one in (base, theirs, ours)) and all(at in self._our.of_base for at in base):
            made = self._merging.several(_span(base), _span(theirs), _span(ours))
        if made is None:
            self._merging.clash(Lost.PARTED, _span(base), _span(theirs), _span(ours))
            if self._prefer is Side.OURS:
                return
            made = [self._theirs[at] for at in theirs]
        for slot in slots:
            slot.items = []
        slots[0].items = list(made)

    def _closed(self, group: _Group) -> tuple[list[int], list[int], list[int]]:
        """The positions in the three of all that hangs together with a group."""
        base, theirs, ours = set(group.base), set(group.side), set[int]()
        while True:
            size = len(base)
            for at in list(base):
                if found := self._their.of_base.get(at):
                    base.update(found.base)
                    theirs.update(found.side)
                if found := self._our.of_base.get(at):
                    base.update(found.base)
                    ours.update(found.side)
            if len(base) == size:
                return sorted(base), sorted(theirs), sorted(ours)

    def _delete(self, at: int, item: Any) -> None:
        """Leave out what theirs has deleted, unless ours has changed it."""
        group = self._our.of_base.get(at)
        if group is None:
            return
        slots = [self._slots[side] for side in group.side]
        if [self._base[one] for one in group.base] != [self._ours[side] for side in group.side]:
            if len(group.base) > 1 and any(one in self._their.of_base for one in group.base):
                return  # told where what is left of it was merged
            self._merging.clash(Lost.DELETED_THERE, range(at, at + 1), range(0), group.side)
            if self._prefer is Side.OURS:
                return
        for slot in slots:
            slot.items = []


def _is_row(positions: Sequence[int]) -> bool:
    return list(positions) == list(range(positions[0], positions[0] + len(positions)))


def _span(positions: Sequence[int]) -> range:
    return range(positions[0], positions[-1] + 1) if positions else range(0)
