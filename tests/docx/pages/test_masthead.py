"""The masthead table: its place, widths, heights, rules, and what stands in its cells."""

from __future__ import annotations

from msgspec.structs import replace

from tests.support import seed
from tests.support.docx_file import WORD_DRAWING, WordFile, val, w
from tests.support.docx_lint import lint
from tests.support.docx_reader import texts
from tests.support.prepared_documents import PICTURE, document, paragraph
from tests.support.word import write
from undoc.docx import FontNames
from undoc.prepare.prepared import Emblem
from undoc.templates.pages import MastheadCell, MastheadRow

FONTS = FontNames.of(seed.templates().fonts)
DOCUMENT = replace(
    document(paragraph("Text.")),
    emblem=Emblem(PICTURE, PICTURE, "Emblem of the United Nations", 56.1, 28.05, 8.0, 4.0),
)
TABLE = DOCUMENT.house.masthead


def header() -> WordFile:
    data = write(DOCUMENT, FONTS)
    assert lint(data) == []
    return WordFile(data)


def test_the_table_has_the_houses_geometry() -> None:
    tree = header().header("first")
    assert [int(one.get(w("w"), 0)) for one in tree.iter(w("gridCol"))] == [
        round(width * 20) for width in TABLE.columns
    ]
    heights = [(one.get(w("val")), one.get(w("hRule"))) for one in tree.iter(w("trHeight"))]
    assert heights == [(str(round(row.height * 20)), "exact") for row in TABLE.rows]
    assert val(tree.find(f".//{w('tblInd')}"), "w") == str(round(TABLE.left * 20))
    assert val(tree.find(f".//{w('tblLayout')}"), "type") == "fixed"


def test_each_row_has_its_rule() -> None:
    for row, read in zip(TABLE.rows, header().header("first").iter(w("tr")), strict=True):
        rules = {val(one, "sz") for one in read.iter(w("bottom"))}
        assert rules == {str(round(row.rule * 8))}


def test_cells_hold_their_slots() -> None:
    cells = [list(texts(cell)) for cell in header().header("first").iter(w("tc"))]
    assert cells == [
        [""],
        ["United Nations"],
        ["HSP/EB.2024/17"],
        [""],
        ["Executive Board"],
        ["Distr.: General", "19 September 2024"],
    ]


def test_the_first_element_of_the_symbol_is_large() -> None:
    symbol = list(header().header("first").iter(w("tc")))[2]
    assert [val(run.find(f"{w('rPr')}/{w('sz')}")) for run in symbol.iter(w("r"))] == ["40", None]


def test_the_emblem_has_its_size_and_its_words() -> None:
    tree = header().header("first")
    properties = tree.find(f".//{{{WORD_DRAWING}}}docPr")
    extent = tree.find(f".//{{{WORD_DRAWING}}}extent")
    assert properties is not None
    assert properties.get("descr") == "Emblem of the United Nations"
    assert extent is not None
    assert (extent.get("cx"), extent.get("cy")) == (str(round(56.1 * 12700)), str(round(28.05 * 12700)))


def test_the_space_above_a_cells_content_is_added_to_the_first_paragraphs_own() -> None:
    tree = header().header("first")
    body_name = list(tree.iter(w("tc")))[4]
    style = DOCUMENT.house.styles[TABLE.styles["body_name"]]
    assert val(body_name.find(f".//{w('spacing')}"), "before") == str(
        round((TABLE.rows[1].cells[1].before + style.before) * 20)
    )


def test_the_paragraph_after_the_table_is_one_point_high() -> None:
    last = header().header("first")[-1]
    spacing = last.find(f"{w('pPr')}/{w('spacing')}")
    assert spacing is not None
    assert (spacing.get(w("line")), spacing.get(w("lineRule"))) == ("20", "exact")
    # One point for the paragraph, and the last rule lies under the table.
    assert spacing.get(w("after")) == str(round((TABLE.after - 1 - TABLE.rows[-1].rule) * 20))


def test_cells_that_span_columns() -> None:
    cells = (MastheadCell(("organization",), span=3), MastheadCell(("symbol",)))
    rows = (MastheadRow(40.0, 0.0, cells), TABLE.rows[1])
    house = replace(DOCUMENT.house, masthead=replace(TABLE, rows=rows))
    data = write(replace(DOCUMENT, house=house), FONTS)
    assert lint(data) == []
    first = next(WordFile(data).header("first").iter(w("tc")))
    assert val(first.find(f".//{w('gridSpan')}")) == "3"
    assert val(first.find(f".//{w('tcW')}"), "w") == str(sum(round(width * 20) for width in TABLE.columns[:3]))
    assert first.find(f".//{w('tcBorders')}") is None
