"""Boxes: the frame, its place, and that what stands in it stands where it would without it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support import seed
from tests.support.docx_file import WordFile, local, val, w
from tests.support.docx_lint import lint
from tests.support.docx_reader import read
from tests.support.prepared_documents import box, bullet, document, house, numbered, paragraph, row, shown, table
from tests.support.word import write
from undoc.docx import FontNames, Numbers
from undoc.model import TableWidth
from undoc.prepare.tables.layout import TextArea

FONTS = FontNames.of(seed.templates().fonts)
SUMMARY = box(
    paragraph("The present report.", anchor="s1"),
    numbered("One.", "1.", part=1, anchor="sp1"),
    numbered("Of this:", "(a)", 1, part=1),
    bullet("Point"),
)
PREPARED = document(paragraph("Before."), SUMMARY, numbered("After.", "1."))


@pytest.mark.parametrize("numbers", list(Numbers))
def test_a_box_says_what_was_prepared(numbers: Numbers) -> None:
    data = write(PREPARED, FONTS, numbers=numbers)
    assert lint(data) == []
    result = read(data)
    assert [(one.style, one.label, one.text) for one in result.paragraphs[:-1]] == shown(PREPARED)
    assert len(result.tables) == 1


def test_the_frame_has_four_rules_and_may_go_over_pages() -> None:
    frame = WordFile(write(PREPARED, FONTS)).body[1]
    assert [(local(one), val(one, "sz")) for one in frame.iterfind(f".//{w('tcBorders')}/*")] == [
        (side, "4") for side in ("top", "left", "bottom", "right")
    ]
    assert frame.find(f".//{w('cantSplit')}") is None


def test_the_frame_reaches_from_margin_to_margin_and_texts_stand_as_without_it() -> None:
    frame = WordFile(write(PREPARED, FONTS)).body[1]
    assert (val(frame.find(f".//{w('tblInd')}"), "w"), val(frame.find(f".//{w('tcMar')}/{w('top')}"), "w")) == (
        "0",
        str(round(PREPARED.house.box.above * 20)),
    )
    assert int(val(frame.find(f".//{w('tblW')}"), "w") or 0) == round(PREPARED.house.page.text_width * 20)
    assert frame.findall(f".//{w('p')}")[1].find(f"{w('pPr')}/{w('ind')}") is None


def test_tables_stand_in_a_frame() -> None:
    inner = table(row("A", "B"), width=TableWidth.FULL, points=300.0, area=TextArea(house("en").page, inset=4.0))
    data = write(document(paragraph("Before."), box(paragraph("Text."), inner)), FONTS)
    assert lint(data) == []
    frame = WordFile(data).body[1]
    nested = frame.find(f".//{w('tc')}/{w('tbl')}")
    assert nested is not None
    assert val(nested.find(f".//{w('tblInd')}"), "w") == "80"
    last = frame.find(f".//{w('tc')}")
    assert last is not None
    assert [local(one) for one in last][-2:] == ["tbl", "p"]  # Word wants a paragraph at the end of a cell


def test_the_neighbours_have_the_spaces_around_a_box() -> None:
    wide = replace(house("en"), box=replace(house("en").box, before=15.0, after=21.0))
    body = WordFile(write(replace(PREPARED, house=wide), FONTS)).body
    spacings = [body[at].find(f"{w('pPr')}/{w('spacing')}") for at in (0, 2)]
    assert (val(spacings[0], "after"), val(spacings[1], "before")) == ("300", "420")
