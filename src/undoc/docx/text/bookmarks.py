"""Bookmarks: each paragraph that can be referred to is spanned by a hidden one.

It survives editing in Word (splits, merges, typing over), so that an edited file can be brought back to its paragraphs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

#: Word hides bookmarks whose names begin with an underscore.
PREFIX = "_ud_"
#: That of the bookmarks around a number that is text, such as that of a table, and around the call of a note.
NUMBER_PREFIX = "_udn_"
#: The longest name that Word takes (ISO/IEC 29500-1, 17.13.6.2).
LONGEST = 40
#: The beginning and the end of a bookmark, and any name of one.
_STARTS = re.compile(rf'<w:bookmarkStart w:id="(\d+)" w:name="({PREFIX[:3]}n?_\w+)"/>')
_ENDS = re.compile(r'<w:bookmarkEnd w:id="(\d+)"/>')
_NAMED = re.compile(rf"\b{PREFIX[:3]}n?_\w+")
_USUAL = re.compile("[a-z0-9-]+")
_UNSAFE = re.compile("[^a-z0-9]")


def bookmark_name(anchor: str, prefix: str = PREFIX) -> str:
    """The name of the bookmark for an anchor: ``_ud_p5_1`` for ``p5-1``.

    Word takes letters, digits and underscores and does not tell upper from lower case. An anchor with anything else
    than small letters, digits and hyphens, or too long a one, is followed by a check of its own letters, so that the
    name depends on this anchor alone.
    """
    safe = _UNSAFE.sub("_", anchor.lower())
    if _USUAL.fullmatch(anchor) and len(prefix + safe) <= LONGEST:
        return prefix + safe
    check = hashlib.sha256(anchor.encode()).hexdigest()[:8]
    return f"{prefix}{safe[: LONGEST - len(prefix) - 9]}_{check}"


def with_used_bookmarks(texts: Sequence[str]) -> list[str]:
    """Parts of a file without the bookmarks that nothing in them leads to."""
    used = {name for text in texts for name in _NAMED.findall(_STARTS.sub("", text))}
    unused = {number for text in texts for number, name in _STARTS.findall(text) if name not in used}
    return [
        _ENDS.sub(
            lambda end: "" if end[1] in unused else end[0],
            _STARTS.sub(lambda start: "" if start[1] in unused else start[0], text),
        )
        for text in texts
    ]


class Bookmarks:
    """Numbers the bookmarks of a document, in all its parts."""

    def __init__(self) -> None:
        self._count = 0

    def around(self, anchor: str, runs: str, prefix: str = PREFIX) -> str:
        """``runs`` inside the bookmark for ``anchor``; as they are without one."""
        if not anchor:
            return runs
        self._count += 1
        start = f'<w:bookmarkStart w:id="{self._count}" w:name="{bookmark_name(anchor, prefix)}"/>'
        return f'{start}{runs}<w:bookmarkEnd w:id="{self._count}"/>'
