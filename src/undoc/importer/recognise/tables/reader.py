"""Tables of a Word file as tables of the content format: header, kinds of rows, merged cells, alignment, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from undoc.importer.recognise.origins import Origin, RowOrigin, RowSpace
from undoc.importer.recognise.tables.grid import (
    GridCell,
    aligns,
    column_rules,
    end_cells,
    without_idle_columns,
    without_spacers,
)
from undoc.importer.recognise.tables.notes import note_of
from undoc.importer.report import Change, Findings
from undoc.importer.word.items import Item, WordCell, WordRow, WordTable, is_empty
from undoc.importer.word.names import VAL
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import NOWHERE, Span, breaks_joined, cut, is_all, joined, plain, trimmed, without
from undoc.importer.word.tables.cell_looks import NUMBERED
from undoc.model import HEADS, NUMBER_SPACE, Block, Column, Row, RowKind, Table, TableNote, TableWidth
from undoc.model.tables import WIDTHS
from undoc.templates.house import House

#: Word's own limit of columns; our format has the same.
_MOST_COLUMNS = 63
#: How much narrower than a column of text, in parts of that, a table may be that fills it.
_NEAR = 0.03
#: Shares of the columns are in thousandths, so that they are the same again after a file was built from them.
_WHOLE = 1000
#: Twips in a point, and how many a table may be wider or narrower than the text and still count as that wide.
_POINT = 20
_SAME = 3
_TITLES = (*HEADS, RowKind.SECTION)
_GridRows = list[tuple[WordRow, list[GridCell]]]
#: The size of the texts of a header at most, in points.
_SMALL = 7.5
#: A rule this thick, in eighths of a point, ends a table.
_LAST_RULE = 10


class TableReader:
    """Makes tables of the content format; ``label`` gives the label that Word counts for a paragraph in a cell.

    ``made`` are the widths in twips that tables as wide as the text or the page have in the files that are built, and
    ``gap`` is what parts columns of text there.
    """

    def __init__(
        self,
        findings: Findings,
        text_width: int,
        full_width: int,
        label: Callable[[int], str],
        made: Mapping[TableWidth, int],
        gap: int,
    ) -> None:
        self._gap = gap
        self._made = made
        self._findings = findings
        self._text_width = text_width
        self._full_width = full_width
        self._label = label

    def table(self, word: WordTable, place: str) -> tuple[Table | None, list[WordTable]]:
        """The table, None when there is nothing in it, and the tables that stood within it."""
        grid, rows, nested = self._rows(word, place)
        while rows and not any(cell.spans for cell in rows[-1][1]):
            rows.pop()
        rows = without_spacers(rows)
        if not rows:
            return None, nested
        notes = self._notes_in_last_rows(rows, len(grid))
        if not rows:
            return None, nested
        columns, rows = without_idle_columns(len(grid), rows)
        widths = [sum(grid[start:end]) for start, end in pairwise(columns)]
        if len(widths) > _MOST_COLUMNS:
            self._findings.add(Change.SIMPLIFIED, "too-many-columns", f"A table has {len(widths)} columns.", place)
        headers = _headers(rows)
        kinds = [_kind(row, cells, rows, index, len(widths), headers) for index, (row, cells) in enumerate(rows)]
        for kind, (_, cells) in zip(kinds, rows, strict=True):
            _settle_texts(kind, cells)
        end_cells(kinds, [cells for _, cells in rows])
        body = [cells for (_, cells), kind in zip(rows, kinds, strict=True) if kind not in _TITLES]
        sides = aligns(body or [cells for _, cells in rows], len(widths))
        width, is_own = self._width(sum(widths), word)
        own: Sequence[float] = shares(widths)
        if is_own:
            own = [width / _POINT for width in widths]
        elif word.has_widths:
            own = [share / _POINT for share in shares(widths, self._made[width])]
        last = _first_of(rows[-1][1])
        made, keep = _kept(list(_rows(rows, kinds)), last)
        of_columns = zip(sides, own, column_rules(rows, len(widths)) or [None] * len(widths), strict=True)
        table = Table(
            caption=(),
            subtitle=(),
            columns=tuple(Column(side, share, rule=rule) for side, share, rule in of_columns),
            rows=made,
            notes=notes,
            width=width,
            place=Origin(place, keeps_next=last is not None and last.keep_next),
            points=sum(widths) / _POINT if is_own else None,
            keep=keep,
            frame=word.has_frame,
        )
        return table, nested

    def fitted_in_columns(self, block: Block, count: int) -> Block:
        """A block in columns of text; a table that is as wide as these, or wider, does not say how wide it is."""
        column = (self._made[TableWidth.FULL] - (count - 1) * self._gap) // count
        if not isinstance(block, Table) or (block.points and block.points * _POINT <= column * (1 - _NEAR)):
            return block
        widths = [round((one.width or 0.0) * _POINT) for one in block.columns]
        of_columns = zip(block.columns, shares(widths, column), strict=True)
        columns = tuple(replace(one, width=share / _POINT) for one, share in of_columns)
        return replace(block, columns=columns, points=None, width=TableWidth.TEXT)

    def _width(self, total: int, word: WordTable) -> tuple[TableWidth, bool]:
        """As wide as the text or from margin to margin; else where it begins, and that its width is its own."""
        if not total or not word.has_widths:
            return TableWidth.TEXT, False
        full = self._made[TableWidth.FULL]  # on pages that are not most of the file's
        usual = ((TableWidth.TEXT, self._text_width), (TableWidth.FULL, self._full_width), (TableWidth.FULL, full))
        for width, one in usual:
            if abs(total - one) <= _SAME:
                return width, False
        begins_at_text = word.indent * 4 > self._full_width - self._text_width  # more than half of its indent
        return TableWidth.TEXT if begins_at_text else TableWidth.FULL, WIDTHS[0] <= total / _POINT <= WIDTHS[1]

    def _rows(self, word: WordTable, place: str) -> tuple[list[int], _GridRows, list[WordTable]]:
        """Every row with its cells at their columns; cells that go on below others are one with those."""
        count = max([len(word.grid), *(_wide(row) for row in word.rows)], default=0)
        grid = (word.grid + [0] * count)[:count]
        if count and not all(grid):
            fair = sum(grid) // max(1, sum(map(bool, grid))) or 1000
            grid = [width or fair for width in grid]
        rows: _GridRows = []
        nested: list[WordTable] = []
        above: dict[int, GridCell] = {}
        group: tuple[bool, bool] | None = None
        for row in word.rows:
            if group is not None and group[0] != row.is_header:
                above = {}
            group = row.is_header, True
            at = row.before
            cells: list[GridCell] = [GridCell(0, row.before, None)] if row.before else []
            below: dict[int, GridCell] = {}
            for source in row.cells:
                upper = above.get(at) if source.goes_on else None
                if upper is not None and upper.columns == source.columns:
                    upper.rows += 1
                    below[at] = upper
                    self._add_text(upper, source, nested, place)
                else:
                    made = GridCell(at, source.columns, source)
                    self._add_text(made, source, nested, place)
                    cells.append(made)
                    below[at] = made
                at += source.columns
            if at < count:
                cells.append(GridCell(at, count - at, None))
            above = below
            rows.append((row, cells))
        for _, cells in rows:
            for made in cells:
                if made.paragraphs:
                    made.spans = breaks_joined(made.paragraphs)
        return grid, rows, nested

    def _add_text(self, made: GridCell, source: WordCell, nested: list[WordTable], place: str) -> None:
        for item in source.items:
            if isinstance(item, WordTable):
                nested.append(item)
                message = "A table within a table was put below it."
                self._findings.add(Change.SIMPLIFIED, "nested-table", message, place)
        paragraphs = []
        for item in source.items:
            if isinstance(item, WordTable) or is_empty(item):
                continue
            if item.drawings or item.boxes:
                self._findings.add(Change.DROPPED, "picture-in-cell", "A picture in a table was left out.", place)
            label = self._label(item.number)
            spans = _numbered(trimmed(item.spans))
            if label:
                spans = [Span(f"{label}{NUMBER_SPACE}"), *spans]
            if spans:
                paragraphs.append(spans)
            made.align = made.align or item.align
            if not made.align and _has_decimal_stop(item):
                made.align = "end"
                message = "Figures that stand at a decimal tab stop end at one place."
                self._findings.add(Change.SIMPLIFIED, "decimal-tab", message, place)
        if paragraphs:
            made.paragraphs += paragraphs

    def _notes_in_last_rows(self, rows: _GridRows, columns: int) -> tuple[TableNote, ...]:
        """Notes that stand in a last row over all columns, which is taken away."""
        last: list[dict[str, list[Span]]] = []
        while rows:
            _, cells = rows[-1]
            if len(cells) != 1 or cells[0].source is None or cells[0].columns < columns:
                break
            paragraphs = [
                item.spans for item in cells[0].source.items if isinstance(item, WordParagraph) and item.text.strip()
            ]
            found = [note_of(spans) for spans in paragraphs]
            if not found or any(note is None for note in found):
                break
            rows.pop()
            last.append(dict(note for note in found if note is not None))
        notes = {name: text for notes in reversed(last) for name, text in notes.items()}
        return tuple(TableNote(name, tuple(text), NOWHERE) for name, text in notes.items())


def made_widths(house: House) -> dict[TableWidth, int]:
    """How wide the tables of ``house`` are that reach over the text or the page, in twips."""
    body, width = house.styles[house.body_style], house.page.text_width
    return {
        TableWidth.TEXT: round((width - body.left - body.right) * _POINT),
        TableWidth.FULL: round(width * _POINT),
    }


def shares(widths: Sequence[int], whole: int = _WHOLE) -> list[int]:
    """The widths of columns in parts of their sum, ``whole`` of them, thousandths if not said (largest remainders)."""
    total = sum(widths)
    if not total:
        return [1] * len(widths)
    exact = [width * whole / total for width in widths]
    result = [int(share) for share in exact]
    order = sorted(range(len(widths)), key=lambda index: (result[index] - exact[index], index))
    for index in order[: whole - sum(result)]:
        result[index] += 1
    return [max(1, share) for share in result]


def _has_decimal_stop(item: WordParagraph) -> bool:
    """Whether a figure stands at a decimal tab stop: in a cell it does so without a tab (17.18.84)."""
    text = item.text
    is_figure = "\t" not in text and any(map(str.isdecimal, text)) and not any(map(str.isalpha, text))
    return is_figure and any(stop.get(VAL) == "decimal" for stop in item.own_stops)


def _headers(rows: _GridRows) -> int | None:
    """How many rows at the top are marked as headers; None when the first is not: Word repeats none then (17.4.49)."""
    if not rows[0][0].is_header:
        return None
    return next((index for index, (row, _) in enumerate(rows) if not row.is_header), len(rows))


def _kind(
    row: WordRow,
    cells: list[GridCell],
    rows: _GridRows,
    index: int,
    columns: int,
    headers: int | None,
) -> RowKind:
    filled = [made for made in cells if made.spans]
    if headers is not None and index < min(headers, len(rows) - 1):
        return RowKind.HEADER
    if headers is None and index == 0 and len(rows) > 1 and filled:
        is_flat = all(made.rows == 1 for made in cells)
        if is_flat and len(filled) > 1 and all(is_all(made.spans, "italic") for made in filled):
            return RowKind.HEADER
    if index and filled and all(_is_heading(made) for made in filled):
        return RowKind.HEADING
    bold = bool(filled) and all(is_all(made.spans, "bold") for made in filled)
    if len(cells) == 1 and cells[0].columns == columns > 1 and cells[0].rows == 1 and bold:
        return RowKind.SECTION
    ruled = [made for made in cells if made.source is not None and made.source.rule_above]
    if index and len(ruled) * 2 > len(cells) and not rows[index - 1][0].is_header:
        is_last = index == len(rows) - 1
        return RowKind.RULED if not bold else RowKind.TOTAL if is_last else RowKind.SUBTOTAL
    return RowKind.BODY


def _numbered(spans: list[Span]) -> list[Span]:
    """The spans with the tab after a number at their beginning as the space that stands for it in a cell."""
    if spans and not spans[0].note and (match := NUMBERED.match(plain(spans))):
        rest = cut(spans, match.end())
        return joined([replace(spans[0], text=f"{match[1]}{NUMBER_SPACE}"), *rest])
    return spans


def _is_heading(made: GridCell) -> bool:
    """Whether a cell looks like one of a header: small and in italics, or in our own style of headers."""
    look = made.source.look if made.source is not None else None
    if look is None:
        return False
    return look.role == "table-header" or (0 < look.size <= _SMALL and is_all(made.spans, "italic"))


def _first_of(cells: Sequence[GridCell]) -> WordParagraph | None:
    """The paragraph that the first cell of a row begins with: what that keeps to, all the row keeps to in Word.

    So it is in the row “B. Generation and transfer of knowledge” of table 34.1 in A/81/6 (Sect. 34).
    """
    source = next((made.source for made in cells if made.source is not None), None)
    return next((one for one in source.items if isinstance(one, WordParagraph)), None) if source else None


def _settle_texts(kind: RowKind, cells: Sequence[GridCell]) -> None:
    """Part the paragraphs of a row of texts; other rows are bold, or in the header italic, by the house's rules."""
    for made in cells:
        if kind is RowKind.BODY and len(made.paragraphs) > 1:
            made.spans, *made.more = made.paragraphs
        elif kind not in (RowKind.BODY, RowKind.RULED):
            made.spans = without(made.spans, bold=True, italic=kind in HEADS)


def _rows(rows: _GridRows, kinds: Sequence[RowKind]) -> Iterator[Row]:
    """The rows of the document; ``keep`` of each is what its first paragraph keeps to in Word."""
    for index, ((row, cells), kind) in enumerate(zip(rows, kinds, strict=True)):
        if index and kind is RowKind.RULED and kinds[index - 1] in HEADS:
            kind = RowKind.BODY  # the rule is that below the titles
        is_below = bool(index) and kind is not RowKind.HEADER and rows[index - 1][0].is_header
        first = _first_of(cells)
        keeps = first is not None and first.keep_next
        yield Row(
            kind, tuple(made.as_cell() for made in cells), RowOrigin(_space(row), is_below_header=is_below), keeps
        )


def _kept(rows: Sequence[Row], last: WordParagraph | None) -> tuple[tuple[Row, ...], bool]:
    """The rows, which stand on the page of the next only where others do not; and whether the table stands on one.

    Headers and sections do by themselves. The last row, which begins with the paragraph ``last``, keeps to what is
    below the table; if it is the only one it is whole where that paragraph is.
    """
    *upper, lowest = rows
    body = [row for row in upper if row.kind not in _TITLES]
    keep = all(row.keep for row in body) if body else last is not None and last.keep_lines
    kept = [replace(row, keep=row.keep and not keep and row.kind not in _TITLES) for row in upper]
    return (*kept, replace(lowest, keep=False)), keep


def _space(row: WordRow) -> RowSpace | None:
    """What the row takes beside its texts, None when there are none: the longest of them, as that makes it so high."""
    found = [(cell.spaces, sum(map(_length, cell.items))) for cell in row.cells if cell.spaces is not None]
    if not found:
        return None
    spaces, _ = max(found, key=lambda one: one[1])
    return RowSpace(*spaces, row.room, row.lead)


def _length(item: Item) -> int:
    return 0 if isinstance(item, WordTable) else len(item.text)


def _wide(row: WordRow) -> int:
    return row.before + row.after + sum(cell.columns for cell in row.cells)
