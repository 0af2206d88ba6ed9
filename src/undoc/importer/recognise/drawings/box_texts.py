"""The texts of boxes as lines of words: broken where the boxes end, as Word breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import bidirectional

from undoc.drawings.geometry import Color
from undoc.drawings.shapes import Anchor, Run, Words
from undoc.importer.recognise.drawings.type_widths import TypeWidths
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.paragraphs import WordParagraph

#: What stays on one line: a word, one Han character; spaces and line breaks between them.
_WORD = re.compile("\n|[ \t\u3000]+|[\u2e80-\uffef]|[^ \t\n\u3000\u2e80-\uffef]+")
#: A hyphen between letters, after which a line may end.
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})")
#: Longer paragraphs are running text, which no box of a chart has.
_LONGEST = 150
#: The height of a line by its font, and how far above its base line the letters reach, in sizes of the type.
_HEIGHT, _ASCENT = 1.15, 0.891
_TWIP, _HALF = 20, 2
_AUTO = 240
_ANCHORS = {"center": Anchor.MIDDLE, "right": Anchor.END, "end": Anchor.END}


class Box(NamedTuple):
    """The area of a text in points, and where it stands in it: at the top, in the middle (``ctr``) or at the bottom."""

    left: float
    top: float
    width: float
    height: float
    anchor: str


class _Piece(NamedTuple):
    text: str
    bold: bool
    italic: bool


class _Line(NamedTuple):
    """A line with its height and that of its letters above the base line, and the space above it."""

    pieces: tuple[_Piece, ...]
    size: float
    height: float
    ascent: float
    above: float
    align: Anchor


def can_be_drawn(items: Sequence[Item]) -> bool:
    """Whether the contents of a box are lines of a drawing: short ones from left to right."""
    return all(_is_short(item) for item in items)


def _is_short(item: Item) -> bool:
    if isinstance(item, WordTable):
        return False
    has_more = any(span.note or span.is_field or span.formula is not None or span.link for span in item.spans)
    if has_more or item.drawings or item.boxes or item.list_number is not None or len(item.text) > _LONGEST:
        return False
    return not any(bidirectional(character) in ("R", "AL") for character in item.text)


def height_of_empty(paragraph: WordParagraph) -> float:
    """The height in points of a paragraph without text, with the spaces around it."""
    return _line(paragraph)[1] + ((paragraph.before or 0) + (paragraph.after or 0)) / _TWIP


def words_in(box: Box, items: Sequence[Item], widths: TypeWidths, color: Color) -> Iterator[Words]:
    """The lines of a box."""
    lines: list[_Line] = []
    for item in items:
        if isinstance(item, WordParagraph):
            lines += _lines(item, box.width, widths, is_first=not lines)
    while lines and not lines[-1].pieces:
        lines.pop()
    free = box.height - sum(line.above + line.height for line in lines)
    y = box.top + {"ctr": free / 2, "b": free}.get(box.anchor, 0.0)
    for line in lines:
        y += line.above
        if line.pieces:
            x = box.left + {Anchor.MIDDLE: box.width / 2, Anchor.END: box.width}.get(line.align, 0.0)
            runs = tuple(Run(one.text, line.size, one.bold, one.italic, color=color) for one in line.pieces)
            yield Words(runs, round(x, 2), round(y + line.ascent, 2), line.align)
        y += line.height


def _lines(paragraph: WordParagraph, width: float, widths: TypeWidths, *, is_first: bool) -> Iterator[_Line]:
    size, height, ascent = _line(paragraph)
    above = (paragraph.before or 0) / _TWIP if not is_first else 0.0
    align = _ANCHORS.get(paragraph.align, Anchor.START)
    look = paragraph.style.look
    pieces = [
        _Piece(span.text, span.bold or bool(look.bold), span.italic or bool(look.italic)) for span in paragraph.spans
    ]
    for pieces_of_line in [()] if is_empty(paragraph) else _broken(pieces, width, size, widths):
        yield _Line(pieces_of_line, size, height, ascent, above, align)
        above = 0.0


def _line(paragraph: WordParagraph) -> tuple[float, float, float]:
    """The size of the type of a paragraph, the height of its lines and how far below their tops the base line is."""
    size = (paragraph.size or paragraph.measure.size) / _HALF
    usual = paragraph.measure if not paragraph.spaced and not paragraph.least else None
    exact = paragraph.line or (usual.line if usual is not None else 0)
    least = paragraph.least or (usual.least if usual is not None else 0)
    natural = size * _HEIGHT * (paragraph.spaced / _AUTO if paragraph.spaced else 1.0)
    height = exact / _TWIP if exact else max(natural, least / _TWIP)
    # What an exact line lacks or has more than its font stands above the letters, for the most part.
    ascent = height - (size * _HEIGHT - size * _ASCENT) if exact else height - natural + size * _ASCENT
    return size, height, ascent


def _broken(pieces: Sequence[_Piece], width: float, size: float, widths: TypeWidths) -> Iterator[tuple[_Piece, ...]]:
    """The lines of a text that is ``width`` points wide at most, without the spaces at their ends."""
    line: list[_Piece] = []
    used = 0.0
    for word in _words(pieces):
        if word[0].text == "\n":
            yield _trimmed(line)
            line, used = [], 0.0
            continue
        own = sum(widths.width(one.text, size, bold=one.bold, italic=one.italic) for one in word)
        is_space = not word[0].text.strip()
        if line and not is_space and used + own > width:
            yield _trimmed(line)
            line, used = [], 0.0
        if line or not is_space:
            line += word
            used += own
    yield _trimmed(line)


def _words(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Words, which may be of several looks, and the spaces between them."""
    word: list[_Piece] = []
    for piece in pieces:
        for match in _WORD.finditer(piece.text):
            is_space = not match[0].strip(" \t\u3000")
            if is_space or match[0] == "\n" or match[0] >= "\u2e80":
                if word:
                    yield word
                word = []
                yield [piece._replace(text=" " if is_space else match[0])]
                continue
            first, *others = _HYPHEN.split(match[0])
            word.append(piece._replace(text=first))
            for other in others:
                yield word
                word = [piece._replace(text=other)]
    if word:
        yield word


def _trimmed(line: Sequence[_Piece]) -> tuple[_Piece, ...]:
    """The line with pieces of one look as one, without a space at its end."""
    joined: list[_Piece] = []
    for piece in line:
        if joined and joined[-1][1:] == piece[1:]:
            joined[-1] = piece._replace(text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined[-1] = joined[-1]._replace(text=joined[-1].text.rstrip())
    return tuple(joined)
