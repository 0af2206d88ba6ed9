"""The rows of a table as lines of the page: cells beside each other, rules, the places where a page may end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from undoc.prepare.prepared import HEADS, Cell, ColumnRule, LevelRule, Row, RowKind, Table
from undoc.typeset.blocks.paragraphs import SetBlock
from undoc.typeset.pages.masthead import move
from undoc.typeset.pages.page import Rule
from undoc.typeset.text.placing import SetLine

_EPSILON = 1e-6
#: Lines of a paragraph that may not stand alone on a page.
_ORPHANS = 2


class SetCell(Struct, frozen=True):
    """A cell with its text set; ``height`` is what it needs with the spaces above and below, above being ``before``.

    ``counts`` are the numbers of lines of its paragraphs.
    """

    cell: Cell
    lines: list[SetLine]
    counts: Sequence[int]
    before: float
    height: float

    @classmethod
    def of(cls, cell: Cell, paragraphs: Sequence[SetBlock]) -> SetCell:
        """The cell with its ``paragraphs`` below each other."""
        lines: list[SetLine] = []
        above = paragraphs[0].before
        for paragraph, below in zip_longest(paragraphs, paragraphs[1:]):
            lines += paragraph.lines
            if below is not None:
                lines[-1].height += paragraph.after + below.before
        height = sum(line.height for line in lines) + (above + paragraphs[-1].after)
        return cls(cell, lines, [len(paragraph.lines) for paragraph in paragraphs], before=above, height=height)


class SetRow(Struct, frozen=True):
    """A row with its cells set."""

    row: Row
    cells: Sequence[SetCell]


class _Placed(Struct, frozen=True):
    """A line of a cell, its top in the row, and whether a part of the row may begin with it."""

    top: float
    line: SetLine
    may_begin: bool


def rows_of(table: Table, rows: Sequence[SetRow], edges: Sequence[float], room: float) -> list[SetLine]:
    """The rows, one line each, but several where a page may end within a row.

    ``rows`` are some of the table's, its header or what is below it; ``edges`` are its sides and what is between its
    columns. Rows higher than ``room`` are parted whatever the table says.
    """
    heights = [height + one.row.rule_room for height, one in zip(_heights(rows), rows, strict=True)]
    thickness = table.rules.column
    joined = _joined(rows, heights, room)
    header = [_texts(row) for row in table.rows if row.kind is RowKind.HEADER]
    lines: list[SetLine] = []
    for index, (set_row, height) in enumerate(zip(rows, heights, strict=True)):
        row, rules = set_row.row, set_row.row.rules
        count = len(lines)
        placed: list[list[_Placed]] = []
        for cell in set_row.cells:
            free = row.rule_room
            share = cell.cell.vertical.share
            if share and height <= room:  # in the height of all the rows that it reaches over
                free += share * (sum(heights[index : index + cell.cell.rows]) - cell.height - free)
            placed.append(list(_placed(cell, free)))
        lines += _parted(height, placed, keeps_whole=not row.may_part and height <= room)
        # The header typed once more, for the page on which the table goes on.
        lines[count].headed = row.kind is RowKind.HEADING and header == [
            _texts(one.row) for one in rows[index : index + len(header)]
        ]
        lines[-1].keep_next = row.keep or index in joined
        for level in rules.above:
            _rule(lines[count], 0.0, level.width, edges[level.start], end=edges[level.end])
        doubles = rules.before if row.kind in HEADS else {}
        for level in rules.below:
            for start, end in _between_doubles(level, doubles, thickness, edges):
                _rule(lines[-1], lines[-1].height, level.width, start, end=end)
        _rule_columns(lines[count:], rules.before, thickness, edges)
    if rows and rows[-1].row is table.rows[-1]:
        lines[-1].height += table.rules.bottom
    elif rows and rows[0].row.kind is RowKind.HEADER and table.head_gap:
        lines.append(SetLine(table.head_gap))  # it stands below each repeated header too
        whole = {column: rule for column, rule in enumerate(table.column_rules) if rule is not None}
        _rule_columns(lines[-1:], whole, thickness, edges)
    return lines


def _texts(row: Row) -> list[str]:
    return [cell.paragraph.text for cell in row.cells]


def _placed(cell: SetCell, free: float) -> Iterator[_Placed]:
    """The lines of a cell in its row, ``free`` points below where they would begin.

    No page begins with the second or the last line of a paragraph: as elsewhere, neither stands alone.
    """
    y = cell.before + free
    numbers = ((number, count) for count in cell.counts for number in range(count))
    for line, (number, count) in zip(cell.lines, numbers, strict=True):
        yield _Placed(y, line, number == 0 or _ORPHANS <= number <= count - _ORPHANS)
        y += line.height


def _parted(height: float, cells: Sequence[Sequence[_Placed]], *, keeps_whole: bool) -> list[SetLine]:
    """A row from the lines of its cells, parted where no line of any cell is cut; a row without such a place is whole.

    In a row that is parted, the space above the first line stays with it, and so does that below the last one.
    """
    starts = [0.0]
    placed = [one for lines in cells for one in lines]
    if not keeps_whole:
        tops = sorted({one.top for one in placed})
        ends = sorted((one.top, one.top + one.line.height) for one in placed)
        reach = ends[0][1] if ends else 0.0
        at = 0
        for top in tops[1:]:
            while at < len(ends) and ends[at][0] < top - _EPSILON:
                reach = max(reach, ends[at][1])
                at += 1
            if top - starts[-1] > _EPSILON and reach <= top + _EPSILON and _may_begin(cells, top):
                starts.append(top)
    parts = [SetLine(end - start) for start, end in zip(starts, [*starts[1:], height], strict=True)]
    for one in placed:
        at = bisect_right(starts, one.top + _EPSILON) - 1
        part, line = parts[at], one.line
        move(line.items, line.links, one.top - starts[at])
        part.items += line.items
        part.links += line.links
        part.notes += line.notes
    for part in parts[:-1]:
        part.goes_on = True
    return parts


def _may_begin(cells: Sequence[Sequence[_Placed]], top: float) -> bool:
    """Whether a part of a row may begin at ``top``: in each cell with the first line that stands there or below."""
    for lines in cells:
        at = bisect_left(lines, top - _EPSILON, key=lambda one: one.top)
        if at < len(lines) and not lines[at].may_begin:
            return False
    return True


def _between_doubles(
    level: LevelRule, rules: Mapping[int, ColumnRule], thickness: float, edges: Sequence[float]
) -> Iterator[tuple[float, float]]:
    """The parts of a rule: it does not run through between the two lines of the double ones among ``rules``."""
    start = edges[level.start]
    for column in range(level.start + 1, level.end):
        if rules.get(column) is ColumnRule.DOUBLE:
            yield start, edges[column] - thickness / 2
            start = edges[column] + thickness / 2
    yield start, edges[level.end]


def _rule_columns(
    lines: Sequence[SetLine], rules: Mapping[int, ColumnRule], thickness: float, edges: Sequence[float]
) -> None:
    """The upright rules of a row, by the columns that they stand before."""
    for column, rule in rules.items():
        first = edges[column] - (rule.lines - 1) * thickness
        for line in lines:
            for x in (first + 2 * thickness * number for number in range(rule.lines)):
                line.items.append(Rule(x, 0.0, x, line.height, width=thickness))


def _rule(line: SetLine, y: float, width: float, start: float, end: float) -> None:
    line.items.append(Rule(start, y, end, y, width=width))


def _heights(rows: Sequence[SetRow]) -> list[float]:
    """The rows' heights: the highest cell's; the last row of a cell over several rows takes what they lack."""
    heights = [max((cell.height for cell in row.cells if cell.cell.rows == 1), default=0.0) for row in rows]
    for index, row in enumerate(rows):
        for cell in row.cells:
            if cell.cell.rows > 1:
                last = min(index + cell.cell.rows, len(rows)) - 1
                lacking = cell.height - sum(heights[index : last + 1])
                heights[last] += max(0.0, lacking)
    return heights


def _joined(rows: Sequence[SetRow], heights: Sequence[float], room: float) -> set[int]:
    """The rows that a cell reaches beyond: no page ends after them, unless the cell's rows are higher than ``room``."""
    joined: set[int] = set()
    for index, row in enumerate(rows):
        for cell in row.cells:
            reached = range(index, min(index + cell.cell.rows, len(rows)))
            if len(reached) > 1 and sum(heights[one] for one in reached) <= room:
                joined.update(reached[:-1])
    return joined
