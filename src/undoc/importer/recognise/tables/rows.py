"""The rows of a table: of which kinds they are, what they keep to, and the spaces beside their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from undoc.importer.recognise.origins import RowOrigin, RowSpace
from undoc.importer.recognise.tables.grid import GridCell, GridRows
from undoc.importer.word.items import Item, WordRow, WordTable
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import is_all, without
from undoc.model import HEADS, Row, RowKind
from undoc.prepare.tables.rows import keeps_next

TITLES = (*HEADS, RowKind.SECTION)
#: The size of the texts of a header at most, in points.
_SMALL = 7.5


def headers_of(rows: GridRows) -> int | None:
    """How many rows at the top are marked as headers; None when the first is not: Word repeats none then (17.4.49)."""
    if not rows[0][0].is_header:
        return None
    return next((index for index, (row, _) in enumerate(rows) if not row.is_header), len(rows))


def kind_of(rows: GridRows, index: int, columns: int, headers: int | None) -> RowKind:
    """What the row at ``index`` of ``rows`` is for; ``headers`` are so many at the top that are marked as such."""
    _, cells = rows[index]
    filled = [made for made in cells if made.is_filled]
    if headers is not None and index < min(headers, len(rows) - 1):
        return RowKind.HEADER
    if headers is None and index == 0 and len(rows) > 1 and filled:
        is_flat = all(made.rows == 1 for made in cells)
        looks = [is_all(made.spans, "italic") or _is_heading(made) for made in filled]
        if is_flat and len(filled) > 1 and all(looks):
            return RowKind.HEADER
    if index and len(filled) > 1 and all(_is_heading(made) for made in filled):  # titles of columns
        return RowKind.HEADING
    bold = bool(filled) and all(is_all(made.spans, "bold") for made in filled)
    if len(cells) == 1 and cells[0].columns == columns > 1 and cells[0].rows == 1 and bold:
        return RowKind.SECTION
    ruled = [made for made in cells if made.source is not None and made.source.rule_above]
    if index and len(ruled) * 2 > len(cells) and not rows[index - 1][0].is_header:
        is_last = index == len(rows) - 1
        return RowKind.RULED if not bold else RowKind.TOTAL if is_last else RowKind.SUBTOTAL
    return RowKind.BODY


def _is_heading(made: GridCell) -> bool:
    """Whether a cell looks like one of a header: small and in italics, or in our own style of headers."""
    look = made.source.look if made.source is not None else None
    if look is None:
        return False
    return look.role == "table-header" or (0 < look.size <= _SMALL and is_all(made.spans, "italic"))


def first_of(cells: Sequence[GridCell]) -> WordParagraph | None:
    """The paragraph that the first cell of a row begins with: what that keeps to, all the row keeps to in Word.

    So it is in the row “B. Generation and transfer of knowledge” of table 34.1 in A/81/6 (Sect. 34).
    """
    source = next((made.source for made in cells if made.source is not None), None)
    return next((one for one in source.items if isinstance(one, WordParagraph)), None) if source else None


def settle_texts(kind: RowKind, cells: Sequence[GridCell]) -> None:
    """Part the paragraphs of a row of texts; other rows are bold, or in the header italic, by the house's rules."""
    for made in cells:
        if kind is RowKind.BODY and len(made.paragraphs) > 1:
            made.spans, *made.more = made.paragraphs
        elif kind not in (RowKind.BODY, RowKind.RULED):
            made.spans = without(made.spans, bold=True, italic=kind in HEADS)


def rows_of(rows: GridRows, kinds: Sequence[RowKind]) -> Iterator[Row]:
    """The rows of the document; ``keep`` of each is what its first paragraph keeps to in Word."""
    for index, ((row, cells), kind) in enumerate(zip(rows, kinds, strict=True)):
        if index and kind is RowKind.RULED and kinds[index - 1] in HEADS:
            kind = RowKind.BODY  # the rule is that below the titles
        is_below = bool(index) and kind is not RowKind.HEADER is kinds[index - 1]
        first = first_of(cells)
        keeps = first is not None and first.keep_next
        place = RowOrigin(space_of(row), is_below_header=is_below)
        yield Row(
            kind, tuple(made.as_cell() for made in cells), place, keeps, whole=row.is_whole and kind is RowKind.BODY
        )


def kept_rows(rows: Sequence[Row], last: WordParagraph | None) -> tuple[tuple[Row, ...], bool]:
    """The rows, which stand on the page of the next only where others do not; and whether the table stands on one.

    Headers, sections and what totals are the sums of do by themselves. The last row, which begins with the paragraph
    ``last``, keeps to what is below the table; if no other row keeps by the file it is whole where that paragraph is.
    """
    *upper, lowest = rows
    usual = [keeps_next(row.kind, below.kind) for row, below in pairwise(rows)]
    others = [row.keep for row, keeps in zip(upper, usual, strict=True) if not keeps]
    keep = all(others) if others else last is not None and last.keep_lines
    kept = [replace(row, keep=row.keep and not keep and not keeps) for row, keeps in zip(upper, usual, strict=True)]
    return (*kept, replace(lowest, keep=False)), keep


def space_of(row: WordRow) -> RowSpace | None:
    """What the row takes beside its texts, None when there are none: the longest of them, as that makes it so high."""
    found = [(cell.spaces, sum(map(_length, cell.items))) for cell in row.cells if cell.spaces is not None]
    if not found:
        return None
    spaces, _ = max(found, key=lambda one: one[1])
    return RowSpace(*spaces, row.room, row.lead)


def _length(item: Item) -> int:
    return 0 if isinstance(item, WordTable) else len(item.text)
