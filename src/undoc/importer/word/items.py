"""The paragraphs and tables of a part, and what tables are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.tables.cell_looks import CellLook
from undoc.importer.word.tables.column_rules import SideRule
from undoc.importer.word.tables.heights import (
    Edges,
)


class WordCell(Struct):
    """A cell: where it begins in the grid and over how many columns it reaches; ``goes_on`` below another.

    ``rules`` are the upright ones at its sides, "start" and "end", ``edges`` those above and below it; ``spaces`` are
    those above and below its texts in points, None without texts, when it is ``height`` points high.
    """

    items: list[Item]
    columns: int = 1
    goes_on: bool = False
    rule_above: bool = False
    rules: Mapping[str, SideRule] = {}
    look: CellLook | None = None
    edges: Edges = Edges()
    spaces: tuple[float, float] | None = None
    height: float = 0.0


class WordRow(Struct):
    """A row; ``before`` and ``after`` are columns of the grid that it leaves free.

    ``exact`` is its height in points where it is given, ``room`` that of the rule above it, ``lead`` that of rows
    without texts above it. No page ends within one that ``is_whole``.
    """

    cells: list[WordCell]
    is_header: bool = False
    is_whole: bool = False
    exact: float | None = None
    room: float = 0.0
    lead: float = 0.0
    before: int = 0
    after: int = 0


class WordTable(Struct):
    """A table of the file: the widths of its columns in twips, its rows, and where it stands."""

    grid: list[int]
    rows: list[WordRow]
    number: int
    bookmarks: list[str] = field(default_factory=list)
    indent: int = 0
    above: float | None = None
    has_frame: bool = False

    @property
    def has_widths(self) -> bool:
        """Whether the file says how wide its columns are."""
        return bool(self.grid) and all(self.grid)

    def paragraphs(self) -> Iterator[WordParagraph]:
        """All paragraphs in its cells, those of tables within them too."""
        for row in self.rows:
            for cell in row.cells:
                for item in cell.items:
                    if isinstance(item, WordTable):
                        yield from item.paragraphs()
                    else:
                        yield item


Item = WordParagraph | WordTable


def is_empty(item: Item) -> bool:
    """Whether there is nothing to see of it."""
    if isinstance(item, WordTable):
        return all(is_empty(paragraph) for paragraph in item.paragraphs())
    if item.drawings or item.boxes or item.contents is not None:
        return False
    return all(not span.note and not span.text.strip() for span in item.spans)


def flat(items: Sequence[Item]) -> Iterator[WordParagraph]:
    """The paragraphs, those in tables too."""
    for item in items:
        if isinstance(item, WordTable):
            yield from item.paragraphs()
        else:
            yield item
