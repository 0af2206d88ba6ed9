"""The texts of a version as they are read, each with what it is and where its characters stand in the source.

References are the numbers that they print; calls of notes are left out of the text and kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct, field

from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Chart,
    Emphasis,
    Emphasized,
    Figure,
    Fitted,
    Formula,
    Heading,
    Inline,
    LineBreak,
    Link,
    Metadata,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Place,
    Quotation,
    Reference,
    Summary,
    Table,
    Text,
    Version,
)
from undoc.model.tree import children, drawings, texts, walk
from undoc.prepare.numbering import Numbered
from undoc.templates.kinds import TextModel
from undoc.templates.rules import Scope

#: Stands in a text for a formula.
FORMULA = "\ufffc"
#: Kinds whose paragraphs are what somebody said.
_SPOKEN = ("verbatim-record", "summary-record")
_QUOTED = re.compile("“[^“”]*”|„[^„“]*“|«[^«»]*»|”[^”“]*“|‘[^‘’]*’(?!\\w)")
_ASIDE = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<![\w/])[A-Z]{1,8}(?:\.\d+)?(?:/[\w.()\-…]+)+"
)


class Piece(NamedTuple):
    """From ``offset`` of a text on it stands at ``place``; None for what is made, as the number of a reference."""

    offset: int
    place: Place | None


class Unit(Struct, dict=True):
    """A text of a version: a paragraph, a heading, a cell.

    ``italics`` are the stretches that are set apart, ``calls`` the offsets at which notes are called, ``references``
    the stretches that are made of references. ``number`` is what the block is numbered. ``part`` counts the stretches
    in which numbers go on: annexes, and what begins with 1 once more; the summary is -1.
    """

    text: str
    scope: Scope
    place: Place
    pieces: tuple[Piece, ...]
    block: Block | None = None
    number: Numbered = Numbered()
    part: int = 0
    italics: tuple[tuple[int, int], ...] = ()
    calls: tuple[int, ...] = ()
    references: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int], ...] = ()

    @cached_property
    def lower(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """The stretches in quotation marks."""
        return tuple(match.span() for match in _QUOTED.finditer(self.text))

    @cached_property
    def aside(self) -> tuple[tuple[int, int], ...]:
        """The stretches that are addresses or symbols of documents."""
        return tuple(match.span() for match in _ASIDE.finditer(self.text))


def units(version: Version, metadata: Metadata, model: TextModel, numbered: Mapping[int, Numbered]) -> list[Unit]:
    """Return the texts of a version in the order of the file, notes last.

    ``model`` is what the text of its kind is made of, ``numbered`` what its blocks are numbered, by their identity.
    """
    return list(_Maker(version, metadata, model, numbered).units())


class _Maker:
    def __init__(
        self, version: Version, metadata: Metadata, model: TextModel, numbered: Mapping[int, Numbered]
    ) -> None:
        self._version = version
        self._numbered = numbered
        self._references = {
            name: numbered[id(block)].reference
            for block in walk(version.blocks)
            if (name := getattr(block, "name", None)) and id(block) in numbered
        }
        self._is_resolution = model is TextModel.RESOLUTION
        self._parts = 0
        self._counted: set[int] = set()
        self._paragraph = Scope.SPEECH if metadata.kind in _SPOKEN else Scope.PARAGRAPH
        self._part = 0

    def units(self) -> Iterator[Unit]:
        version = self._version
        start = Place(str(version.path), 1, 1)
        if version.title:
            yield self._unit(version.title, Scope.TITLE, version.places.get("title", start))
        if version.agenda_title:
            yield self._unit(version.agenda_title, Scope.METADATA, version.places.get("agenda_title", start))
        for key, text in version.wording.items():
            place = version.places.get(key, start)
            yield Unit(text, Scope.METADATA, place, (Piece(0, place),))
        self._in_preamble = self._is_resolution
        yield from self._blocks(version.blocks)
        self._part = 0
        for note in version.notes.values():
            for paragraph in note.paragraphs:
                yield self._unit(paragraph, Scope.NOTE, note.place)

    def _blocks(self, blocks: Iterable[Block], *, quoted: bool = False) -> Iterator[Unit]:
        for block in blocks:
            if isinstance(block, Annex):
                self._begin_part()
                self._in_preamble = False
            elif isinstance(block, NumberedParagraph) and block.level == 0 and self._begins_anew(block):
                self._begin_part()
            yield from self._of(block, quoted=quoted)
            inner = children(block)
            if inner:
                part = self._part
                if isinstance(block, Summary):
                    self._part = -1
                yield from self._blocks(inner, quoted=quoted or isinstance(block, Quotation))
                if isinstance(block, Summary):
                    self._part = part

    def _begin_part(self) -> None:
        self._parts += 1
        self._part = self._parts

    def _begins_anew(self, block: NumberedParagraph) -> bool:
        """Whether the numbers of a part begin once more, as where several decisions stand in a document."""
        number = self._numbered.get(id(block), Numbered()).reference
        if number != "1":
            return False
        seen = self._part in self._counted
        self._counted.add(self._part if not seen else self._parts + 1)
        return seen

    def _of(self, block: Block, *, quoted: bool) -> Iterator[Unit]:
        match block:
            case Table():
                yield from self._table(block)
                yield from (_alternative(drawing) for drawing in drawings((block,)))
            case Figure():
                if block.caption:
                    yield self._unit(block.caption, Scope.CAPTION, block.place, block)
                yield _alternative(block)
            case Chart():
                if block.caption:
                    yield self._unit(block.caption, Scope.CAPTION, block.place, block)
                yield _alternative(block)
                for name in (*block.categories, *(one.name for one in block.series), *filter(None, (block.unit,))):
                    yield self._unit((name,), Scope.CELL, block.place, block)
            case _:
                for inlines in texts(block):
                    if inlines:
                        yield self._unit(inlines, self._scope(block, quoted=quoted), block.place, block)

    def _table(self, table: Table) -> Iterator[Unit]:
        for inlines in (table.caption, table.subtitle):
            if inlines:
                yield self._unit(inlines, Scope.CAPTION, table.place, table)
        for row in table.rows:
            for cell in row.cells:
                for inlines in (cell.inlines, *cell.more):
                    if inlines:
                        yield self._unit(inlines, Scope.CELL, cell.place, table)
        for inlines in (*table.remarks, *(note.inlines for note in table.notes)):
            yield self._unit(inlines, Scope.CELL, table.place, table)

    def _scope(self, block: Block, *, quoted: bool) -> Scope:
        match block:
            case Heading():
                return Scope.HEADING
            case Annex():
                return Scope.TITLE
            case _ if quoted:
                return Scope.QUOTATION
            case NumberedParagraph(level=0) if self._is_resolution and not self._part:
                self._in_preamble = False
                return Scope.OPERATIVE
            case NumberedParagraph(level=level) if level:
                return Scope.LIST_ITEM
            case BulletItem():
                return Scope.LIST_ITEM
            case Paragraph() if self._in_preamble:
                return Scope.PREAMBLE
            case _:
                return self._paragraph

    def _unit(self, inlines: tuple[Inline, ...], scope: Scope, place: Place, block: Block | None = None) -> Unit:
        found = _Gathered(self._references)
        found.take(inlines)
        return Unit(
            "".join(found.texts),
            scope,
            found.first or place,
            pieces=tuple(found.pieces),
            block=block,
            number=self._numbered.get(id(block), Numbered()),
            part=self._part,
            italics=tuple(found.italics),
            calls=tuple(found.calls),
            references=tuple(found.references),
            links=tuple(found.links),
        )


def _alternative(drawing: Figure | Chart) -> Unit:
    return Unit(drawing.alternative, Scope.ALTERNATIVE, drawing.place, (Piece(0, drawing.place),))


class _Gathered(Struct):
    """The text of some inlines, as far as they have been gone through."""

    numbers: Mapping[str, str]
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    italics: list[tuple[int, int]] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    references: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0
    first: Place | None = None

    def add(self, text: str, place: Place | None) -> None:
        if self.first is None:
            self.first = place
        self.pieces.append(Piece(self.length, place))
        self.texts.append(text)
        self.length += len(text)

    def take(self, inlines: Iterable[Inline]) -> None:
        for inline in inlines:
            start = self.length
            match inline:
                case Text(text=text, place=place):
                    self.add(text, place)
                case Emphasized(emphasis=emphasis, children=inner):
                    self.take(inner)
                    if emphasis is Emphasis.ITALIC:
                        self.italics.append((start, self.length))
                case Fitted(children=inner):
                    self.take(inner)
                case Link(children=inner):
                    self.take(inner)
                    self.links.append((start, self.length))
                case Reference(name=name, children=inner):
                    if inner:
                        self.take(inner)
                    else:
                        self.add(self.numbers.get(name, ""), None)
                    self.references.append((start, self.length))
                case LineBreak():
                    self.add("\n", None)
                case Formula():
                    self.add(FORMULA, None)
                case NoteCall():
                    self.calls.append(self.length)
