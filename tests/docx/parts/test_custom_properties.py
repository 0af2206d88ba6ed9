"""What the document system reads: the custom properties and the comment of official files."""

from __future__ import annotations

import pytest

from tests.support import seed
from tests.support.docx_file import WordFile, is_on, local, val, w
from tests.support.docx_reader import texts
from tests.support.prepared_documents import document, paragraph
from tests.support.word import write
from undoc.docx import FontNames
from undoc.prepare.prepared import FirstPage

FONTS = FontNames.of(seed.templates().fonts)
OFFICIAL = seed.ROOT.parent / "shared" / "cases" / "A_80_604_Add.1.docx"


def properties(file: WordFile) -> dict[str, str]:
    return {one.get("name", ""): one[0].text or "" for one in file.tree("docProps/custom.xml")}


def comment(file: WordFile) -> list[str]:
    return list(texts(file.tree("word/comments.xml")))


def test_custom_properties_are_filled_from_the_metadata() -> None:
    assert properties(WordFile(write(seed.prepared(), FONTS))) == {
        "Symbol1": "HSP/EB.2024/17",
        "Symbol2": "",
        "DocType": "S",
        "Category": "Document",
        "Language": "Chinese",
        "Session1": "2024 年第二次会议",
        "Agenda1": "临时议程项目 6 (a)",
        "Agenda Title1": "战略计划：关于 2020–2025 年期间战略计划的 2023 年年度报告",
        "Title1": "关于 2020–2025 年期间战略计划的 2023 年年度报告摘要",
        "Title2": "执行主任的报告",
    }


def test_a_line_that_the_document_does_not_have_is_left_out() -> None:
    found = properties(WordFile(write(document(paragraph("1"), front_texts={"title": "A <report> & more"}), FONTS)))
    assert found["Title1"] == "A <report> & more"
    assert "Session1" not in found
    assert "Agenda1" not in found


def test_the_job_number_is_written_in_figures() -> None:
    foot = FirstPage("26-04887 (E)", "", "2604887", (1.0,), "", (), "", "")
    found = properties(WordFile(write(document(paragraph("1"), first_page=foot), FONTS)))
    assert next(iter(found.items())) == ("JobNo", "2604887")


def test_property_ids_count_from_two() -> None:
    file = WordFile(write(seed.prepared(), FONTS))
    numbers = [one.get("pid") for one in file.tree("docProps/custom.xml")]
    assert numbers == [str(number) for number in range(2, 2 + len(numbers))]


@pytest.mark.parametrize("code", ["en", "zh", "ar"])
def test_the_comment_holds_the_symbol_and_names_nobody(code: str) -> None:
    file = WordFile(write(document(paragraph("1"), code=code), FONTS))
    assert comment(file)[1:] == [
        "<<ODS DOC SYMBOL1>>HSP/EB.2024/17<<ODS DOC SYMBOL1>>",
        "<<ODS DOC SYMBOL2>><<ODS DOC SYMBOL2>>",
    ]
    (element,) = file.tree("word/comments.xml")
    assert (element.get(w("author")), element.get(w("initials")), element.get(w("date"))) == ("undoc", "", None)
    for line in element.iter(w("p")):
        assert is_on(line.find(f"{w('pPr')}/{w('bidi')}")) is False
    (reference,) = file.body.iter(w("commentReference"))
    assert val(reference, "id") == val(element, "id")
    assert local(next(file.body.iter(w("p")))[1]) in ("commentRangeStart", "bookmarkStart")


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official file is not here")
def test_properties_have_the_names_and_order_of_official_files() -> None:
    official = list(properties(WordFile(OFFICIAL.read_bytes())))
    ours = list(properties(WordFile(write(seed.prepared(), FONTS))))
    assert [name for name in official if name in ours] == ours
