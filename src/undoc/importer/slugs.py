"""Notes about the document itself, called on its first page: that it was reissued, not edited, or came late.

Their wordings are those of the language files (``slugs``); a note with other words is no such note.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence

from undoc.importer.front import Front
from undoc.importer.spans import Span, plain
from undoc.importer.story import Item, WordTable
from undoc.importer.wordings import Reader


def settle_slugs(front: Front, reader: Reader) -> set[str]:
    """Take those that the file has as framed notes with asterisks; returns the marks of these.

    That it was reissued is called after the symbol, the others after the title.
    """
    used: set[str] = set()
    stars = front.symbol.stars if front.symbol is not None else ""
    if stars in front.asterisks and (day := reader.reissued(plain(front.asterisks[stars]))):
        front.reissued = day
        used.add(stars)
    if front.title and not front.title[-1].note:
        last = front.title[-1]
        text = last.text.rstrip("* ")
        mark = last.text[len(text) :].strip()
        names = reader.slugs(plain(front.asterisks.get(mark, ())).split("\n"))
        if mark not in used and names:
            front.slugs += names
            front.title[-1] = last._replace(text=text)
            used.add(mark)
    return used


def settle_called_slugs(
    items: Sequence[Item], front: Front, reader: Reader, notes: MutableMapping[str, list[list[Span]]]
) -> None:
    """Take those that are notes of the document, called in the lines ``items`` below the masthead, out of ``notes``.

    Our own files have them so: Word allows no call in a header, and the first line below it carries that of the symbol.
    """
    for item in items:
        for span in () if isinstance(item, WordTable) else item.spans:
            texts = [plain(paragraph) for paragraph in notes.get(span.note, ())]
            if len(texts) == 1 and front.reissued is None and (day := reader.reissued(texts[0])):
                front.reissued = day
            elif names := reader.slugs(texts):
                front.slugs += names
            else:
                continue
            del notes[span.note]
