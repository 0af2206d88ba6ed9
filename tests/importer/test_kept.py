"""What of Word files is easily lost: it is in the content, or the report names it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.importer.word_file import (
    cell,
    imported,
    loads,
    messages,
    packed,
    paragraph,
    row,
    run,
    table,
    text_of,
    unpacked,
    word_file,
)
from undoc.importer import Tracked
from undoc.model import ContentError


def character(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def shown(instruction: str, form: str = "") -> str:
    """A field without a result."""
    begin = character("begin", f"<w:ffData>{form}</w:ffData>" if form else "")
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{character("end")}'


def control(content: str, properties: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


CHECKED = "<w:checkBox><w:checked/></w:checkBox>"
ASIA = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Africa"/><w:listEntry w:val="Asia"/></w:ddList>'
INITIAL = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>'

BODIES = {
    "boxes and entries of forms": (
        paragraph(shown("FORMCHECKBOX", CHECKED) + run(" yes ") + shown("FORMCHECKBOX", "<w:checkBox/>") + run(" no"))
        + table(row(cell(paragraph(shown("FORMDROPDOWN", ASIA), "Normal")), "1", "2")),
        ["☒ yes ☐ no", "[Asia, 1, 2]"],
        [],
    ),
    "a simple field without a result, and one within the instruction of another": (
        paragraph('<w:fldSimple w:instr=" FORMCHECKBOX "/>' + run(" no"))
        + paragraph(
            character("begin")
            + "<w:r><w:instrText>EQ \\f(</w:instrText></w:r>"
            + shown("SYMBOL 112 \\f Symbol")
            + "<w:r><w:instrText>,2)</w:instrText></w:r>"
            + character("end")
        ),
        ["☐ no", "π/2"],
        ["simplified/equation-field"],
    ),
    "a number in a circle": (
        paragraph(run("第") + shown("EQ \\o\\ac(○,9)") + run("条")),
        ["第⑨条"],
        [],
    ),
    "what a field with a result shows is that": (
        paragraph(
            character("begin")
            + "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
            + character("separate")
            + run("Europe")
            + character("end")
        ),
        ["Europe"],
        [],
    ),
    "a field without an end": (
        paragraph(run("One ") + character("begin") + "<w:r><w:instrText>REF x</w:instrText></w:r>")
        + paragraph("Two.")
        + paragraph(run("Three ") + shown("SYMBOL 177 \\f Symbol")),
        ["One\n\nTwo.\n\nThree ±"],
        ["simplified/unclosed-field"],
    ),
    "a field without an end whose result has begun": (
        paragraph(character("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + character("separate"))
        + paragraph("Two."),
        ["Two."],
        ["simplified/unclosed-field"],
    ),
    "separators of lines and paragraphs": (
        paragraph("One\u2028two\u2029three.") + table(row("a\u2028b", "1", "2")),
        ["One\\\ntwo\\\nthree.", "[a\\ b, 1, 2]"],
        [],
    ),
    "controls that are not filled in": (
        control(paragraph("Click here."))
        + paragraph(run("Place: ") + control(run("Choose.")) + run("."))
        + paragraph(run("Day: ") + control(run("Monday"), '<w:showingPlcHdr w:val="0"/>'))
        + table(
            row("a", "b", "c"), f"<w:tr>{cell('x')}{control(cell('Write.'))}{cell(control(paragraph('Here.')))}</w:tr>"
        ),
        ["Place: .\n\nDay: Monday", "[a, b, c]", '[x, "", ""]'],
        ["dropped/placeholder"] * 4,
    ),
    "an initial is part of its word": (
        paragraph("T", properties=INITIAL) + paragraph(run("he Committee", "<w:i/>") + run(" met.")),
        ["*The Committee* met."],
        ["simplified/initial"],
    ),
    "an initial before a table is a text": (
        paragraph("T", properties=INITIAL.replace('"drop"', '"margin"')) + table(row("a", "b", "c")),
        ["T\n\n", "[a, b, c]"],
        [],
    ),
    "emphasis marks are emphasis": (
        paragraph(run("着重", '<w:em w:val="dot"/>') + run("号", '<w:em w:val="none"/>')),
        ["*着重*号"],
        ["simplified/emphasis-marks"],
    ),
    "lines in one, text across lines and down a cell": (
        paragraph(
            run("双行", '<w:eastAsianLayout w:id="1" w:combine="1"/>')
            + run("横排", '<w:eastAsianLayout w:id="2" w:vert="true"/>')
        )
        + table(row(cell("竖", '<w:textDirection w:val="tbRl"/>'), cell("b", '<w:textDirection w:val="lrTb"/>'), "c")),
        ["双行横排", "[竖, b, c]"],
        ["simplified/form", "simplified/form", "simplified/text-direction"],
    ),
    "colours are told, black and near it is none": (
        paragraph(
            run("red", '<w:color w:val="FF0000"/>')
            + run(" black", '<w:color w:val="000000"/>')
            + run(" dark", '<w:color w:val="0D0D0D"/>')
            + run(" usual", '<w:color w:val="auto"/>')
        ),
        ["red black dark usual"],
        ["simplified/form"],
    ),
    "all that a text no longer is": (
        paragraph(
            run("one", '<w:u w:val="single"/><w:color w:val="00B050"/>')
            + run(" two", '<w:shd w:val="clear" w:fill="FFFF00"/><w:bdr w:val="single"/>')
            + run(" three", '<w:shd w:val="clear" w:fill="auto"/><w:bdr w:val="nil"/><w:u w:val="none"/>')
        ),
        ["one two three"],
        ["simplified/form"] * 4,
    ),
    "bold and italic of complex scripts are their own": (
        paragraph(
            run("عريض ", "<w:bCs/><w:rtl/>")
            + run("مائل ", "<w:iCs/>")
            + run("عادي ", "<w:b/><w:rtl/>")
            + run("Latin ", "<w:b/>")
            + run("both", "<w:b/><w:bCs/><w:rtl/>")
        ),
        ["**عريض** *مائل* عادي **Latin both**"],
        [],
    ),
    "other files are named": (
        paragraph("One.") + '<w:altChunk r:id="x1"/>' + paragraph('<w:subDoc r:id="x2"/>') + paragraph("Two."),
        ["One.\n\nTwo."],
        ["dropped/other-file", "dropped/other-file"],
    ),
}


@pytest.mark.parametrize(("body", "texts", "told"), BODIES.values(), ids=BODIES.keys())
def test_it_is_kept_or_told(body: str, texts: list[str], told: list[str], tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(body))
    for text in texts:
        assert text in text_of(result)
    assert messages(result) == told
    loads(result)


DELETED = '<w:cellDel w:id="1" w:author="A"/>'
INSERTED = '<w:cellIns w:id="2" w:author="A"/>'
MERGED = '<w:cellMerge w:id="3" w:author="A" w:vMerge="cont" w:vMergeOrig="rest"/>'


@pytest.mark.parametrize(
    ("policy", "rows"),
    [
        (Tracked.ACCEPT, ["[kept, new]", "[{text: merged, rows: 2}, x]", "[y]"]),
        (Tracked.REJECT, ["[kept, old]", "[merged, x]", "[apart, y]"]),
    ],
)
def test_changes_of_cells_are_accepted_or_rejected(policy: Tracked, rows: list[str], tmp_path: Path) -> None:
    body = table(
        row("kept", cell("old", DELETED), cell("new", INSERTED)),
        row("merged", "x"),
        row(cell("" if policy is Tracked.ACCEPT else "apart", MERGED), "y"),
        columns=(2000, 1000),
    )
    result = imported(tmp_path, word_file(body), policy)
    text = text_of(result)
    for one in rows:
        assert f"  - {one}" in text
    loads(result)


def test_a_rejected_field_is_a_field(tmp_path: Path) -> None:
    body = paragraph(
        f'<w:del w:id="1" w:author="A">{character("begin")}<w:r><w:delInstrText>SYMBOL 177 \\f Symbol</w:delInstrText>'
        f"</w:r>{character('end')}</w:del>" + run(" text")
    )
    assert text_of(imported(tmp_path, word_file(body), Tracked.REJECT)) == "± text"


def test_a_main_part_may_have_the_type_of_its_ending(tmp_path: Path) -> None:
    parts = unpacked(word_file(paragraph("Text.")))
    types = parts["[Content_Types].xml"].decode()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = types.replace('ContentType="application/xml"', f'ContentType="{main}"').replace(
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>', ""
    )
    assert text_of(imported(tmp_path, packed({**parts, "[Content_Types].xml": types}))) == "Text."


def test_a_spreadsheet_typed_by_its_ending_is_none(tmp_path: Path) -> None:
    parts = unpacked(word_file(paragraph("Text.")))
    types = parts["[Content_Types].xml"].decode()
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = types.replace('ContentType="application/xml"', f'ContentType="{sheet}"').replace("<Override", "<Other")
    with pytest.raises(ContentError, match="a spreadsheet, not a Word file"):
        imported(tmp_path, packed({**parts, "[Content_Types].xml": types}))


def test_a_file_whose_text_is_all_in_others_says_so(tmp_path: Path) -> None:
    relationships = '<Relationship Id="x1" Type="x/aFChunk" Target="chunk.htm"/>'
    data = word_file('<w:altChunk r:id="x1"/>', front="", relationships=relationships)
    with pytest.raises(ContentError, match=r"stands in other files.*word/chunk\.htm"):
        imported(tmp_path, data)


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="762000"/><wp:docPr id="1" name="P" descr="A map"/>'
    '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (2, 1), "white").save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("part", "target"),
    [("media/one bit.png", "media/one%20bit.png"), ("media/one%20bit.png", "media/one bit.png")],
)
def test_names_of_parts_may_be_percent_encoded(part: str, target: str, tmp_path: Path) -> None:
    relationships = f'<Relationship Id="p1" Type="x/image" Target="{target}"/>'
    data = word_file(paragraph(PICTURE), parts={f"word/{part}": png()}, relationships=relationships)
    assert "![A map](picture-1.png)" in text_of(imported(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", r"A picture that is cut off, damaged or too large \(a\.png\)"),
        (b"GIF89a\x01", "A picture that is cut off"),
        (b"RIFFxxxxWEBP", r"A picture in a format that cannot be used \(PNG\)"),
    ],
)
def test_why_a_picture_is_left_out(data: bytes, said: str, tmp_path: Path) -> None:
    relationships = '<Relationship Id="p1" Type="x/image" Target="media/a.png"/>'
    result = imported(
        tmp_path,
        word_file(
            paragraph("Text.") + paragraph(PICTURE), parts={"word/media/a.png": data}, relationships=relationships
        ),
    )
    (finding,) = result.findings
    assert re.match(said, finding.message)
