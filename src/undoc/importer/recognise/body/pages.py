"""Pages within the body: where they break, and which of them are on their side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import etree
from msgspec.structs import replace

from undoc.importer.attributes import twips, whole, width_in
from undoc.importer.recognise.origins import Origin
from undoc.importer.word.names import VAL, W
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Contents,
    DisplayedFormula,
    Heading,
    Landscape,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Table,
)
from undoc.model.blocks import Part

#: The most columns of a part of the content format.
_MOST_COLUMNS = 4
#: What such a part holds.
_IN_COLUMNS = Heading | Paragraph | NumberedParagraph | BulletItem | Table | DisplayedFormula


def settle_page_breaks(blocks: Sequence[Block], *, after_contents: bool) -> list[Block]:
    """The blocks without breaks where a page begins anyway: also after a list of contents if the house does so."""
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Annex | Landscape):
            inner = settle_page_breaks(block.blocks, after_contents=after_contents)
            block = replace(block, blocks=tuple(inner))
        if isinstance(block, PageBreak):
            before = result[-1] if result else None
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            if (
                after is None
                or isinstance(before, PageBreak)
                or (after_contents and isinstance(before, Contents))
                or (isinstance(before, Landscape))
                or (isinstance(after, Annex | Landscape))
            ):
                continue
        result.append(block)
    return result


def turned(blocks: list[Block], section: etree._Element) -> list[Block]:
    """The blocks of a section, as a part when its pages are on their side."""
    if not blocks or not is_landscape(section):
        return blocks
    return [Landscape(tuple(blocks), Origin(str(blocks[0].place)))]


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
        if isinstance(block, Landscape):
            outside = [inner for inner in block.blocks if isinstance(inner, Part | Contents)]
            inside: list[Block] = [inner for inner in block.blocks if not isinstance(inner, Part | Contents)]
            result.extend(outside)
            if isinstance(last, Landscape) and not outside:
                result[-1] = replace(last, blocks=(*last.blocks, *inside))
            elif inside:
                result.append(Landscape(tuple(inside), block.place))
        else:
            result.append(block)
    return result


def can_stand_in_columns(blocks: Sequence[Block], count: int, section: etree._Element) -> bool:
    """Whether the content format has a part for the blocks of a section in so many columns."""
    fit = all(isinstance(block, _IN_COLUMNS) for block in blocks)
    return fit and count <= _MOST_COLUMNS and not is_landscape(section)


def columns_of(section: etree._Element) -> int:
    """How many columns the text of a section stands in (17.6.4)."""
    columns = section.find(f"{W}cols")
    return whole(columns.get(f"{W}num"), 1, 1, 999) if columns is not None else 1


def text_widths(sections: Sequence[etree._Element]) -> tuple[int, int]:
    """The width of the text and of the page between its margins, in twips, in most of the upright sections."""
    widths: Counter[int] = Counter()
    for section in sections:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is not None and margins is not None and not is_landscape(section):
            widths[width_in(size.get(f"{W}w")) - twips(margins.get(f"{W}left")) - twips(margins.get(f"{W}right"))] += 1
    full = widths.most_common(1)[0][0] if widths else 0
    full = full if 2000 < full < 40000 else 9840
    return full - 2534, full
