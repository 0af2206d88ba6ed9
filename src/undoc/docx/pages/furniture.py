"""Running headers and footers: the symbol and the page number at the outer edge.

The outer edge is the start edge on even pages and the end edge on odd ones.
"""

from __future__ import annotations

from msgspec.structs import replace

from undoc.docx.parts.package import TextPart
from undoc.docx.parts.styles import run_properties
from undoc.docx.text import layout
from undoc.docx.text.direction import MARK
from undoc.docx.text.fields import field
from undoc.docx.text.languages import run_language
from undoc.docx.text.notes import DeferredCalls
from undoc.docx.text.paragraphs import ParagraphWriter, TextPlace
from undoc.docx.text.runs import run
from undoc.docx.xml import STORY_NAMESPACES, twips
from undoc.prepare.prepared import PreparedDocument, Span
from undoc.templates.house import House
from undoc.templates.language import Direction
from undoc.templates.pages import PageGeometry, PageNumber
from undoc.templates.styles import Align, Style, TabStop

#: The height of an automatic line in parts of the size of its type (that of Times New Roman).
_AUTO_HEIGHT = 1.149
_START, _END = '<w:jc w:val="left"/>', '<w:jc w:val="right"/>'


def header(prepared: PreparedDocument, paragraphs: ParagraphWriter, part: TextPart, *, odd: bool) -> str:
    """The XML of the running header of odd or even pages, a part of its own."""
    return f"<w:hdr {STORY_NAMESPACES}>{header_line(prepared, paragraphs, part, odd=odd)}</w:hdr>"


def header_line(
    prepared: PreparedDocument,
    paragraphs: ParagraphWriter,
    part: TextPart,
    *,
    odd: bool,
    scale: float | None = None,
    **direct: str,
) -> str:
    """The paragraph of the running header, with properties beyond those of its style.

    ``scale`` is how wide its characters are in per cent, None for as wide as those of the style.
    """
    style = prepared.house.styles[prepared.house.furniture.header_style]
    where, language = TextPlace(part, DeferredCalls(paragraphs)), paragraphs.language
    if not prepared.running_lines:
        runs = paragraphs.spans((Span(prepared.running_title, scale=scale),), style, language, where)
        return _outer(paragraphs, style, runs, odd=odd, **direct)
    label, text = prepared.running_lines[odd]
    runs = paragraphs.spans((Span(f"{label}\t{text}", scale=scale),), style, language, where)
    placed = replace(style, tabs=(TabStop(prepared.house.furniture.running_text),))
    tabs = layout.of_style(placed).tabs_beyond(layout.of_style(style))
    return f"<w:p>{paragraphs.properties(style, tabs=tabs, **direct)}{runs}</w:p>"


def footer(
    prepared: PreparedDocument, paragraphs: ParagraphWriter, page: PageGeometry, *, number: int, pages: int
) -> str:
    """The XML of the footer of even or odd pages of a geometry; ``number`` is that of one, shown until Word counts.

    The job number stands at the inner edge, where the house has it in running footers.
    """
    return _footer(footer_line(prepared, paragraphs, page.text_width, number=number, pages=pages))


def footer_line(
    prepared: PreparedDocument, paragraphs: ParagraphWriter, width: float, *, number: int, pages: int, **direct: str
) -> str:
    """The paragraph of a footer that is ``width`` points wide, with properties beyond those of its style."""
    style = prepared.house.styles[prepared.house.furniture.footer_style]
    runs, odd = _page_number(prepared, paragraphs, style, number, pages=pages), number % 2 == 1
    if not is_as_wide_as_the_page(prepared):
        return _outer(paragraphs, style, runs, odd=odd, **direct)
    job = _job(prepared, paragraphs, style)
    tab = run(paragraphs.runs.properties(Span(""), style, paragraphs.language), "\t")
    ends = replace(style, tabs=(TabStop(width, Align.END),))
    tabs = layout.of_style(ends).tabs_beyond(layout.of_style(style))
    properties = paragraphs.properties(style, tabs=tabs, align="" if style.align is Align.START else _START, **direct)
    return f"<w:p>{properties}{job + tab + runs if odd else runs + tab + job}</w:p>"


def is_as_wide_as_the_page(prepared: PreparedDocument) -> bool:
    """Whether running footers have something at both edges, so that they depend on the width of the page."""
    return prepared.first_page is not None and bool(prepared.first_page.running_job)


def has_first_footer(prepared: PreparedDocument) -> bool:
    """Whether the first page has a footer; without one Word leaves it blank (17.10.2)."""
    house = prepared.house
    content = prepared.first_page is not None or bool(prepared.foot)
    return content or house.furniture.first_page_number or _first_height(house) > 0


def first_footer(
    prepared: PreparedDocument, paragraphs: ParagraphWriter, part: TextPart, frames: str, *, pages: int
) -> str:
    """The XML of the first page's footer ``part``, with ``frames`` for what stands at places of its own.

    A footer that reaches above the bottom margin lifts the end of the text: so the first page has a margin of its own.
    """
    house = prepared.house
    style = house.styles[house.furniture.footer_style]
    height = _first_height(house)
    where = TextPlace(part, DeferredCalls(paragraphs))
    frames += "".join(paragraphs.paragraph(paragraph, where) for paragraph in prepared.foot)
    if house.furniture.first_page_number:
        before = max(0.0, height - style.size * _AUTO_HEIGHT)
        spacing = f'<w:spacing w:before="{twips(before)}"/>' if height else ""
        runs = _page_number(prepared, paragraphs, style, 1, pages=pages)
        return _footer(frames + _outer(paragraphs, style, runs, odd=True, spacing=spacing))
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{twips(max(height, 1.0))}" w:lineRule="exact"/>'
    return _footer(f"{frames}<w:p>{paragraphs.properties(style, spacing=spacing)}</w:p>")


def _first_height(house: House) -> float:
    """How high the first page's footer is where that page has a margin of its own, else 0."""
    return house.page.first_bottom - house.page.footer if house.page.first_bottom > house.page.bottom else 0.0


def _page_number(prepared: PreparedDocument, paragraphs: ParagraphWriter, style: Style, number: int, pages: int) -> str:
    properties = paragraphs.runs.properties(Span(""), style, paragraphs.language)
    runs = field("PAGE", properties, run(properties, str(number)))
    if prepared.house.furniture.page_number is not PageNumber.OF_TOTAL:
        return runs
    total = field("NUMPAGES", properties, run(properties, str(pages)))
    if prepared.language.direction is Direction.LEFT_TO_RIGHT:
        return runs + run(properties, "/") + total
    # The page stands before the number of pages in all languages; without the marks they would change places.
    mark = run(properties, MARK)
    return f"{mark}{runs}{mark}{run(properties, '/')}{mark}{total}{mark}"


def _job(prepared: PreparedDocument, paragraphs: ParagraphWriter, style: Style) -> str:
    """The job number in the look of its own style, in a paragraph of ``style``."""
    if prepared.first_page is None:
        return ""
    own = prepared.house.styles[prepared.house.first_page.running_style]
    look = run_properties(own, style, paragraphs.runs.fonts)
    return run(f"<w:rPr>{look}{run_language(paragraphs.language)}</w:rPr>", prepared.first_page.running_job)


def _footer(content: str) -> str:
    return f"<w:ftr {STORY_NAMESPACES}>{content}</w:ftr>"


def _outer(paragraphs: ParagraphWriter, style: Style, runs: str, *, odd: bool, **direct: str) -> str:
    align = _END if odd else _START if style.align is not Align.START else ""
    return f"<w:p>{paragraphs.properties(style, align=align, **direct)}{runs}</w:p>"
