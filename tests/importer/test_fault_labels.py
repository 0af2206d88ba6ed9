"""Numbers and marks that Word files show: made as they are shown, or told; with files that went wrong once."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.importer.word_file import NAMESPACES, imported, messages, paragraph, text_of, word_file
from tests.support.docx_reader import read as read_word
from tests.support.seed import ROOT
from undoc.importer import Import, Tracked, import_file
from undoc.production.outputs import write_files

FAULTS = ROOT.parent / "shared" / "cases" / "faults" / "word"


def fault(name: str, folder: Path) -> Import:
    """The import of a file that went wrong once."""
    path = FAULTS / f"{name}.docx"
    if not path.exists():
        pytest.skip("the file is not here")
    result = import_file(path, folder / "content", tracked=Tracked.ACCEPT)
    write_files(result.files)
    return result


def list_of(*levels: tuple[str, str]) -> dict[str, str]:
    """The part of one list, whose levels have these formats and texts."""
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    return {
        "word/numbering.xml": f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{written}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    }


def in_list(text: str, depth: int, style: str = "SingleTxt") -> str:
    return paragraph(text, style, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')


def shown_when_built(result: Import, into: Path) -> list[str]:
    """The labels that Word shows of the built file, which gives the same content again however numbers are written."""
    write_files(result.files)
    shown: list[list[str]] = []
    for numbers in ("auto", "typed"):
        report = undoc.build([result.folder], formats=["docx"], out=into / numbers, numbers=numbers)
        path = Path(report.outputs[0].path)
        again = import_file(path, into / f"content-{numbers}")
        assert text_of(again) == text_of(result)
        assert again.document.metadata.numbering == result.document.metadata.numbering
        shown.append([one.label for one in read_word(path.read_bytes()).paragraphs if one.label])
    assert shown[0] == shown[1]
    return shown[0]


THREE = (("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))


def test_counted_numbers_of_paragraphs_show_those_above(tmp_path: Path) -> None:
    body = "".join(in_list("Text.", depth) for depth in (0, 1, 1, 2, 0, 1))
    result = imported(tmp_path, word_file(body, parts=list_of(*THREE)))
    assert str(result.document.metadata.numbering.paragraphs[2]) == "1.1.1"
    assert shown_when_built(result, tmp_path) == ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1"]
    assert messages(result) == []


def test_typed_numbers_of_headings_show_those_above(tmp_path: Path) -> None:
    lines = [("HCh", "1.\tScope"), ("H1", "1.1\tTerms"), ("H1", "1.2\tUses"), ("HCh", "2.\tParts"), ("H1", "2.1\tAll")]
    body = "".join(paragraph(text, style) + paragraph("Text.") for style, text in lines)
    result = imported(tmp_path, word_file(body))
    assert shown_when_built(result, tmp_path) == ["1.", "1.1", "1.2", "2.", "2.1"]
    assert messages(result) == []


def test_paragraphs_go_on_with_the_numbers_of_their_headings(tmp_path: Path) -> None:
    lines = [("HCh", "1.\tScope"), ("", "1.1\tA"), ("", "1.2\tB"), ("", "(a)\tb"), ("HCh", "2.\tParts"), ("", "2.1\tC")]
    body = "".join(paragraph(text, style or "SingleTxt") for style, text in lines)
    result = imported(tmp_path, word_file(body))
    assert shown_when_built(result, tmp_path) == ["1.", "1.1", "1.2", "(a)", "2.", "2.1"]
    assert messages(result) == []


def test_numbers_of_a_section_with_a_letter(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("29C.1\tText.") + paragraph("29C.2\tText.")))
    assert result.document.metadata.section == "29C"
    assert text_of(result) == "1. Text.\n\n2. Text."
    assert messages(result) == []


def test_a_number_that_cannot_be_counted_stays_as_text(tmp_path: Path) -> None:
    typed = ("1.\tA", "1.1\tB", "7.4\tC", "1.2\tD")
    result = imported(tmp_path, word_file("".join(map(paragraph, typed))))
    assert text_of(result) == "1. A\n\n(a) B\n\n7.4 C\n\n(b) D"
    assert messages(result) == ["simplified/number-as-text"]


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("legal-numbers", ["1.", "1.1", "1.1.1", "1.1.2", "1.2", "2."]),
        ("typed-legal", ["1.", "1.1", "1.1.1", "1.2", "2.", "2.1"]),
    ],
)
def test_numbers_of_several_levels(name: str, labels: list[str], tmp_path: Path) -> None:
    result = fault(name, tmp_path)
    report = undoc.build([result.folder], formats=["docx"], out=tmp_path / "build")
    shown = [one.label for one in read_word(Path(report.outputs[0].path).read_bytes()).paragraphs if one.label]
    assert [label for label in shown if label[0].isdigit()] == labels
