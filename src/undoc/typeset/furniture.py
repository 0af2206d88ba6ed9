"""Running headers and footers: the symbol and the page number at the outer edge of each page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.prepare.prepared import Paragraph, PreparedDocument, Role, Span
from undoc.templates.house import Align, LabelPlace, PageGeometry, PageNumber, Style
from undoc.typeset.bidi import guarded
from undoc.typeset.masthead import move
from undoc.typeset.page import Page
from undoc.typeset.paragraphs import Column, Label, ParagraphSetter


def add_furniture(
    pages: Sequence[Page], geometries: Sequence[PageGeometry], prepared: PreparedDocument, setter: ParagraphSetter
) -> None:
    """Add header and footer to the pages, each of its geometry; the first has the masthead instead of a header.

    The number of the job stands at the inner edge of the footers, where the house has it there.
    """
    house = prepared.house
    furniture = house.furniture
    header, footer = (house.styles[key] for key in (furniture.header_style, furniture.footer_style))
    job = prepared.first_page.running_job if prepared.first_page is not None else ""
    for index, (page, geometry) in enumerate(zip(pages, geometries, strict=True)):
        number = index + 1
        column = Column(geometry.left, geometry.text_width)
        # The outer edge of an even page is its start edge.
        outer, inner = (Align.START, Align.END) if number % 2 == 0 else (Align.END, Align.START)
        if index > 0:
            top = geometry.header + header.before
            if prepared.running_lines:
                text, title = prepared.running_lines[number % 2]
                label = Label(Span(text), LabelPlace(header.key, 0.0, furniture.running_text, 0.0))
                _add(page, title, header, column, top, setter, label=label)
            else:
                _add(page, prepared.running_title, replace(header, align=outer), column, top, setter)
        if index > 0 or furniture.first_page_number:
            text = str(number) if furniture.page_number is PageNumber.ALONE else f"{number}/{len(pages)}"
            bottom = geometry.height - geometry.footer
            top = _add(page, text, replace(footer, align=outer), column, None, setter, bottom)
            if job and index > 0:
                _add(page, job, replace(house.styles[house.first_page.running_style], align=inner), column, top, setter)


def _add(
    page: Page,
    text: str,
    style: Style,
    column: Column,
    top: float | None,
    setter: ParagraphSetter,
    bottom: float = 0.0,
    label: Label | None = None,
) -> float:
    """Set one line at ``top``, or above ``bottom``; return its top."""
    paragraph = Paragraph(Role.MASTHEAD, style.key, (Span(guarded(text) if setter.right_to_left else text),))
    block = setter.set(paragraph, style, column, None, label)
    y = start = bottom - block.height if top is None else top
    for line in block.lines:
        move(line.items, line.links, y)
        page.items += line.items
        y += line.height
    return start
