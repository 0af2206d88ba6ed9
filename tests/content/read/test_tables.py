"""Tables of any shape: what fills its grid is read as it stands, and what does not is a problem."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.read.content import FRONT_MATTER, dump_inlines, load_or_problems, make_folder, problem_lines
from tests.content.read.test_any_text import plain
from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.tables.grid import check_grid
from undoc.model import Cell, Place, Row, RowKind, Table
from undoc.model.report import Report

limits = settings(max_examples=60, deadline=None)
HERE = Place("en.md", 1, 1)
texts = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(plain, min_size=n, max_size=n), min_size=1, max_size=4))


def read_table(body: str) -> Table:
    with tempfile.TemporaryDirectory() as path:
        document, problems = load_or_problems(make_folder(Path(path), {"en.md": FRONT_MATTER + body}))
    assert document is not None, problems
    (table,) = document.versions["en"].blocks
    assert isinstance(table, Table)
    return table


@given(texts, st.booleans())
@limits
def test_texts_of_cells_come_through_in_both_forms(rows: list[list[str]], escaped: bool) -> None:
    # Quotation marks keep white space at the ends.
    rows = [[f"“{text}”" for text in row] for row in rows]
    pipes = ["|".join(["", *row, ""]) for row in rows]
    signs = read_table("\n".join([pipes[0], "|-" * len(rows[0]) + "|", *pipes]))
    quoted = json.dumps(rows, ensure_ascii=False)
    if escaped:
        quoted = "".join(character if character.isascii() else f"\\U{ord(character):08X}" for character in quoted)
    fenced = read_table(f"```table\nrows: {quoted}\n```")
    expected = [[unicodedata.normalize("NFC", text) for text in row] for row in rows]
    for table, found in ((signs, signs.rows[1:]), (fenced, fenced.rows)):
        assert [[dump_inlines(cell.inlines) for cell in row.cells] for row in found] == expected
        assert len(table.columns) == len(rows[0])


@st.composite
def tilings(draw: st.DrawFn) -> tuple[list[Row], int]:
    """Rows of cells that fill a grid, and its columns: cells as large as drawn wherever they fit."""
    columns, height = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    rows: list[Row] = []
    for y in range(height):
        cells: list[Cell] = []
        for x in range(columns):
            if (x, y) in taken:
                continue
            free = next((end for end in range(x, columns) if (end, y) in taken), columns) - x
            width, depth = draw(st.integers(1, free)), draw(st.integers(1, height - y))
            taken.update((x + right, y + down) for right in range(width) for down in range(depth))
            cells.append(Cell((), HERE, width, depth))
        rows.append(Row(RowKind.BODY, tuple(cells), HERE))
    return rows, columns


def codes(rows: list[Row], columns: int) -> list[str]:
    report = Report()
    check_grid(rows, columns, HERE, "Mend it.", Context("en.md", "en", Path(), report))
    return [problem.code for problem in report.problems()]


@given(tilings())
@limits
def test_any_tiling_fills_its_grid(tiling: tuple[list[Row], int]) -> None:
    assert not codes(*tiling)


@given(tilings(), st.data())
@limits
def test_a_tiling_with_a_cell_more_or_less_does_not(tiling: tuple[list[Row], int], data: st.DataObject) -> None:
    rows, columns = tiling
    at = data.draw(st.integers(0, len(rows) - 1))
    cells = rows[at].cells
    more = (*cells, Cell((), HERE))
    less = cells[1:] if cells else more
    rows[at] = Row(RowKind.BODY, less if data.draw(st.booleans()) else more, HERE)
    assert "table-cells" in codes(rows, columns)


@given(tilings(), st.data())
@limits
def test_a_tiling_with_a_cell_that_goes_on_below_it_does_not(
    tiling: tuple[list[Row], int], data: st.DataObject
) -> None:
    rows, columns = tiling
    at = data.draw(st.sampled_from([index for index, row in enumerate(rows) if row.cells]))
    first, *others = rows[at].cells
    longer = Cell((), HERE, first.columns, len(rows) - at + 1)
    rows[at] = Row(RowKind.BODY, (longer, *others), HERE)
    assert "cell-rows" in codes(rows, columns)


@pytest.mark.parametrize("kinds", ["HB", "BS", "SB", "HS"])
def test_cells_end_with_the_header_and_with_the_section(kinds: str) -> None:
    names = {"H": RowKind.HEADER, "B": RowKind.BODY, "S": RowKind.SECTION}
    rows = [Row(names[kind], (Cell((), HERE, 1, 2 - at),), HERE) for at, kind in enumerate(kinds)]
    assert codes(rows, 1) == ["cell-rows"]


def test_rows_and_cells_know_where_they_begin() -> None:
    signs = read_table(" Table: T\n |a|  b|\n |-|-|\n c | |\n")
    assert (signs.place.line, signs.place.column) == (4, 2)
    assert [(row.place.line, row.place.column) for row in signs.rows] == [(5, 2), (7, 2)]
    assert [cell.place.column for row in signs.rows for cell in row.cells] == [3, 7, 2, 6]
    fenced = read_table("```table\nrows:\n  - [a, {text: b}]\n  - - c\n    - d\n  - total: [e, f]\n```\n")
    places = [[(cell.place.line, cell.place.column) for cell in row.cells] for row in fenced.rows]
    assert places == [[(6, 6), (6, 9)], [(7, 7), (8, 7)], [(9, 13), (9, 16)]]
    assert [(row.place.line, row.place.column) for row in fenced.rows] == [(6, 5), (7, 5), (9, 5)]
    assert (fenced.place.line, fenced.place.column) == (4, 1)


def test_a_problem_of_a_total_is_located_at_its_cells(tmp_path: Path) -> None:
    body = "```table\nrows:\n  - [a, b]\n  - total: [c]\n```\n"
    folder = make_folder(tmp_path, {"en.md": FRONT_MATTER + body})
    assert problem_lines(load_or_problems(folder)[1], skipped_lines=3) == ["4:5 table-cells"]
