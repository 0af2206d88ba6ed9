"""The lines above a table: its number, its title, and what stands in brackets below that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span, breaks_joined, cut, is_all, plain, trimmed, without

_SUBTITLE = re.compile(r"\(.*\)[\s\S]?|（.*）")


class LinesAbove(NamedTuple):
    """What stands above a table: its title, the line below that, its number, and the bookmarks in these.

    ``gap`` is the space in twips between the first of these and the text above it.
    """

    caption: Sequence[Span] = ()
    subtitle: Sequence[Span] = ()
    label: str = ""
    bookmarks: Sequence[str] = ()
    gap: float | None = None


NOTHING = LinesAbove()


def lines_above(items: Sequence[Item], index: int, reader: Reader) -> tuple[LinesAbove, int] | None:
    """The number and title that begin at ``index``, and where the table below them is; None without any."""
    label, caption, subtitle = "", list[list[Span]](), list[list[Span]]()
    bookmarks: list[str] = []
    at = index
    while at < len(items) and at < index + 5:
        item = items[at]
        if isinstance(item, WordTable):
            if not caption:  # a number without a title stays as text, as no table is counted without one
                return None
            above = LinesAbove(
                breaks_joined(caption),
                breaks_joined(subtitle),
                label=label,
                bookmarks=bookmarks,
                gap=items[index].above,
            )
            return above, at
        if is_empty(item):
            at += 1
            continue
        if item.drawings or item.boxes:
            return None
        role, spans, text = item.style.role, trimmed(item.spans), normal(item.text)
        found = reader.numbered("table", text)
        if found and not label and not caption:
            label = found[0]
            rest = trimmed(cut(spans, len(plain(spans)) - len(found[1]))) if found[1] else []
            if rest:
                caption.append(_look(rest))
        elif not label and not caption and text == reader.lone_table:
            pass  # the only table has no number
        elif role == "table-title" or (label and not caption):
            caption.append(_look(spans))
        elif (label or caption) and (
            role == "table-subtitle" or _SUBTITLE.fullmatch(text) or role.startswith("heading")
        ):
            (caption if role.startswith("heading") and not subtitle else subtitle).append(_look(spans))
        else:
            return None
        bookmarks += item.bookmarks
        at += 1
    return None


def is_subtitle(items: Sequence[Item], index: int) -> bool:
    """Whether the paragraph is a line in brackets directly above a table."""
    item = items[index]
    if index + 1 >= len(items) or not isinstance(items[index + 1], WordTable) or not isinstance(item, WordParagraph):
        return False
    return not item.drawings and not item.boxes and bool(_SUBTITLE.fullmatch(normal(item.text)))


def _look(spans: list[Span]) -> list[Span]:
    """A caption without the bold that the house gives it."""
    return without(spans, bold=True, italic=is_all(spans, "italic"))
