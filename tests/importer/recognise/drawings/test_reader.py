"""Pictures become files, charts blocks with their numbers."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word.shapes.drawings import anchored, box, group
from tests.importer.word_file import (
    NAMESPACES,
    cell,
    imported,
    loads,
    messages,
    paragraph,
    row,
    run,
    table,
    text_of,
    word_file,
)
from tests.support.seed import ROOT

CHART = f"""<c:chartSpace {NAMESPACES}><c:chart>
<c:title><c:tx><c:rich><a:p><a:r><a:t>Visits</a:t></a:r></a:p></c:rich></c:tx></c:title>
<c:plotArea><c:lineChart><c:ser>
<c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Towers</c:v></c:pt></c:strCache></c:strRef></c:tx>
<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>2030</c:v></c:pt><c:pt idx="1"><c:v>2031</c:v></c:pt></c:strCache>
</c:strRef></c:cat>
<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>1.5</c:v></c:pt><c:pt idx="1"><c:v>0.30000000000000004</c:v></c:pt>
</c:numCache></c:numRef></c:val>
</c:ser></c:lineChart></c:plotArea></c:chart></c:chartSpace>"""


_DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{}"/>{}</wp:inline></w:drawing></w:r>'


_RELATIONSHIP = '<Relationship Id="x1" Type="http://schemas.openxmlformats.org/{}" Target="{}"{}/>'


PICTURE = ROOT / "tests" / "docx" / "picture.png"


def test_charts_become_blocks_with_their_numbers(tmp_path: Path) -> None:
    body = paragraph(_DRAWING.format("Two points", '<c:chart r:id="x1"/>'))
    link = _RELATIONSHIP.format("chart", "charts/chart1.xml", "")
    result = imported(tmp_path, word_file(body, parts={"word/charts/chart1.xml": CHART}, relationships=link))
    assert text_of(result) == (
        "```chart\nkind: line\ncaption: Visits\nalternative: Two points\ncategories: [2030, 2031]\n"
        "series:\n  Towers: {values: [1.5, 0.3], color: '#4472C4', width: 2.25}\nsize: 10\nlegend: {place: none}\n```"
    )
    loads(result)


def test_pictures_become_files(tmp_path: Path) -> None:
    body = paragraph(_DRAWING.format("A tower", '<a:blip r:embed="x1"/>'))
    link = _RELATIONSHIP.format("image", "../../../../evil.png", "")
    parts = {"evil.png": PICTURE.read_bytes()}
    result = imported(tmp_path, word_file(body, parts=parts, relationships=link))
    assert text_of(result) == "![A tower](picture-1.png)"
    assert sorted(path.relative_to(tmp_path).as_posix() for path in result.files) == [
        f"content/A_99_1/{name}" for name in ("document.yaml", "en.md", "import.md", "picture-1.png")
    ]
    loads(result)


def test_a_picture_whose_check_does_not_fit_is_left_out_and_told(tmp_path: Path) -> None:
    body = paragraph(_DRAWING.format("A tower", '<a:blip r:embed="x1"/>')) + paragraph("Text.")
    link = _RELATIONSHIP.format("image", "media/image1.png", "")
    data = PICTURE.read_bytes()
    place = data.index(b"IDAT") + 8
    damaged = data[:place] + bytes([data[place] ^ 255]) + data[place + 1 :]
    result = imported(tmp_path, word_file(body, parts={"word/media/image1.png": damaged}, relationships=link))
    assert text_of(result) == "Text."
    assert messages(result) == ["dropped/picture"]


def test_a_box_that_is_read_elsewhere_is_in_no_drawing(tmp_path: Path) -> None:
    """A paragraph in a cell gives its boxes away, not the drawing that they stand in."""
    boxes = group(box("North") + box("South", (0, 40)), (100, 60), (100, 60))
    drawing = f"{run('Beside.')}<w:r>{anchored(boxes, (100, 60), (0, 0))}</w:r>"
    result = imported(tmp_path, word_file(table(row(cell(paragraph(drawing))), columns=(4000,)) + paragraph("Text.")))
    assert all(word in text_of(result) for word in ("North", "South"))


def test_pictures_outside_the_file_are_not_fetched(tmp_path: Path) -> None:
    body = paragraph(_DRAWING.format("A tower", '<a:blip r:link="x1"/>')) + paragraph("Text.")
    link = _RELATIONSHIP.format("image", "http://127.0.0.1:9/x.png", ' TargetMode="External"')
    result = imported(tmp_path, word_file(body, relationships=link))
    assert text_of(result) == "Text."
    assert messages(result) == ["dropped/outside-picture"]
