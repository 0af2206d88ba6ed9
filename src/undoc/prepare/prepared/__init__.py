"""A prepared document: everything counted, localised and resolved; from here on there is only display text.

The writers (``docx``, ``typeset``) read these types and nothing else of the content. They neither count nor
translate: a label, a note's mark or a date that they need is a field here.
"""

from undoc.prepare.prepared.blocks import (
    Block,
    Box,
    Chart,
    ChartKind,
    ChartSeries,
    ChartValue,
    Columns,
    Contents,
    ContentsEntry,
    Figure,
    FigurePlace,
    Landscape,
    PageBreak,
    Picture,
    walk,
)
from undoc.prepare.prepared.document import Emblem, FirstPage, PreparedDocument
from undoc.prepare.prepared.measured import ChartPlace, EntryPlace, Measured
from undoc.prepare.prepared.tables import (
    HEADS,
    SUMS,
    TEXTUAL,
    Cell,
    ColumnRule,
    Row,
    RowKind,
    Table,
    TableNote,
    Vertical,
)
from undoc.prepare.prepared.texts import Note, NoteKind, Paragraph, Position, Role, Span

__all__ = [
    "HEADS",
    "SUMS",
    "TEXTUAL",
    "Block",
    "Box",
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
    "Measured",
    "Note",
    "NoteKind",
    "PageBreak",
    "Paragraph",
    "Picture",
    "Position",
    "PreparedDocument",
    "Role",
    "Row",
    "RowKind",
    "Span",
    "Table",
    "TableNote",
    "Vertical",
    "walk",
]
