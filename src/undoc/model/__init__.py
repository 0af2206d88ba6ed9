"""What a document is: symbol, metadata, blocks and inlines. Frozen data without behaviour but its own invariants.

Comes in: nothing. Goes out: the types that ``source`` and ``importer`` build and ``prepare`` reads.
"""

from undoc.model.blocks import (
    Annex,
    Block,
    BulletItem,
    Contents,
    Figure,
    Heading,
    Landscape,
    Note,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Quotation,
    Summary,
)
from undoc.model.charts import Chart, ChartKind, Series
from undoc.model.document import (
    LANGUAGES,
    Agenda,
    AgendaItem,
    AgendaStatus,
    Document,
    Job,
    Meeting,
    Metadata,
    Session,
    Version,
)
from undoc.model.inlines import Emphasis, Emphasized, Inline, LineBreak, Link, NoteCall, Reference, Text
from undoc.model.place import Place
from undoc.model.problem import ContentError, Problem, Severity
from undoc.model.symbol import Symbol
from undoc.model.tables import Cell, Column, ColumnAlign, Row, RowKind, Table, TableForm, TableNote, TableWidth

__all__ = [
    "LANGUAGES",
    "Agenda",
    "AgendaItem",
    "AgendaStatus",
    "Annex",
    "Block",
    "BulletItem",
    "Cell",
    "Chart",
    "ChartKind",
    "Column",
    "ColumnAlign",
    "ContentError",
    "Contents",
    "Document",
    "Emphasis",
    "Emphasized",
    "Figure",
    "Heading",
    "Inline",
    "Job",
    "Landscape",
    "LineBreak",
    "Link",
    "Meeting",
    "Metadata",
    "Note",
    "NoteCall",
    "NumberedParagraph",
    "PageBreak",
    "Paragraph",
    "Place",
    "Problem",
    "Quotation",
    "Reference",
    "Row",
    "RowKind",
    "Series",
    "Session",
    "Severity",
    "Summary",
    "Symbol",
    "Table",
    "TableForm",
    "TableNote",
    "TableWidth",
    "Text",
    "Version",
]
