"""The lines at the foot of the first page: who may correct a record, and how."""

from __future__ import annotations

from undoc.prepare.prepared import PreparedDocument
from undoc.prepare.structure import Structure
from undoc.typeset.blocks.paragraphs import Column, ParagraphSetter, SetBlock
from undoc.typeset.pages.masthead import move
from undoc.typeset.pages.page import Page


class Foot:
    """The lines of one document; they end where the margin of the first page begins, and the text ends above them."""

    def __init__(self, prepared: PreparedDocument) -> None:
        self._prepared = prepared
        self._blocks: list[SetBlock] = []

    def set(self, setter: ParagraphSetter, structure: Structure) -> None:
        """Set the lines, which tells their height."""
        house = self._prepared.house
        column = Column(house.page.left, house.page.text_width)
        for paragraph in self._prepared.foot:
            marked = structure.paragraph(paragraph)
            self._blocks.append(setter.set(paragraph, house.styles[paragraph.style], column, marked))

    @property
    def height(self) -> float:
        """How high the lines are, with the spaces around them, in points."""
        return sum(block.before + block.height + block.after for block in self._blocks)

    def place(self, page: Page) -> None:
        """Put the lines on the first page."""
        geometry = self._prepared.house.page
        y = geometry.height - geometry.first_bottom - self.height
        for block in self._blocks:
            y += block.before
            for line in block.lines:
                move(line.items, line.links, y)
                page.items += line.items
                page.links += line.links
                y += line.height
            y += block.after
