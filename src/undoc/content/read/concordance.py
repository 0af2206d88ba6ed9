"""Whether a version has what the original has, in the same order: the numbers of all versions are then the same.

What counts is what is numbered or named: headings, numbered paragraphs, titled tables, figures and charts, annexes,
calls of notes; and displayed formulas. Paragraphs and list items without a number may be divided otherwise in another
language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from undoc.model import (
    Annex,
    AnnexKind,
    Block,
    Chart,
    Contents,
    DisplayedFormula,
    Figure,
    Heading,
    Inline,
    NoteCall,
    NumberedParagraph,
    Place,
    Problem,
    Summary,
    Table,
    Version,
)
from undoc.model.tree import children, flat, texts

#: What versions must have in common, one after the other: kind and level, the number it counts from, name.
Structure = tuple[tuple[tuple[str, int], int | None, str | None], ...]


class _Item(NamedTuple):
    """Something that is counted or named: its kind is what must agree, ``words`` are for messages."""

    kind: tuple[str, int]
    name: str | None
    words: str
    place: Place
    start: int | None = None


def structure(version: Version) -> Structure:
    """What another version must have to correspond to ``version``."""
    return tuple((item.kind, item.start, item.name) for item in _items(version))


def first_difference(version: Version, original: Version) -> Problem | None:
    """The first place where ``version`` differs from ``original`` in what is numbered or named; None for none."""
    file = original.path.name
    for mine, other in zip_longest(_items(version), _items(original)):
        if mine is None:
            assert other is not None
            message = f"Nothing here corresponds to {other.words} in line {other.place.line} of {file}."
            return _problem(Place(str(version.path)), message, file)
        if other is None:
            message = f"{_capital(mine.words)} stands here, where {file} has nothing more that is numbered or named."
            return _problem(mine.place, message, file)
        if mine.kind != other.kind:
            message = f"{_capital(mine.words)} stands here, where {file} has {other.words} (line {other.place.line})."
            return _problem(mine.place, message, file)
        if mine.start != other.start:
            message = (
                f"{_capital(mine.words)} {_started(mine.start)} here and {_started(other.start)} in {file} "
                f"(line {other.place.line})."
            )
            return _problem(mine.place, message, file)
        if mine.name != other.name:
            message = (
                f"{_capital(mine.words)} has {_named(mine.name)} here and {_named(other.name)} in {file} "
                f"(line {other.place.line})."
            )
            return _problem(mine.place, message, file)
    return None


def not_compared(version: Version, file: str) -> Problem:
    """The problem that ``version`` cannot be compared with its original in ``file``, which has errors of its own."""
    message = f"{file} has errors, so that it is not known whether this version corresponds to it."
    advice = f"Mend {file} first: “undoc check” says what is wrong with it."
    return Problem(Place(str(version.path)), "versions-not-compared", message, advice)


def _problem(place: Place, message: str, file: str) -> Problem:
    advice = f"Give both files the same headings, numbers, names and notes in the same order; {file} is the original."
    return Problem(place, "versions-differ", message, advice)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(name: str | None) -> str:
    return f"the name “{name}”" if name else "no name"


def _started(start: int | None) -> str:
    return f"counts from {start}" if start is not None else "counts on"


def _items(version: Version) -> Iterator[_Item]:
    """All that counts of a version, in the order of its file."""
    for inlines in (version.title, version.agenda_title):
        yield from _calls(inlines)
    yield from _Walk().items(version.blocks)


class _Walk:
    """Goes through the blocks of a version; ``paragraphs`` counts the numbered ones for messages."""

    def __init__(self) -> None:
        self.paragraphs = 0

    def items(self, blocks: Sequence[Block]) -> Iterator[_Item]:
        for block in blocks:
            found = self._item(block)
            name = getattr(block, "name", None)
            if found is not None:
                kind, words = found
                yield _Item(kind, name, words=words, place=block.place, start=getattr(block, "start", None))
            elif name:
                yield _Item(("named", 0), name, "a paragraph", block.place)
            for text in texts(block):
                yield from _calls(text)
            # In a summary and in an annex numbers begin anew.
            inner = _Walk() if isinstance(block, Summary | Annex) else self
            yield from inner.items(children(block))

    def _item(self, block: Block) -> tuple[tuple[str, int], str] | None:
        """The kind of what is counted and the words for it; None for what is not counted."""
        match block:
            case Heading(level=level):
                return ("heading", level), f"a heading of level {level}"
            case NumberedParagraph(level=0, start=start):
                self.paragraphs = self.paragraphs + 1 if start is None else start
                return ("paragraph", 0), f"paragraph {self.paragraphs}"
            case NumberedParagraph(level=level, typed=typed):
                below = f" of paragraph {self.paragraphs}" if self.paragraphs else ""
                return ("paragraph", level), f"sub-paragraph {typed}{below}"
            case Table(caption=caption) if caption:
                return ("table", 0), "a table with a caption"
            case Figure(caption=caption) | Chart(caption=caption) if caption:
                return ("figure", 0), "a figure with a caption"
            case DisplayedFormula():
                return ("formula", 0), "a displayed formula"
            case Annex(kind=kind):
                return (kind, 0), "an annex" if kind is AnnexKind.ANNEX else f"an {kind}"
            case Summary():
                return ("summary", 0), "a summary"
            case Contents():
                return ("contents", 0), "a list of contents"
            case _:
                return None


def _calls(inlines: Sequence[Inline]) -> Iterator[_Item]:
    """The calls of notes in a text."""
    for inline in flat(inlines):
        if isinstance(inline, NoteCall):
            yield _Item(("note", 0), None, "the call of a note", inline.place)
