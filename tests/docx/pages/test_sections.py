"""Sections: pages on their side, what they show above and below the text, and the foot of the first page."""

from __future__ import annotations

import io
import itertools
import struct
import zlib
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator
from PIL import Image

from tests.support import seed
from tests.support.docx_file import WORD_DRAWING, WordFile, r, val, w
from tests.support.docx_lint import lint
from tests.support.docx_reader import read, texts
from tests.support.prepared_documents import (
    box,
    call,
    document,
    figure,
    heading,
    house,
    note,
    numbered,
    paragraph,
    row,
    shown,
    table,
)
from tests.support.word import write
from undoc.docx import FontNames
from undoc.docx.pages.rasters import bar_code, modules
from undoc.model import TableWidth
from undoc.prepare.front.code39 import bars
from undoc.prepare.prepared import Block, Columns, FirstPage, Landscape, PageBreak, PreparedDocument, Role
from undoc.prepare.tables.layout import TextArea

FONTS = FontNames.of(seed.templates().fonts)
TITLE = (paragraph("A title", "Title", Role.TITLE),)
FOOT = FirstPage(
    job="26-04887 (E)    150426",
    running_job="26-04887",
    barcode="2604887",
    bars=bars("2604887"),
    address="https://docs.un.org/en/A/99/1",
    qr=((True, False, True), (False, True, False), (True, True, False)),
    qr_alternative="QR code that leads to A/99/1",
    recycle="Please recycle",
)


def file_of(prepared: PreparedDocument) -> WordFile:
    data = write(prepared, FONTS)
    assert lint(data) == []
    found = [(one.style, one.label, one.text) for one in read(data).paragraphs]
    if prepared.house.end_rule.length:
        *found, rule = found
        assert (rule[0], rule[2]) == ("End Rule", "")
    assert found == shown(prepared)
    return WordFile(data)


def sections(file: WordFile) -> list[etree._Element]:
    return list(file.document.iter(w("sectPr")))


def size(section: etree._Element) -> tuple[str | None, str | None, str | None]:
    page = section.find(w("pgSz"))
    return val(page, "w"), val(page, "h"), val(page, "orient")


UPRIGHT, TURNED = ("11906", "16838", None), ("16838", "11906", "landscape")


@pytest.mark.parametrize(
    ("blocks", "sizes"),
    [
        ((paragraph("1"),), [UPRIGHT]),
        ((paragraph("1"), Landscape((paragraph("2"),)), paragraph("3")), [UPRIGHT, TURNED, UPRIGHT]),
        ((paragraph("1"), Landscape((paragraph("2"),))), [UPRIGHT, TURNED]),
        ((Landscape((paragraph("1"),)), Landscape((paragraph("2"),))), [UPRIGHT, TURNED, TURNED]),
        (
            (Landscape((table(row("A", "B")),)), table(row("C")), Landscape((box(),))),
            [UPRIGHT, TURNED, UPRIGHT, TURNED],
        ),
        ((Landscape((figure("Caption"),)), figure(), Landscape((figure(),))), [UPRIGHT, TURNED, UPRIGHT, TURNED]),
        ((Landscape((table(row("A"), notes=[("a", "Note.")]),)), paragraph("1")), [UPRIGHT, TURNED, UPRIGHT]),
    ],
)
@pytest.mark.parametrize("front", [TITLE, ()])
@pytest.mark.parametrize("code", ["en", "ar"])
def test_sections(
    blocks: tuple[Block, ...], sizes: list[tuple[str, str, str | None]], front: tuple[Block, ...], code: str
) -> None:
    file = file_of(document(*blocks, front=front, code=code))  # type: ignore[arg-type]
    assert [size(section) for section in sections(file)] == sizes
    # Only the first page has a masthead; other sections name headers only where those of the pages above are turned
    # otherwise.
    assert [section.find(w("titlePg")) is not None for section in sections(file)] == [True] + [False] * (len(sizes) - 1)
    named = [bool(section.findall(w("headerReference"))) for section in sections(file)]
    assert named == [above is None or above != below for above, below in zip([None, *sizes], sizes, strict=False)]


def test_a_section_begins_a_page_by_itself() -> None:
    turned = Landscape((heading("Annex", "", page_break=True), heading("Annex", "", page_break=True)))
    file = file_of(document(paragraph("1"), turned, heading("After", "", page_break=True)))
    assert len(list(file.body.iter(w("pageBreakBefore")))) == 1


def test_what_follows_a_page_break_begins_a_page() -> None:
    bare = table(row("A"))
    file = file_of(document(paragraph("1"), PageBreak(), paragraph("2"), PageBreak(), bare, PageBreak(), box()))
    breaking = [one for one in file.body.iter(w("p")) if one.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None]
    assert ["".join(map(str, one.itertext())) for one in breaking] == ["2", "A", "Summary"]


def test_blocks_are_as_wide_as_their_pages() -> None:
    one = table(row("A"), width=TableWidth.FULL)
    turned = table(row("A"), width=TableWidth.FULL, area=TextArea(house("en").landscape))
    file = file_of(document(one, Landscape((turned, box())), front=TITLE))
    pages = house("en").page, house("en").landscape
    widths = [int(val(found, "w") or 0) for found in file.body.iter(w("tblW"))]
    assert widths[:2] == [round(page.text_width * 20) for page in pages]
    assert widths[2] == widths[1]


def kinds(file: WordFile) -> list[tuple[str | None, str | None, str | None]]:
    """Whether each section continues a page, how many columns it has and how far they are apart."""
    found = []
    for section in sections(file):
        columns = section.find(w("cols"))
        found.append((val(section.find(w("type"))), val(columns, "num"), val(columns, "space")))
    return found


FIRST, WHOLE, BESIDE = (None, None, "720"), ("continuous", None, "720"), ("continuous", "2", "240")


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((Columns((paragraph("1"),), 2), paragraph("2")), [FIRST, BESIDE, WHOLE]),
        ((paragraph("1"), Columns((table(row("A", "B")),), 3)), [FIRST, ("continuous", "3", "240"), WHOLE]),
        ((Columns((paragraph("1"),), 2), Columns((paragraph("2"),), 2)), [FIRST, BESIDE, BESIDE, WHOLE]),
        (
            (Columns((paragraph("1"),), 2), Landscape((paragraph("2"),)), Columns((paragraph("3"),), 2)),
            [FIRST, BESIDE, WHOLE, FIRST, (None, "2", "240"), WHOLE],
        ),
    ],
)
def test_columns_are_sections_between_others(
    blocks: tuple[Block, ...], expected: list[tuple[str | None, str | None, str | None]], code: str
) -> None:
    file = file_of(document(paragraph("0"), *blocks, front=TITLE, code=code))
    assert kinds(file) == expected
    # Headers and footers are those of the section before; only the first page has a masthead.
    assert [section.find(w("titlePg")) is not None for section in sections(file)] == [True] + [False] * (
        len(expected) - 1
    )
    for above, section in itertools.pairwise(sections(file)):
        if size(above) == size(section):
            assert not section.findall(w("headerReference"))
    assert [section.find(w("bidi")) is not None for section in sections(file)] == [code == "ar"] * len(expected)


def test_what_stands_in_columns_is_as_wide_as_they_are() -> None:
    one = table(row("A"), area=TextArea(house("en").page.in_columns(2, house("en").columns.gap), in_columns=True))
    file = file_of(document(Columns((paragraph("1"), numbered("2", "1."), one), 2)))
    page = house("en").page.in_columns(2, 12.0)
    assert [val(found, "w") for found in file.body.iter(w("tblW"))] == [str(round(page.text_width * 20))]
    plain, counted = (found.find(f"{w('pPr')}/{w('ind')}") for found in file.body.findall(w("p"))[1:3])
    assert (val(plain, "left"), val(plain, "right")) == ("0", "0")
    assert val(counted, "right") == "0"


def test_a_page_break_before_columns_is_in_their_first_paragraph() -> None:
    file = file_of(document(paragraph("1"), PageBreak(), Columns((paragraph("2"),), 2), paragraph("3")))
    breaking = [one for one in file.body.iter(w("p")) if one.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None]
    assert ["".join(map(str, one.itertext())) for one in breaking] == ["2"]


def test_the_rule_above_notes_is_as_long_on_all_pages() -> None:
    """Its length hangs on no margin where the pages differ in width."""
    layout = house("en").notes
    for turned, length in ((False, None), (True, layout.separator.left + layout.separator.length)):
        blocks = (paragraph("1"), Landscape((paragraph("2"),)))[: 2 if turned else 1]
        separator = WordFile(write(document(*blocks), FONTS)).tree("word/footnotes.xml")[0]
        stop = val(separator.find(f".//{w('tab')}"), "pos")
        assert stop == (None if length is None else str(round(length * 20)))
        assert (separator.find(f".//{w('pBdr')}") is None) is turned


def test_notes_of_the_masthead_are_carried_where_the_first_section_is_empty() -> None:
    masthead = {"symbol": (replace(paragraph([call("n1", "*")], "Symbol", Role.MASTHEAD)),)}
    remark = replace(note("n1", "Reissued.", "*"), mark_width=3.0)  # such a document cannot be set to measure it
    prepared = document(Landscape((paragraph("1"),)), masthead=masthead, notes=(remark,))
    data = write(prepared, FONTS)
    assert lint(data) == []
    assert len(list(WordFile(data).body.iter(w("footnoteReference")))) == 1


@pytest.mark.parametrize("code", ["en", "zh", "ar"])
@pytest.mark.parametrize("key", ["new-york", "geneva"])
def test_the_foot_of_the_first_page(code: str, key: str) -> None:
    foot = FOOT if key == "new-york" else replace(FOOT, running_job="")
    prepared = document(paragraph("1"), front=TITLE, code=code, house=house(code, key), first_page=foot)
    file = WordFile(write(prepared, FONTS))
    assert lint(write(prepared, FONTS)) == []
    footer = file.footer("first")
    mark = "\u200e" if code == "ar" else ""  # one stretch from left to right: number and stamps keep their order
    assert next(piece.text for piece in footer.iter(w("t")) if piece.text) == f"{mark}{FOOT.job}{mark}"
    assert FOOT.recycle in list(texts(footer))
    alternatives = [picture.get("descr") for picture in footer.iter(f"{{{WORD_DRAWING}}}docPr")]
    assert alternatives == ["", "", FOOT.qr_alternative]
    layout, page = prepared.house.first_page, prepared.house.page
    frames = [
        (int(val(frame, "x") or 0) / 20, int(val(frame, "y") or 0) / 20)
        for frame in (one.find(f"{w('pPr')}/{w('framePr')}") for one in footer.iter(w("p")))
        if frame is not None
    ]
    start = page.width - page.right - layout.qr.start - layout.qr.width if code == "ar" else page.left + layout.qr.start
    assert frames[-1] == pytest.approx((start, layout.qr.top), abs=0.05)


def test_no_job_number_leaves_no_foot() -> None:
    file = WordFile(write(document(paragraph("1"), front=TITLE), FONTS))
    assert not any("framePr" in str(element.tag) for part in file.stories for element in file.tree(part).iter())


def test_the_job_number_stands_at_the_inner_edge_of_each_kind_of_page() -> None:
    prepared = document(
        paragraph("1"), Landscape((paragraph("2"),)), paragraph("3"), house=house("en", "new-york"), first_page=FOOT
    )
    file = WordFile(write(prepared, FONTS))
    assert lint(write(prepared, FONTS)) == []
    found = []
    for section in sections(file):
        for reference in section.findall(w("footerReference")):
            if val(reference, "type") == "first":
                continue
            footer = file.tree(file.relations("word/document.xml")[reference.get(r("id"), "")].target)
            text = "".join(texts(footer))
            found.append((val(reference, "type"), text, val(footer.find(f".//{w('tab')}"), "pos")))
    beside = prepared.house.furniture.turned
    assert beside is not None
    upright, turned = (str(round(width * 20)) for width in (prepared.house.page.text_width, beside.footer.length))
    assert found == [
        ("even", "2/326-04887", upright),
        ("default", "26-048873/3", upright),
        ("even", "2/326-04887", turned),
        ("default", "26-048873/3", turned),
        ("even", "2/326-04887", upright),
        ("default", "26-048873/3", upright),
    ]


@pytest.mark.parametrize("code", ["en", "ar"])
def test_headers_and_footers_of_pages_on_their_side_are_turned(code: str) -> None:
    prepared = document(
        paragraph("1"), Landscape((paragraph("2"),)), paragraph("3"), house=house(code, "new-york"), first_page=FOOT
    )
    beside = prepared.house.furniture.turned
    assert beside is not None
    file = WordFile(write(prepared, FONTS))
    targets = [
        {
            file.relations("word/document.xml")[one.get(r("id"), "")].target
            for one in section
            if one.tag in (w("headerReference"), w("footerReference")) and val(one, "type") != "first"
        }
        for section in sections(file)
    ]
    assert targets[0] == targets[2]
    assert not targets[0] & targets[1]
    for name in targets[1]:
        tree = file.tree(name)
        [place], [height] = list(tree.iter(w("tblpPr"))), list(tree.iter(w("trHeight")))
        line = beside.rule if "header" in name else beside.footer
        assert (val(place, "tblpY"), val(height)) == (str(round(line.start * 20)), str(round(line.length * 20)))
        assert val(next(tree.iter(w("textDirection")))) == "tbRl"
        assert (int(val(place, "tblpX") or 0) > 15840 / 2) == ("header" in name)
        # No margin of a usual cell moves the table.
        assert [val(side, "w") for margins in tree.iter(w("tblCellMar")) for side in margins] == ["0", "0"]
        if "header" in name:
            assert {val(scale) for scale in tree.iter(w("w"))} == {str(round(beside.header.scale or 0.0))}


def test_pictures_of_codes_are_what_they_say() -> None:
    code = Image.open(io.BytesIO(modules(FOOT.qr)))
    side = code.width // 3
    seen = tuple(
        tuple(code.getpixel((column * side + side // 2, line * side + side // 2)) == 0 for column in range(3))
        for line in range(3)
    )
    assert seen == FOOT.qr
    image = Image.open(io.BytesIO(bar_code([1, 2.5, 1])))
    pixels = [image.getpixel((x, 5)) == 0 for x in range(image.width)]
    assert pixels == [True] * 12 + [False] * 30 + [True] * 12
    # Each chunk's check is right.
    data = bar_code([1, 1])
    length = struct.unpack(">I", data[8:12])[0]
    assert struct.unpack(">I", data[16 + length : 20 + length])[0] == zlib.crc32(data[12 : 16 + length])


def test_validators_find_nothing(tmp_path: Path) -> None:
    prepared = document(
        paragraph("1"), Landscape((table(row("A")),)), front=TITLE, house=house("en", "new-york"), first_page=FOOT
    )
    file = tmp_path / "sections.docx"
    file.write_bytes(write(prepared, FONTS))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
