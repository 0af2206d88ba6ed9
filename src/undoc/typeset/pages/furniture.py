"""Running headers and footers: the symbol and the page number at the outer edge of each page."""

from __future__ import annotations

from collections.abc import Sequence

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
    house = prepared.house
    furniture = house.furniture
    header, footer = (house.styles[key] for key in (furniture.header_style, furniture.footer_style))
    job = prepared.first_page.running_job if prepared.first_page is not None else ""
    for index, (page, geometry) in enumerate(zip(pages, geometries, strict=True)):
        number = index + 1
        if furniture.turned is not None and geometry.is_turned:
            _add_turned(page, furniture.turned, number, len(pages), prepared, setter)
            continue
        column = Column(geometry.left, geometry.text_width)
        # The outer edge of an even page is its start edge.
        outer, inner = (Align.START, Align.END) if number % 2 == 0 else (Align.END, Align.START)
        if index > 0:
            top = geometry.header + header.before
            if prepared.running_lines:
                text, title = prepared.running_lines[number % 2]
                label = Label(Span(text), LabelPlace(0.0, furniture.running_text, 0.0, style=header.key))
                _add(page, title, header, column, top, setter, label=label)
            else:
                _add(page, prepared.running_title, replace(header, align=outer), column, top, setter)
        if index > 0 or furniture.first_page_number:
            text = _page_number(prepared, number, len(pages))
            bottom = geometry.height - geometry.footer
            top = _add(page, text, replace(footer, align=outer), column, None, setter, bottom)
            if job and index > 0:
                _add(page, job, replace(house.styles[house.first_page.running_style], align=inner), column, top, setter)


def _page_number(prepared: PreparedDocument, number: int, pages: int) -> str:
    return str(number) if prepared.house.furniture.page_number is PageNumber.ALONE else f"{number}/{pages}"


def _add_turned(
    page: Page, turned: TurnedFurniture, number: int, pages: int, prepared: PreparedDocument, setter: ParagraphSetter
) -> None:
    """Header and footer of a page on its side, as those of an upright one that was turned to the right."""
    house = prepared.house
    furniture = house.furniture
    outer, inner = (Align.START, Align.END) if number % 2 == 0 else (Align.END, Align.START)
    header = replace(house.styles[furniture.header_style], border_bottom=Border(), align=outer)
    if turned.header.scale is not None:
        header = replace(header, scale=turned.header.scale)
    label: Label | None = None
    text = prepared.running_title
    if prepared.running_lines:
        first, text = prepared.running_lines[number % 2]
        header = replace(header, align=Align.START)
        label = Label(Span(first), LabelPlace(0.0, furniture.running_text, 0.0, style=header.key))
    footer = replace(house.styles[furniture.footer_style], align=outer)
    lines = [(_page_number(prepared, number, pages), footer)]
    if prepared.first_page is not None and prepared.first_page.running_job:
        own = replace(house.styles[house.first_page.running_style], align=inner)
        lines.append((prepared.first_page.running_job, own))
    _add_group(page, turned.header, page.width - turned.header.baseline, [(text, header)], setter, label)
    _add_group(page, turned.footer, turned.footer.baseline, lines, setter)
    rule = turned.rule
    x = rule.baseline if setter.right_to_left else page.width - rule.baseline
    page.items.append(Rule(x, rule.start, x, rule.start + rule.length, rule.width))


def _add_group(
    page: Page,
    line: TurnedLine,
    x: float,
    texts: Sequence[tuple[str, Style]],
    setter: ParagraphSetter,
    label: Label | None = None,
) -> None:
    """Set texts with one top as a line that reads downwards; the base line of the first is at ``x`` from the left."""
    items: list[Item] = []
    for text, style in texts:
        y = 0.0
        for one in _lines(text, style, Column(0.0, line.length), setter, label):
            move(one.items, (), y)
            items += one.items
            y += one.height
    if setter.right_to_left:
        mirror(items, (), line.length)  # what is turned is not mirrored with its page
    runs = tuple(item for item in items if isinstance(item, TextRun))
    baseline = runs[0].y
    for run in runs:
        run.y -= baseline
    size = runs[0].size
    group = PlacedGroup(runs, x, line.start, (-size / 4, 0.0, size, line.length), (0.0, 1.0, -1.0, 0.0, 0.0, 0.0))
    if setter.right_to_left:
        group.x = page.width - x - group.width
    page.items.append(group)


def _lines(text: str, style: Style, column: Column, setter: ParagraphSetter, label: Label | None) -> Sequence[SetLine]:
    """The lines of a header or footer, nearly always one."""
    paragraph = Paragraph(Role.MASTHEAD, style.key, (Span(guarded(text) if setter.right_to_left else text),))
    return setter.set(paragraph, style, column, None, label).lines


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
    lines = _lines(text, style, column, setter, label)
    y = start = bottom - sum(line.height for line in lines) if top is None else top
    for line in lines:
        move(line.items, line.links, y)
        page.items += line.items
        y += line.height
    return start
