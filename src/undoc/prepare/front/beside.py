"""What stands beside each other on a first page, a table without rules: two bodies’ sessions, the members of one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.model import Cell, Column, Place, Row, RowKind, Table, TableForm, TableWidth
from undoc.model.table_values import RowAlign
from undoc.prepare import prepared
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.numbering import Numbered
from undoc.prepare.prepared import Span
from undoc.prepare.tables.layout import TextArea
from undoc.prepare.tables.maker import TableMaker
from undoc.templates.house import House
from undoc.templates.language import Language


def beside(
    rows: Sequence[Sequence[Sequence[Span]]],
    widths: Sequence[float],
    place: Place,
    *,
    maker: SpanMaker,
    house: House,
    language: Language,
) -> prepared.Table:
    """The table from margin to margin whose columns are as wide as ``widths`` say, compared with each other."""
    table = Table(
        caption=(),
        subtitle=(),
        columns=tuple(Column(width=width, start=0.0) for width in widths),
        rows=tuple(
            Row(
                RowKind.BODY,
                tuple(Cell((), place) for _ in row),
                place,
                above=0.0,
                below=0.0,
            )
            for row in rows
        ),
        notes=(),
        width=TableWidth.FULL,
        place=place,
        form=TableForm.TEXT,
        vertical=RowAlign.TOP,
    )
    tables = TableMaker(maker, house, language, lambda drawing, anchor: None)
    made = tables.table(table, Numbered(), TextArea(house.page, in_columns=True))
    return replace(
        made,
        rows=tuple(
            replace(one, cells=tuple(_filled(cell, spans) for cell, spans in zip(one.cells, row, strict=True)))
            for one, row in zip(made.rows, rows, strict=True)
        ),
    )


def _filled(cell: prepared.Cell, spans: Sequence[Span]) -> prepared.Cell:
    """The cell with its text, which may call notes as lines of the front do."""
    return replace(cell, paragraph=replace(cell.paragraph, spans=tuple(spans)))
