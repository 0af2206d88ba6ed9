"""Fields: what Word computes anew, each with the result that it shows until then (ISO/IEC 29500-1, 17.16.18)."""

from __future__ import annotations

from undoc.xml_text import escaped


def field(instruction: str, properties: str, result: str) -> str:
    """A field whose codes have the run ``properties``; ``result`` are the runs that it shows."""
    return begin(instruction, properties) + result + end(properties)


def begin(instruction: str, properties: str) -> str:
    """The runs before the result of a field."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def end(properties: str) -> str:
    """The run after the result of a field."""
    return f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
