"""Random documents of pictures, tables and charts, of whatever sizes: as the content says them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import strategies as st
from PIL import Image

from tests.support import build_model
from tests.support.build_model import HERE, text
from undoc.model import (
    Annex,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    ColumnAlign,
    ColumnRule,
    Columns,
    Document,
    Figure,
    Landscape,
    Row,
    RowKind,
    Series,
    Summary,
    Table,
    TableForm,
    TableWidth,
    Text,
)

WORDS = ("a", "of the", "1 200.5", "(3)", "programmes", "Administrative and Budgetary", "北部地区", "المجموع")
BODIES = ("general-assembly", "human-rights-council", "hsp-executive-board")
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
SIZES = ((40, 900), (300, 20), (200, 200), (900, 1400), (8, 4))


@cache
def picture(width: int, height: int) -> Path:
    """A picture of so many dots."""
    path = Path(mkdtemp()) / "picture.png"
    Image.new("L", (width, height), 200).save(path, dpi=(96, 96))
    return path


words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
captions = st.one_of(st.just(""), words, st.lists(words, min_size=10, max_size=120).map(" ".join))
spaces = st.one_of(st.none(), st.sampled_from((0.0, 2.5, 7.2, 11.35)))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    path = picture(*draw(st.sampled_from(SIZES)))
    width = draw(st.one_of(st.none(), st.floats(5, 900)))
    return Figure(path, "What it shows", text(draw(captions)), HERE, width=width)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    count = draw(st.integers(1, 6))
    kind = draw(st.sampled_from(ChartKind))
    series = draw(st.integers(1, 1 if kind is ChartKind.PIE else 3))
    values = [tuple(Decimal(draw(st.integers(1, 900))) for _ in range(count)) for _ in range(series)]
    return Chart(
        kind,
        text(draw(captions)[:80]),
        "What it shows",
        tuple(Text(draw(words), HERE) for _ in range(count)),
        tuple(Series(Text(f"Series {index}", HERE), one) for index, one in enumerate(values)),
        None,
        HERE,
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 6))
    shares = st.one_of(st.none(), st.floats(0.5, 9))
    rules = st.one_of(st.none(), st.none(), st.sampled_from(ColumnRule))
    aligns = st.one_of(st.none(), st.sampled_from(ColumnAlign))
    columns = tuple(
        Column(draw(aligns), draw(shares), draw(spaces), rule=draw(rules) if index else None) for index in range(count)
    )
    heads = [RowKind.HEADER] * draw(st.integers(0, 2))
    others = st.sampled_from([kind for kind in RowKind if kind is not RowKind.HEADER])
    kinds = [*heads, RowKind.BODY, *draw(st.lists(others, max_size=6))]
    return Table(
        caption=text(draw(st.sampled_from(("", "A caption")))),
        subtitle=text(draw(st.sampled_from(("", "(Thousands)")))),
        columns=columns,
        rows=tuple(_rows(draw, kinds, len(heads), count)),
        notes=(),
        width=draw(st.sampled_from(TableWidth)),
        place=HERE,
        points=draw(st.one_of(st.none(), st.floats(120, 440))),
        form=draw(st.sampled_from(TableForm)),
        end=draw(spaces),
        remarks=tuple(text(one) for one in draw(st.lists(words, max_size=1))),
        frame=draw(st.booleans()),
    )


def _rows(draw: st.DrawFn, kinds: Sequence[RowKind], heads: int, count: int) -> list[Row]:
    rows = []
    reaching = [0] * count  # how many rows below the last one the cell in each column still goes over
    for index, kind in enumerate(kinds):
        left = (heads if index < heads else len(kinds)) - index
        if kind is RowKind.SECTION:
            kind = RowKind.BODY if any(reaching) else kind
        cells, at = [], 0
        free = [column for column in range(count) if not reaching[column]]
        below = [max(0, one - 1) for one in reaching]
        while at < count:
            if at not in free:
                at += 1
                continue
            room = next((end for end in range(at, count) if end not in free), count) - at
            across = room if kind is RowKind.SECTION else draw(st.integers(1, room)) if draw(st.booleans()) else 1
            # No row is without a cell of its own.
            down = 1 if kind is RowKind.SECTION or not at else min(left, draw(st.sampled_from((1, 1, 1, 2, 3))))
            start, end = draw(spaces), draw(spaces)
            cells.append(Cell(text(draw(words)), HERE, across, down, start if at else None, end))
            below[at : at + across] = [down - 1] * across
            at += across
        rows.append(Row(kind, tuple(cells), HERE))
        reaching = below
    return rows


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document in any language and house: pictures, tables and charts in all parts that may hold them."""
    shapes: st.SearchStrategy[Block] = st.one_of(figures(), tables(), charts())
    several = st.lists(st.one_of(shapes, st.just(build_model.plain("Between."))), min_size=1, max_size=3).map(tuple)
    parts: st.SearchStrategy[Block] = st.one_of(
        shapes,
        several.map(lambda blocks: Landscape(blocks, HERE)),
        several.map(lambda blocks: Annex(text("An annex"), None, blocks, HERE)),
        tables().map(lambda table: Columns((build_model.plain("In columns."), table), HERE)),
    )
    blocks = draw(st.lists(parts, min_size=1, max_size=4))
    annexes = [one for one in blocks if isinstance(one, Annex)]
    others = [one for one in blocks if not isinstance(one, Annex)]
    if draw(st.booleans()):
        others.insert(0, Summary((build_model.plain("In brief."), draw(tables())), HERE))
    return build_model.document(
        [*others, build_model.numbered("Below."), *annexes],
        language=draw(st.sampled_from(LANGUAGES)),
        body=draw(st.sampled_from(BODIES)),
    )
