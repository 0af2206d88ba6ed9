"""Sections: parts of the document with pages of one geometry, their headers and footers (ISO/IEC 29500-1, 17.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from msgspec import Struct
from msgspec.structs import replace

from undoc.docx.blocks.pictures import PictureWriter
from undoc.docx.pages import furniture, turned_furniture
from undoc.docx.pages.first_page import FootWriter
from undoc.docx.pages.masthead import MastheadWriter
from undoc.docx.parts.package import Package, TextPart
from undoc.docx.text.notes import DeferredCalls
from undoc.docx.text.paragraphs import ParagraphWriter, TextPlace
from undoc.docx.xml import twips
from undoc.prepare.prepared import Columns, Landscape, PageBreak, Paragraph, PreparedDocument, Standing, flow
from undoc.templates.language import Direction
from undoc.templates.pages import PageGeometry

#: The notes of a section in columns are as wide as the page ([MS-DOCX] 2.5.4, footnoteColumns), not as its columns.
WIDE_NOTES = '<w15:footnoteColumns w:val="1"/>'


class Section(Struct, frozen=True):
    """Blocks on pages of one geometry, in ``columns``; it begins on a new page unless it ``continues`` one."""

    page: PageGeometry
    blocks: Sequence[Standing]
    columns: int = 1
    continues: bool = False


def sections(prepared: PreparedDocument) -> Iterator[Section]:
    """The sections of a document: its landscape parts, its columns and what stands between them.

    Columns begin on the page of the text above them, and what follows them on theirs, even if it is empty: Word
    balances no other columns.
    """
    house = prepared.house
    upright: list[Standing] = list(prepared.head)
    is_first, continues = True, False
    for block in flow(prepared.blocks):
        if not isinstance(block, Landscape | Columns):
            upright.append(block)
            continue
        beside: list[Standing] = []
        if isinstance(block, Columns) and upright and isinstance(upright[-1], PageBreak):
            beside.append(upright.pop())
        # The first page is an upright one, with the masthead.
        if upright or is_first or (continues and isinstance(block, Landscape)):
            yield _section(house.page, upright, begins=not (is_first or continues), continues=continues)
            is_first, continues = False, True
        if isinstance(block, Columns):
            yield Section(house.page, (*beside, *flow(block.blocks)), block.count, continues)
        else:
            yield _section(house.landscape, tuple(flow(block.blocks)))
        upright, continues = [], isinstance(block, Columns)
    if upright or is_first or continues:
        yield _section(house.page, upright, begins=not (is_first or continues), continues=continues)


def _section(
    page: PageGeometry, blocks: Sequence[Standing], *, begins: bool = True, continues: bool = False
) -> Section:
    """A section; one that ``begins`` a page does so by itself, so that its first block need not."""
    if blocks and isinstance(blocks[0], Paragraph) and begins:
        return Section(page, (replace(blocks[0], page_break=False), *blocks[1:]))
    return Section(page, blocks, continues=continues)


class SectionWriter:
    """Writes the properties of sections, in their order, and the headers and footers that they name."""

    def __init__(
        self,
        prepared: PreparedDocument,
        package: Package,
        paragraphs: ParagraphWriter,
        pictures: PictureWriter,
        pages: int,
    ) -> None:
        self._prepared = prepared
        self._house = prepared.house
        self._package = package
        self._paragraphs = paragraphs
        self._pictures = pictures
        self._pages = pages
        self._headers = 0
        self._footers = 0
        self._last: PageGeometry | None = None
        self._wide = furniture.is_as_wide_as_the_page(prepared)
        self._references: dict[PageGeometry, tuple[str, str]] = {}

    def properties(self, section: Section, deferred: DeferredCalls) -> str:
        """``w:sectPr`` of a section with its children in the order of CT_SectPr (17.6.17).

        A section has the headers and footers of the one before it unless it names its own. ``deferred`` takes the
        calls of notes in the masthead.
        """
        page = section.page
        is_first = self._last is None
        references = ""
        if is_first or (page != self._last and self._differs(page)):
            first_header, first_footer = self._first(deferred) if is_first else ("", "")
            headers, footers = self._running(page)
            references = first_header + headers + first_footer + footers
        self._last = page
        margins = {
            "top": page.top,
            "right": page.right,
            "bottom": page.bottom,
            "left": page.left,
            "header": page.header,
            "footer": page.footer,
            "gutter": 0.0,
        }
        written = "".join(f' w:{name}="{twips(value)}"' for name, value in margins.items())
        turned = ' w:orient="landscape"' if page.width > page.height else ""
        title = "<w:titlePg/>" if is_first else ""
        right_to_left = self._prepared.language.direction is Direction.RIGHT_TO_LEFT
        kind = '<w:type w:val="continuous"/>' if section.continues else ""
        columns, notes = 'w:space="720"', ""
        if section.columns > 1:
            columns = f'w:num="{section.columns}" w:space="{twips(self._prepared.house.columns.gap)}"'
            notes = WIDE_NOTES
        return (
            f'<w:sectPr>{references}{kind}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
            f"<w:pgMar{written}/><w:cols {columns}/>{title}{'<w:bidi/>' if right_to_left else ''}{notes}</w:sectPr>"
        )

    def _first(self, deferred: DeferredCalls) -> tuple[str, str]:
        """The masthead and the first page's footer."""
        first, header = self._header("first")
        first.text = MastheadWriter(self._prepared, self._paragraphs, self._pictures, TextPlace(first, deferred)).text()
        if furniture.has_first_footer(self._prepared):
            part, footer = self._footer("first")
            frames = FootWriter(self._prepared, self._paragraphs, self._pictures, part).frames()
            part.text = furniture.first_footer(self._prepared, self._paragraphs, part, frames, pages=self._pages)
            return header, footer
        return header, ""

    def _differs(self, page: PageGeometry) -> bool:
        """Whether the headers and footers of ``page`` are not those of the section before it."""
        return self._turns(page) or self._wide or (self._last is not None and self._turns(self._last))

    def _turns(self, page: PageGeometry) -> bool:
        return page.is_turned and self._house.furniture.turned is not None

    def _running(self, page: PageGeometry) -> tuple[str, str]:
        """The references to the running headers and footers of ``page``; sections on such pages share the parts."""
        if page not in self._references:
            self._references[page] = self._made(page)
        return self._references[page]

    def _made(self, page: PageGeometry) -> tuple[str, str]:
        headers = footers = ""
        turned = self._house.furniture.turned if page.is_turned else None
        has_headers = self._last is None or self._house.furniture.turned is not None
        for kind, number in (("even", 2), ("default", 3)) if has_headers else ():
            part, reference = self._header(kind)
            odd = number % 2 == 1
            if turned is not None:
                part.text = turned_furniture.header(
                    self._prepared, self._paragraphs, part, page, turned=turned, odd=odd
                )
            else:
                part.text = furniture.header(self._prepared, self._paragraphs, part, odd=odd)
            headers += reference
        for kind, number in (("even", 2), ("default", 3)):
            part, reference = self._footer(kind)
            if turned is not None:
                part.text = turned_furniture.footer(self._prepared, self._paragraphs, turned, number, pages=self._pages)
            else:
                part.text = furniture.footer(self._prepared, self._paragraphs, page, number=number, pages=self._pages)
            footers += reference
        return headers, footers

    def _header(self, kind: str) -> tuple[TextPart, str]:
        self._headers += 1
        return self._part("header", self._headers, kind, CONTENT_TYPE.WML_HEADER, relation=RELATIONSHIP_TYPE.HEADER)

    def _footer(self, kind: str) -> tuple[TextPart, str]:
        self._footers += 1
        return self._part("footer", self._footers, kind, CONTENT_TYPE.WML_FOOTER, relation=RELATIONSHIP_TYPE.FOOTER)

    def _part(self, name: str, number: int, kind: str, content_type: str, relation: str) -> tuple[TextPart, str]:
        part, identifier = self._package.part(f"/word/{name}{number}.xml", content_type, relation)
        return part, f'<w:{name}Reference w:type="{kind}" r:id="{identifier}"/>'
