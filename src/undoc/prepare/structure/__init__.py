"""The structure of a document as those who do not see it go through it: headings, lists, tables, notes.

Comes in: a prepared document. Goes out: a tree of elements in reading order, each note after the text that calls it.
Whoever sets the document puts its items where the tree has the text of each paragraph.
"""

from undoc.prepare.structure.elements import Content, Element, Marked, MarkedChart, Tag, call_of
from undoc.prepare.structure.tree import Structure

__all__ = ["Content", "Element", "Marked", "MarkedChart", "Structure", "Tag", "call_of"]
