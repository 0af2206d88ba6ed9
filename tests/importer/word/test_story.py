"""The paragraphs and tables of a part in their order."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import (
    LIST,
    cell,
    counted,
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
from undoc.importer.word.tracked import Tracked


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    body = paragraph("One ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("two.")
    assert text_of(imported(tmp_path, word_file(body), Tracked.ACCEPT)) == "One two."
    assert text_of(imported(tmp_path, word_file(body), Tracked.REJECT)) == "One\n\ntwo."


def test_paragraphs_that_a_tracked_deletion_makes_one_are_counted_once(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    deleted = '<w:del w:id="2"><w:r><w:delText>Two.</w:delText></w:r></w:del>'
    body = "".join(
        paragraph(text, properties=counted(0) + mark)
        for text, mark in (("One.", ""), (deleted, gone), ("Three ", gone), ("and four.", ""), ("Five.", ""))
    )
    result = imported(tmp_path, word_file(body, parts={"word/numbering.xml": LIST}), Tracked.ACCEPT)
    assert text_of(result) == "1. One.\n\n2. Three and four.\n\n3. Five."


def test_text_boxes_in_cells_stay_there(tmp_path: Path) -> None:
    box = (
        f"<w:r><w:drawing><wps:txbx><w:txbxContent>{paragraph('Inside.')}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    )
    result = imported(
        tmp_path, word_file(table(row(cell(paragraph(run("Outside.") + box)), "B"), columns=(2000, 2000)))
    )
    text = text_of(result)
    assert 0 < text.index("Outside.") < text.index("Inside.") < text.index("B]")
    assert messages(result) == ["simplified/text-box"]
    loads(result)


def test_elements_that_are_not_known_keep_their_words(tmp_path: Path) -> None:
    body = f"<w:odd>{paragraph('One.')}</w:odd>" + paragraph(f"<w:strange>{run('Two.')}</w:strange>")
    result = imported(tmp_path, word_file(body))
    assert text_of(result) == "One.\n\nTwo."
    assert messages(result) == ["simplified/unknown-element"] * 2
