"""The grid of a Word table: its cells at their places, without rows and columns in which nothing stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from undoc.importer.recognise.origins import CellOrigin
from undoc.importer.word.items import WordCell, WordRow
from undoc.importer.word.paragraphs import SIDES
from undoc.importer.word.spans import Span
from undoc.model import Cell, Chart, ColumnAlign, ColumnRule, Figure, RowKind

#: Rows that are parts of their own within a table.
_GROUPS = {kind: kind for kind in (RowKind.HEADER, RowKind.SECTION)}
_SIDES = {**SIDES, "decimal": ColumnAlign.DECIMAL}


class GridCell:
    """A cell at its place in the grid while the table is put together."""

    __slots__ = ("align", "column", "columns", "drawing", "more", "paragraphs", "rows", "source", "spans")

    def __init__(self, column: int, columns: int, source: WordCell | None) -> None:
        self.column = column
        self.columns = columns
        self.rows = 1
        self.source = source
        self.spans: list[Span] = []
        self.more: list[list[Span]] = []
        self.paragraphs: list[list[Span]] = []
        self.align = ""
        self.drawing: Figure | Chart | None = None

    @property
    def is_filled(self) -> bool:
        """Whether something stands in it."""
        return bool(self.spans) or self.drawing is not None

    @property
    def side(self) -> ColumnAlign:
        """On which side its text stands."""
        return _SIDES.get(self.align, ColumnAlign.START)

    def as_cell(self) -> Cell:
        """The cell of the document."""
        return Cell(
            tuple(self.spans),
            CellOrigin(self.column, self.source.look if self.source is not None else None),
            self.columns,
            self.rows,
            align=self.side,
            more=tuple(map(tuple, self.more)),
            drawing=self.drawing,
        )


#: The rows of a table with their cells.
GridRows = list[tuple[WordRow, list[GridCell]]]


def without_spacers(rows: GridRows) -> GridRows:
    """The rows in which something stands; cells that reach over others, or beyond the last one, end sooner."""
    filled = [any(made.is_filled for made in cells) for _, cells in rows]
    kept_before = [0, *accumulate(filled)]
    kept: GridRows = []
    reaching: list[GridCell] = []
    for index, (row, cells) in enumerate(rows):
        for made in cells:
            made.rows = kept_before[min(index + made.rows, len(rows))] - kept_before[index]
        if filled[index]:
            if reaching:
                cells.extend(reaching)
                cells.sort(key=lambda one: one.column)
                reaching = []
            kept.append((row, cells))
            continue
        if index + 1 < len(rows):
            height = row.room + max((cell.height for cell in row.cells), default=0.0)
            rows[index + 1][0].lead = row.lead + (height if row.exact is None else row.exact)
        reaching += [made for made in cells if made.rows]
    return kept


def end_cells(kinds: Sequence[RowKind], rows: Sequence[list[GridCell]]) -> None:
    """Have each cell end with the header, the section or the table that it is in; empty cells take its place below."""
    groups = [_GROUPS.get(kind, RowKind.BODY) for kind in kinds]
    ends = [len(rows)] * len(rows)
    for index in reversed(range(len(rows) - 1)):
        goes_on = groups[index] is groups[index + 1] is not RowKind.SECTION
        ends[index] = ends[index + 1] if goes_on else index + 1
    for index, (cells, end) in enumerate(zip(rows, ends, strict=True)):
        for cell in cells:
            if index + cell.rows > end:
                for below in rows[end : index + cell.rows]:
                    below.append(GridCell(cell.column, cell.columns, None))
                    below.sort(key=lambda one: one.column)
                cell.rows = end - index


def without_idle_columns(count: int, rows: GridRows) -> tuple[list[int], GridRows]:
    """The edges between columns that some cell begins or ends at, and the rows with cells counted by these."""
    edges = sorted({0, count, *(made.column for _, cells in rows for made in cells)})
    edges = [edge for edge in edges if edge <= count]
    index = {edge: position for position, edge in enumerate(edges)}
    for _, cells in rows:
        for made in cells:
            start = index.get(made.column, 0)
            end = index.get(made.column + made.columns, len(edges) - 1)
            made.column, made.columns = start, max(1, end - start)
    return edges, rows


def aligns(rows: list[list[GridCell]], columns: int) -> list[ColumnAlign]:
    """On which side most texts of each column stand in ``rows``, those below the header."""
    result = []
    for column in range(columns):
        own = [made for cells in rows for made in cells if made.column == column and made.is_filled]
        # Where no text stands in this column alone, those that begin in it and reach over others decide.
        alone = [made for made in own if made.columns == 1] or own
        counts = Counter(made.side for made in alone)
        # Where two sides are as frequent, the one that comes first in the column counts.
        result.append(counts.most_common(1)[0][0] if counts else ColumnAlign.START)
    return result


def column_rules(rows: GridRows, columns: int) -> list[ColumnRule | None]:
    """The upright rule before each column, where most cells that meet there have it; nothing when there is none."""
    found: list[Counter[ColumnRule | None]] = [Counter() for _ in range(columns + 1)]
    for _, cells in rows:
        for made in cells:
            if made.source is not None:
                for edge, side in ((made.column, "start"), (min(made.column + made.columns, columns), "end")):
                    rule = made.source.rules.get(side)
                    found[edge][rule and rule.rule] += 1
    # A rule is said by the cells on either side of it, or by both.
    rules = [max(one, key=lambda rule: one[rule] * (2 if rule else 1), default=None) for one in found[:-1]]
    return rules if any(rules) else []
