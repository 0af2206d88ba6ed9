"""The specimen holds every construct that content can have, and its sums are right."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from tests.content.concordance import numbers
from tests.content.read.content import all_inlines, dump_inlines
from undoc.content.read import load
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Chart,
    ChartKind,
    ColumnAlign,
    Contents,
    Emphasis,
    Emphasized,
    Figure,
    Fitted,
    Heading,
    Landscape,
    Link,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Reference,
    Row,
    RowKind,
    Summary,
    Table,
    TableForm,
    TableWidth,
    Version,
)

SPECIMEN = Path(__file__).parents[2] / "content" / "A_99_SPECIMEN_1"

Kind = TypeVar("Kind", bound=Block)


@functools.cache
def version() -> Version:
    return load(SPECIMEN, ["en"]).versions["en"]


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Annex | Landscape | Quotation | Summary):
            yield from walk(block.blocks)


def of_kind(kind: type[Kind]) -> list[Kind]:
    return [block for block in walk(version().blocks) if isinstance(block, kind)]


def table(name: str) -> Table:
    (found,) = [one for one in of_kind(Table) if one.name == name]
    return found


def values(row: Row) -> list[Decimal]:
    """The figures of a row without its first cell; a dash is nothing."""
    return [_value(dump_inlines(cell.inlines)) for cell in row.cells[1:]]


def _value(text: str) -> Decimal:
    plain = text.replace("<b>", "").replace("</b>", "").partition("<note")[0].replace(",", "")
    return Decimal("0" if plain == "–" else plain.replace("(", "-").replace(")", ""))


def test_every_construct_is_there() -> None:
    assert {block.level for block in of_kind(Heading)} == {1, 2, 3, 4, 5, 6}
    assert {block.level for block in of_kind(NumberedParagraph)} == {0, 1, 2, 3}
    assert {block.level for block in of_kind(BulletItem)} == {0, 1}
    assert {block.kind for block in of_kind(Chart)} == set(ChartKind)
    assert {block.path.suffix for block in of_kind(Figure)} == {".png", ".jpg", ".svg"}
    assert all(of_kind(kind) for kind in (Contents, Summary, Quotation, Landscape, Paragraph))
    assert [annex.original for annex in of_kind(Annex)] == [None, "fr"]
    tables = of_kind(Table)
    assert {row.kind for one in tables for row in one.rows} == set(RowKind)
    assert {column.align for one in tables for column in one.columns} >= set(ColumnAlign) - {None}
    assert {one.width for one in tables} == set(TableWidth)
    assert {one.form for one in tables} == set(TableForm)
    assert any(one.remarks for one in tables)
    spans = {(cell.columns > 1, cell.rows > 1) for one in tables for row in one.rows for cell in row.cells}
    assert spans >= {(True, False), (False, True)}


def test_every_construct_within_a_line_is_there() -> None:
    inlines = list(all_inlines(version()))
    assert {one.emphasis for one in inlines if isinstance(one, Emphasized)} == set(Emphasis)
    assert {bool(one.children) for one in inlines if isinstance(one, Reference)} == {True, False}
    assert any(isinstance(one, Link) for one in inlines)
    assert any(isinstance(one, Fitted) for one in inlines)
    assert any(isinstance(one, NoteCall) for one in version().title)
    calls = [one.name for one in inlines if isinstance(one, NoteCall)]
    assert any(calls.count(note.name) > 1 for one in of_kind(Table) for note in one.notes)
    assert any(len(note.paragraphs) > 1 for note in version().notes.values())


def test_the_requirements_add_up() -> None:
    sums = [Decimal(0)] * 5
    within = [Decimal(0)] * 5
    for row in table("resources").rows:
        if row.kind in (RowKind.BODY, RowKind.SUBTOTAL, RowKind.TOTAL):
            figures = values(row)
            assert sum(figures[:4]) == figures[4]
        if row.kind is RowKind.BODY:
            within = [a + b for a, b in zip(within, figures, strict=True)]
        elif row.kind is RowKind.SUBTOTAL:
            assert figures == within
            sums = [a + b for a, b in zip(sums, within, strict=True)]
            within = [Decimal(0)] * 5
        elif row.kind is RowKind.TOTAL:
            assert figures == sums


def test_the_rooms_and_the_visits_add_up() -> None:
    rows = [row for row in table("list").rows if row.kind in (RowKind.BODY, RowKind.SUBTOTAL, RowKind.TOTAL)]
    rooms, total = rows[:-1], rows[-1]
    assert total.kind is RowKind.TOTAL
    subtotals = [values(row) for row in rooms if row.kind is RowKind.SUBTOTAL]
    bodies = [values(row) for row in rooms if row.kind is RowKind.BODY]
    assert len(bodies) == 54
    for lines in (bodies, subtotals):
        assert [sum(column) for column in zip(*lines, strict=True)] == values(total)
    months = [values(row) for row in table("months").rows if row.kind in (RowKind.BODY, RowKind.TOTAL)]
    assert all(sum(figures[:12]) == figures[12] for figures in months)
    assert [figures[12] for figures in months] == [*(figures[2] for figures in subtotals), values(total)[2]]
    assert [sum(column) for column in zip(*months[:-1], strict=True)] == months[-1]
    visits = [values(row) for row in table("visits").rows if row.kind is RowKind.BODY]
    assert [figures[1] for figures in visits] == [figures[12] for figures in months]
    assert all(round((after / before - 1) * 100, 1) == change for before, after, change in visits)


def test_the_charts_show_what_the_tables_say() -> None:
    bars, _, pie = of_kind(Chart)
    visits = [values(row) for row in table("visits").rows if row.kind is RowKind.BODY][:-1]
    for series, column in zip(bars.series, (0, 1), strict=True):
        assert list(series.values) == [round(figures[column] / 1000, 1) for figures in visits]
    kinds = [values(row)[4] for row in table("resources").rows if row.kind is RowKind.BODY]
    parts = [value for value in pie.series[0].values if value is not None]
    assert sorted(parts) == sorted(kinds)
    shares = [round(value / sum(kinds) * 100) for value in parts]
    assert set(shares) == {int(value) for value in numbers(pie.alternative, "en")}
