"""A prepared document: everything counted, localised and resolved; from here on there is only display text.

The writers (``docx``, ``typeset``) read these types and nothing else of the content. They neither count nor
translate: a label, a note's mark or a date that they need is a field here.
"""

from undoc.model import HEADS, SUMS, ChartKind, ColumnRule, RowAlign, RowKind
from undoc.prepare.prepared.blocks import (
    Annex,
    Block,
    Chart,
    ChartSeries,
    ChartValue,
    Columns,
    Contents,
    ContentsEntry,
    Figure,
    FigurePlace,
    Landscape,
    List,
    PageBreak,
    Part,
    Picture,
    Quotation,
    Standing,
    Summary,
    children,
    flow,
    paragraphs_of,
    walk,
)
from undoc.prepare.prepared.document import Emblem, FirstPage, PreparedDocument
from undoc.prepare.prepared.measured import ChartPlace, EntryPlace, Measured
from undoc.prepare.prepared.tables import TEXTUAL, Cell, Row, Table, TableNote
from undoc.prepare.prepared.texts import Note, NoteKind, Paragraph, Position, Role, Span

__all__ = [
    "HEADS",
    "SUMS",
    "TEXTUAL",
    "Annex",
    "Block",
    "Cell",
    "Chart",
    "ChartKind",
    "ChartPlace",
    "ChartSeries",
    "ChartValue",
    "ColumnRule",
    "Columns",
    "Contents",
    "ContentsEntry",
    "Emblem",
    "EntryPlace",
    "Figure",
    "FigurePlace",
    "FirstPage",
    "Landscape",
    "List",
    "Measured",
    "Note",
    "NoteKind",
    "PageBreak",
    "Paragraph",
    "Part",
    "Picture",
    "Position",
    "PreparedDocument",
    "Quotation",
    "Role",
    "Row",
    "RowAlign",
    "RowKind",
    "Span",
    "Standing",
    "Summary",
    "Table",
    "TableNote",
    "children",
    "flow",
    "paragraphs_of",
    "walk",
]
