"""Running headers and footers: the symbol and the page number at the outer edge of each page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from undoc.prepare.prepared import Paragraph, PreparedDocument, Role, Span
from undoc.templates.pages import PageGeometry, PageNumber, TurnedFurniture, TurnedLine
from undoc.templates.styles import Align, Border, LabelPlace, Style
from undoc.typeset.blocks.paragraphs import Column, Label, ParagraphSetter
from undoc.typeset.pages.masthead import move
from undoc.typeset.pages.page import Item, Page, PlacedGroup, Rule, TextRun
from undoc.typeset.text.bidi import guarded
from undoc.typeset.text.placing import SetLine
from undoc.typeset.text.visual import mirror


def add_furniture(
    pages: Sequence[Page], geometries: Sequence[PageGeometry], prepared: PreparedDocument, setter: ParagraphSetter
) -> None:
    """Add header and footer to the pages, each of its geometry; the first has the masthead instead of a header.

    The number of the job stands at the inner edge of the footers, where the house has it there.
    """
    furniture = _Furniture(prepared, setter, len(pages))
    for number, (page, geometry) in enumerate(zip(pages, geometries, strict=True), 1):
        turned = prepared.house.furniture.turned
        if turned is not None and geometry.is_turned:
            furniture.add_turned(page, turned, number)
        else:
            furniture.add(page, geometry, number)


class _Line(NamedTuple):
    """A text that stands in a header or footer; nearly always it is one line."""

    text: str
    style: Style
    label: Label | None = None


class _Furniture:
    """Sets the headers and footers of a document of ``count`` pages."""

    def __init__(self, prepared: PreparedDocument, setter: ParagraphSetter, count: int) -> None:
        self._prepared = prepared
        self._house = prepared.house
        self._setter = setter
        self._count = count

    def add(self, page: Page, geometry: PageGeometry, number: int) -> None:
        """Add the header and footer of an upright page."""
        furniture = self._house.furniture
        column = Column(geometry.left, geometry.text_width)
        if number > 1:
            header = self._house.styles[furniture.header_style]
            _place(page, self._set(self._running(header, number), column), geometry.header + header.before)
        if number > 1 or furniture.first_page_number:
            bottom = geometry.height - geometry.footer
            first, *others = (self._set(line, column) for line in self._footer(number))
            top = bottom - sum(line.height for line in first)
            for lines in (first, *others) if number > 1 else (first,):
                _place(page, lines, top)

    def add_turned(self, page: Page, turned: TurnedFurniture, number: int) -> None:
        """Add those of a page on its side, which are as those of an upright one that was turned to the right."""
        header = replace(
            self._house.styles[self._house.furniture.header_style], border_bottom=Border(), align=Align.START
        )
        if turned.header.scale is not None:
            header = replace(header, scale=turned.header.scale)
        self._place_turned(page, turned.header, page.width - turned.header.baseline, [self._running(header, number)])
        self._place_turned(page, turned.footer, turned.footer.baseline, self._footer(number))
        rule = turned.rule
        x = rule.baseline if self._setter.right_to_left else page.width - rule.baseline
        if rule.width:
            page.items.append(Rule(x, rule.start, x, rule.start + rule.length, width=rule.width))

    def _running(self, header: Style, number: int) -> _Line:
        """The text at the head of the page ``number``: at its outer edge, or with a label at the start."""
        if not self._prepared.running_lines:
            return _Line(self._prepared.running_title, replace(header, align=_outer(number)))
        label, text = self._prepared.running_lines[number % 2]
        place = LabelPlace(0.0, self._house.furniture.running_text, 0.0, style=header.key)
        return _Line(text, header, Label(Span(label), place))

    def _footer(self, number: int) -> list[_Line]:
        """The page number, and the number of the job where that stands at the inner edge."""
        text = str(number)
        if self._house.furniture.page_number is not PageNumber.ALONE:
            text = f"{number}/{self._count}"
        style = self._house.styles[self._house.furniture.footer_style]
        lines = [_Line(text, replace(style, align=_outer(number)))]
        if self._prepared.first_page is not None and self._prepared.first_page.running_job:
            own = self._house.styles[self._house.first_page.running_style]
            lines.append(_Line(self._prepared.first_page.running_job, replace(own, align=_outer(number + 1))))
        return lines

    def _place_turned(self, page: Page, place: TurnedLine, x: float, lines: Sequence[_Line]) -> None:
        """Put texts with one top so that they read downwards; the base line of the first is at ``x`` from the left."""
        items: list[Item] = []
        for line in lines:
            y = 0.0
            for one in self._set(line, Column(0.0, place.length)):
                move(one.items, (), y)
                items += one.items
                y += one.height
        if self._setter.right_to_left:
            mirror(items, (), place.length)  # what is turned is not mirrored with its page
        runs = tuple(item for item in items if isinstance(item, TextRun))
        if not runs:
            return
        baseline = runs[0].y
        for run in runs:
            run.y -= baseline
        size = runs[0].size
        box = (-size / 4, 0.0, size, place.length)
        group = PlacedGroup(runs, x, place.start, box, matrix=(0.0, 1.0, -1.0, 0.0, 0.0, 0.0))
        if self._setter.right_to_left:
            group.x = page.width - x - group.width
        page.items.append(group)

    def _set(self, line: _Line, column: Column) -> Sequence[SetLine]:
        text = guarded(line.text) if self._setter.right_to_left else line.text
        paragraph = Paragraph(Role.MASTHEAD, line.style.key, (Span(text),))
        return self._setter.set(paragraph, line.style, column, None, label=line.label).lines


def _place(page: Page, lines: Iterable[SetLine], y: float) -> None:
    """Put lines on a page, the first with its top at ``y``."""
    for line in lines:
        move(line.items, line.links, y)
        page.items += line.items
        y += line.height


def _outer(number: int) -> Align:
    """The outer edge of a page: that of an even one is its start edge."""
    return Align.START if number % 2 == 0 else Align.END
