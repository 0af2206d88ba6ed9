"""The text of a language file in pieces: its head, its blocks, the lines that open and close parts, its notes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from undoc.content.read.front_matter import read_front_matter
from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.parser import parse_blocks
from undoc.content.read.markdown.raw import RawBlock, RawBullet, RawNote, RawPartClose, RawPartOpen
from undoc.model.report import Report

#: The parts that hold no blocks.
_EMPTY = ("contents", "page-break")


class Piece(Struct, eq=False):
    """Lines that belong together, without a line end behind them; ``gap`` are the line ends before them.

    ``line`` is the number of the first of them in the file, 0 for what was put in, ``after`` that of the piece before
    it. ``note`` is the name of a note. The piece ``opens`` a part, or ``closes`` the one that this line opens.
    """

    text: str
    gap: str
    line: int = 0
    after: int = 0
    note: str = ""
    is_bullet: bool = False
    opens: bool = False
    closes: int = 0
    moved: bool = False


class Pieces(Struct):
    """All of a file: ``head`` is its front matter, ``tail`` what is below its last piece."""

    head: str
    pieces: list[Piece]
    tail: str


def cut(text: str, path: Path, language: str) -> Pieces:
    """Return the pieces of a language file that has no errors; together they are its text."""
    context = Context(str(path), language, path.parent, Report(), pictures=False)
    first = read_front_matter(text, context).next_line
    lines = text.split("\n")
    raws = parse_blocks(text, first, context)
    starts = [raw.place.line - 1 for raw in raws] + [len(lines)]
    pieces: list[Piece] = []
    opened: list[int] = []
    end = first
    for raw, start, limit in _whole(raws, starts):
        gap = "\n".join(["", *lines[end:start], ""])
        stop = limit
        while stop > start + 1 and not lines[stop - 1].strip():
            stop -= 1
        piece = Piece("\n".join(lines[start:stop]), gap, start + 1, pieces[-1].line if pieces else 0)
        match raw:
            case RawNote(name=name):
                piece.note = name
            case RawBullet():
                piece.is_bullet = True
            case RawPartOpen(kind=kind) if kind not in _EMPTY:
                piece.opens = True
                opened.append(piece.line)
            case RawPartClose():
                piece.closes = opened.pop() if opened else 0
            case _:
                pass
        pieces.append(piece)
        end = stop
    tail = "\n".join(["", *lines[end:]]) if end < len(lines) else ""
    return Pieces("\n".join(lines[:first]), pieces, tail)


def _whole(raws: Sequence[RawBlock], starts: Sequence[int]) -> Iterator[tuple[RawBlock, int, int]]:
    """Each raw block, where it begins and where the next does; a part without blocks is one with its end."""
    at = 0
    while at < len(raws):
        raw, start = raws[at], starts[at]
        if isinstance(raw, RawPartOpen) and raw.kind in _EMPTY:
            while at < len(raws) and not isinstance(raws[at], RawPartClose):
                at += 1
        at += 1
        yield raw, start, starts[min(at, len(raws))]


def joined(pieces: Pieces) -> str:
    """Return the text of the pieces: those that were neighbours keep what was between them, others get a blank line."""
    text = [pieces.head]
    before: Piece | None = None
    for piece in pieces.pieces:
        text += [_gap(before, piece), piece.text]
        before = piece
    return "".join([*text, pieces.tail])


def _gap(before: Piece | None, piece: Piece) -> str:
    is_own = bool(piece.gap) and not piece.moved
    if is_own and (0 if before is None else before.line) == piece.after and not (before is not None and before.moved):
        return piece.gap
    is_close = before is not None and (before.opens or bool(piece.closes) or (before.is_bullet and piece.is_bullet))
    if is_own and (is_close or piece.gap.count("\n") > 1):
        return piece.gap
    return "\n" if is_close else "\n\n"


def insert_behind(pieces: list[Piece], piece: Piece, last: Piece | None, *, below_list: bool = False) -> None:
    """Put a piece behind another and the notes below that, or at the beginning; ``below_list``: not between items."""
    at = 0 if last is None else pieces.index(last) + 1
    while below_list and at < len(pieces) and pieces[at - 1].is_bullet and pieces[at].is_bullet:
        at += 1
    while at < len(pieces) and pieces[at].note:
        at += 1
    pieces.insert(at, piece)


def rising(numbers: Sequence[int]) -> set[int]:
    """Return as many of different numbers as stand in rising order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
