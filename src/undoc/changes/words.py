"""Texts as rows of tokens: words, spaces, signs, and what is one thing to a reader, such as a note's call or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from undoc.model import Emphasis, Emphasized, Fitted, Inline, LineBreak, Link, NoteCall, Place, Reference, Text
from undoc.model.formulas import Formula

#: Where what is compared stands: nowhere, since what says the same is the same wherever it stands.
NOWHERE = Place("")

#: What is set without spaces between words, of which each sign is a token: Han, kana, fullwidth forms.
_HAN = "\u2e80-\u2fff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Marks upon letters and what joins these are no letters to Python: Latin and Arabic marks, joiners.
_LETTER = rf"[^\W_{_HAN}]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200c\u200d\u2060]"
#: A word: letters and figures, with single signs within it: State’s, 1,234.5, A/80/6, 12:30.
_TOKEN = re.compile(rf"(?:{_LETTER})+(?:[.,/:'’٫٬](?=[^\W_{_HAN}])(?:{_LETTER})+)*|[{_HAN}]|\s+|.", re.DOTALL)


class Fitting(Struct, frozen=True):
    """How a ``Fitted`` text is set, without its text."""

    letter_space: float | None = None
    scale: float | None = None
    language: str | None = None


#: What a text stands in, from without to within.
Form = tuple[Emphasis | Fitting, ...]
#: What is one token, whatever it holds.
Atom = Link | NoteCall | Reference | LineBreak | Formula


class Token(Struct, frozen=True):
    """A word, a space, a sign; or an ``atom``, and ``text`` is then how it reads.

    ``form`` is how it is set apart. A token without text or atom is the end of a paragraph, where one is parted in two.
    """

    text: str
    form: Form = ()
    atom: Atom | None = None

    @property
    def word(self) -> Token:
        """The token without its form: what it says."""
        return Token(self.text, (), self.atom) if self.form else self


#: Where one text ends and the next begins.
BREAK = Token("")


def words(text: str) -> list[str]:
    """Return the words, spaces and signs of a text, in order; together they are the text."""
    return _TOKEN.findall(text)


def is_word(text: str) -> bool:
    """Return whether a token says something by itself, as spaces and signs do not."""
    return text[:1].isalnum() or any(character.isalnum() for character in text)


def tokens(inlines: Iterable[Inline]) -> tuple[Token, ...]:
    """Return the tokens of a text, wherever in its file it stands."""
    return tuple(_tokens(inlines, ()))


def _tokens(inlines: Iterable[Inline], form: Form) -> Iterator[Token]:
    for inline in _joined(inlines):
        match inline:
            case Text(text=text):
                for word in words(text):
                    yield Token(word, form)
            case Emphasized(emphasis=emphasis, children=children):
                yield from _tokens(children, (*form, emphasis))
            case Fitted(children=children):
                yield from _tokens(children, (*form, Fitting(inline.letter_space, inline.scale, inline.language)))
            case _:
                yield Token(shown(inline), form, placeless(inline))


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines, texts beside each other as one: a word may reach from one into the next."""
    last: Text | None = None
    for inline in inlines:
        if isinstance(inline, Text):
            last = inline if last is None else Text(last.text + inline.text, last.place)
            continue
        if last is not None:
            yield last
            last = None
        yield inline
    if last is not None:
        yield last


def shown(inline: Inline) -> str:
    """Return how an inline reads in a line of plain text, as far as content alone says it."""
    match inline:
        case Text(text=text):
            return text
        case LineBreak():
            return "\n"
        case NoteCall(name=name):
            return f"[^{name}]"
        case Reference(name=name, children=()):
            return f"[#{name}]"
        case Formula(row=row):
            return "$…$" if row else ""
        case Emphasized(children=children) | Fitted(children=children) | Link(children=children):
            return "".join(map(shown, children))
        case Reference(children=children):
            return "".join(map(shown, children))


def placeless(atom: Atom) -> Atom:
    """Return an atom as it is wherever it stands, its text in one form."""
    match atom:
        case NoteCall(name=name):
            return NoteCall(name, NOWHERE)
        case Reference(name=name, children=children):
            return Reference(name, NOWHERE, inlines_of(tokens(children)))
        case Formula(row=row):
            return Formula(row, NOWHERE)
        case Link(url=url, children=children):
            return Link(url, inlines_of(tokens(children)))
        case LineBreak():
            return atom


def inlines_of(row: Sequence[Token]) -> tuple[Inline, ...]:
    """Return the text that has these tokens, in its one form: what is set alike stands together."""
    return _inlines(row, 0)


def _inlines(row: Sequence[Token], depth: int) -> tuple[Inline, ...]:
    made: list[Inline] = []
    at = 0
    while at < len(row):
        form = row[at].form[: depth + 1]
        end = at + 1
        while end < len(row) and row[end].form[: depth + 1] == form:
            end += 1
        if len(form) == depth:
            made.extend(_plain(row[at:end]))
        else:
            inner = _inlines(row[at:end], depth + 1)
            kind = form[depth]
            if isinstance(kind, Fitting):
                made.append(Fitted(inner, kind.letter_space, kind.scale, kind.language))
            else:
                made.append(Emphasized(kind, inner))
        at = end
    return tuple(made)


def _plain(row: Sequence[Token]) -> Iterator[Inline]:
    text = ""
    for token in row:
        if token.atom is None:
            text += token.text
            continue
        if text:
            yield Text(text, NOWHERE)
        text = ""
        yield token.atom
    if text:
        yield Text(text, NOWHERE)
