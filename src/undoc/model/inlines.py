"""What a line of text is made of, as the content says it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from undoc.model.formulas import Formula
from undoc.model.place import Place

#: A hyphen at which no line ends, and that is a plain one to who reads or searches; U+2011 is a character of its own.
KEPT_HYPHEN = "-\u2060"


class Emphasis(StrEnum):
    """How a stretch of text is set apart."""

    ITALIC = "italic"
    BOLD = "bold"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


class Text(Struct, frozen=True):
    """Plain text, in NFC, without line breaks; ``place`` is where its first character stands."""

    text: str
    place: Place


class Emphasized(Struct, frozen=True):
    """Text set in italic, bold, raised or lowered."""

    emphasis: Emphasis
    children: tuple[Inline, ...]


class Fitted(Struct, frozen=True):
    """Text that has something of its own: it is set closer or wider, so that a line ends well, or in another language.

    ``letter_space`` is the space after each letter in points, ``scale`` the width of the letters in percent; None for
    what the style has. ``language`` is the tag of its language (BCP 47), None for that of the text around it.
    """

    children: tuple[Inline, ...]
    letter_space: float | None = None
    scale: float | None = None
    language: str | None = None


class Link(Struct, frozen=True):
    """Text that leads to an address on the web."""

    url: str
    children: tuple[Inline, ...]


#: Signs that mark notes which are not counted.
MARKS = "*†‡§"


class NoteCall(Struct, frozen=True):
    """The place where a note is called: ``[^name]``. A further call of the same note repeats its mark."""

    name: str
    place: Place

    @property
    def own_mark(self) -> str:
        """The mark that the note has of its own, with which its name begins: ``*`` of ``*-2``; empty for none."""
        return self.name[: len(self.name) - len(self.name.lstrip(MARKS))]


class Reference(Struct, frozen=True):
    """A reference to a named paragraph, heading, table or figure: ``[](#name)``.

    ``children`` is the text to print instead of the number when the content gives one.
    """

    name: str
    place: Place
    children: tuple[Inline, ...] = ()


class LineBreak(Struct, frozen=True):
    """A line break that the content asks for (a backslash at the end of a line)."""


Inline = Text | Emphasized | Fitted | Link | NoteCall | Reference | LineBreak | Formula
