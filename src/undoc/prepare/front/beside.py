"""What stands beside each other on a first page, as a table without rules: those who took part in a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.model import Cell, Column, Inline, Place, Row, RowKind, Table, TableForm, TableWidth
from undoc.model.table_values import RowAlign
from undoc.prepare import prepared
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.numbering import Numbered
from undoc.prepare.tables.layout import TextArea
from undoc.prepare.tables.maker import TableMaker
from undoc.templates.house import House
from undoc.templates.language import Language

#: The texts of a row: for each column its paragraphs.
Texts = Sequence[Sequence[tuple[Inline, ...]]]


def beside(
    rows: Sequence[Texts], widths: Sequence[float], place: Place, *, maker: SpanMaker, house: House, language: Language
) -> prepared.Table:
    """The table from margin to margin whose columns are as wide as ``widths`` say, compared with each other."""
    table = Table(
        caption=(),
        subtitle=(),
        columns=tuple(Column(width=width, start=0.0) for width in widths),
        rows=tuple(
            Row(
                RowKind.BODY,
                tuple(Cell(first, place, more=tuple(others)) for first, *others in row),
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
    return tables.table(table, Numbered(), TextArea(house.page, in_columns=True))
