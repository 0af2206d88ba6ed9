"""The bookmarks of the old file by the names of the new one, so that what leads to them leads to the same text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from undoc.docx.revisions.names import Element, w
from undoc.docx.text.bookmarks import PREFIX

#: What a bookmark of the old file is called of which nothing is left in the new one.
_OLD = f"{PREFIX}old_"


def with_new_names(pairs: Iterable[tuple[Sequence[Element], Sequence[Element]]], texts: Sequence[Element]) -> None:
    """Let the bookmarks of ``texts``, the old file's, have the names that they have in the new one.

    ``pairs`` are the blocks that are in both. What is in none of them has a name of its own, as long as something leads
    to it.
    """
    names: dict[str, str] = {}
    for old, new in pairs:
        ours, theirs = list(_starts(old)), list(_starts(new))
        if len(ours) == len(theirs):
            names.update(zip(ours, theirs, strict=True))
        elif ours and theirs:
            names[ours[0]] = theirs[0]
    for text in texts:
        for name in _starts([text]):
            names.setdefault(name, f"{_OLD}{len(names) + 1}")
    for text in texts:
        for one in text.iter(w("bookmarkStart")):
            one.set(w("name"), names[one.get(w("name"), "")])
        for one in text.iter(w("hyperlink")):
            if (anchor := one.get(w("anchor"))) is not None:
                one.set(w("anchor"), names.get(anchor, anchor))
        for one in text.iter(w("instrText")):
            said = (one.text or "").split(" ")
            one.text = " ".join(names.get(word, word) for word in said)


def _starts(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        for one in element.iter(w("bookmarkStart")):
            yield one.get(w("name"), "")


def led_to(texts: Iterable[Element]) -> frozenset[str]:
    """Return the bookmarks of the old file alone that something in ``texts`` leads to."""
    found: set[str] = set()
    for text in texts:
        for one in text.iter(w("hyperlink"), w("instrText")):
            said = [one.get(w("anchor")) or "", *(one.text or "").split()]
            found.update(word for word in said if word.startswith(_OLD))
    return frozenset(found)
