"""A prepared document becomes a Word file: the parts are written one after the other and packed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from undoc.docx.blocks.blocks import BlockWriter
from undoc.docx.blocks.pictures import PictureWriter
from undoc.docx.blocks.story import Story
from undoc.docx.pages.sections import SectionWriter, sections
from undoc.docx.parts import custom_properties, properties
from undoc.docx.parts.package import Package
from undoc.docx.parts.settings import settings
from undoc.docx.parts.source import add_source
from undoc.docx.parts.styles import default_style, styles
from undoc.docx.parts.theme import font_table, theme
from undoc.docx.text.bookmarks import with_used_bookmarks
from undoc.docx.text.fonts import FontNames
from undoc.docx.text.notes import DeferredCalls, NoteWriter
from undoc.docx.text.numbering import AutomaticLabels
from undoc.docx.text.paragraphs import ParagraphWriter, TextPlace
from undoc.docx.text.runs import RunWriter
from undoc.docx.xml import STORY_NAMESPACES, WORD_2013_NAMESPACES
from undoc.prepare.prepared import Columns, Measured, PreparedDocument, walk

if TYPE_CHECKING:
    from undoc.drawings.rendering import Rendered


class Numbers(StrEnum):
    """How labels are written: as Word's automatic numbers, which follow edits, or as typed text, which is final."""

    AUTO = "auto"
    TYPED = "typed"


def write(
    prepared: PreparedDocument,
    fonts: FontNames,
    *,
    numbers: Numbers = Numbers.AUTO,
    measured: Measured | None = None,
    no_break_spaces: bool = False,
    drawings: Mapping[Path, Rendered] | None = None,
    source: str | None = None,
    final: bool = False,
) -> bytes:
    """The Word file of a prepared document, the same bytes for the same document.

    ``fonts`` are the families that the file names. With either kind of ``numbers`` Word shows the document's own
    labels; a label that Word cannot count is typed. ``no_break_spaces`` keeps the figures of Chinese text in one line
    (``958 000``) at the price of other characters than the content has; without it Word may break a line at their
    spaces. ``measured`` is what the setting of the pages has found, for documents that have ``needs_pages``.
    ``drawings`` are those of figures by their files, also as dots for programs that show no SVG. ``source`` is what the
    file is made of, as XML, by which edits made in it return; in a ``final`` file there are no hidden bookmarks but
    those that references lead to. KeyError when the
    document names a style or note that it does not have, or something was not measured that has to be; ValueError when
    a picture is of a kind that Word does not know or a text holds a character that XML cannot say; OSError when a
    picture cannot be read.
    """
    package = Package()
    labels = AutomaticLabels(prepared.house, prepared.language) if numbers is Numbers.AUTO else None
    paragraphs = ParagraphWriter(prepared, RunWriter(fonts, prepared.language if no_break_spaces else None), labels)
    _Writer(prepared, package, paragraphs, measured or Measured(), drawings=drawings or {}).document()
    if final:
        parts = package.document, *package.document.related(RELATIONSHIP_TYPE.FOOTNOTES)
        for part, kept in zip(parts, with_used_bookmarks([part.text for part in parts]), strict=True):
            part.text = kept
    text = styles(prepared.house, prepared.language, fonts, has_foreign=paragraphs.runs.has_foreign)
    package.part("/word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, text)
    text = theme(fonts, default_style(prepared.house).font)
    package.part("/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, text)
    text = font_table(fonts)
    package.part("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, text)
    text = settings(prepared.house, prepared.language, shrinks_spaces=prepared.shrinks_spaces)
    package.part("/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, text)
    if labels is not None and (text := labels.part()):
        package.part("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, text)
    text = properties.core(prepared)
    package.properties("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, text)
    text = properties.extended()
    kind = RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
    package.properties("/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, kind, text)
    text = custom_properties.custom_properties(prepared)
    kind = RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
    package.properties("/docProps/custom.xml", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, kind, text)
    if source is not None:
        add_source(package, source)
    return package.packed()


class _Writer:
    """Writes the document part and those that its sections name."""

    def __init__(
        self,
        prepared: PreparedDocument,
        package: Package,
        paragraphs: ParagraphWriter,
        measured: Measured,
        drawings: Mapping[Path, Rendered],
    ) -> None:
        self._prepared = prepared
        self._package = package
        self._paragraphs = paragraphs
        self._measured = measured
        self._drawings = drawings
        footnotes, _ = package.part("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES)
        self._footnotes = footnotes
        self._notes = NoteWriter(prepared, paragraphs, footnotes, measured.marks)

    def document(self) -> None:
        """Write the body, its notes, headers and footers."""
        document, pictures = self._package.document, PictureWriter(self._package, self._drawings)
        measured = self._measured
        writer = SectionWriter(self._prepared, self._package, self._paragraphs, pictures, pages=measured.pages)
        story = Story(self._prepared, self._paragraphs, pictures, TextPlace(document, self._notes), measured=measured)
        written: list[str] = []
        *others, last = sections(self._prepared)
        for section in (*others, last):
            deferred = DeferredCalls(self._paragraphs)
            properties = writer.properties(section, deferred)
            lead = "" if written else custom_properties.reference() + self._notes.carried(deferred)
            blocks = BlockWriter(story, section.page, section.columns)
            if section is last:
                written.append(blocks.last_section(section.blocks, lead) + properties)
            else:
                written.append(blocks.section(section.blocks, lead, properties))
        names = STORY_NAMESPACES
        if any(isinstance(block, Columns) for block in walk(self._prepared.blocks)):
            names += f" {WORD_2013_NAMESPACES}"
        document.text = f"<w:document {names}><w:body>{''.join(written)}</w:body></w:document>"
        self._footnotes.text = self._notes.text()
        text = custom_properties.comment(self._prepared)
        self._package.part("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS, text)
