"""What is read of a block in a Word file and follows from those beside it: where these have changed it is no edit."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from undoc.changes import Step, StepKind, steps_between
from undoc.model import Block, Chart, Fit, Heading, NumberedParagraph, Row
from undoc.model.tree import changed, walk

_COUNTED = (Heading, NumberedParagraph)
_NEIGHBOURLY = ("is_numbered_alone", "space", "keep_next")
_OF_KIND: Mapping[type, tuple[str, ...]] = {Chart: ("above", "below"), Row: ("above", "below", "keep")}


def settled(base: Sequence[Any], theirs: Sequence[Any], steps: Sequence[Step]) -> list[Any]:
    """Return theirs, where what follows from the neighbours of a block stays as it was when these are others.

    ``steps`` lead from the base to theirs.
    """
    was: dict[int, int] = {}
    for step in steps:
        if step.kind in (StepKind.SAME, StepKind.CHANGED):
            was[step.new_start] = step.old_start
    was |= {-1: -1, len(theirs): len(base)}
    made = []
    for at, item in enumerate(theirs):
        old = was.get(at)
        if old is not None and (was.get(at - 1) != old - 1 or was.get(at + 1) != old + 1):
            item = _as_beside(item, base[old])
        elif old is None:
            item = _as_beside(item, None)
        made.append(item)
    return made


def _as_beside(item: Any, old: Any) -> Any:
    """A block with what follows from its neighbours as it was; as blocks usually are where there was none."""
    names = [name for name in _NEIGHBOURLY if hasattr(item, name) and (old is None or hasattr(old, name))]
    names += _OF_KIND.get(type(item), ())
    values: dict[str, Any] = {} if old is None else {name: getattr(old, name) for name in names}
    if old is None and isinstance(item, Row):
        values = {"above": None, "below": None}
    if hasattr(item, "fit") and (old is None or hasattr(old, "fit")):
        of_old = (None if old is None else old.fit) or Fit()
        fit = replace(item.fit or Fit(), above=of_old.above, keep=of_old.keep)
        values["fit"] = None if fit == Fit() else fit
    return replace(item, **values) if values else item


def with_settled_starts(base: Sequence[Block], theirs: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of theirs, counting from where those of the base do if some have come, gone or moved.

    The numbers of the others are as they were in a file where they are typed, and are no edits.
    """
    old, new = ([block for block in walk(blocks) if isinstance(block, _COUNTED)] for blocks in (base, theirs))
    steps = steps_between(*([replace(block, start=None) for block in blocks] for blocks in (old, new)))
    if all(step.kind in (StepKind.SAME, StepKind.CHANGED) for step in steps):
        return tuple(theirs)
    was = {step.new_start: step.old_start for step in steps if step.old_end > step.old_start and step.new_end}
    at = itertools.count()

    def settled_start(block: Block) -> Block:
        if not isinstance(block, _COUNTED):
            return block
        number = was.get(next(at))
        return replace(block, start=None if number is None else old[number].start)

    return changed(theirs, settled_start)
