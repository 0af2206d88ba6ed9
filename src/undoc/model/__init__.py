"""What a document is: symbol, metadata, blocks and inlines. Frozen data without behaviour but its own invariants.

Comes in: nothing. Goes out: the types that ``source`` and ``importer`` build and ``prepare`` reads.
"""

from undoc.model.blocks import (
    Annex,
    Block,
    BulletItem,
    Columns,
    Contents,
    DisplayedFormula,
    Fit,
    Heading,
    Landscape,
    Note,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Quotation,
    Summary,
)
from undoc.model.charts import Axis, Chart, ChartKind, Series
from undoc.model.document import (
    Adoption,
    Agenda,
    AgendaStatus,
    Document,
    Job,
    Justification,
    Meeting,
    Metadata,
    Session,
    Version,
)
from undoc.model.figures import Figure
from undoc.model.formulas import Formula
from undoc.model.inlines import (
    KEPT_HYPHEN,
    Emphasis,
    Emphasized,
    Fitted,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Reference,
    Text,
)
from undoc.model.languages import LANGUAGES
from undoc.model.numbering import LevelLabel, Numbering
from undoc.model.place import Place
from undoc.model.problem import NO_FIX, ContentError, Fix, Problem, Severity
from undoc.model.symbol import Symbol
from undoc.model.table_values import (
    HEADS,
    NUMBER_SPACE,
    SUMS,
    ColumnAlign,
    ColumnRule,
    RowAlign,
    RowKind,
    TableForm,
    TableWidth,
)
from undoc.model.tables import Cell, Column, Row, Table, TableNote
from undoc.model.values import AgendaItem
from undoc.model.votes import Vote

__all__ = [
    "HEADS",
    "KEPT_HYPHEN",
    "LANGUAGES",
    "NO_FIX",
    "NUMBER_SPACE",
    "SUMS",
    "Adoption",
    "Agenda",
    "AgendaItem",
    "AgendaStatus",
    "Annex",
    "Axis",
    "Block",
    "BulletItem",
    "Cell",
    "Chart",
    "ChartKind",
    "Column",
    "ColumnAlign",
    "ColumnRule",
    "Columns",
    "ContentError",
    "Contents",
    "DisplayedFormula",
    "Document",
    "Emphasis",
    "Emphasized",
    "Figure",
    "Fit",
    "Fitted",
    "Fix",
    "Formula",
    "Heading",
    "Inline",
    "Job",
    "Justification",
    "Landscape",
    "LevelLabel",
    "LineBreak",
    "Link",
    "Meeting",
    "Metadata",
    "Note",
    "NoteCall",
    "NumberedParagraph",
    "Numbering",
    "PageBreak",
    "Paragraph",
    "Place",
    "Problem",
    "Quotation",
    "Reference",
    "Row",
    "RowAlign",
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
    "Vote",
]
