"""What is said to people of changes: where they are, and how they read."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from undoc.changes import Token
from undoc.changes.items import part, parts_of, texts_of
from undoc.changes.words import shown as shown_inline
from undoc.model import Inline, Place, Version

_MOST = 120


def place_of(path: tuple[str | int, ...], version: Version) -> Place:
    """Return where in the language file the item stands that a path leads to."""
    place = Place(str(version.path))
    value: Any = version
    for step in path:
        try:
            value = (
                value[step]
                if isinstance(step, int)
                else value[step]
                if isinstance(value, dict)
                else getattr(value, step)
            )
        except (LookupError, AttributeError, TypeError):
            break
        found = getattr(value, "place", None)
        if isinstance(found, Place) and found.line:
            place = found
    return place


def shown(value: Any) -> str:
    """Return how something reads, on one line, cut where it is long."""
    text = " ".join(_text(value).split())
    return text if len(text) <= _MOST else text[:_MOST].rstrip() + "…"


def _text(value: Any) -> str:
    match value:
        case str():
            return value
        case Token(text=text, atom=atom):
            return text if atom is not None or text else " ¶ "
        case tuple():
            is_row = all(isinstance(one, Token | Inline) for one in value)
            return ("" if is_row else " ").join(filter(None, map(_text, value)))
        case Struct():
            if isinstance(value, Inline):
                return shown_inline(value)
            texts = (part(value, name) for name in (*texts_of(value), *parts_of(value)))
            said = " ".join(filter(None, map(_text, texts)))
            return said or (type(value).__name__.lower() if hasattr(value, "place") else "")
        case _:
            return "" if value is None else str(value)
