"""Word files of documents that were put together by hand: set first, as what they need of their pages is measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from tests.support import seed
from undoc import docx
from undoc.docx import FontNames, Numbers
from undoc.drawings.rendering import Rendered
from undoc.prepare.prepared import Block, Chart, Figure, Measured, Part, PreparedDocument, Table
from undoc.typeset import typeset

FONTS = FontNames.of(seed.templates().fonts)


def write(
    prepared: PreparedDocument,
    fonts: FontNames = FONTS,
    *,
    numbers: Numbers = Numbers.AUTO,
    drawings: Mapping[Path, Rendered] | None = None,
    no_break_spaces: bool = False,
    **measured: object,
) -> bytes:
    """The Word file of a document; ``measured`` are fields of ``Measured`` that stand in place of those found.

    Tables, figures and charts without an anchor get one, as those of content have.
    """
    prepared = replace(prepared, blocks=tuple(_anchored(prepared.blocks, count(1))))
    found = typeset(prepared, seed.templates().fonts).measured if prepared.needs_pages else Measured()
    found = replace(found, **measured)
    return docx.write(
        prepared, fonts, numbers=numbers, measured=found, drawings=drawings, no_break_spaces=no_break_spaces
    )


def _anchored(blocks: Iterable[Block], numbers: Iterator[int]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Part):
            yield replace(block, blocks=tuple(_anchored(block.blocks, numbers)))
        elif isinstance(block, Table | Figure | Chart) and not block.anchor:
            yield replace(block, anchor=f"made{next(numbers)}")
        else:
            yield block
