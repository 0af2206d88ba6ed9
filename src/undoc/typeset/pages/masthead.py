"""The masthead of the first page: a table of slots between rules."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.prepare.prepared import Emblem, Paragraph, PreparedDocument
from undoc.prepare.structure import Structure
from undoc.templates.pages import MastheadCell, VerticalAlign
from undoc.templates.styles import Align
from undoc.typeset.blocks.paragraphs import Column, ParagraphSetter
from undoc.typeset.pages.page import Item, LinkArea, PlacedPicture, Rule


class MastheadSetter:
    """Sets the masthead of one document; ``items`` and ``links`` are in place on the page, ``notes`` called in it."""

    def __init__(self, prepared: PreparedDocument, setter: ParagraphSetter, structure: Structure) -> None:
        self._document = prepared
        self._setter = setter
        self._structure = structure
        self.items: list[Item] = []
        self.links: list[LinkArea] = []
        self.notes: tuple[str, ...] = ()

    def set(self) -> float:
        """Set the table and return where the text below it begins, in points from the page's top."""
        house = self._document.house
        table = house.masthead
        edge = house.page.left + table.left
        top = house.page.header
        for row in table.rows:
            left, column = edge, 0
            for cell in row.cells:
                width = sum(table.columns[column : column + cell.span])
                self._cell(cell, Column(left + table.padding, width - 2 * table.padding), top, row.height)
                left += width
                column += cell.span
            top += row.height
            if row.rule:
                # A table's rule lies below the row's edge, as Word draws it.
                self.items.append(Rule(edge, top + row.rule / 2, left, top + row.rule / 2, width=row.rule))
        return top + table.after

    def _cell(self, cell: MastheadCell, column: Column, top: float, height: float) -> None:
        """Set a cell's slots one below the other, then move them to where the cell wants them."""
        items: list[Item] = []
        links: list[LinkArea] = []
        y = cell.before
        for slot in cell.slots:
            if slot == "emblem":
                if self._document.emblem is not None:
                    y = self._emblem(self._document.emblem, column, y, items)
                continue
            y = self._paragraphs(self._document.masthead.get(slot, ()), column, y, items, links=links)
        free = height - y
        shift = top + {VerticalAlign.TOP: 0.0, VerticalAlign.CENTER: free / 2, VerticalAlign.BOTTOM: free}[cell.align]
        move(items, links, shift)
        self.items += items
        self.links += links

    def _paragraphs(
        self, paragraphs: Sequence[Paragraph], column: Column, y: float, items: list[Item], links: list[LinkArea]
    ) -> float:
        for paragraph in paragraphs:
            style = self._document.house.styles[paragraph.style]
            block = self._setter.set(paragraph, style, column, self._structure.paragraph(paragraph))
            y += block.before
            for line in block.lines:
                self.notes += line.notes
                move(line.items, line.links, y)
                items += line.items
                links += line.links
                y += line.height
            y += block.after
        return y

    def _emblem(self, emblem: Emblem, column: Column, y: float, items: list[Item]) -> float:
        style = self._document.house.styles[self._document.house.masthead.styles["emblem"]]
        free = column.width - style.left - style.right - emblem.width
        x = column.left + style.left + {Align.CENTER: free / 2, Align.END: free}.get(style.align, 0.0)
        y += emblem.before
        items.append(
            PlacedPicture(emblem.drawing, x, y, emblem.width, height=emblem.height, content=self._structure.emblem)
        )
        return y + emblem.height + emblem.after


def move(items: Sequence[Item], links: Sequence[LinkArea], dy: float, dx: float = 0.0) -> None:
    """Move items and links down by ``dy`` points, and ``dx`` further from the start edge."""
    if dx:
        for item in items:
            item.x += dx
            if isinstance(item, Rule):
                item.x2 += dx
        for link in links:
            link.x += dx
    for item in items:
        item.y += dy
        if isinstance(item, Rule):
            item.y2 += dy
    for link in links:
        link.y += dy
