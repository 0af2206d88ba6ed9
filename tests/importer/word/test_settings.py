"""How justified lines are filled: as the settings of the file say, and said again in the files built of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.importer.word_file import NAMESPACES, R, imported, paragraph, row, table, text_of, word_file
from undoc.importer import Import, import_file
from undoc.production.outputs import write_files

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIP = f'<Relationship Id="t1" Type="{R}/settings" Target="settings.xml"/>'


def with_settings(**said: int) -> bytes:
    written = "".join(f'<w:compatSetting w:name="{name}" w:val="{value}"/>' for name, value in said.items())
    settings = f"<w:settings {NAMESPACES}><w:compat>{written}</w:compat></w:settings>"
    return word_file(paragraph("1.\tOne."), parts={"word/settings.xml": settings}, relationships=RELATIONSHIP)


def is_stretched(result: Import) -> bool:
    return "justification: stretch\n" in result.files[result.folder / "document.yaml"].decode()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"compatibilityMode": 15, "useWord2013TrackBottomHyphenation": 0}, False),
        ({"compatibilityMode": 15, "useWord2013TrackBottomHyphenation": 1}, True),
        ({"compatibilityMode": 15}, True),
        ({"compatibilityMode": 14, "useWord2013TrackBottomHyphenation": 0}, True),
        ({}, True),
    ],
)
def test_spaces_shrink_in_files_of_todays_word(tmp_path: Path, said: dict[str, int], expected: bool) -> None:
    result = imported(tmp_path, with_settings(**said))
    assert is_stretched(result) is expected
    write_files(result.files)
    report = undoc.build([result.folder], formats=["docx"], out=tmp_path / "build")
    assert is_stretched(import_file(Path(report.outputs[0].path), tmp_path / "again")) is expected


@pytest.mark.parametrize(
    ("security", "template", "told"),
    [("4", "PAPER.dot", True), ("4", "Normal.dotm", False), ("0", "PAPER.dot", False), ("", "", False)],
)
def test_where_the_file_cannot_say_it_is_told(tmp_path: Path, security: str, template: str, told: bool) -> None:
    properties = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Template>{template}</Template><DocSecurity>{security}</DocSecurity></Properties>"
    )
    links = "".join(
        f'<Relationship Id="{kind[0]}1" Type="{R}/{kind}" Target="{target}"/>'
        for kind, target in (("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml"))
    )
    roots = f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
    data = word_file(paragraph("1.\tOne."), parts={"docProps/app.xml": properties, "_rels/.rels": roots})
    codes = [finding.code for finding in imported(tmp_path, data).findings]
    assert ("justification" in codes) is told


@pytest.mark.parametrize(("flag", "above"), [("", 15), ("<w:doNotUseHTMLParagraphAutoSpacing/>", 21)])
def test_spaces_between_paragraphs_add_up_where_the_file_says_so(tmp_path: Path, flag: str, above: int) -> None:
    settings = f"<w:settings {NAMESPACES}><w:compat>{flag}</w:compat></w:settings>"
    body = paragraph("1.\tOne.", properties='<w:spacing w:after="120"/>')
    body += paragraph("2.\tTwo.", properties='<w:spacing w:before="300"/>')
    data = word_file(body, parts={"word/settings.xml": settings}, relationships=RELATIONSHIP)
    assert f"2. Two. {{above={above}}}" in text_of(imported(tmp_path, data))


def test_rows_may_have_margins_of_their_own(tmp_path: Path) -> None:
    own = '<w:tblPrEx><w:tblCellMar><w:left w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPrEx>'
    rows = "".join(row("a", "b").replace("<w:tr>", f"<w:tr>{own}") for _ in range(2))
    assert "start: 10\n" in text_of(imported(tmp_path, word_file(table(rows, columns=(2000, 2000)))))


def test_a_file_without_settings_is_taken_for_one_of_today(tmp_path: Path) -> None:
    assert not is_stretched(imported(tmp_path, word_file(paragraph("1.\tOne."))))
