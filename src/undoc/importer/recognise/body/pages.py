"""Pages within the body: where they break, and which of them are on their side."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from undoc.importer.attributes import whole
from undoc.importer.recognise.found_blocks import (
    Block,
    Bullet,
    Contents,
    Heading,
    Numbered,
    PageBreak,
    Paragraph,
    Part,
    Table,
)
from undoc.importer.word.names import VAL, W

#: The most columns of a part of the content format.
_MOST_COLUMNS = 4


def settle_page_breaks(blocks: Sequence[Block], *, after_contents: bool) -> list[Block]:
    """The blocks without breaks where a page begins anyway: also after a list of contents if the house does so."""
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Part) and block.kind in ("annex", "landscape"):
            block.blocks = settle_page_breaks(block.blocks, after_contents=after_contents)
        if isinstance(block, PageBreak):
            before = result[-1] if result else None
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            if (
                after is None
                or isinstance(before, PageBreak)
                or (after_contents and isinstance(before, Contents))
                or (isinstance(before, Part) and before.kind == "landscape")
                or (isinstance(after, Part) and after.kind in ("annex", "landscape"))
            ):
                continue
        result.append(block)
    return result


def turned(blocks: list[Block], section: etree._Element) -> list[Block]:
    """The blocks of a section, as a part when its pages are on their side."""
    if not blocks or not is_landscape(section):
        return blocks
    return [Part("landscape", blocks, getattr(blocks[0], "place", ""))]


def is_landscape(section: etree._Element | None) -> bool:
    """Whether the pages of a section are on their side."""
    size = section.find(f"{W}pgSz") if section is not None else None
    return size is not None and size.get(f"{W}orient") == "landscape"


def begins_page(section: etree._Element) -> bool:
    """Whether the text of a section begins on a new page (17.6.22)."""
    kind = section.find(f"{W}type")
    return kind is None or kind.get(VAL) not in ("continuous", "nextColumn")


def gathered(blocks: list[Block]) -> list[Block]:
    """Neighbouring landscape parts as one; what such a part cannot hold stands before it."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(block, Part) and block.kind == "landscape":
            outside = [inner for inner in block.blocks if isinstance(inner, Part | Contents)]
            inside: list[Block] = [inner for inner in block.blocks if not isinstance(inner, Part | Contents)]
            result.extend(outside)
            if isinstance(last, Part) and last.kind == "landscape" and not outside:
                last.blocks.extend(inside)
            elif inside:
                result.append(Part("landscape", inside, block.place))
        else:
            result.append(block)
    return result


def can_stand_in_columns(blocks: Sequence[Block], count: int, section: etree._Element) -> bool:
    """Whether the content format has a part for the blocks of a section in so many columns."""
    fit = all(isinstance(block, Heading | Paragraph | Numbered | Bullet | Table) for block in blocks)
    return fit and count <= _MOST_COLUMNS and not is_landscape(section)


def columns_of(section: etree._Element) -> int:
    """How many columns the text of a section stands in (17.6.4)."""
    columns = section.find(f"{W}cols")
    return whole(columns.get(f"{W}num"), 1, 1, 999) if columns is not None else 1
