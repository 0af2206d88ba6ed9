"""A model becomes the text of a content folder, in one form only.

Comes in: an ``undoc.model.Document`` or a part of one. Goes out: the texts of ``document.yaml`` and of the language
files. Reading them gives the model again, and writing that the same texts. The format is described in
``docs/content.md``.
"""

from undoc.content.write.document import write_document
from undoc.content.write.metadata import write_metadata
from undoc.content.write.version import write_version

__all__ = ["write_document", "write_metadata", "write_version"]
