"""From prepared document to pages of placed items, in points. Fonts, shaping, line and page breaking; knows no PDF.

Comes in: a ``PreparedDocument`` and the ``FontTable``. Goes out: a ``TypesetDocument``.
"""

from undoc.typeset.document import MissingCharactersError, typeset
from undoc.typeset.pages.page import TypesetDocument
from undoc.typeset.text.fonts import UnusableFontError

__all__ = ["MissingCharactersError", "TypesetDocument", "UnusableFontError", "typeset"]
