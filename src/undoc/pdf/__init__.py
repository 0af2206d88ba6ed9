"""A typeset document becomes a PDF file.

Comes in: pages of placed items with their structure (``undoc.typeset.pages.page``), and the properties of the file.
Goes out: the bytes of a PDF 1.7 file, tagged, that conforms to PDF/A-2a and PDF/UA-1. Nothing here measures, breaks or
moves anything.
"""

from undoc.pdf.fonts import EmbeddingError, MissingGlyphError
from undoc.pdf.pictures import PictureError
from undoc.pdf.properties import Properties
from undoc.pdf.writer import write

__all__ = ["EmbeddingError", "MissingGlyphError", "PictureError", "Properties", "write"]
