"""What a line of text is made of, with the signs of the format.

Written as it is, so that emphasis has to stand where its signs are read: beside no white space within it, and not
between a letter and a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from undoc.content.write.signs import WORD_JOINER, ended, escaped, guarded, silenced
from undoc.content.write.values import number
from undoc.model import Emphasis, Emphasized, Fitted, Formula, Inline, LineBreak, Link, NoteCall, Reference, Text

#: A line break where all has to stand on one line, and elsewhere.
ONE_LINE, LINES = "\\ ", "\\\n"
_MARKS = {Emphasis.ITALIC: "*", Emphasis.BOLD: "**", Emphasis.SUPERSCRIPT: "^", Emphasis.SUBSCRIPT: "~"}
_OF_ADDRESS = re.compile(r"[()\\]")
#: A text in which no sign can be, as most cells of tables are.
_FIGURE = re.compile(r"[0-9]+(?:[,. ][0-9]+)*")


def one_line(inlines: Sequence[Inline]) -> str:
    """Return the text of a title, heading, cell or caption, which stands on one line."""
    if len(inlines) == 1 and isinstance(inlines[0], Text) and _FIGURE.fullmatch(inlines[0].text):
        return inlines[0].text
    return ended(silenced(_written(inlines, ONE_LINE)))


def lines(inlines: Sequence[Inline], language: str, *, after_mark: bool = False) -> str:
    """Return the text of a paragraph, which may have line breaks.

    ``after_mark`` says that a label or sign stands before it, so that its beginning begins no other block.
    """
    first, *more = _written(inlines, LINES).split("\n")
    first = first if after_mark else guarded(first, language)
    text = "\n".join([first, *(guarded(one, language) for one in more)])
    return ended(silenced(text, "item" if after_mark else "paragraph"))


def _written(inlines: Sequence[Inline], line_break: str) -> str:
    if len(inlines) == 1 and isinstance(inlines[0], Text):  # as most are
        return escaped(inlines[0].text)
    pieces: list[str] = []
    for index, inline in enumerate(inlines):
        after = inlines[index + 1] if index + 1 < len(inlines) else None
        match inline:
            case Text(text=text):
                piece = escaped(text)
                if piece.endswith("!") and isinstance(after, Link | Reference):
                    piece = f"{piece[:-1]}\\!"
            case LineBreak() if isinstance(after, Text) and after.text.startswith((" ", "\u3000")):
                piece = ONE_LINE  # white space at the beginning of a line is no text
            case LineBreak():
                piece = line_break
            case NoteCall(name=name):
                piece = f"[^{name}]"
            case Formula(row=row):
                from undoc.content.write.formulas import formula_source  # few documents have one

                piece = f"$`{formula_source(row)}`$"
            case Emphasized():
                piece = _emphasized(inline, line_break)
            case Fitted(children=children):
                piece = f"[{_within(children, line_break)}]{{{_fit(inline)}}}"
            case Link(url=url, children=children):
                address = _OF_ADDRESS.sub(lambda match: f"\\{match[0]}", url)
                piece = f"[{_within(children, line_break)}]({address})"
            case Reference(name=name, children=children):
                piece = f"[{_within(children, line_break)}](#{name})"
        pieces.append(piece)
    return "".join(pieces)


def _emphasized(inline: Emphasized, line_break: str) -> str:
    mark = _MARKS[inline.emphasis]
    if mark in "^~":
        line_break = ONE_LINE  # such text stands on one line
    return f"{mark}{_written(inline.children, line_break)}{mark}"


def _within(children: Sequence[Inline], line_break: str) -> str:
    """The text between square brackets; “[^” would begin the call of a note."""
    text = _written(children, line_break)
    return f"{WORD_JOINER}{text}" if text.startswith("^") else text


def _fit(inline: Fitted) -> str:
    values = {"spacing": inline.letter_space, "scale": inline.scale}
    said = [f"{name}={number(value)}" for name, value in values.items() if value is not None]
    return " ".join([*said, *([f"lang={inline.language}"] if inline.language is not None else [])])
