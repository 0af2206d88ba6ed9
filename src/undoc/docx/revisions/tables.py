"""Two tables become one: rows that came and went are marked, and what differs in the cells of those that stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undoc.changes import Item, StepKind, align, words
from undoc.changes.words import is_word
from undoc.docx.revisions.names import (
    Element,
    canonical,
    child,
    copied,
    insert_in_order,
    local,
    made,
    value,
    w,
    without,
)

if TYPE_CHECKING:
    from undoc.docx.revisions.stories import StoryMerger

_MARKS = ("ins", "del", "trPrChange")


def merged_table(old: Element, new: Element, story: StoryMerger) -> Element | None:
    """Return the table with what differs marked; None where it has other columns, and one took the other's place.

    How wide columns are and where rules stand is measured and made: it is the new one's.
    """
    if _columns(old) != _columns(new):
        return None
    table = copied(new)
    for row in table.findall(w("tr")):
        table.remove(row)
    ours, theirs = old.findall(w("tr")), new.findall(w("tr"))
    for step in align([*map(_item, ours)], [*map(_item, theirs)]):
        match step.kind:
            case StepKind.SAME | StepKind.CHANGED:
                one, other = ours[step.old_start], theirs[step.new_start]
                if _shape(one) == _shape(other):
                    table.append(_merged_row(one, other, story))
                else:
                    table.append(story.marked_row(story.carried(one), "del"))
                    table.append(story.marked_row(copied(other), "ins"))
            case StepKind.DELETED | StepKind.MOVED_FROM:
                table.append(story.marked_row(story.carried(ours[step.old_start]), "del"))
            case _:
                table.append(story.marked_row(copied(theirs[step.new_start]), "ins"))
    return table


def _columns(table: Element) -> int:
    grid = child(table, "tblGrid")
    return 0 if grid is None else len(grid)


def _item(row: Element) -> Item:
    texts = [
        tuple(filter(is_word, words("".join(one.text or "" for one in cell.iter(w("t"))))))
        for cell in row.findall(w("tc"))
    ]
    header = child(row, "trPr")
    is_header = header is not None and child(header, "tblHeader") is not None
    name = next(((is_header, *text) for text in texts if text), None)
    return Item((is_header, *map(_said, row.findall(w("tc")))), "row", name, [word for text in texts for word in text])


def _said(cell: Element) -> bytes:
    """What a cell holds, without how it is laid out."""
    return b"".join(canonical(one) for one in cell if local(one) != "tcPr")


def _shape(row: Element) -> list[tuple[str, str]]:
    """Over how many columns its cells reach, and which go on from above."""
    found = []
    for cell in row.findall(w("tc")):
        properties = child(cell, "tcPr")
        merged = None if properties is None else child(properties, "vMerge")
        span = "" if properties is None else value(child(properties, "gridSpan"))
        found.append((span, "" if merged is None else value(merged) or "continue"))
    return found


def _merged_row(old: Element, new: Element, story: StoryMerger) -> Element:
    row = copied(new)
    before, now = child(old, "trPr"), child(row, "trPr")
    if canonical(None if before is None else without(before, _MARKS)) != canonical(now):
        if now is None:
            now = made("trPr")
            insert_in_order(row, now, ("tc",))
        story.marker.changed(now, "trPrChange", before)
    for one, other in zip(old.findall(w("tc")), row.findall(w("tc")), strict=True):
        blocks = [block for block in other if local(block) != "tcPr"]
        for block in blocks:
            other.remove(block)
        other.extend(story.merged([block for block in one if local(block) != "tcPr"], blocks))
    return row
