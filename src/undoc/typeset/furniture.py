"""Running headers and footers: the symbol and the page number at the outer edge of each page."""

from __future__ import annotations

from dataclasses import replace

from undoc.prepare.prepared import Paragraph, PreparedDocument, Role, Span
from undoc.templates.house import Align, PageNumber, Style
from undoc.typeset.masthead import move
from undoc.typeset.page import Page
from undoc.typeset.paragraphs import Column, ParagraphSetter


def add_furniture(pages: list[Page], prepared: PreparedDocument, setter: ParagraphSetter) -> None:
    """Add header and footer to the pages; the first page has the masthead instead of a header."""
    furniture, geometry = prepared.house.furniture, prepared.house.page
    header, footer = (prepared.house.styles[key] for key in (furniture.header_style, furniture.footer_style))
    column = Column(geometry.left, geometry.text_width)
    for index, page in enumerate(pages):
        number = index + 1
        # The outer edge of an even page is its start edge.
        align = Align.START if number % 2 == 0 else Align.END
        if index > 0:
            top = geometry.header + header.before
            _add(page, prepared.running_title, replace(header, align=align), column, top, setter)
        if index > 0 or furniture.first_page_number:
            text = str(number) if furniture.page_number is PageNumber.ALONE else f"{number}/{len(pages)}"
            _add(page, text, replace(footer, align=align), column, None, setter, geometry.height - geometry.footer)


def _add(
    page: Page,
    text: str,
    style: Style,
    column: Column,
    top: float | None,
    setter: ParagraphSetter,
    bottom: float = 0.0,
) -> None:
    """Set one line at ``top``, or above ``bottom``."""
    paragraph = Paragraph(Role.MASTHEAD, style.key, (Span(text),))
    block = setter.set(paragraph, style, column, None)
    y = bottom - block.height if top is None else top
    for line in block.lines:
        move(line.items, line.links, y)
        page.items += line.items
        y += line.height
