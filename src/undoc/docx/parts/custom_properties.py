"""What the Organization's document system reads in a Word file: custom properties and one comment.

Names, order and constant values are those of official files. They say nothing that the document does not say: a
property without a value is left out, but for the second symbol, which official files have empty.
"""

from __future__ import annotations

from undoc.docx.parts.styles import COMMENT_TEXT_STYLE
from undoc.docx.text.languages import run_language
from undoc.docx.text.runs import COMMENT_STYLE, run
from undoc.docx.xml import STORY_NAMESPACES
from undoc.prepare.prepared import PreparedDocument
from undoc.templates.language import Direction
from undoc.xml_text import attribute, escaped

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
#: The set of properties that users define (ISO/IEC 29500-1, 22.3).
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
#: The kind of file that all official documents with a symbol give themselves.
_DOCUMENT_TYPE, _CATEGORY = "S", "Document"
#: The lines below the masthead by their slots, and the properties that hold them.
_LINES = {
    "Session1": "session",
    "Agenda1": "agenda_item",
    "Agenda Title1": "agenda_title",
    "Title1": "title",
    "Title2": "author",
}
_COMMENT_ID = 0
_ENGLISH = f"<w:rPr>{run_language('en')}</w:rPr>"
#: A comment cannot be without an author; it names nobody.
_AUTHOR = "undoc"


def custom_properties(prepared: PreparedDocument) -> str:
    """The XML of the part with the custom properties."""
    job = prepared.first_page
    values = {
        **({} if job is None else {"JobNo": job.barcode}),
        "Symbol1": prepared.symbol,
        "Symbol2": "",
        "DocType": _DOCUMENT_TYPE,
        "Category": _CATEGORY,
        "Language": prepared.language.english_name,
        **{name: prepared.front_texts[slot] for name, slot in _LINES.items() if prepared.front_texts.get(slot)},
    }
    written = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{attribute(name)}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    return f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">{written}</Properties>'


def comment(prepared: PreparedDocument) -> str:
    """The XML of the comments part: the job number and the symbols between the marks that the system looks for."""
    # The number there is not that of the job but one of the system's own, which no content gives.
    lines = {"ODS JOB NO": "", "ODS DOC SYMBOL1": prepared.symbol, "ODS DOC SYMBOL2": ""}
    direction = '<w:bidi w:val="0"/>' if prepared.language.direction is Direction.RIGHT_TO_LEFT else ""
    properties = f'<w:pPr><w:pStyle w:val="{COMMENT_TEXT_STYLE}"/>{direction}</w:pPr>'
    mark = f'<w:r><w:rPr><w:rStyle w:val="{COMMENT_STYLE}"/></w:rPr><w:annotationRef/></w:r>'
    paragraphs = "".join(
        f"<w:p>{properties}{'' if index else mark}{run(_ENGLISH, f'<<{name}>>{value}<<{name}>>')}</w:p>"
        for index, (name, value) in enumerate(lines.items())
    )
    return (
        f'<w:comments {STORY_NAMESPACES}><w:comment w:id="{_COMMENT_ID}" w:author="{_AUTHOR}" w:initials="">'
        f"{paragraphs}</w:comment></w:comments>"
    )


def reference() -> str:
    """The runs that tie the comment to the beginning of the text."""
    return (
        f'<w:commentRangeStart w:id="{_COMMENT_ID}"/><w:commentRangeEnd w:id="{_COMMENT_ID}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="{COMMENT_STYLE}"/></w:rPr><w:commentReference w:id="{_COMMENT_ID}"/></w:r>'
    )
