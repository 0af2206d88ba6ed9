"""The comments of a YAML text, by the keys that they belong to, so that they stay when it is written anew.

A comment on lines of its own belongs to what follows it, one at the end of a line to what ends there. Markdown has no
comments.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import yaml
from msgspec import Struct, field

from undoc.yaml.events import read_events
from undoc.yaml.tree import mark_place

#: The keys, and positions in lists, that lead to a value.
Path = tuple[str | int, ...]
#: Where comments stand that nothing follows.
END: Path = ("",)
#: The text has been read before; no value lies deeper.
_DEPTH = 100
_COMMENT = re.compile(r"(?<!\S)#.*")


class Comment(Struct):
    """The comments of one value: on lines before it, and at its end."""

    before: list[str] = field(default_factory=list)
    after: str = ""


class Comments(Struct):
    """The comments of a YAML text by the paths of what they belong to."""

    found: dict[Path, Comment] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.found)

    def settled(self, written: Collection[Path]) -> dict[Path, Comment]:
        """Return the comments by those of the paths that are ``written``: of others, by what they are part of.

        Those of what is not written at all stand at the end.
        """
        result: dict[Path, Comment] = {}
        for path, comment in self.found.items():
            whole = path
            while whole and whole not in written:
                whole = whole[:-1]
            owner = result.setdefault(whole or END, Comment())
            owner.before += comment.before
            if comment.after and (owner.after or not whole):
                owner.before.append(comment.after)
            elif comment.after:
                owner.after = comment.after
        return result


def read_comments(text: str) -> Comments:
    """Return the comments of a YAML text that can be read."""
    result = Comments()
    if "#" not in text:
        return result
    starts, ends, texts = _values(text)
    for number, line in enumerate(text.split("\n")):
        match = next((one for one in _COMMENT.finditer(line) if not _is_in(texts, (number, one.start() + 1))), None)
        if match is None:
            continue
        comment = match[0].rstrip()
        at = (number, match.start() + 1)
        if line[: match.start()].strip():
            path = max(((place, path) for place, path in ends if place <= at), default=(at, END))[1]
            one = result.found.setdefault(path, Comment())
            if one.after:
                one.before.append(comment)
            else:
                one.after = comment
        else:
            path = min(((place, path) for place, path in starts if place > at), default=(at, END))[1]
            result.found.setdefault(path, Comment()).before.append(comment)
    return result


#: Line and column.
_Place = tuple[int, int]


def _values(text: str) -> tuple[list[tuple[_Place, Path]], list[tuple[_Place, Path]], list[tuple[_Place, _Place]]]:
    """Where keys and items begin and values end, with their paths, and from where to where texts stand."""
    starts: list[tuple[_Place, Path]] = []
    ends: list[tuple[_Place, Path]] = []
    texts: list[tuple[_Place, _Place]] = []
    # The containers that are open: their path, and the key or position that comes next; None for a key to be read.
    opened: list[tuple[Path, str | int | None]] = []
    for event in read_events(text, _DEPTH):
        start, end = (mark_place(mark, "", 0)[1:] for mark in (event.start_mark, event.end_mark))
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            path, _ = opened.pop()
            ends.append((end, path))
            _advance(opened)
        elif isinstance(event, yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if isinstance(event, yaml.ScalarEvent):
                texts.append((start, end))
            above, key = opened[-1] if opened else ((), 0)
            if key is None and isinstance(event, yaml.ScalarEvent):
                opened[-1] = above, event.value
                starts.append((start, (*above, event.value)))
                ends.append((end, (*above, event.value)))
                continue
            path = (*above, key or 0) if opened else ()
            if isinstance(key, int) and opened:
                starts.append((start, path))
            if isinstance(event, yaml.ScalarEvent):
                ends.append((end, path))
                _advance(opened)
            else:
                opened.append((path, None if isinstance(event, yaml.MappingStartEvent) else 0))
                ends.append((end, path))
    return starts, ends, texts


def _advance(opened: list[tuple[Path, str | int | None]]) -> None:
    """Go on to the next key or position of the container that is open."""
    if opened:
        path, key = opened[-1]
        opened[-1] = path, key + 1 if isinstance(key, int) else None


def _is_in(texts: list[tuple[_Place, _Place]], at: _Place) -> bool:
    return any(start <= at < end for start, end in texts)
