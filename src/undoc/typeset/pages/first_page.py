"""The foot of the first page: job number, bar code, QR code, the line asking to recycle, each in its own area.

All is furniture but the QR code, which leads somewhere: a figure within a link, read at the end of the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from undoc.prepare.prepared import FirstPage, Paragraph, PreparedDocument, Role, Span
from undoc.prepare.structure import Content, Element, Structure
from undoc.templates.pages import Area
from undoc.typeset.blocks.paragraphs import Column, ParagraphSetter
from undoc.typeset.pages.masthead import move
from undoc.typeset.pages.page import LinkArea, Page, PlacedPicture, Rule
from undoc.typeset.text.bidi import guarded
from undoc.typeset.text.visual import mirror


def add_first_page(page: Page, prepared: PreparedDocument, setter: ParagraphSetter, structure: Structure) -> None:
    """Add to ``page``, the document's first, what the content's job number asks for; nothing without one."""
    if prepared.first_page is not None:
        _Foot(page, prepared, prepared.first_page, setter).set(structure)


class _Foot:
    def __init__(self, page: Page, prepared: PreparedDocument, content: FirstPage, setter: ParagraphSetter) -> None:
        self._page = page
        self._house = prepared.house
        self._layout = prepared.house.first_page
        self._mirrored = setter.right_to_left
        self._content = content
        self._setter = setter

    def set(self, structure: Structure) -> None:
        content, layout = self._content, self._layout
        self._text(content.job, layout.job_style, layout.job)
        self._bars(content.bars, layout.barcode)
        if layout.barcode_text_style:
            area = layout.barcode
            below = Area(area.start, area.top + area.height, 2 * area.width, 0.0)
            self._text(f"*{content.barcode}*", layout.barcode_text_style, below)
        self._text(content.recycle, layout.recycle_style, layout.recycle)
        mark = layout.mark
        self._page.items.append(
            PlacedPicture(layout.mark_drawing, self._left(mark), mark.top, mark.width, height=mark.height, content=None)
        )
        if structure.qr is not None:
            self._qr(*structure.qr)

    def _left(self, area: Area) -> float:
        return self._house.page.left + area.start

    def _text(self, text: str, style: str, area: Area) -> None:
        own = guarded(text) if self._mirrored else text
        paragraph = Paragraph(Role.MASTHEAD, style, (Span(own),))
        block = self._setter.set(paragraph, self._house.styles[style], Column(self._left(area), area.width), None)
        y = area.top
        for line in block.lines:
            move(line.items, line.links, y)
            self._page.items += line.items
            y += line.height

    def _bars(self, widths: tuple[float, ...], area: Area) -> None:
        """The bars from left to right, whatever the direction of the text: that is how readers expect them."""
        module = area.width / sum(widths)
        x = self._left(area)
        bars: list[Rule] = []
        for index, width in enumerate(widths):
            if index % 2 == 0:
                middle = x + width * module / 2
                bars.append(Rule(middle, area.top, middle, area.top + area.height, width=width * module))
            x += width * module
        self._keep(bars, area)

    def _keep(self, rules: list[Rule], area: Area) -> None:
        """Add rules that stand in ``area`` as they are, whether or not the page is mirrored when all is set."""
        if self._mirrored:
            mirror(rules, (), 2 * self._left(area) + area.width)
        self._page.items += rules

    def _qr(self, link: Element, figure: Content) -> None:
        content, area = self._content, self._layout.qr
        module = area.width / len(content.qr)
        left = self._left(area)
        rules: list[Rule] = []
        for row, column, rows, columns in _blocks(content.qr):
            x, y = left + column * module, area.top + (row + rows / 2) * module
            rules.append(Rule(x, y, x + columns * module, y, width=rows * module, content=figure))
        self._keep(rules, area)
        self._page.links.append(
            LinkArea(
                left,
                area.top,
                area.width,
                area.height,
                element=link,
                url=content.address,
                target=None,
                description=content.qr_alternative,
            )
        )


def _blocks(modules: tuple[tuple[bool, ...], ...]) -> Iterator[tuple[int, int, int, int]]:
    """The dark modules as blocks (row, column, rows, columns), as high as they go: fewer seams between them."""
    done: set[tuple[int, int]] = set()
    for row, line in enumerate(modules):
        column = 0
        while column < len(line):
            if not line[column] or (row, column) in done:
                column += 1
                continue
            end = column
            while end < len(line) and line[end] and (row, end) not in done:
                end += 1
            below = row + 1
            while below < len(modules) and all(modules[below][column:end]):
                below += 1
            done.update((r, c) for r in range(row, below) for c in range(column, end))
            yield row, column, below - row, end - column
            column = end
