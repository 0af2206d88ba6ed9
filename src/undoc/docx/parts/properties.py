"""What the file says of itself: title, symbol, the Organization, language and date. No person, no machine, no clock."""

from __future__ import annotations

from undoc.prepare.prepared import PreparedDocument
from undoc.xml_text import escaped

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_EXTENDED = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'


def core(prepared: PreparedDocument) -> str:
    """The core properties (ISO/IEC 29500-2, 11). Both dates are the document's own, at midnight."""
    date = f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{prepared.date.isoformat()}T00:00:00Z</dcterms:{{0}}>'
    return (
        f"<cp:coreProperties {_CORE}>"
        f"<dc:title>{escaped(prepared.title)}</dc:title>"
        f"<dc:subject>{escaped(prepared.subject)}</dc:subject>"
        f"<dc:creator>{escaped(prepared.author)}</dc:creator>"
        f"<cp:keywords>{escaped(prepared.symbol)}</cp:keywords>"
        f"{date.format('created')}{date.format('modified')}"
        f"<dc:language>{escaped(prepared.language.tag)}</dc:language>"
        "</cp:coreProperties>"
    )


def extended() -> str:
    """The extended properties: which program wrote the file (ISO/IEC 29500-1, 22.2)."""
    return f"<Properties {_EXTENDED}><Application>undoc</Application></Properties>"
