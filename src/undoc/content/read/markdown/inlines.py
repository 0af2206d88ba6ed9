"""From the tokens of a text to the inlines of the model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from markdown_it.token import Token
from msgspec import Struct, field

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.foreign_marks import blanked, find_foreign_marks, report_foreign_marks
from undoc.content.read.markdown.inline_rules.emphasis import is_wide
from undoc.content.read.markdown.inline_rules.fitted import LANGUAGE, LIMITS
from undoc.content.read.markdown.inline_rules.text import MARKUP
from undoc.content.read.markdown.parser import parse_inlines
from undoc.content.read.markdown.tokens import DEPTH, Inlines, report_depth
from undoc.content.read.source_map import RawText, SourceMap
from undoc.model import Emphasis, Emphasized, Fitted, Formula, Inline, LineBreak, Link, NoteCall, Reference, Text
from undoc.model.languages import languages
from undoc.model.report import Report

_EMPHASES = {
    "em": Emphasis.ITALIC,
    "strong": Emphasis.BOLD,
    "superscript": Emphasis.SUPERSCRIPT,
    "subscript": Emphasis.SUBSCRIPT,
}
#: Marks that Chinese shares with other scripts; between Chinese characters they are full-width.
_SHARED_MARKS = frozenset("“”‘’…—·")
_LINE_END = re.compile(r"(?<![ \t])[ \t]*\n[ \t]*")


def read_inlines(raw: RawText, context: Context, begins: str = "") -> tuple[Inline, ...]:
    """Return the inlines of ``raw``; problems, references and calls of notes are noted in ``context``.

    ``begins`` says what the text is the whole of: a ``paragraph``, an ``item``, or neither.
    """
    if not MARKUP.search(raw.content):
        report_foreign_marks(raw, (), context, begins)
        return (Text(_clean(raw.content), raw.place()),) if raw.content else ()
    read = Inlines(raw, context)
    tokens = parse_inlines(read)
    report_foreign_marks(raw, read.taken, context, begins)
    joins = _joins(tokens, context.language)
    stack = [_Level(raw)]
    too_deep = 0
    for index, token in enumerate(tokens):
        level = stack[-1]
        at: int = token.meta["at"]
        if token.nesting == 1 and (too_deep or len(stack) > DEPTH):
            report_depth(read, at)
            too_deep += 1
        elif token.nesting == 1:
            stack.append(_Level(raw, token))
        elif token.nesting == -1 and too_deep:
            too_deep -= 1
        elif token.nesting == -1:
            stack.pop()
            stack[-1].take(level, context)
        elif token.type == "text":
            level.add_text(token.content, at)
        elif token.type == "softbreak":
            level.add_text(joins[index], at)
        elif token.type == "hardbreak":
            level.add(LineBreak())
        elif token.type == "note_call":
            call = NoteCall(unicodedata.normalize("NFC", token.content), raw.place(at))
            context.calls.append(call)
            level.add(call)
        elif token.type == "formula":
            level.add(Formula(token.meta["row"], raw.place(at)))
    return stack[0].inlines()


def foreign_signs(text: str, begins: str = "") -> list[int]:
    """Return where in a text backslashes would go so that nothing in it looks like a mark of another program."""
    if not find_foreign_marks(text, begins):
        return []
    read = Inlines(RawText(text, SourceMap("", (0,), (1,), (1,))), Context("", "", Path(), Report()))
    parse_inlines(read)
    return [found.sign for found in find_foreign_marks(blanked(text, read.taken), begins)]


class _Level(Struct):
    """The inlines inside one pair of tokens; neighbouring text is gathered into one."""

    raw: RawText
    opening: Token | None = None
    children: list[Inline] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    pieces_at: int = 0

    def add_text(self, text: str, at: int) -> None:
        if text:
            if not self.pieces:
                self.pieces_at = at
            self.pieces.append(text)

    def add(self, inline: Inline) -> None:
        self._end_text()
        self.children.append(inline)

    def inlines(self) -> tuple[Inline, ...]:
        self._end_text()
        return tuple(self.children)

    def take(self, inner: _Level, context: Context) -> None:
        """Add what stood between an inner pair of signs as one inline."""
        children = inner.inlines()
        opening = inner.opening
        if opening is None:
            return
        kind = opening.type.removesuffix("_open")
        if kind in _EMPHASES:
            if children:
                self.add(Emphasized(_EMPHASES[kind], children))
        elif kind == "fitted":
            values = (opening.meta.get(key) for key in (*LIMITS, LANGUAGE))
            self.add(Fitted(children, *values))
        elif kind == "link":
            self.add(Link(opening.content, children))
        else:
            reference = Reference(opening.content, self.raw.place(opening.meta["at"]), children)
            context.references.append(reference)
            self.add(reference)

    def _end_text(self) -> None:
        if self.pieces:
            self.children.append(Text(_clean("".join(self.pieces)), self.raw.place(self.pieces_at)))
            self.pieces = []


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\t", " "))


def _joins(tokens: Sequence[Token], language: str) -> dict[int, str]:
    """What each line end becomes, by the index of its token."""
    before = {index: "" for index, token in enumerate(tokens) if token.type == "softbreak"}
    if not before:
        return {}
    after = dict(before)
    character = ""
    for index, token in enumerate(tokens):
        if index in before:
            before[index] = character
        character = _last_character(token, character)
    character = ""
    for index in range(len(tokens) - 1, -1, -1):
        if index in after:
            after[index] = character
        character = _first_character(tokens[index], character)
    return {index: _join(before[index], after[index], language) for index in before}


def _last_character(token: Token, otherwise: str) -> str:
    if token.type == "text":
        return token.content[-1:] or otherwise
    # A reference prints a number; a note mark hangs on the character before it.
    return "0" if token.type in ("reference_close", "formula") else "" if token.type == "hardbreak" else otherwise


def _first_character(token: Token, otherwise: str) -> str:
    if token.type == "text":
        return token.content[:1] or otherwise
    return "0" if token.type in ("reference_open", "formula") else "" if token.type == "hardbreak" else otherwise


def _join(before: str, after: str, language: str) -> str:
    """A space between Latin words, nothing between Chinese characters (CSS Text 3, 4.1.3, segment breaks)."""
    if not before or not after:
        return ""
    wide = is_wide(before), is_wide(after)
    shared = any(wide) and not _SHARED_MARKS.isdisjoint((before, after))
    if all(wide) or (shared and languages().spelling(language).is_han):
        return ""
    return " "


def join_lines(text: str, language: str) -> str:
    """Return plain text with its lines joined as those of a paragraph are."""

    def joined(match: re.Match[str]) -> str:
        return _join(text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1], language)

    return _LINE_END.sub(joined, text)
