"""Boxes and lines of Word files become one drawing, which our own reader draws; what is none stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.importer.word.shapes.drawings import anchored, box, group, line, picture
from tests.importer.word_file import imported, messages, paragraph, text_of, word_file
from undoc.drawings.svg import texts
from undoc.importer import Import, import_file
from undoc.production.outputs import write_files

NOTE = "This is a note in a frame, which has whole sentences of running text. " * 4
BOXES = box("The Director\n(8 posts)", (60, 0)) + box("North", (0, 60)) + box("South", (120, 60))
LINES = line((110, 20), (110, 40)) + line((50, 40), (170, 40)) + line((50, 40), (50, 60)) + line((170, 40), (170, 60))
SIZE = (220.0, 80.0)
CHARTS = {
    "a group": anchored(group(BOXES + LINES, SIZE, SIZE), SIZE, (0, 0)),
    "boxes side by side": "".join(
        anchored(box(text), (100, 20), place)
        for text, place in (("The Director\n(8 posts)", (60, 0)), ("North", (0, 60)), ("South", (120, 60)))
    ),
    "VML": picture(
        '<v:group style="width:220pt;height:80pt" coordsize="220,80">'
        + "".join(
            f'<v:rect style="left:{x};top:{y};width:100;height:20"><v:textbox><w:txbxContent>{paragraphs}'
            "</w:txbxContent></v:textbox></v:rect>"
            for x, y, paragraphs in (
                (60, 0, paragraph("The Director") + paragraph("(8 posts)")),
                (0, 60, paragraph("North")),
                (120, 60, paragraph("South")),
            )
        )
        + "</v:group>"
    ),
}


def chart(xml: str, folder: Path) -> Import:
    body = paragraph("1.\tBefore.") + f"<w:p><w:r>{xml}</w:r></w:p>" + paragraph("2.\tAfter.")
    result = imported(folder, word_file(body))
    write_files(result.files)
    return result


@pytest.mark.parametrize("xml", CHARTS.values(), ids=CHARTS.keys())
def test_a_chart_is_one_drawing_at_its_place(xml: str, tmp_path: Path) -> None:
    result = chart(xml, tmp_path)
    said = "The Director; (8 posts); North; South"
    assert text_of(result) == f"1. Before.\n\n![Drawing: {said}](picture-1.svg)\n\n2. After."
    assert messages(result) == ["simplified/shapes"]
    drawn = (result.folder / "picture-1.svg").read_bytes()
    assert list(texts(drawn)) == ["The Director", "(8 posts)", "North", "South"]
    assert [tally for tally in result.tallies if not tally.is_whole] == []


def test_boxes_of_paragraphs_without_text_that_follow_each_other_are_one_drawing(tmp_path: Path) -> None:
    empty, boxes = "<w:p/>", [anchored(box(text), (100, 20), (0, 0)) for text in ("One", "Two", "Three")]
    body = paragraph("1.\tBefore.") + empty.join(f"<w:p><w:r>{one}</w:r></w:p>" for one in boxes[:2])
    result = imported(tmp_path, word_file(body + paragraph("2.\tAfter.") + f"<w:p><w:r>{boxes[2]}</w:r></w:p>"))
    assert text_of(result) == "1. Before.\n\n![Drawing: One; Two](picture-1.svg)\n\n2. After.\n\nThree {align=center}"
    data = result.files[result.folder / "picture-1.svg"].decode()
    # One above the other, with two lines of 11.5 points between their tops.
    assert 'd="M1 1L101 1L101 21' in data
    assert 'd="M1 24L101 24L101 44' in data


def test_it_is_built_and_comes_in_again(tmp_path: Path) -> None:
    result = chart(CHARTS["a group"], tmp_path)
    undoc.build([result.folder], out=tmp_path / "out", formats=["docx"])
    again = import_file(next((tmp_path / "out").rglob("*.docx")), tmp_path / "again")
    assert text_of(again) == text_of(result)
    drawing = again.files[again.folder / "picture-1.svg"]
    assert drawing == (result.folder / "picture-1.svg").read_bytes()


@pytest.mark.parametrize(
    "xml",
    [
        anchored(box(NOTE), SIZE, (0, 0)),
        anchored(group(box("A name") + box(NOTE, (0, 40)), SIZE, SIZE), SIZE, (0, 0)),
        anchored(group(box("مكتب المدير") + box("شمال", (0, 40)), SIZE, SIZE), SIZE, (0, 0)),
        anchored(group(box("One") + box("Two", form="cloud"), SIZE, SIZE), SIZE, (0, 0)),
    ],
    ids=["a framed note", "with running text", "from right to left", "with a free form"],
)
def test_other_boxes_stay_text(xml: str, tmp_path: Path) -> None:
    result = chart(xml, tmp_path)
    assert "picture-1" not in text_of(result)
    assert "simplified/text-box" in messages(result)
