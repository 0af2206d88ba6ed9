"""Names that content gives to blocks, ``{#name}``, and to notes, ``[^name]``."""

from __future__ import annotations

import re
from collections.abc import Collection

from undoc.content.read.markdown.context import Context
from undoc.content.read.source_map import RawText
from undoc.model import Place
from undoc.model.inlines import MARKS
from undoc.wording import quoted

BLOCK_NAME = re.compile(r"[a-z][a-z0-9-]*")
NOTE_NAME = re.compile(r"[\w-]+")
#: The name of a note of the document: it may begin with the mark that the note has of its own, ``*`` or ``*-2``.
DOCUMENT_NOTE_NAME = re.compile(rf"{NOTE_NAME.pattern}|[{re.escape(MARKS)}]{{1,4}}(?:-[\w-]+)?")
#: Stands at the end of a heading that takes no number, and of one that takes a number though it has no sibling.
UNNUMBERED, NUMBERED_ALONE = "{-}", "{+}"
#: Stands at the end of a paragraph whose first line begins further in.
INDENTED = "{>}"
_AT_END = re.compile(r"\{#([^{}\n]*)\}\Z")


def split_name(text: RawText) -> tuple[RawText, RawText | None]:
    """Return the text before ``{#name}`` at its end, and the name, None when there is none."""
    start = text.content.rfind("{#")
    match = _AT_END.match(text.content, start) if start >= 0 else None
    if match is None or is_escaped(text.content, start):
        return text, None
    return text.part(0, len(text.content[:start].rstrip())), text.part(start + 2, match.end(1))


def split_sign(text: RawText, signs: Collection[str]) -> tuple[RawText, str]:
    """Return the text before one of ``signs``, such as ``{-}``, at its end, and this sign, empty for none."""
    sign = next((sign for sign in signs if text.content.endswith(sign)), "")
    start = len(text.content) - len(sign)
    if not sign or is_escaped(text.content, start):
        return text, ""
    return text.part(0, len(text.content[:start].rstrip())), sign


def is_escaped(content: str, offset: int) -> bool:
    """Return whether a backslash before the sign at ``offset`` makes it plain."""
    before = content[:offset]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def take_name(name: RawText | None, context: Context) -> str | None:
    """Return the name of a block, None when it has none; wrong and repeated names are reported."""
    if name is None:
        return None
    place = name.place()
    if not BLOCK_NAME.fullmatch(name.content):
        advice = "Begin it with a small letter and write small letters a to z, figures and hyphens only."
        context.error(place, "invalid-name", f"{quoted(name.content)} cannot be a name.", advice)
        return None
    first = context.names.setdefault(name.content, place)
    if first is not place:
        message = f"The name {quoted(name.content)} is given a second time; first in line {first.line}."
        context.error(place, "duplicate-name", message, "Choose another name for one of the two.")
        return None
    return name.content


def report_note_name(context: Context, place: Place, name: str) -> None:
    """Note that ``name`` cannot be the name of a note."""
    advice = "Write letters, figures and hyphens without spaces, as [^countries], or a sign for its mark, as [^*]."
    context.error(place, "invalid-note-name", f"{quoted(name)} cannot be the name of a note.", advice)
