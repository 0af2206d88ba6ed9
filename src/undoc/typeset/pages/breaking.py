"""Breaking blocks into pages, with the notes at the foot of the page of their call.

Rules (measured on official files): a line fits while its bottom is on the page, space after it is not needed; space
before a block is dropped at the top of a page; no single first or last line of a paragraph stands alone; a block
that keeps with the next stays with its first two lines (all of them up to three); a note begins on the page of its
call. A note that does not fit there whole goes on at the foot of the next page, two lines at least on either; where
these have no room, the line that calls it moves on with it. A note called in columns stands whole at the foot of their
page, as wide as the page. (None of 137 notes in official files was parted, nearly all of them shorter than four lines.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from undoc.typeset.blocks.paragraphs import SetBlock
from undoc.typeset.pages.balanced_columns import EPSILON as _EPSILON
from undoc.typeset.pages.balanced_columns import LOWER, FlowLine, PlacedLine, fill_columns
from undoc.typeset.text.placing import SetLine

#: Lines of a paragraph that may not stand alone at the foot or the head of a page.
_ORPHANS = 2


class BrokenPage(Struct, eq=False):
    """What stands on a page: body lines, then the lines of notes.

    ``continued`` says that a note goes on from the page before. ``end`` is the bottom of the last body line;
    ``notes_top`` the top of the notes' area.
    """

    lines: list[PlacedLine] = field(default_factory=list)
    notes: list[PlacedLine] = field(default_factory=list)
    continued: bool = False
    end: float = 0.0
    notes_top: float = 0.0


class Box(Struct, frozen=True):
    """The body of a page: from ``top`` to ``bottom`` in points from the page's top."""

    top: float
    bottom: float


class _NoteLine(Struct, frozen=True):
    """A line of a note; ``block`` is the note it begins, None for its later lines."""

    line: SetLine
    block: SetBlock | None


class _Text(Struct, frozen=True):
    """What stands on the pages: the lines of the body, those of the notes by their ids, a ``separator`` so high."""

    flow: Sequence[FlowLine]
    notes: Mapping[str, list[_NoteLine]]
    separator: float


def break_pages(
    blocks: Sequence[SetBlock], notes: Mapping[str, SetBlock], separator: float, box_of: Callable[[int], Box]
) -> list[BrokenPage]:
    """The pages that hold all lines of ``blocks``, in order.

    ``notes`` are the set notes by id, ``separator`` the height of what stands above the notes of a page, ``box_of``
    gives the body of each page, counted from 0. Time grows linearly with the number of lines.
    """
    note_lines = {
        note: [_NoteLine(line, block if index == 0 else None) for index, line in enumerate(block.lines)]
        for note, block in notes.items()
    }
    text = _Text(_flow(blocks), note_lines, separator)
    pages: list[BrokenPage] = []
    at = 0
    pending: list[_NoteLine] = []
    while at < len(text.flow) or pending or not pages:
        page, at, pending = _fill(text, at, pending, box_of(len(pages)))
        pages.append(page)
    return pages


def _flow(blocks: Sequence[SetBlock]) -> list[FlowLine]:
    flow: list[FlowLine] = []
    space = 0.0
    for block in blocks:
        space += block.before
        count = len(block.lines)
        for index, line in enumerate(block.lines):
            after = index + 1
            if after == count:
                may_end = not block.keep_next
            else:
                least = _ORPHANS if block.widow_control else 1
                may_end = not block.keep_lines and after >= max(least, block.glued + 1) and count - after >= least
            may_end = may_end and not line.keep_next
            first = index == 0
            begins = first and block.begins_page
            repeat = block.repeat if index > block.glued and not line.headed else None
            own = block if first else None
            below = max(0.0, block.after) if after == count else 0.0
            flow.append(
                FlowLine(
                    line,
                    space,
                    may_end,
                    own,
                    begins_page=begins,
                    repeat=repeat,
                    columns=block.columns,
                    yields=block.yields,
                    after=below,
                )
            )
            space = 0.0
        space += block.after
    return flow


def _fill(text: _Text, at: int, pending: list[_NoteLine], box: Box) -> tuple[BrokenPage, int, list[_NoteLine]]:
    """One page from ``text.flow[at]`` on; returns it, where the next begins and the note lines that go on there."""
    flow, notes, separator = text.flow, text.notes, text.separator
    page = BrokenPage(continued=bool(pending))
    height = box.bottom - box.top
    note_lines, pending = _fitting(pending, height - separator)
    foot = separator + _height(note_lines) if note_lines else 0.0
    y = 0.0
    index = at
    begins_text = at < len(flow) and not pending and flow[at].columns is None
    repeat = flow[at].repeat if begins_text else None
    for line in repeat() if repeat is not None else ():
        page.lines.append(PlacedLine(line, box.top + y))
        y += line.height
    # What the page would be if it ended after the last line that a page may end after: the next line, how many lines
    # stand on it, how many of notes, where it ends, and what goes on.
    best: tuple[int, int, int, float, list[_NoteLine]] | None = None
    while index < len(flow) and not pending:
        entry = flow[index]
        if entry.begins_page and index > at:
            best = (index, len(page.lines), len(note_lines), y, [])
            break
        top = y + (entry.space if index > at else 0.0)
        if entry.columns is not None:
            head = 0.0 if note_lines else separator
            room = height - top - foot
            filled = fill_columns(flow, index, entry.columns, room, force=False)
            called = _called(flow[index : filled.stop], notes)
            need = _height(called) + head if called else 0.0
            while called and filled.height + need > room + _EPSILON:
                # In lower columns there are no more notes.
                filled = fill_columns(flow, index, entry.columns, filled.height - LOWER, force=False)
                called = _called(flow[index : filled.stop], notes)
                need = _height(called) + head if called else 0.0
            if filled.stop == index:
                if index > at:
                    break
                filled = fill_columns(flow, index, entry.columns, room, force=True)
                called = _called(flow[index : filled.stop], notes)
                if called:  # the first line alone, its note as far as there is room
                    filled = fill_columns(flow, index, entry.columns, 0.0, force=True)
                    called = _called(flow[index : filled.stop], notes)
                    called, pending = _fitting(called, room - filled.height - head)
                need = _height(called) + head if called else 0.0
            for placed in filled.lines:
                placed.y += box.top + top
            page.lines += filled.lines
            note_lines = note_lines + called
            foot += need
            y = top + filled.height
            index = filled.stop
            is_parted = index < len(flow) and flow[index].columns is entry.columns
            if is_parted or flow[index - 1].may_end or index == len(flow):
                best = (index, len(page.lines), len(note_lines), y, pending)
            if is_parted:
                break
            continue
        if entry.yields:
            top -= min(max(0.0, top + entry.line.height + foot - height), entry.yields)
        called = _called((entry,), notes)
        need = _height(called) + (separator if called and not note_lines else 0.0)
        # Above notes the space below a paragraph has to fit too (page 18 of A/80/596; no other page says otherwise).
        own = entry.line.height + (entry.after if called or note_lines else 0.0)
        if top + own + foot + need > height + _EPSILON:
            room = height - top - own - foot - (0.0 if note_lines else separator)
            parted = _parted(called, room)
            if parted is not None:
                called, pending = parted
            elif index > at:
                break
            else:
                # The page's first line: it is placed whatever its height, its note as far as there is room.
                called, pending = _fitting(called, height - entry.line.height - separator - foot)
            need = _height(called) + (0.0 if note_lines else separator)
        page.lines.append(PlacedLine(entry.line, box.top + top, entry.block))
        note_lines = note_lines + called if called else note_lines
        foot += need if called else 0.0
        y = top + entry.line.height
        index += 1
        if entry.may_end or index == len(flow):
            best = (index, len(page.lines), len(note_lines), y, pending)
    if best is not None and best[0] <= index and (index < len(flow) or pending):
        index, line_count, note_count, y, pending = best
        del page.lines[line_count:]
        note_lines = note_lines[:note_count]
    page.end = box.top + y
    page.notes_top = box.bottom - _height(note_lines)
    note_y = page.notes_top
    for entry_line in note_lines:
        page.notes.append(PlacedLine(entry_line.line, note_y, entry_line.block))
        note_y += entry_line.line.height
    return page, index, pending


def _called(lines: Iterable[FlowLine], notes: Mapping[str, list[_NoteLine]]) -> list[_NoteLine]:
    """The lines of the notes that are called in ``lines``."""
    return [line for entry in lines for note in entry.line.notes for line in notes[note]]


def _parted(called: list[_NoteLine], room: float) -> tuple[list[_NoteLine], list[_NoteLine]] | None:
    """The lines of the notes called in a line that fit into ``room``, and those that go on on the next page.

    Only the last of the notes is parted. None when fewer than two of its lines would stand on either page.
    """
    begin = max((index for index, line in enumerate(called) if line.block is not None), default=0)
    fitting = 0
    for line in called[: len(called) - _ORPHANS]:
        room -= line.line.height
        if room < -_EPSILON:
            break
        fitting += 1
    return (called[:fitting], called[fitting:]) if fitting >= begin + _ORPHANS else None


def _fitting(lines: list[_NoteLine], height: float) -> tuple[list[_NoteLine], list[_NoteLine]]:
    """The lines that fit into ``height``, at least one if there is any, and the others."""
    used = 0.0
    for index, line in enumerate(lines):
        used += line.line.height
        if used > height + _EPSILON and index > 0:
            return lines[:index], lines[index:]
    return lines, []


def _height(lines: Sequence[_NoteLine]) -> float:
    return sum(line.line.height for line in lines)
