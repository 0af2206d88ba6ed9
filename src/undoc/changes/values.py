"""What differs between two versions of a document, as values. None of them holds what is the same in both.

An item is what stands in a sequence: a block, a row, a cell, a column, a note; or a text alone, one of several
paragraphs. Positions count from 0 in the sequence that holds the item, in the old one and in the new.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import UNSET, Struct

from undoc.changes.alignment import StepKind
from undoc.changes.words import Token
from undoc.model import Inline

#: What stands in a sequence.
Item = Struct | tuple[Inline, ...]
#: The value of an attribute that an item of its kind does not have.
MISSING = UNSET


class AttributeChange(Struct, frozen=True):
    """An attribute with another value; ``name`` leads to it: ``session.number``; MISSING where there is none."""

    name: str
    old: object
    new: object


class WordChange(Struct, frozen=True):
    """Tokens of a text that have become others, from their positions on; one of the two may be none."""

    old_at: int
    new_at: int
    old: tuple[Token, ...]
    new: tuple[Token, ...]

    @property
    def is_formatting(self) -> bool:
        """Whether the words are the same, set otherwise."""
        return [token.word for token in self.old] == [token.word for token in self.new]


class TextChange(Struct, frozen=True):
    """What differs in a text: ``name`` is the attribute of its item that holds it, empty for an item that is a text."""

    name: str
    words: tuple[WordChange, ...]


class PartChange(Struct, frozen=True):
    """What differs in a sequence within an item: ``name`` is the attribute that holds it, as ``rows`` of a table."""

    name: str
    changes: tuple[Change, ...]


class Change(Struct, frozen=True):
    """What became of ``old``, which began at ``old_at``: it is ``new``, which begins at ``new_at``.

    One that is CHANGED says how. What was SPLIT or JOINED has its words in ``texts``, with a BREAK between the texts of
    the two. MOVED_TO has the same item in both; there is no MOVED_FROM beside it.
    """

    kind: StepKind
    old_at: int
    new_at: int
    old: tuple[Item, ...]
    new: tuple[Item, ...]
    attributes: tuple[AttributeChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    parts: tuple[PartChange, ...] = ()


class Changes(Struct, frozen=True):
    """All that differs between two documents in one language.

    ``metadata`` are attributes of ``document.yaml``, ``attributes`` those of the version, ``wording.author`` say.
    ``texts`` are its titles. ``notes`` are in the order of their calls. ``note_names`` are, by the names of the new
    version, those of the old one that stand for them: a note is known by its text, not by its name.
    """

    language: str
    metadata: tuple[AttributeChange, ...] = ()
    attributes: tuple[AttributeChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    blocks: tuple[Change, ...] = ()
    notes: tuple[Change, ...] = ()
    note_names: Mapping[str, str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        return not (self.metadata or self.attributes or self.texts or self.blocks or self.notes)
