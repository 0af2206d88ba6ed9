"""Values and lines of YAML, and the comments that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from undoc.content.write.comments import Comments, Path

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<][^\n\t]*")
_UNSAFE = re.compile(r": |:$| #|[\n\t\x85\ufeff]")
_FLOW = re.compile(r"[\[\]{},]|:\?")


def yaml_text(text: str, *, in_flow: bool = False) -> str:
    """Return the text as a value on one line, in quotes where YAML would read something else.

    ``in_flow`` says that it stands between brackets or braces.
    """
    if (
        _PLAIN.fullmatch(text)
        and not _UNSAFE.search(text)
        and text == text.strip()
        and not (in_flow and _FLOW.search(text))
        and text not in ("---", "...")
    ):
        return text
    return "'" + text.replace("'", "''") + "'"


def flow_list(texts: Iterable[str]) -> str:
    """Return values that are written already as a list on one line."""
    return f"[{', '.join(texts)}]"


def flow_keys(entries: Iterable[tuple[str, str | None]]) -> str:
    """Return keys and values that are written already on one line; keys without a value are left out."""
    return f"{{{', '.join(f'{key}: {value}' for key, value in entries if value is not None)}}}"


class Line(NamedTuple):
    """A line, and the keys and positions that lead to what it says."""

    path: Path
    text: str


def key_lines(entries: Iterable[tuple[str, str | None]]) -> list[Line]:
    """Return a line for each key with a value that is written already; keys without one are left out."""
    return [Line((key,), f"{key}: {value}") for key, value in entries if value is not None]


def joined(lines: Sequence[Line], comments: Comments) -> list[str]:
    """Return the texts of the lines, each with the comments that belong to it."""
    if not comments:
        return [line.text for line in lines]
    rest = comments.settled({line.path for line in lines})
    result: list[str] = []
    for path, text in lines:
        found = rest.pop(path, None)
        if found is None:
            result.append(text)
            continue
        indent = text[: len(text) - len(text.lstrip(" "))]
        result += [f"{indent}{comment}" for comment in found.before]
        first, *more = text.split("\n")
        result.append("\n".join([f"{first} {found.after}" if found.after else first, *more]))
    return result + [comment for found in rest.values() for comment in found.before]
