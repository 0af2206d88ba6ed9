"""What stands after the kind on the line that opens a part: the title of an annex, the depth of a list of contents."""

from __future__ import annotations

import re

from msgspec import Struct

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.inlines import read_inlines
from undoc.content.read.markdown.names import is_escaped, take_name
from undoc.content.read.markdown.parts import RawPart
from undoc.content.read.source_map import RawText
from undoc.model import Inline
from undoc.model.attributes import InvalidValueError
from undoc.model.values import parse_language
from undoc.wording import did_you_mean, quoted

#: Headings down to this level are in a list of contents that does not say how deep it goes.
DEPTH = 3

_DEPTH = re.compile(r"[1-6]")
_COLUMNS = re.compile(r"[2-4]")
_AT_END = re.compile(r"\{(?=#|[^{}]*=)([^{}]*)\}\Z")
_WORD = re.compile(r"[^\s]+")


class AnnexLine(Struct, frozen=True):
    """What the line says of an annex."""

    title: tuple[Inline, ...]
    name: str | None
    original: str | None


def read_annex_line(raw: RawPart, context: Context) -> AnnexLine:
    """Return what the line ``::: annex Title {#name original=fr}`` says; problems are reported.

    Values that follow a text in square brackets are those of this text.
    """
    content = raw.text.content
    start = content.rfind("{")
    match = _AT_END.match(content, start) if start >= 0 else None
    is_of_text = content[:start].endswith("]") and not content.startswith("{#", start)
    if match is None or is_of_text or is_escaped(content, start):
        return AnnexLine(read_inlines(raw.text, context), None, None)
    title = read_inlines(raw.text.part(0, len(content[:start].rstrip())), context)
    words = [
        raw.text.part(match.start(1) + word.start(), match.start(1) + word.end()) for word in _WORD.finditer(match[1])
    ]
    name, original = None, None
    for word in words:
        key, equals, _ = word.content.partition("=")
        if word.content.startswith("#") and name is None:
            name = word
        elif key == "original" and equals and original is None:
            original = word
        else:
            advice = "Write {#name original=fr}, or one of the two; a language by its code."
            if equals:
                advice = did_you_mean(key, ("original",), advice)
            message = f"{quoted(word.content)} says nothing of an annex, or says it twice."
            context.error(word.place(), "invalid-attribute", message, advice)
    return AnnexLine(
        title,
        take_name(name.part(1, len(name.content)) if name is not None else None, context),
        _language(original, context) if original is not None else None,
    )


def read_contents_depth(raw: RawPart, context: Context) -> int:
    """Return the level that the line ``::: contents 2`` gives, or DEPTH; problems are reported."""
    text = raw.text.content
    if _DEPTH.fullmatch(text):
        return int(text)
    if text:
        message = f"{quoted(text)} is not a level of headings."
        advice = f"Write a figure from 1 to 6, or nothing for {DEPTH}."
        context.error(raw.text.place(), "invalid-depth", message, advice)
    return DEPTH


def read_columns(raw: RawPart, context: Context) -> int:
    """Return how many columns the line ``::: columns 3`` gives, or two; problems are reported."""
    text = raw.text.content
    if _COLUMNS.fullmatch(text):
        return int(text)
    if text:
        message = f"{quoted(text)} is not a number of columns."
        context.error(raw.text.place(), "invalid-columns", message, "Write a figure from 2 to 4, or nothing for 2.")
    return 2


def refuse_text(raw: RawPart, context: Context) -> None:
    """Report text after the kind of a part that has no place for it."""
    if raw.text.content:
        message = f"More text stands after “{raw.kind}” on its line."
        context.error(raw.text.place(), "unexpected-text", message, "Write it on a line of its own below.")
        context.mention(raw.text.content)


def _language(word: RawText, context: Context) -> str | None:
    start = word.content.index("=") + 1
    try:
        return parse_language(word.content[start:])
    except InvalidValueError as problem:
        context.error(word.place(start), problem.code, problem.message, problem.advice)
        return None
