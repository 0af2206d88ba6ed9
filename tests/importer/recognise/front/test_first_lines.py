"""First pages that others have made: without the styles of official files, without a masthead in a table, or plain."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.importer.word_file import (
    NAMESPACES,
    cell,
    imported,
    messages,
    paragraph,
    row,
    run,
    table,
    text_of,
    word_file,
)
from undoc.importer import Import, import_file
from undoc.production.outputs import write_files

#: A section without a header.
PLAIN = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:left="1440" w:right="1440"/>'
BODY = paragraph("1.\tOne.", "Normal") + paragraph("2.\tTwo.", "Normal")
MASTHEAD = ("United Nations", "A/C.2/99/L.5", "Distr.: Limited", "9 March 2031", "Original: French", "General Assembly")
LINES = ("Ninety-ninth session", "Second Committee", "Agenda item 16 (b)", "Towers: maintenance")


def lines(*texts: str, form: str = "") -> str:
    return "".join(paragraph(run(text, form), "Normal") for text in texts)


def front_of(result: Import) -> str:
    return result.files[result.folder / "en.md"].decode().split("---\n")[1]


def metadata_of(result: Import) -> list[str]:
    return result.files[result.folder / "document.yaml"].decode().splitlines()


def again(result: Import, tmp_path: Path) -> Import:
    """The import of the Word file that is built of an import."""
    write_files(result.files)
    report = undoc.build([result.folder], formats=["docx"], out=tmp_path / "build")
    assert report.outputs, [str(problem) for problem in report.problems]
    return import_file(Path(report.outputs[0].path), tmp_path / "again")


def test_a_masthead_in_paragraphs(tmp_path: Path) -> None:
    front = lines(*MASTHEAD, *LINES, "Draft resolution on towers")
    result = imported(tmp_path, word_file(BODY, front=front, section=PLAIN))
    assert metadata_of(result)[:7] == [
        "symbol: A/C.2/99/L.5",
        "body: general-assembly",
        "kind: report",
        "distribution: limited",
        "date: 2031-03-09",
        "original: fr",
        "session: {number: 99}",
    ]
    assert "agenda: {item: 16 (b), status: adopted}" in metadata_of(result)
    assert front_of(result) == (
        "title: Draft resolution on towers\nagenda_title: Towers: maintenance\nsubsidiary_body: Second Committee\n"
    ).replace("Towers: maintenance", "'Towers: maintenance'")
    assert text_of(result) == "1. One.\n\n2. Two."
    assert messages(result) == ["guessed/masthead", "guessed/front"]
    second = again(result, tmp_path)
    assert (front_of(second), text_of(second)) == (front_of(result), text_of(result))


def test_a_masthead_in_one_cell_of_a_header(tmp_path: Path) -> None:
    parts = ("A/99/1", "Distr.: Limited", "9 March 2031", "Original: French")
    header = table(row("United Nations", cell(paragraph(run("\n".join(parts)), "Normal"))), columns=(2000, 2000))
    data = word_file(BODY, parts={"word/header1.xml": f"<w:hdr {NAMESPACES}>{header}</w:hdr>"})
    result = imported(tmp_path, data)
    assert metadata_of(result)[0] == "symbol: A/99/1"
    assert "date: 2031-03-09" in metadata_of(result)


@pytest.mark.parametrize(
    ("texts", "title", "author"),
    [
        pytest.param([("Report on towers", 28), ("Note by the engineers", 22)], "Report on towers", True, id="larger"),
        pytest.param([("Report on towers", 0)], "Report on towers", False, id="alone"),
    ],
)
def test_titles_are_told_by_their_look(texts: list[tuple[str, int]], title: str, author: bool, tmp_path: Path) -> None:
    front = lines("Ninety-ninth session", "Item 5 of the provisional agenda")
    front += "".join(lines(text, form=f'<w:b/><w:sz w:val="{size}"/>') for text, size in texts)
    result = imported(tmp_path, word_file(BODY, front=front))
    assert front_of(result).startswith(f"title: {title}\n")
    assert ("author: Note by the engineers" in front_of(result)) is author
    assert text_of(result) == "1. One.\n\n2. Two."


def test_chapters_of_a_plain_file_are_no_titles(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Title", "Title"), ("Heading1", "heading 1"))
    )
    body = paragraph("Towers of the world", "Title") + paragraph("They are tall.", "")
    body += (
        paragraph("Scope", "Heading1") + paragraph("All.", "") + paragraph("Aim", "Heading1") + paragraph("To see.", "")
    )
    parts = {"word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>"}
    result = imported(tmp_path, word_file(body, front="", section=PLAIN, parts=parts))
    assert front_of(result) == "title: Towers of the world\n"
    assert text_of(result) == "They are tall.\n\n# Scope {-}\n\nAll.\n\n# Aim {-}\n\nTo see."
    untitled = imported(tmp_path, word_file(body.replace('"Title"', '""'), front="", section=PLAIN, parts=parts))
    assert "# Scope {-}" in text_of(untitled)


def test_a_line_that_the_house_has_not_is_told_of(tmp_path: Path) -> None:
    front = lines(*MASTHEAD, "Ninety-ninth session", "Geneva, 4–6 December 2031", "Report on towers")
    result = imported(tmp_path, word_file(BODY, front=front, section=PLAIN))
    assert "meeting: {place: geneva, start: 2031-12-04, end: 2031-12-06}" in metadata_of(result)
    assert "simplified/front-line" in messages(result)


def test_texts_at_the_heads_of_pages_are_told_of_where_nothing_is_official(tmp_path: Path) -> None:
    header = f"<w:hdr {NAMESPACES}>{paragraph('Draft of the engineers')}</w:hdr>"
    result = imported(tmp_path, word_file(BODY, front="", parts={"word/header1.xml": header}))
    assert "dropped/running-text" in messages(result)
    assert any("Draft of the engineers" in finding.message for finding in result.findings)
