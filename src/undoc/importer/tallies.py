"""How many of each kind a Word file shows, and how many came in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from lxml import etree
from msgspec import Struct

from undoc.importer.report import Findings
from undoc.importer.word.items import Item
from undoc.importer.word.numbering import Label
from undoc.importer.word.spans import Span
from undoc.model import Block


class Tally(NamedTuple):
    """How many of one kind the file has, how many came in, and how many of the others the report tells of."""

    what: str
    file: int
    imported: int
    told: int

    @property
    def is_whole(self) -> bool:
        """Whether all came in or are told."""
        return self.file <= self.imported + self.told


class Shown(Struct):
    """What a Word file shows: its body, what was read of it, and the elements that are ``gone`` from it.

    ``references`` are the fields that give numbers or texts of other places, those of one number such as 5 (b) as one.

    ``labels`` are those that Word counts by the numbers of their paragraphs, ``notes`` the texts of those that are not
    made anew by their keys, ``masthead`` the numbers of tables that are the masthead.
    """

    body: etree._Element
    items: Sequence[Item]
    labels: Mapping[int, Label]
    notes: Mapping[str, str]
    gone: Collection[str]
    masthead: Collection[int] = ()
    references: int = 0


class Made(NamedTuple):
    """What was made of a file: blocks, the other texts of the document, and what is told."""

    blocks: Sequence[Block]
    others: Sequence[Sequence[Span]]
    bullets: Sequence[str]
    findings: Findings
