"""What differs between two versions of a document, as values, and versions with changes made to them.

Comes in: two documents. Goes out: the ``Changes`` between them. ``align`` and ``differing_words`` are what it is made
of: they find what belongs together in any two sequences, and the words in which two texts differ.
"""

from undoc.changes.alignment import Item, Step, StepKind, align, likeness
from undoc.changes.applying import applied, applied_items, reversed_changes
from undoc.changes.comparison import (
    changed_item,
    changed_items,
    compare,
    metadata_changes,
    said,
    steps_between,
    word_changes,
)
from undoc.changes.differing import Stretch, differing_words
from undoc.changes.values import MISSING, AttributeChange, Change, Changes, PartChange, TextChange, WordChange
from undoc.changes.words import BREAK, Token, inlines_of, tokens, words

__all__ = [
    "BREAK",
    "MISSING",
    "AttributeChange",
    "Change",
    "Changes",
    "Item",
    "PartChange",
    "Step",
    "StepKind",
    "Stretch",
    "TextChange",
    "Token",
    "WordChange",
    "align",
    "applied",
    "applied_items",
    "changed_item",
    "changed_items",
    "compare",
    "differing_words",
    "inlines_of",
    "likeness",
    "metadata_changes",
    "reversed_changes",
    "said",
    "steps_between",
    "tokens",
    "word_changes",
    "words",
]
