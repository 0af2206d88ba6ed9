"""What the blocks of a document are written with."""

from __future__ import annotations

from msgspec import Struct

from undoc.docx.blocks.pictures import PictureWriter
from undoc.docx.parts.package import TextPart
from undoc.docx.text.paragraphs import Calls, ParagraphWriter
from undoc.prepare.prepared import Measured, PreparedDocument


class Story(Struct, frozen=True):
    """A text in ``part`` of a file, with the notes that it ``calls``, in the sizes that were ``measured``."""

    prepared: PreparedDocument
    paragraphs: ParagraphWriter
    pictures: PictureWriter
    part: TextPart
    calls: Calls
    measured: Measured
