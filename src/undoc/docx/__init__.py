"""A prepared document as a Word file (Office Open XML, ISO/IEC 29500 transitional).

Comes in: a ``PreparedDocument`` and the names of the fonts that Word is to use. Goes out: the bytes of the file.
Nothing is counted, translated or decided here; what the file shows is what the prepared document says.
"""

from undoc.docx.text.fonts import FontNames
from undoc.docx.writer import Numbers, write

__all__ = ["FontNames", "Numbers", "write"]
