"""Shapes as a Word file has them and as they are placed on pages: pictures, columns, texts of cells, rules, note marks.

All in points, from the start edge. Word's are read from its XML; the others are taken where typesetting places them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any
from unittest.mock import patch

from lxml import etree

from tests.support import seed
from tests.support.docx_file import WORD_DRAWING, WordFile, local, val, w
from undoc.docx.text.bookmarks import bookmark_name
from undoc.prepare.prepared import TEXTUAL, Cell, Chart, Figure, Note, PreparedDocument, Summary, Table, walk
from undoc.prepare.structure import Tag
from undoc.templates.styles import Align
from undoc.typeset import TypesetDocument, typeset
from undoc.typeset.blocks import charts
from undoc.typeset.blocks.blocks import BlockSetter
from undoc.typeset.blocks.tables import TableSetter
from undoc.typeset.pages.page import PlacedGroup, PlacedPicture, Rule, TextRun
from undoc.typeset.text.placing import SetLine

#: A stretch of a level rule and its weight; where an upright one stands, its weight and how many lines it has.
Stretch = tuple[float, float, float]
Upright = tuple[float, float, int]
_TWIPS, _EIGHTHS, _EMUS = 20.0, 8.0, 12700.0


@dataclass
class Shape:
    """A table: where it begins, its columns, where the texts of its cells do, its rules from the top down.

    ``texts`` has for each cell with a text where its lines begin, end, or have their middle, None where they do none of
    these. ``levels`` are the level rules of each height that has some, ``uprights`` the upright ones of each row; what
    is as in the row above is left out.
    """

    left: float
    columns: list[float]
    texts: list[float | None]
    levels: list[list[Stretch]]
    uprights: list[list[Upright]]


@dataclass
class Shapes:
    """``pictures`` and ``charts`` are sizes, ``marks`` where the marks of notes begin, by what Word calls the notes."""

    pictures: list[tuple[float, float]] = field(default_factory=list)
    charts: list[tuple[float, float]] = field(default_factory=list)
    tables: list[Shape] = field(default_factory=list)
    marks: dict[str, float] = field(default_factory=dict)


def of_pages(prepared: PreparedDocument) -> tuple[TypesetDocument, Shapes]:
    """The pages of a document and its shapes on them."""
    shapes, texts = Shapes(), dict[int, tuple[float, float]]()
    set_cell: Callable[..., Any] = TableSetter._cell
    set_rows: Callable[..., Any] = TableSetter._rows
    set_chart: Callable[..., Any] = charts.set_chart
    set_note: Callable[..., Any] = BlockSetter.note

    def cell(setter: TableSetter, one: Cell, *others: Any, **named: Any) -> Any:
        made = set_cell(setter, one, *others, **named)
        runs = [run for line in made.lines for run in line.items if isinstance(run, TextRun)]
        if runs:
            texts[id(one)] = (
                min(run.x for run in runs),
                max(_end(run, right_to_left=setter._setter.right_to_left) for run in runs),
            )
        return made

    def rows(setter: TableSetter, measures: Any) -> Any:
        block = set_rows(setter, measures)
        table, left = measures.table, measures.edges[0]
        edges = [
            (one, *texts[id(one)]) for row in table.rows for one in row.cells if id(one) in texts and _has_text(one)
        ]
        shapes.tables.append(
            Shape(
                left - setter._geometry.left,
                [end - start for start, end in pairwise(measures.edges)],
                [_standing(one, start - left, end - left) for one, start, end in edges],
                [level for level in _level_rules(block.lines, left) if level],
                _once(_upright_rules(line, left) for line in block.lines),
            )
        )
        return block

    def chart(one: Chart, column: Any, *others: Any, **named: Any) -> Any:
        block, place = set_chart(one, column, *others, **named)
        shapes.charts.append((place.width, block.height))
        return block, place

    def note(setter: Any, one: Note) -> Any:
        block = set_note(setter, one)
        shapes.marks[bookmark_name(one.id)] = min(run.x for run in block.lines[0].items) - setter.column.left
        return block

    with (
        patch.object(TableSetter, "_cell", cell),
        patch.object(TableSetter, "_rows", rows),
        patch.object(charts, "set_chart", chart),
        patch.object(BlockSetter, "note", note),
    ):
        document = typeset(prepared, seed.templates().fonts)
    shapes.pictures = list(_pictures(document, prepared))
    return document, shapes


def _end(run: TextRun, *, right_to_left: bool) -> float:
    """The end of a run without the space at a line's end, which hangs."""
    last = 0 if right_to_left and run.right_to_left else -1
    return run.x + run.width - (run.advances[last] if run.texts[last] == " " else 0.0)


def _has_text(cell: Cell) -> bool:
    return any(one.text for one in cell.paragraphs)


def _standing(cell: Cell, start: float, end: float) -> float | None:
    if cell.decimal is not None or cell.number is not None or cell.paragraph.first is not None:
        return None
    if cell.align in TEXTUAL:
        return start
    return end if cell.align is Align.END else (start + end) / 2


def _pictures(document: TypesetDocument, prepared: PreparedDocument) -> Iterator[tuple[float, float]]:
    emblem = prepared.emblem.drawing if prepared.emblem is not None else None
    for page in document.pages:
        for item in page.items:
            if isinstance(item, PlacedPicture) and item.path != emblem and item.content is not None:
                yield item.width, item.height
            if isinstance(item, PlacedGroup) and item.content is not None and item.content.element.tag is Tag.FIGURE:
                yield item.box[2] - item.box[0], item.box[3] - item.box[1]


def _level_rules(lines: Sequence[SetLine], left: float) -> Iterator[list[Stretch]]:
    """The level rules above, between and below lines."""
    ends: list[Stretch] = []
    for line in lines:
        rules = [one for one in line.items if isinstance(one, Rule) and one.y == one.y2]
        begins = [(one.x - left, one.x2 - left, one.width) for one in rules if one.y < line.height / 2]
        yield _merged([*ends, *begins])
        ends = [(one.x - left, one.x2 - left, one.width) for one in rules if one.y >= line.height / 2]
    yield _merged(ends)


def _upright_rules(line: SetLine, left: float) -> list[Upright]:
    found: list[Upright] = []
    for x, width in sorted(
        (one.x - left, one.width) for one in line.items if isinstance(one, Rule) and one.x == one.x2
    ):
        if found and x - found[-1][0] <= 2.01 * width:
            found[-1] = ((x + found[-1][0]) / 2, width, 2)
        else:
            found.append((x, width, 1))
    return found


def _once(rows: Iterable[list[Upright]]) -> list[list[Upright]]:
    found: list[list[Upright]] = []
    for row in rows:
        if not found or found[-1] != row:
            found.append(row)
    return found


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order; those of one weight that touch, or are parted by a double rule, are one."""
    found: list[Stretch] = []
    for start, end, weight in sorted(set(stretches), key=lambda one: (one[2], one)):
        if found and found[-1][2] == weight and start - found[-1][1] <= 2.0:
            found[-1] = (found[-1][0], max(end, found[-1][1]), weight)
        else:
            found.append((start, end, weight))
    return found


def of_word(data: bytes, prepared: PreparedDocument) -> Shapes:
    """The shapes of a Word file."""
    file = WordFile(data)
    extents = file.body.iter(f"{{{WORD_DRAWING}}}extent")
    sizes = [(float(one.get("cx", "0")) / _EMUS, float(one.get("cy", "0")) / _EMUS) for one in extents]
    drawn = list(zip(_drawn(prepared), sizes, strict=True))
    kinds = (block for block in walk(prepared.blocks) if isinstance(block, Table | Summary))
    found = zip(kinds, file.body.iter(w("tbl")), strict=True)
    return Shapes(
        [size for one, size in drawn if isinstance(one, Figure)],
        [size for one, size in drawn if isinstance(one, Chart)],
        [_written(table, one) for table, one in found if isinstance(table, Table)],
        dict(_marks(file)),
    )


def _drawn(prepared: PreparedDocument) -> Iterator[Figure | Chart]:
    """The pictures and charts in their order, those in cells too."""
    for block in walk(prepared.blocks):
        if isinstance(block, Figure | Chart):
            yield block
        elif isinstance(block, Table):
            yield from (cell.drawing for row in block.rows for cell in row.cells if cell.drawing is not None)


def _marks(file: WordFile) -> Iterator[tuple[str, float]]:
    """Where the marks of notes begin, by the names of the bookmarks of the notes."""
    for one in file.tree("word/footnotes.xml").iter(w("footnote")):
        name = val(one.find(f".//{w('bookmarkStart')}"), "name")
        if name is None:
            continue
        style = val(one.find(f"{w('p')}/{w('pPr')}/{w('pStyle')}"))
        indents = [one.find(f"{w('p')}/{w('pPr')}/{w('ind')}")]
        while style is not None:
            indents.append(file.styles[style].find(f"{w('pPr')}/{w('ind')}"))
            style = val(file.styles[style].find(w("basedOn")))
        left = next((one for one in indents if val(one, "left") is not None), None)
        first = next((one for one in indents if val(one, "hanging") or val(one, "firstLine")), None)
        yield name, _points(left, "left") + _points(first, "firstLine") - _points(first, "hanging")


@dataclass
class _Piece:
    """A cell in a row of a Word file."""

    element: etree._Element
    start: int
    end: int
    borders: dict[str, tuple[float, int]]
    is_continued: bool
    goes_on: bool = False


def _written(table: Table, element: etree._Element) -> Shape:
    columns = [_points(one, "w") for one in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    edges = list(accumulate(columns, initial=0.0))
    rows = element.findall(w("tr"))
    if table.frame:
        rows = rows[1 : -2 if table.notes else -1]
    pieces = [list(_pieces(row, edges)) for row in rows]
    for upper, lower in pairwise(pieces):
        continued = {one.start for one in lower if one.is_continued}
        for piece in upper:
            piece.goes_on = piece.start in continued
    levels = []
    for upper, lower in pairwise([[], *pieces, []]):
        rules = [(one, "bottom") for one in upper if not one.goes_on and "bottom" in one.borders]
        rules += [(one, "top") for one in lower if not one.is_continued and "top" in one.borders]
        levels.append(_merged((edges[one.start], edges[one.end], one.borders[side][0]) for one, side in rules))
    uprights = (
        sorted((edges[one.start], *one.borders["left"]) for one in row if "left" in one.borders) for row in pieces
    )
    filled = [
        piece
        for row in pieces
        for piece in row
        if not piece.is_continued and piece.element.find(f".//{w('r')}") is not None
    ]
    cells = [one for row in table.rows for one in row.cells if _has_text(one)]
    texts = [_standing(cell, *_text_edges(piece, edges)) for cell, piece in zip(cells, filled, strict=True)]
    left = _points(element.find(f"{w('tblPr')}/{w('tblInd')}"), "w")
    return Shape(left, columns, texts, [level for level in levels if level], _once(uprights))


def _pieces(row: etree._Element, edges: Sequence[float]) -> Iterator[_Piece]:
    at = 0
    for cell in row.findall(w("tc")):
        properties = cell.find(w("tcPr"))
        assert properties is not None
        end = at + int(val(properties.find(w("gridSpan"))) or 1)
        merged = properties.find(w("vMerge"))
        borders = {
            local(one): (int(val(one, "sz") or 0) / _EIGHTHS, 2 if val(one) == "double" else 1)
            for one in properties.iterfind(f"{w('tcBorders')}/*")
        }
        assert abs(_points(properties.find(w("tcW")), "w") - (edges[end] - edges[at])) < 0.01
        yield _Piece(cell, at, end, borders, merged is not None and val(merged) != "restart")
        at = end


def _text_edges(piece: _Piece, edges: Sequence[float]) -> tuple[float, float]:
    """Where the lines of a cell begin and end at most."""
    margins = piece.element.find(f"{w('tcPr')}/{w('tcMar')}")
    assert margins is not None
    indents = piece.element.find(f"{w('p')}/{w('pPr')}/{w('ind')}")
    start = edges[piece.start] + _points(margins.find(w("left")), "w") + _points(indents, "left")
    return start, edges[piece.end] - _points(margins.find(w("right")), "w") - _points(indents, "right")


def _points(element: etree._Element | None, name: str) -> float:
    return int(val(element, name) or 0) / _TWIPS
