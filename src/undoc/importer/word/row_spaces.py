"""How high the rows of Word tables are beside their texts: spaces above and below these, rules, rows without texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from undoc.importer.recognise.found_blocks import Row, Table
from undoc.importer.recognise.names import VAL, W
from undoc.importer.word import tags
from undoc.importer.word.attributes import twips
from undoc.importer.word.paragraphs import WordParagraph
from undoc.model import HEADS
from undoc.model.tables import ROW_SPACES
from undoc.prepare.rows import rooms_of, usual_spaces
from undoc.templates.house import TableForm, TableLayout
from undoc.templates.styles import AUTO_HEIGHT

#: Twips and eighths in a point, half-points too.
_POINT, _EIGHTHS, _HALVES = 20, 8, 2
#: Differences in points that nobody sees.
_SAME = 0.3
_NONE = ("nil", "none", None)
_EDGES = {tags.W_TOP: "top", tags.W_BOTTOM: "bottom", tags.W_INSIDE_H: "inside"}
_INSIDE = {"insideH", "insideV"}


class Edges(NamedTuple):
    """How thick the rules above and below a cell are, in points, None where it says nothing."""

    top: float | None = None
    bottom: float | None = None


class TableEdges(NamedTuple):
    """How thick the rules are above, below and between the rows of a table whose cells say nothing, in points."""

    top: float = 0.0
    bottom: float = 0.0
    inside: float = 0.0


def edges_in(borders: etree._Element) -> dict[str, float]:
    """The rules in ``w:tcBorders`` or ``w:tblBorders`` by their edges (``top``, ``bottom``, ``inside``), in points."""
    found: dict[str, float] = {}
    for border in borders:
        edge = _EDGES.get(border.tag)
        if edge is not None:
            is_none = border.get(VAL) in _NONE
            found[edge] = 0.0 if is_none else twips(border.get(tags.W_SZ), 0) / _EIGHTHS
    return found


def has_frame(borders: etree._Element) -> bool:
    """Whether ``w:tblBorders`` are those of a frame: rules on all sides, and none between rows and columns."""
    ruled = {str(border.tag).removeprefix(W) for border in borders if border.get(VAL) not in _NONE}
    return {"top", "bottom"} <= ruled and len(ruled & {"left", "start", "right", "end"}) == 2 and not ruled & _INSIDE


def spaces_of(paragraphs: Sequence[WordParagraph], margins: tuple[int, int]) -> tuple[float, float] | None:
    """The spaces above the first and below the last text of a cell in points, None when it has no text.

    ``margins`` are those of the cell above and below in twips.
    """
    texts = [paragraph for paragraph in paragraphs if paragraph.size is not None]
    if not texts:
        return None
    return (margins[0] + (texts[0].before or 0)) / _POINT, (margins[1] + (texts[-1].after or 0)) / _POINT


def empty_height(paragraphs: Sequence[WordParagraph], margins: tuple[int, int]) -> float:
    """How high a cell without texts is in points."""
    height = sum(margins)
    for paragraph in paragraphs:
        line = paragraph.measure.line if paragraph.line is None else paragraph.line
        least = paragraph.least or (paragraph.measure.least if paragraph.line is None else 0)
        line = line or max(least, round(paragraph.measure.size / _HALVES * AUTO_HEIGHT * _POINT))
        height += line + (paragraph.before or 0) + (paragraph.after or 0)
    return height / _POINT


def room_between(above: Sequence[Edges], below: Sequence[Edges], usual: float) -> float:
    """The room in points of the rule between two rows: that of the thickest, as Word has it."""
    tops = (usual if edges.top is None else edges.top for edges in below)
    bottoms = (usual if edges.bottom is None else edges.bottom for edges in above)
    return max((*tops, *bottoms), default=usual)


def settle_spaces(table: Table, layout: TableLayout) -> None:
    """Give the table and its rows the spaces above and below their texts that are not those of the house.

    A table without any such space is not one that somebody has laid out: it has those of the house.
    """
    form = layout.forms[table.form]
    rows = table.rows
    if not any(row.space is not None and (row.space.above or row.space.below) for row in rows):
        return
    wanted: list[_Spaces] = []
    for row, room, below in zip(rows, _rooms(table, layout), [*rows[1:], None], strict=True):
        if row.space is None:
            continue
        lead = row.space.lead
        if row.is_below_header and _has_gap(table, form):
            lead -= form.head_gap
        if table.frame and row is rows[0]:
            lead -= layout.frame.above
        more = row.space.room - room if row is not rows[0] else 0.0
        if not row.space.lead and more <= _SAME:  # rules that the house draws, and rows there need not have
            more = 0.0
        usual = usual_spaces(form, row.kind, below.kind if below is not None else None)
        own = within(row.space.above + lead + more), within(row.space.below)
        wanted.append(_Spaces(row, own, usual))
    table.above, table.below = (_shared([one for one in wanted if _is_body(one.row)], side) for side in (0, 1))
    for row, own, usual in wanted:
        shared = (table.above, table.below) if _is_body(row) else (None, None)
        expected = (one if one is not None else other for one, other in zip(shared, usual, strict=True))
        row.above, row.below = (
            None if _is_same(space, other) else space for space, other in zip(own, expected, strict=True)
        )


class _Spaces(NamedTuple):
    """A row, the spaces that it has above and below its texts, and those that it would have."""

    row: Row
    own: tuple[float, float]
    usual: tuple[float, float]


def _shared(rows: Sequence[_Spaces], side: int) -> float | None:
    """The space that most rows have, where saying it of the table spares saying it of them; None where it does not."""
    if not rows:
        return None
    space = Counter(row.own[side] for row in rows).most_common(1)[0][0]
    before = sum(not _is_same(row.own[side], row.usual[side]) for row in rows)
    after = sum(not _is_same(row.own[side], space) for row in rows)
    return space if before and after + 1 <= before else None


def _is_same(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME


def _is_body(row: Row) -> bool:
    return row.kind not in HEADS


def within(space: float) -> float:
    """The space in points, no less and no more than the content format has."""
    least, most = ROW_SPACES
    return round(min(max(space, least), most), 2)


def _rooms(table: Table, layout: TableLayout) -> list[float]:
    """The room of the rule above each row in the files that are built."""
    rows = table.rows
    spanned = [
        row.kind in HEADS
        and below is not None
        and below.kind is row.kind
        and any(cell.columns > 1 and cell.rows == 1 and cell.spans for cell in row.cells)
        for row, below in zip(rows, [*rows[1:], None], strict=True)
    ]
    rules = layout.rules(is_line=is_line(table), is_framed=table.frame)
    reaches = [[cell.rows for cell in row.cells] for row in rows]
    has_gap = _has_gap(table, layout.forms[table.form])
    return rooms_of([row.kind for row in rows], reaches, spanned, rules, has_gap=has_gap)


def _has_gap(table: Table, form: TableForm) -> bool:
    return bool(form.head_gap) and not is_line(table)


def is_line(table: Table) -> bool:
    """Whether it is one row of figures without a caption, as the layout has it."""
    body = [row for row in table.rows if row.kind not in HEADS]
    return not (table.caption or table.subtitle or table.notes or table.remarks) and len(body) == 1
