"""Running headers and footers: the symbol and the page number at the outer edge.

The outer edge is the start edge on even pages and the end edge on odd ones.
"""

from __future__ import annotations

from undoc.docx.fields import field
from undoc.docx.notes import DeferredCalls
from undoc.docx.package import TextPart
from undoc.docx.paragraphs import ParagraphWriter
from undoc.docx.runs import run
from undoc.docx.xml import STORY_NAMESPACES, twips
from undoc.prepare.prepared import PreparedDocument, Span
from undoc.templates.house import Align, PageNumber, Style

#: The height of an automatic line in parts of the size of its type (that of Times New Roman).
_AUTO_HEIGHT = 1.149
_END = '<w:jc w:val="right"/>'


def header(prepared: PreparedDocument, paragraphs: ParagraphWriter, part: TextPart, *, odd: bool) -> str:
    """The XML of the running header of odd or even pages, a part of its own."""
    style = prepared.house.styles[prepared.house.furniture.header_style]
    title = (Span(prepared.running_title),)
    runs = paragraphs.spans(title, style, paragraphs.language, part, DeferredCalls(paragraphs))
    return f"<w:hdr {STORY_NAMESPACES}>{_outer(paragraphs, style, runs, odd=odd)}</w:hdr>"


def footer(prepared: PreparedDocument, paragraphs: ParagraphWriter, *, page: int, pages: int, spacing: str = "") -> str:
    """The XML of the footer of even or odd pages; ``page`` is one that has it, as shown until Word counts."""
    furniture = prepared.house.furniture
    style = prepared.house.styles[furniture.footer_style]
    properties = paragraphs.runs.properties(Span(""), style, paragraphs.language)
    runs = field("PAGE", properties, run(properties, str(page)))
    if furniture.page_number is PageNumber.OF_TOTAL:
        runs += run(properties, "/") + field("NUMPAGES", properties, run(properties, str(pages)))
    return f"<w:ftr {STORY_NAMESPACES}>{_outer(paragraphs, style, runs, odd=page % 2 == 1, spacing=spacing)}</w:ftr>"


def first_footer(prepared: PreparedDocument, paragraphs: ParagraphWriter, *, pages: int) -> str:
    """The XML of the first page's footer; empty when the page needs none, as Word then leaves it blank (17.10.2).

    A footer that reaches above the bottom margin lifts the end of the text: so the first page has a margin of its own.
    """
    house = prepared.house
    style = house.styles[house.furniture.footer_style]
    height = house.page.first_bottom - house.page.footer if house.page.first_bottom > house.page.bottom else 0.0
    if house.furniture.first_page_number:
        before = max(0.0, height - style.size * _AUTO_HEIGHT)
        spacing = f'<w:spacing w:before="{twips(before)}"/>' if height else ""
        return footer(prepared, paragraphs, page=1, pages=pages, spacing=spacing)
    if not height:
        return ""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{twips(height)}" w:lineRule="exact"/>'
    return f"<w:ftr {STORY_NAMESPACES}><w:p>{paragraphs.properties(style, spacing=spacing)}</w:p></w:ftr>"


def _outer(paragraphs: ParagraphWriter, style: Style, runs: str, *, odd: bool, spacing: str = "") -> str:
    align = _END if odd else '<w:jc w:val="left"/>' if style.align is not Align.START else ""
    return f"<w:p>{paragraphs.properties(style, spacing=spacing, align=align)}{runs}</w:p>"
