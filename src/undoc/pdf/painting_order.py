"""The order in which the items of a page are painted: the texts of a line from left to right.

Comes in: the items of a page in reading order. Goes out: the same, with the place of each in the reading order. Of
left-to-right text both orders are the same; the structure tree has all in reading order.

Programs that find words without the structure (pdf.js in Firefox, MuPDF) see no space where text goes back, and turn
right-to-left text by themselves, stretch by stretch. Signs and spaces that a stretch has at its right, before its first
letter, would be turned with it and leave what stands beside them: they are runs of their own. At a note's raised mark
PDFium begins another line; what is on its two sides is painted in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import bidirectional

from msgspec.structs import replace

from undoc.prepare.structure import Tag
from undoc.typeset.pages.page import Item, TextRun

#: How far apart base lines may be in one line, and where one is raised, in parts of the size.
_ONE_LINE, _RAISED = 0.5, 0.1


class Painted(NamedTuple):
    """An item, its ``place`` in the reading order, and whether it ``turns``: begins a stretch of another direction."""

    item: Item
    place: int
    turns: bool = False


def painting_order(items: Sequence[Item]) -> Iterator[Painted]:
    """The items of a page as they are to be painted."""
    if _is_in_order(items):  # nearly all pages of left-to-right text
        for index, item in enumerate(items):
            yield Painted(item, 2 * index)
        return
    line: list[Painted] = []
    for index, item in enumerate(items):
        if line and not _continues(line[-1].item, item):
            yield from _ordered(line)
            line = []
        painted = Painted(item, 2 * index)
        if isinstance(item, TextRun):
            line.append(painted)
        else:
            yield painted
    yield from _ordered(line)


def _is_in_order(items: Sequence[Item]) -> bool:
    """Whether all is painted where it is read: no right-to-left text, nothing left of what its line has before it."""
    before: TextRun | None = None
    for item in items:
        if not isinstance(item, TextRun):
            before = None
            continue
        if item.right_to_left or (before is not None and item.x < before.x and _continues(before, item)):
            return False
        before = item
    return True


def _continues(before: Item, item: Item) -> bool:
    """Whether a run stands on the line of the one before it; a note's raised mark parts its line."""
    if not (isinstance(before, TextRun) and isinstance(item, TextRun)):
        return False
    size, away = max(item.size, before.size), abs(item.y - before.y)
    return away < _RAISED * size or (away < _ONE_LINE * size and not (_leads(before) or _leads(item)))


def _leads(run: TextRun) -> bool:
    return run.content is not None and run.content.element.tag is Tag.LINK


def _ordered(line: list[Painted]) -> Iterable[Painted]:
    """The runs of a line from left to right."""
    runs = sorted(line, key=_start)
    if not any(_of(painted).right_to_left for painted in runs):
        return runs
    parts = [part for painted in runs for part in _parts(painted, is_last=painted is runs[-1])]
    return [
        part._replace(turns=bool(index) and _turns(_of(parts[index - 1]), _of(part)))
        for index, part in enumerate(parts)
    ]


def _of(painted: Painted) -> TextRun:
    assert isinstance(painted.item, TextRun)
    return painted.item


def _start(painted: Painted) -> float:
    return _of(painted).x


def _parts(painted: Painted, *, is_last: bool) -> Iterator[Painted]:
    """A run, and by itself what stands to the right of the letters of right-to-left text; that is read first."""
    run = _of(painted)
    end = len(run.texts)
    while run.right_to_left and end and not _is_letter(run.texts[end - 1]):
        end -= 1
    if is_last or not end or end == len(run.texts):
        yield painted
        return
    yield Painted(_cut(run, 0, end), painted.place + 1)
    yield Painted(_cut(run, end, len(run.texts)), painted.place)


def _is_letter(text: str) -> bool:
    return not text or any(bidirectional(character) in ("R", "AL", "NSM") for character in text)


def _cut(run: TextRun, start: int, end: int) -> TextRun:
    offsets = {index - start: shift for index, shift in (run.offsets or {}).items() if start <= index < end}
    return replace(
        run,
        x=run.x + sum(run.advances[:start]),
        glyphs=run.glyphs[start:end],
        advances=run.advances[start:end],
        texts=run.texts[start:end],
        offsets=offsets or None,
    )


def _turns(before: TextRun, run: TextRun) -> bool:
    return before.right_to_left != run.right_to_left or (run.right_to_left and not any(map(_is_letter, run.texts)))
