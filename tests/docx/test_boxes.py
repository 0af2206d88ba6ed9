"""Boxes: the frame, its place, and that what stands in it stands where it would without it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support import seed
from tests.support.docx_file import WordFile, local, val, w
from tests.support.docx_lint import lint
from tests.support.docx_reader import read
from tests.support.prepared_documents import box, bullet, document, house, numbered, paragraph, shown
from undoc.docx import FontNames, Numbers, write
from undoc.prepare.prepared import PreparedDocument

FONTS = FontNames.of(seed.templates().fonts)
SUMMARY = box(
    paragraph("The present report.", anchor="s1"),
    numbered("One.", "1.", part=1, anchor="sp1"),
    numbered("Of this:", "(a)", 1, part=1),
    bullet("Point"),
)
#: A house whose frame is no wider than the text, so that its paragraphs have other indents than outside.
NARROW = replace(house("en"), box=replace(house("en").box, outdent=0.0))
HOUSES = pytest.mark.parametrize("narrow", [False, True])


def prepared(narrow: bool) -> PreparedDocument:
    made = document(paragraph("Before."), SUMMARY, numbered("After.", "1."))
    return replace(made, house=NARROW) if narrow else made


@HOUSES
@pytest.mark.parametrize("numbers", list(Numbers))
def test_a_box_says_what_was_prepared(narrow: bool, numbers: Numbers) -> None:
    data = write(prepared(narrow), FONTS, numbers=numbers)
    assert lint(data) == []
    result = read(data)
    assert [(one.style, one.label, one.text) for one in result.paragraphs[:-1]] == shown(prepared(narrow))
    assert len(result.tables) == 1


def test_the_frame_has_four_rules_and_may_go_over_pages() -> None:
    table = WordFile(write(prepared(False), FONTS)).body[1]
    assert [(local(one), val(one, "sz")) for one in table.iterfind(f".//{w('tcBorders')}/*")] == [
        (side, "4") for side in ("top", "left", "bottom", "right")
    ]
    assert table.find(f".//{w('cantSplit')}") is None


@HOUSES
def test_text_stands_where_it_would_without_the_frame(narrow: bool) -> None:
    made = prepared(narrow)
    body, rules = made.house.styles[made.house.body_style], made.house.box
    file = WordFile(write(made, FONTS))
    table = file.body[1]
    edge = int(val(table.find(f".//{w('tblInd')}"), "w") or 0) / 20
    assert edge == pytest.approx(body.left - rules.outdent - rules.padding, abs=0.05)
    indents = table.findall(f".//{w('p')}")[1].find(f"{w('pPr')}/{w('ind')}")
    own = int(val(indents, "left") or 0) / 20 if indents is not None else body.left
    assert edge + rules.padding + own == pytest.approx(body.left, abs=0.05)
    width = int(val(table.find(f".//{w('tblW')}"), "w") or 0) / 20
    right = made.house.page.text_width - edge - width
    assert right == pytest.approx(body.right - rules.outdent - rules.padding, abs=0.05)


def test_the_neighbours_have_the_spaces_around_a_box() -> None:
    wide = replace(house("en"), box=replace(house("en").box, before=15.0, after=21.0))
    body = WordFile(write(replace(prepared(False), house=wide), FONTS)).body
    spacings = [body[at].find(f"{w('pPr')}/{w('spacing')}") for at in (0, 2)]
    assert (val(spacings[0], "after"), val(spacings[1], "before")) == ("300", "420")
    inside = body[1].findall(f".//{w('p')}")
    spacing = inside[-1].find(f"{w('pPr')}/{w('spacing')}")
    style = wide.styles[SUMMARY.paragraphs[-1].style]
    assert val(spacing, "after") == ("0" if style.after else None)
