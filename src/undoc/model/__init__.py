"""What a document is: symbol, metadata, blocks and inlines. Frozen data without behaviour but its own invariants.

Comes in: nothing. Goes out: the types that ``source`` and ``importer`` build and ``prepare`` reads.
"""

from undoc.model.blocks import (
    Block,
    BulletItem,
    Figure,
    Heading,
    Note,
    NumberedParagraph,
    Paragraph,
    Quotation,
)
from undoc.model.document import (
    LANGUAGES,
    Agenda,
    AgendaItem,
    AgendaStatus,
    Document,
    Meeting,
    Metadata,
    Session,
    Version,
)
from undoc.model.inlines import Emphasis, Emphasized, Inline, LineBreak, Link, NoteCall, Reference, Text
from undoc.model.place import Place
from undoc.model.problem import ContentError, Problem, Severity
from undoc.model.symbol import Symbol

__all__ = [
    "LANGUAGES",
    "Agenda",
    "AgendaItem",
    "AgendaStatus",
    "Block",
    "BulletItem",
    "ContentError",
    "Document",
    "Emphasis",
    "Emphasized",
    "Figure",
    "Heading",
    "Inline",
    "LineBreak",
    "Link",
    "Meeting",
    "Metadata",
    "Note",
    "NoteCall",
    "NumberedParagraph",
    "Paragraph",
    "Place",
    "Problem",
    "Quotation",
    "Reference",
    "Session",
    "Severity",
    "Symbol",
    "Text",
    "Version",
]
