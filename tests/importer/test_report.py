"""The report of an import: what is in it, and how short it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import (
    NAMESPACES,
    cell,
    imported,
    messages,
    paragraph,
    row,
    run,
    table,
    word_file,
)


def titled(number: int) -> str:
    rows = table(row("Tower", "Age", header=True), row("North", "5"), columns=(2000, 2000))
    return paragraph(f"Table {number}", "H1") + paragraph("Towers", "H1") + rows


def test_numbers_that_are_made_otherwise_are_reported(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(titled(3)))
    assert [finding.message for finding in result.findings] == ["The table has “3” in the file and gets “1”."]
    assert [finding.numbers for finding in result.findings] == [("3", "1")]


def test_numbers_that_begin_anew_are_reported_together(tmp_path: Path) -> None:
    body = "".join(titled(number) + paragraph(f"Text {number}.") for number in (1, 2, 1, 2, 3, 1))
    result = imported(tmp_path, word_file(body))
    assert len(result.findings) == 4
    report = result.files[result.folder / "import.md"].decode()
    together, single = report.splitlines()[-2:]
    assert together.startswith("- 3 numbers from “1” to “3” in the file become “3” to “5”. — table ")
    assert single.startswith("- The table has “1” in the file and gets “6”. — table ")


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("<w:caps/>", "Small", ["in capitals"]),
        ("<w:caps/>", "LARGE", []),
        ('<w:highlight w:val="yellow"/>', "Text", ["highlighted"]),
        ('<w:highlight w:val="none"/>', "Text", []),
        ('<w:u w:val="single"/>', "Text", ["underlined"]),
    ],
)
def test_forms_that_the_content_has_not_are_reported(form: str, text: str, said: list[str], tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph(run(text, form))))
    expected = [f"Text that is {one} became plain." for one in said]
    assert [finding.message for finding in result.findings] == expected


@pytest.mark.parametrize(
    ("restart", "sections", "is_said"),
    [("eachSect", 2, True), ("eachSect", 1, False), ("eachPage", 1, True), ("continuous", 2, False)],
)
def test_notes_that_are_numbered_anew_are_reported(restart: str, sections: int, is_said: bool, tmp_path: Path) -> None:
    properties = f'<w:footnotePr><w:numRestart w:val="{restart}"/></w:footnotePr>'
    calls = [run("Text") + f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (2, 3)]
    first = f"<w:sectPr>{properties}</w:sectPr>" if sections > 1 else ""
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph("Note.", "FootnoteText")}</w:footnote>' for number in (2, 3)
    )
    file = word_file(
        paragraph(calls[0], properties=first) + paragraph(calls[1]),
        section='<w:headerReference w:type="first" r:id="h1"/>' + properties + "<w:titlePg/>",
        parts={"word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>"},
    )
    assert ("differs/note-numbers" in messages(imported(tmp_path, file))) == is_said


@pytest.mark.parametrize(("fill", "said"), [("D9D9D9", ["simplified/shading"]), ("FFFFFF", []), ("auto", [])])
def test_shaded_cells_are_reported_once_a_table(fill: str, said: list[str], tmp_path: Path) -> None:
    shaded = f'<w:shd w:val="clear" w:fill="{fill}"/>'
    body = table(row(cell("A", shaded), cell("B", shaded)), row("1", "2"), columns=(2000, 2000))
    assert messages(imported(tmp_path, word_file(body))) == said


@pytest.mark.parametrize(("columns", "said"), [("5", ["simplified/columns"]), ("2", []), ("1", []), ("many", [])])
def test_columns_that_are_too_many_are_reported(columns: str, said: list[str], tmp_path: Path) -> None:
    section = f'<w:headerReference w:type="first" r:id="h1"/><w:cols w:num="{columns}"/><w:titlePg/>'
    assert messages(imported(tmp_path, word_file(paragraph("1.\tOne."), section=section))) == said


def test_the_report_says_what_is_made_anew(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("1.\tOne.")))
    said = "Made anew when it is built: headers and footers, the masthead, the numbers."
    assert said in result.files[result.folder / "import.md"].decode().splitlines()


def test_comments_are_in_the_report(tmp_path: Path) -> None:
    comment = f'<w:comment w:id="0" w:author="An">{paragraph("Check this.")}{paragraph("And this.")}</w:comment>'
    comments = f"<w:comments {NAMESPACES}>{comment}</w:comments>"
    called = paragraph(run("Text") + '<w:r><w:commentReference w:id="0"/></w:r>' + run(" and more."))
    result = imported(tmp_path, word_file(called, parts={"word/comments.xml": comments}))
    assert "- An: Check this. And this. — paragraph " in result.files[result.folder / "import.md"].decode()
    assert result.findings[0].place.endswith(", “Text”")
