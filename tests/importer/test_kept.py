"""What of Word files is easily lost: it is in the content, or the report names it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.importer.word_file import (
    NAMESPACES,
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
from undoc.importer.word.names import DGM_NS
from undoc.importer.word.tracked import Tracked
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

DECIMAL_STOP = '<w:tabs><w:tab w:val="decimal" w:pos="600"/></w:tabs>'

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
        ["☐ no", "$`\\frac{\\pi}{2}`$"],
        [],
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
    "hyphens that show at the end of a line are told": (
        paragraph("<w:r><w:t>inter</w:t><w:softHyphen/><w:t>govern\u00admental</w:t></w:r>"),
        ["intergovernmental"],
        ["dropped/soft-hyphen"],
    ),
    "hyphens that do not break are what they are": (
        paragraph("<w:r><w:t>mid\u2011term re</w:t><w:noBreakHyphen/><w:t>elected</w:t></w:r>"),
        ["mid\u2011term re-\u2060elected"],
        [],
    ),
    "figures at decimal tab stops end together": (
        table(
            *(
                row(
                    "a",
                    cell(paragraph(figure, "Normal", DECIMAL_STOP)),
                    cell(paragraph("text", "Normal", DECIMAL_STOP)),
                )
                for figure in ("1.5", "10.25")
            )
        ),
        ["{align: end, width: 50}\n  - {align: start, width: 50}", "[a, 1.5, text]\n  - [a, 10.25, text]"],
        ["simplified/decimal-tab"],
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


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="762000"/><wp:docPr id="1" name="P" descr="A map"/>'
    '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (2, 1), "white").save(stream, "PNG")
    return stream.getvalue()


def diagram(points: str, connections: str = "") -> dict[str, str]:
    return {
        "word/diagrams/data1.xml": f'<dgm:dataModel {NAMESPACES} xmlns:dgm="{DGM_NS}"><dgm:ptLst>{points}</dgm:ptLst>'
        f"<dgm:cxnLst>{connections}</dgm:cxnLst></dgm:dataModel>"
    }


def point(key: str, text: str = "", kind: str = "node") -> str:
    return f'<dgm:pt modelId="{key}" type="{kind}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'


def below(upper: str, lower: str, place: int) -> str:
    return f'<dgm:cxn srcId="{upper}" destId="{lower}" srcOrd="{place}"/>'


DIAGRAM = (
    f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds xmlns:dgm="{DGM_NS}" r:dm="d1"/></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
DIAGRAM_PART = '<Relationship Id="d1" Type="x/diagramData" Target="diagrams/data1.xml"/>'


def test_the_texts_of_a_diagram_stand_in_its_order(tmp_path: Path) -> None:
    points = point("0", kind="doc") + point("3", "Third") + point("1", "First") + point("2", "Second")
    parts = diagram(
        points + point("4", "way", "parTrans") + point("5", "Apart"),
        below("0", "3", 1) + below("0", "1", 0) + below("1", "2", 0),
    )
    body = paragraph(DIAGRAM) + table(row(cell(paragraph(DIAGRAM, "Normal")), "b", "c"))
    result = imported(tmp_path, word_file(body, parts=parts, relationships=DIAGRAM_PART))
    assert text_of(result).startswith("First\n\nSecond\n\nThird\n\nApart\n\n```table")
    assert "[{text: [First, Second, Third, Apart]}, b, c]" in text_of(result)
    assert set(messages(result)) == {"simplified/diagram", "simplified/text-box"}
    loads(result)


@pytest.mark.parametrize("parts", [{}, diagram(""), {"word/diagrams/data1.xml": "<broken"}])
def test_a_diagram_without_texts_is_told(parts: dict[str, str], tmp_path: Path) -> None:
    body = paragraph("Text.") + paragraph(DIAGRAM)
    result = imported(tmp_path, word_file(body, parts=parts, relationships=DIAGRAM_PART))
    assert messages(result) == ["dropped/drawing"]


BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    + paragraph("Boxed.", "Normal")
    + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def test_boxes_and_pictures_beside_the_lines_of_the_first_page_stand_below_them(tmp_path: Path) -> None:
    front = (
        paragraph("Ninety-ninth session", "Session")
        + paragraph(run("Report on towers") + BOX + PICTURE, "TitleHCH")
        + paragraph("Report of the Secretary-General", "TitleH1")
    )
    relationships = '<Relationship Id="p1" Type="x/image" Target="media/a.png"/>'
    data = word_file(paragraph("Text."), front=front, parts={"word/media/a.png": png()}, relationships=relationships)
    result = imported(tmp_path, data)
    assert text_of(result) == "![A map](picture-1.png)\n\nBoxed.\n\nText."
    assert messages(result)[:2] == ["simplified/picture-place", "simplified/text-box"]
    loads(result)


def called(number: int, mark: str = "") -> str:
    own = f' w:customMarkFollows="1" w:id="{number}"/><w:t>{mark}</w:t>' if mark else f' w:id="{number}"/>'
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference{own}</w:r>'


def noted(*notes: str) -> str:
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{note}</w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    return f"<w:footnotes {NAMESPACES}>{written}</w:footnotes>"


def test_boxes_and_pictures_in_notes_are_kept(tmp_path: Path) -> None:
    notes = noted(run(" One.") + BOX, run(" Two.") + PICTURE, PICTURE)
    of_notes = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="p1" Type="x/image" Target="media/b.png"/></Relationships>'
    )
    parts: dict[str, str | bytes] = {
        "word/footnotes.xml": notes,
        "word/_rels/footnotes.xml.rels": of_notes,
        "word/media/b.png": png(),
    }
    body = (
        paragraph(run("First") + called(1), "Quotation")
        + paragraph(run("Second") + called(2), "Quotation")
        + paragraph(run("Third") + called(3))
    )
    result = imported(tmp_path, word_file(body, parts=parts))
    text = text_of(result)
    assert "[^1]: One.\n\n  Boxed." in text
    assert text.index("Second[^2]") < text.index("![A map](picture-1.png)") < text.index("Third[^3]")
    assert text.endswith("[^3]: –\n\n![A map](picture-1.png)")
    assert {"simplified/text-box", "simplified/picture-place"} <= set(messages(result))
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
