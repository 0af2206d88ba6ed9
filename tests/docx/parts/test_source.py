"""The source in Word files, and files for issuing, which have none."""

from __future__ import annotations

from tests.support import seed
from tests.support.docx_file import WordFile, val, w
from tests.support.docx_lint import lint
from tests.support.prepared_documents import document, numbered
from undoc.docx import FontNames, write
from undoc.prepare.prepared import Span

FONTS = FontNames.of(seed.templates().fonts)
REFERRING = document(
    numbered([Span("See "), Span("2", target="p2")], "1.", anchor="p1"), numbered("Text", "2.", anchor="p2")
)


def bookmarks(file: WordFile) -> list[str]:
    return [val(start, "name") or "" for start in file.tree("word/document.xml").iter(w("bookmarkStart"))]


def test_the_source_is_a_part_of_custom_xml_that_the_document_leads_to() -> None:
    data = write(REFERRING, FONTS, source="<source/>")
    file = WordFile(data)

    assert lint(data) == []
    assert file.tree("customXml/item1.xml").tag == "source"
    targets = {one.get("Target") for one in file.tree("word/_rels/document.xml.rels")}
    assert "../customXml/item1.xml" in targets
    assert [one.get("Target") for one in file.tree("customXml/_rels/item1.xml.rels")] == ["itemProps1.xml"]


def test_a_final_file_has_only_the_bookmarks_that_something_leads_to() -> None:
    draft, final = write(REFERRING, FONTS), write(REFERRING, FONTS, final=True)

    assert lint(final) == []
    assert bookmarks(WordFile(draft)) == ["_ud_p1", "_ud_p2"]
    assert bookmarks(WordFile(final)) == ["_ud_p2"]
    assert len(list(WordFile(final).tree("word/document.xml").iter(w("bookmarkEnd")))) == 1
