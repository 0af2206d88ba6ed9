"""What the blocks of a document are written with."""

from __future__ import annotations

from msgspec import Struct

from undoc.docx.blocks.pictures import PictureWriter
from undoc.docx.text.paragraphs import ParagraphWriter, TextPlace
from undoc.prepare.prepared import Measured, PreparedDocument


class Story(Struct, frozen=True):
    """A text that stands somewhere (``where``), in the sizes that were ``measured``."""

    prepared: PreparedDocument
    paragraphs: ParagraphWriter
    pictures: PictureWriter
    where: TextPlace
    measured: Measured
