"""A version with all that rules ask of it, each worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar, cast

from undoc.checks.findings import Hit
from undoc.checks.places import Source
from undoc.checks.units import Unit, units
from undoc.checks.words import Texts
from undoc.model import Block, ContentError, Document, Heading, Metadata, Place, Problem, Version
from undoc.model.tree import walk
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.numbering import Numberer
from undoc.templates import Templates
from undoc.templates.kinds import Kind
from undoc.templates.language import Language

_T = TypeVar("_T")


class CheckedVersion:
    """One version of a document.

    ``house`` is the key of its house style; ``kind`` is the kind as the body has it, ``language`` the language with the
    counters of the document. ContentError when there is no such body or kind.
    """

    def __init__(self, document: Document, language: str, templates: Templates, source: Source | None = None) -> None:
        self.document = document
        self.metadata: Metadata = document.metadata
        self.version: Version = document.versions[language]
        self.templates = templates
        problems: list[Problem] = []
        wordings = Wordings.of(document, self.version, templates, problems)
        if wordings.kind is None or self.metadata.body not in templates.bodies:
            raise ContentError(problems)
        self.house = templates.bodies[self.metadata.body].house
        self.kind: Kind = wordings.kind
        self.language: Language = wordings.language
        self._source = source
        self._made: dict[Callable[[CheckedVersion], object], object] = {}

    def once(self, make: Callable[[CheckedVersion], _T]) -> _T:
        """What ``make`` makes of the version, made once for all rules that ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(_T, self._made[make])

    @cached_property
    def numberer(self) -> Numberer:
        """The numbers of its blocks."""
        return Numberer(self.version.blocks, self.language)

    @cached_property
    def units(self) -> list[Unit]:
        """Its texts."""
        return units(self.version, self.metadata, self.kind.text, self.numberer.numbered)

    @cached_property
    def texts(self) -> Texts:
        """Its texts, to be searched."""
        return Texts(self.units)

    @cached_property
    def source(self) -> Source:
        """The text of its file."""
        return self._source or Source.read(self.version.path)

    @cached_property
    def blocks(self) -> list[Block]:
        """Its blocks, those within others too."""
        return list(walk(self.version.blocks))

    @cached_property
    def by_block(self) -> dict[int, Unit]:
        """The first text of each block, by its identity."""
        return {id(unit.block): unit for unit in reversed(self.units) if unit.block is not None}

    @property
    def headings(self) -> list[Unit]:
        """Its headings."""
        return [unit for unit in self.units if isinstance(unit.block, Heading)]

    def at(self, key: str) -> Place:
        """Where a key of ``document.yaml`` stands."""
        return self.metadata.place_of(key)


#: A rule that looks at a version as a whole.
Check = Callable[[CheckedVersion], Iterator[Hit]]
