"""A content folder becomes a model: ``document.yaml`` and the language files, read with every problem located.

Comes in: a folder. Goes out: an ``undoc.model.Document``, or a ``ContentError`` with all that is wrong in the folder.
The format is described in ``docs/content.md``.
"""

from undoc.source.folders import Loaded, find_folders, load, load_with_warnings

__all__ = ["Loaded", "find_folders", "load", "load_with_warnings"]
