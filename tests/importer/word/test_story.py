"""The paragraphs and tables of a part in their order."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import cell, imported, loads, messages, paragraph, row, run, table, text_of, word_file
from undoc.importer.word.tracked import Tracked


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    body = paragraph("One ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("two.")
    assert text_of(imported(tmp_path, word_file(body), Tracked.ACCEPT)) == "One two."
    assert text_of(imported(tmp_path, word_file(body), Tracked.REJECT)) == "One\n\ntwo."


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
