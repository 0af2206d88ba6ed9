"""What was imported of a Word file."""

from __future__ import annotations

from msgspec import Struct

from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.origins import origin
from undoc.importer.report import Findings
from undoc.importer.tallies import Tally
from undoc.importer.word.spans import Span
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Contents,
    Figure,
    Fit,
    Heading,
    NumberedParagraph,
    Paragraph,
    Symbol,
    Table,
)
from undoc.model.tree import walk

#: The blocks that can have a number in the file.
_LABELLED = Heading | NumberedParagraph | Table | Annex


class Imported(Struct):
    """What a Word file holds, ready to be written.

    ``notes`` are paragraphs by the names of notes, ``note_fits`` how their lines are fitted. ``has_no_symbol`` says
    that ``symbol`` is made of the file's name, ``tallies`` how many of each kind the file has and came in.
    """

    front: Front
    symbol: Symbol
    body: str
    kind: str
    language: str
    blocks: tuple[Block, ...]
    notes: dict[str, list[list[Span]]]
    note_fits: dict[str, Fit]
    pictures: dict[str, bytes]
    findings: Findings
    has_no_symbol: bool = False
    tallies: tuple[Tally, ...] = ()

    def counts(self) -> list[tuple[str, int]]:
        """How many of each kind of block there are."""
        kinds = (
            ("headings", Heading),
            ("numbered paragraphs", NumberedParagraph),
            ("paragraphs", Paragraph),
            ("bullets", BulletItem),
        )
        more = (("tables", Table), ("pictures", Figure))
        found = list(walk(self.blocks))
        counted = [(what, sum(isinstance(block, kind) for block in found)) for what, kind in (*kinds, *more)]
        return [*counted, ("notes", len(self.notes))]

    def remade(self) -> list[str]:
        """What the file has that is not in the content, because it is made of this."""
        blocks = list(walk(self.blocks))
        labels = (origin(block).label for block in blocks if isinstance(block, _LABELLED))
        found = {
            "headers and footers": True,
            "the masthead": self.front.symbol is not None,
            "the numbers": any(labels),
            "the list of contents": any(isinstance(block, Contents) for block in blocks),
        }
        return [what for what, is_there in found.items() if is_there]
