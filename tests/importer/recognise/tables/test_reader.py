"""Tables of Word files: merged cells over rows that are left out, and the work that long tables take."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from PIL import Image

from tests.importer.word_file import cell, imported, loads, messages, paragraph, row, run, table, text_of, word_file
from undoc.importer import Import

BEGIN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def rows_of(folder: Path, *rows: str) -> str:
    result = imported(folder, word_file(paragraph("1.\tText.") + table(*rows)))
    loads(result)
    return text_of(result).partition("rows:\n")[2].partition("```")[0]


def test_a_cell_ends_where_the_rows_below_it_are_left_out(tmp_path: Path) -> None:
    found = rows_of(tmp_path, row("a", "b", "c"), row(cell("d", BEGIN), "e", "f"), row(cell("", ON), "", ""))
    assert found == "  - [a, b, c]\n  - [d, e, f]\n"


def test_a_cell_is_shorter_by_each_row_within_it_that_is_left_out(tmp_path: Path) -> None:
    empty = row(cell("", ON), "", "")
    found = rows_of(tmp_path, row(cell("a", BEGIN), "1", "2"), empty, row(cell("", ON), "3", "4"), empty, empty)
    assert found == "  - [{text: a, rows: 2}, 1, 2]\n  - [3, 4]\n"


def test_a_cell_ends_with_the_header_that_it_is_in(tmp_path: Path) -> None:
    rows = [row(cell("a", BEGIN), "1", "2", header=True), row(cell("", ON), "3", "4", header=True)]
    assert rows_of(tmp_path, *rows) == '  - ["", 3, 4]\n'


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda number: row(f"Row {number}", "1", "2"), id="rows"),
        pytest.param(lambda number: row("Row", "1", "2", header=True), id="headers"),
        pytest.param(
            lambda number: row("" if number % 2 else "Row", "", "2" if number % 2 == 0 else ""), id="empty rows"
        ),
        pytest.param(lambda number: row(cell(f"Row {number}", ON if number else BEGIN), "1", "2"), id="merged cells"),
        pytest.param(lambda number: row(cell(f"a/ Note {number}.", '<w:gridSpan w:val="3"/>')), id="notes"),
    ],
)
def test_the_work_is_in_proportion_to_the_rows(made: Callable[[int], str], tmp_path: Path) -> None:
    def work(count: int) -> int:
        """How many calls of functions and steps of loops an import takes: the same on every machine."""
        data = word_file(paragraph("1.\tText.") + table(row("a", "b", "c"), *map(made, range(count))))
        steps = 0

        def step(frame: FrameType, event: str, argument: object) -> None:
            nonlocal steps
            steps += 1

        sys.setprofile(step)
        try:
            imported(tmp_path, data)
        finally:
            sys.setprofile(None)
        return steps

    work(10)  # what is read once is read now
    few, some, many = work(100), work(200), work(400)
    assert many - some < 2.2 * (some - few)


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="P" descr="A map"/>'
    '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:ext cx="{0}" cy="{1}"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
MAP = PICTURE.format(635_000, 317_500)


def drawn(folder: Path, *cells: str) -> Import:
    stream = io.BytesIO()
    Image.new("RGB", (20, 10), "white").save(stream, "PNG")
    relationships = '<Relationship Id="p1" Type="x/image" Target="media/a.png"/>'
    body = paragraph("1.\tText.") + table(row(*cells, "b", "c"), row("d", "e", "f"))
    parts: dict[str, str | bytes] = {"word/media/a.png": stream.getvalue()}
    result = imported(folder, word_file(body, parts=parts, relationships=relationships))
    loads(result)
    return result


PICTURES = {
    "alone": (paragraph(MAP), "{picture: picture-1.png, alternative: A map, width: 50}", []),
    "below a text": (
        paragraph("Kampala") + paragraph(MAP),
        "{text: Kampala, picture: picture-1.png, alternative: A map, width: 50}",
        [],
    ),
    "in the line of a text": (
        paragraph(run("Kampala") + MAP),
        "{text: Kampala, picture: picture-1.png, alternative: A map, width: 50}",
        [],
    ),
    "above a text": (
        paragraph(MAP) + paragraph("Kampala"),
        "{text: Kampala, picture: picture-1.png, alternative: A map, width: 50}",
        ["simplified/picture-place"],
    ),
    "wider than its cell": (
        paragraph(PICTURE.format(12_700_000, 6_350_000)),
        "{picture: picture-1.png, alternative: A map, width: 100}",
        [],
    ),
    "the second one": (
        paragraph(MAP) + paragraph(MAP),
        "{picture: picture-1.png, alternative: A map, width: 50}",
        ["dropped/picture-in-cell"],
    ),
}


@pytest.mark.parametrize(("content", "expected", "told"), PICTURES.values(), ids=PICTURES)
def test_pictures_in_cells(content: str, expected: str, told: list[str], tmp_path: Path) -> None:
    result = drawn(tmp_path, cell(content))
    assert text_of(result).partition("rows:\n")[2].startswith(f"  - [{expected}, b, c]\n")
    assert messages(result) == told
