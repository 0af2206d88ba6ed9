"""What the inline rules share: tokens that know their place, and problems in the text."""

from __future__ import annotations

from typing import Literal, cast

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from msgspec import Struct, field

from undoc.content.read.markdown.brackets import match_brackets
from undoc.content.read.markdown.context import Context
from undoc.content.read.source_map import RawText
from undoc.model import Place

#: The characters that a backslash makes plain (CommonMark 0.31, 2.1).
ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
#: How many marks a text may stand in: deeper than any needs; what reads the model may then walk it by recursion.
DEPTH = 8


class Inlines(Struct):
    """The text that is being cut into tokens, and which of its square brackets belong together.

    ``taken`` are the offsets between which nothing is text any more: addresses, values, names of notes, what a
    backslash makes plain, and what has been reported.
    """

    raw: RawText
    context: Context
    brackets: dict[int, int] = field(default_factory=dict)
    taken: list[tuple[int, int]] = field(default_factory=list)
    has_reported_code: bool = False
    has_reported_depth: bool = False

    def __post_init__(self) -> None:
        self.brackets = match_brackets(self.raw.content) if "[" in self.raw.content else {}


def inlines_of(state: StateInline) -> Inlines:
    """Return the text that is being read."""
    return cast(Inlines, state.env["inlines"])


def place_of(state: StateInline, offset: int) -> Place:
    """Return the place of the character at ``offset`` of the text."""
    return inlines_of(state).raw.place(offset)


def push(state: StateInline, kind: str, at: int, nesting: Literal[-1, 0, 1] = 0, content: str = "") -> Token:
    """Add a token that stands at the offset ``at`` and return it."""
    token = state.push(kind, "", nesting)
    token.content = content
    token.meta = {"at": at}
    return token


def error(state: StateInline, offset: int, code: str, message: str, advice: str) -> None:
    """Note a problem at an offset of the text."""
    inlines_of(state).context.error(place_of(state, offset), code, message, advice)


def not_supported(state: StateInline, offset: int, what: str, advice: str) -> None:
    """Note a construct at an offset of the text that the format does not have."""
    inlines_of(state).context.not_supported(place_of(state, offset), what, advice)


def report_depth(inlines: Inlines, offset: int) -> None:
    """Note, once in a text, that at an offset it stands in more marks than DEPTH."""
    if not inlines.has_reported_depth:
        inlines.has_reported_depth = True
        message = f"Marks stand in each other more than {DEPTH} times."
        advice = "Remove some of them; a backslash before a sign keeps it as text."
        inlines.context.error(inlines.raw.place(offset), "nested-too-deeply", message, advice)


def skip_as_text(state: StateInline, end: int) -> None:
    """Take everything up to the offset ``end`` as plain text: its problem has been reported."""
    inlines_of(state).taken.append((state.pos, end))
    push(state, "text", state.pos, content=state.src[state.pos : end])
    state.pos = end


def tokenize_part(state: StateInline, start: int, end: int) -> None:
    """Cut the text between two offsets into tokens; ``state.pos`` is ``end`` from then on.

    What stands in more marks than DEPTH is reported and taken as plain text.
    """
    if state.level > DEPTH:
        report_depth(inlines_of(state), start)
        state.pos = start
        skip_as_text(state, end)
        return
    outer_end = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = end, outer_end
