"""Backslashes where a sign is meant as text and not as a mark of the format."""

from __future__ import annotations

import itertools
import re

from undoc.content.read.markdown.inlines import foreign_signs
from undoc.content.read.markdown.labels import HEADING_NUMBER, match_label
from undoc.content.read.markdown.names import is_escaped

#: Keeps a mark apart from what stands before it, where no backslash can.
WORD_JOINER = "\u2060"
_ALWAYS = re.compile(r"([\\*^~`\[\]|])")
#: Texts without any of these are as they are.
_SIGNS = re.compile(r"[\\*^~`\[\]|&<{_!]")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,31};)")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?]|[^<>\s@]+@)")
_NAME = re.compile(r"\{(?=[#>+-]|[^{}\n]*=)")
_UNDERSCORE = re.compile(r"(?<!\w)_(?=[^\s_])|(?<=[^\s_])_(?!\w)|__")
_PICTURE = re.compile(r"!(?=\\\[)")
#: What would begin a block at the beginning of a line, but for labels.
_BLOCK = re.compile(r"[#>+\-=:]|(?:[Tt]able)[:：]|_(?=[ _]*$)")
_NOTE = re.compile(r"\[\^[^\[\]\n]*\](?=:)")
_VALUES_AT_END = re.compile(r"(?:(?<=\s)\{[^{}=\n]*=[^{}\n]*|\{#[^{}\n]*|\{[-+>])\}\Z")
#: A bullet with such a text would be a rule across the page.
_RULE = re.compile(r"[- ]*-[- ]*-[- ]*")
#: What is left of a mark of another program may be another one: ``{++new++}``.
_ROUNDS = 8
_SIGNS_AT_END = re.compile(r"(?<=[ \t\u3000])#(?=#*\Z)")


def escaped(text: str) -> str:
    """Return plain text within a line, with a backslash before each sign."""
    if not _SIGNS.search(text):
        return text
    text = _ALWAYS.sub(r"\\\1", text)
    if "&" in text:
        text = _ENTITY.sub(r"\\&", text)
    if "<" in text:
        text = _ANGLE.sub(r"\\<", text)
    if "{" in text:
        text = _NAME.sub(r"\\{", text)
    if "_" in text:
        text = _UNDERSCORE.sub(lambda match: match[0].replace("_", "\\_"), text)
    if "!" in text:
        text = _PICTURE.sub(r"\\!", text)
    return text


def silenced(text: str, begins: str = "") -> str:
    """Return a text that is written already, with a backslash before what looks like a mark of another program.

    ``begins`` says what the text is the whole of, as in ``find_foreign_marks``.
    """
    for _ in range(_ROUNDS):
        signs = foreign_signs(text, begins)
        if not signs:
            break
        text = "\\".join(text[start:end] for start, end in itertools.pairwise([0, *signs, len(text)]))
    return text


def guarded(text: str, language: str) -> str:
    """Return a line that is written already, with a backslash where it would begin another block."""
    label = match_label(text, 0, len(text), language)
    if label is not None:
        plain = _marked(text, len(label.typed))
        return plain or (f"\\{text}" if text[0] == "'" else f"{WORD_JOINER}{text}")
    if _BLOCK.match(text):
        if text[0] in "Tt":
            return f"{text[:5]}\\{text[5:]}" if text[5] == ":" else f"{text[0]}{WORD_JOINER}{text[1:]}"
        return f"\\{text}"
    if note := _NOTE.match(text):
        return f"{note[0]}\\{text[note.end() :]}"
    return text


def bullet_guarded(text: str, language: str) -> str:
    """Return the text of a bullet, with a backslash where it seems to have a label, or to be a rule."""
    if label := match_label(text, 0, len(text), language):
        return _marked(text, len(label.typed)) or text
    return f"\\{text}" if _RULE.fullmatch(text) else text


def heading_guarded(text: str) -> str:
    """Return the text of a heading, with a backslash where it seems to have a number, or signs at its end."""
    if number := HEADING_NUMBER.match(text):
        text = _marked(text, len(number[0].rstrip())) or text
    return _SIGNS_AT_END.sub(r"\\#", text, count=1)


def _marked(text: str, end: int) -> str:
    """The text with a backslash before the mark that a label up to ``end`` ends with; empty where none can stand."""
    return f"{text[: end - 1]}\\{text[end - 1 :]}" if text[end - 1] in ".)-" else ""


def ended(text: str) -> str:
    """Return a text that is written already, with a backslash where its end would be taken for values or a name."""
    match = _VALUES_AT_END.search(text) if text.endswith("}") else None
    if match is None or is_escaped(text, match.start()):
        return text
    return f"{text[: match.start()]}\\{text[match.start() :]}"
