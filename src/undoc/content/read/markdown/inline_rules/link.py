"""``[text](https://…)``, and ``[](#name)`` or ``[text](#name)`` for a reference to a named block."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_inline import StateInline

from undoc.content.read.markdown.names import BLOCK_NAME
from undoc.content.read.markdown.tokens import ASCII_PUNCTUATION, error, inlines_of, push, skip_as_text, tokenize_part
from undoc.wording import quoted

_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s]*|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_STOP = re.compile(r"[()\s\\]")
_ESCAPED = re.compile(r"\\(.)")


def link(state: StateInline, silent: bool) -> bool:
    """Take a link or reference; brackets that no round one follows are plain text."""
    start = state.pos
    close = inlines_of(state).brackets.get(start, state.posMax)
    if not state.src.startswith("](", close, state.posMax):
        return False
    if state.linkLevel:
        error(state, start, "link-in-link", "A link stands inside a link.", advice="Close the outer link before it.")
        skip_as_text(state, start + 1)
        return True
    address = _read_address(state, close + 2)
    if address.problem:
        error(
            state, close + 2, "invalid-link", address.problem, advice="Write [text](https://…), or \\[ for a bracket."
        )
        skip_as_text(state, address.end)
        return True
    if address.text.startswith("#"):
        kind, target = "reference", _reference(state, close + 2, address.text[1:])
    else:
        kind, target = "link", _link(state, start, close, address.text)
    push(state, f"{kind}_open", start, 1, content=target)
    inlines_of(state).taken += [(start, start + 1), (close, address.end)]
    state.linkLevel += 1
    tokenize_part(state, start + 1, close)
    state.linkLevel -= 1
    push(state, f"{kind}_close", close, -1)
    state.pos = address.end
    return True


def picture(state: StateInline, silent: bool) -> bool:
    """Report a picture within a paragraph."""
    start = state.pos
    if not state.src.startswith("![", start, state.posMax):
        return False
    close = inlines_of(state).brackets.get(start + 1, state.posMax)
    if not state.src.startswith("](", close, state.posMax):
        return False
    advice = "Put the picture into a paragraph of its own, with nothing after it but its name."
    error(state, start, "misplaced-picture", "A picture stands within a paragraph.", advice=advice)
    skip_as_text(state, _read_address(state, close + 2).end)
    return True


class _Address(NamedTuple):
    """An address in round brackets, the offset after them, and what is wrong."""

    text: str
    end: int
    problem: str = ""


def _read_address(state: StateInline, start: int) -> _Address:
    """Read up to the closing bracket; brackets inside the address have to be in pairs."""
    depth, offset = 0, start
    while (match := _STOP.search(state.src, offset, state.posMax)) is not None:
        offset = match.end()
        if match[0] == "\\":
            offset += 1
        elif match[0] == "(":
            depth += 1
        elif match[0] != ")":
            problem = "The address of a link holds a space, or its closing bracket is missing."
            return _Address("", match.start(), problem)
        elif depth:
            depth -= 1
        else:
            return _Address(_unescaped(state.src[start : match.start()]), offset)
    return _Address("", state.posMax, "The address of a link has no closing bracket.")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: match[1] if match[1] in ASCII_PUNCTUATION else match[0], text)


def _reference(state: StateInline, at: int, name: str) -> str:
    if not BLOCK_NAME.fullmatch(name):
        advice = "Write the name as it stands in {#name}."
        error(state, at, "invalid-name", f"{quoted(name)} cannot be a name.", advice=advice)
        return ""
    return name


def _link(state: StateInline, start: int, close: int, address: str) -> str:
    if not _ADDRESS.fullmatch(address):
        message = f"{quoted(address)} is not an address that a link can lead to."
        advice = "Write one that begins with https://, http:// or mailto:, or #name for a reference."
        error(state, close + 2, "invalid-link", message, advice=advice)
    if not state.src[start + 1 : close].strip():
        error(state, start, "empty-link", "The link has no text.", advice="Write the text between the square brackets.")
    return address
