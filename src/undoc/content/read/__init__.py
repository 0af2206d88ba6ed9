"""A content folder becomes a model: ``document.yaml`` and the language files, read with every problem located.

Comes in: a folder. Goes out: an ``undoc.model.Document``, or a ``ContentError`` with all that is wrong in the folder.
The format is described in ``docs/content.md``.
"""

from undoc.content.read.folders import Loaded, Original, find_folders, load, load_with_warnings, original_of

__all__ = ["Loaded", "Original", "find_folders", "load", "load_with_warnings", "original_of"]
