"""A prepared document becomes a Word file: the parts are written one after the other and packed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from undoc.docx import furniture, properties
from undoc.docx.blocks import BlockWriter
from undoc.docx.fonts import FontNames
from undoc.docx.masthead import MastheadWriter
from undoc.docx.notes import DeferredCalls, NoteWriter
from undoc.docx.numbering import AutomaticLabels
from undoc.docx.package import Package, TextPart
from undoc.docx.paragraphs import ParagraphWriter
from undoc.docx.pictures import PictureWriter
from undoc.docx.runs import RunWriter
from undoc.docx.settings import settings
from undoc.docx.styles import default_style, styles
from undoc.docx.theme import font_table, theme
from undoc.docx.xml import STORY_NAMESPACES, twips
from undoc.prepare.prepared import PreparedDocument
from undoc.templates.house import House
from undoc.templates.language import Direction


class Numbers(StrEnum):
    """How labels are written: as Word's automatic numbers, which follow edits, or as typed text, which is final."""

    AUTO = "auto"
    TYPED = "typed"


def write(
    prepared: PreparedDocument,
    fonts: FontNames,
    *,
    numbers: Numbers = Numbers.AUTO,
    pages: int | None = None,
    no_break_spaces: bool = False,
    table_widths: Mapping[str, Sequence[float]] | None = None,
    charts: Mapping[str, tuple[float, bool]] | None = None,
    rasters: Mapping[Path, bytes] | None = None,
) -> bytes:
    """The Word file of a prepared document, the same bytes for the same document.

    ``fonts`` are the families that the file names; ``pages`` is the number of pages, for a footer that shows it until
    Word has counted them itself. With either kind of ``numbers`` Word shows the document's own labels; a label that
    Word cannot count is typed. ``no_break_spaces`` keeps the figures of Chinese text in one line (``958 000``) at the
    price of other characters than the content has; without it Word may break a line at their spaces.
    ``table_widths`` are the widths of columns by the anchors of tables, as they were found from what stands in the
    cells; the columns of other tables are as wide as their shares say, or all the same. ``charts`` are the heights of
    charts by their anchors, and whether their categories are turned to read upwards; ``rasters`` are the drawings of
    figures as PNG, for programs that show no SVG. KeyError when the document names a style or note that it does not
    have, or a drawing has no raster; ValueError when a picture is of a kind that Word does not know or a text holds a
    character that XML cannot say; OSError when a picture cannot be read.
    """
    package = Package()
    labels = AutomaticLabels(prepared.house, prepared.language) if numbers is Numbers.AUTO else None
    paragraphs = ParagraphWriter(prepared, RunWriter(fonts, prepared.language if no_break_spaces else None), labels)
    writer = _Writer(prepared, package, paragraphs, rasters or {})
    writer.document(pages or 1, table_widths or {}, charts or {})
    text = styles(prepared.house, prepared.language, fonts)
    package.part("/word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, text)
    text = theme(fonts, default_style(prepared.house).font)
    package.part("/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, text)
    text = font_table(fonts)
    package.part("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, text)
    text = settings(prepared.house, prepared.language)
    package.part("/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, text)
    if labels is not None and (text := labels.part()):
        package.part("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, text)
    text = properties.core(prepared)
    package.properties("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, text)
    text = properties.extended()
    kind = RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
    package.properties("/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, kind, text)
    return package.packed()


class _Writer:
    """Writes the document part and those that its last section names."""

    def __init__(
        self,
        prepared: PreparedDocument,
        package: Package,
        paragraphs: ParagraphWriter,
        rasters: Mapping[Path, bytes],
    ) -> None:
        self._prepared = prepared
        self._house = prepared.house
        self._package = package
        self._paragraphs = paragraphs
        self._pictures = PictureWriter(package, rasters)
        footnotes, _ = package.part("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES)
        self._footnotes = footnotes
        self._notes = NoteWriter(prepared, paragraphs, footnotes)

    def document(
        self, pages: int, table_widths: Mapping[str, Sequence[float]], charts: Mapping[str, tuple[float, bool]]
    ) -> None:
        """Write the body, its notes, headers and footers."""
        document = self._package.document
        deferred = DeferredCalls(self._paragraphs)
        references = self._headers(deferred) + self._footers(pages)
        blocks = BlockWriter(
            self._prepared, self._paragraphs, self._pictures, document, self._notes, table_widths, charts
        ).blocks((*self._prepared.front, *self._prepared.blocks), self._notes.carried(deferred))
        section = _section(self._house, self._prepared.language.direction, references)
        document.text = f"<w:document {STORY_NAMESPACES}><w:body>{blocks}{section}</w:body></w:document>"
        self._footnotes.text = self._notes.text()

    def _headers(self, deferred: DeferredCalls) -> str:
        first, first_id = self._part("header1", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
        first.text = MastheadWriter(self._prepared, self._paragraphs, self._pictures, first, deferred).text()
        references = f'<w:headerReference w:type="first" r:id="{first_id}"/>'
        for name, kind, odd in (("header2", "even", False), ("header3", "default", True)):
            part, identifier = self._part(name, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
            part.text = furniture.header(self._prepared, self._paragraphs, part, odd=odd)
            references += f'<w:headerReference w:type="{kind}" r:id="{identifier}"/>'
        return references

    def _footers(self, pages: int) -> str:
        texts = {
            "even": furniture.footer(self._prepared, self._paragraphs, page=2, pages=pages),
            "default": furniture.footer(self._prepared, self._paragraphs, page=3, pages=pages),
        }
        if first := furniture.first_footer(self._prepared, self._paragraphs, pages=pages):
            texts["first"] = first
        references = ""
        for number, (kind, text) in enumerate(texts.items(), 1):
            part, identifier = self._part(f"footer{number}", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)
            part.text = text
            references += f'<w:footerReference w:type="{kind}" r:id="{identifier}"/>'
        return references

    def _part(self, name: str, content_type: str, kind: str) -> tuple[TextPart, str]:
        return self._package.part(f"/word/{name}.xml", content_type, kind)


def _section(house: House, direction: Direction, references: str) -> str:
    """``w:sectPr`` with its children in the order of CT_SectPr (ISO/IEC 29500-1, 17.6.17)."""
    page = house.page
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
    right_to_left = "<w:bidi/>" if direction is Direction.RIGHT_TO_LEFT else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/><w:pgMar{written}/>'
        f'<w:cols w:space="720"/><w:titlePg/>{right_to_left}</w:sectPr>'
    )
