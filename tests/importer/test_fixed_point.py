"""A file that was built from imported content gives the same content again, byte for byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

import undoc
from tests.importer.word_file import cell, imported, paragraph, row, run, table, text_of, word_file
from tests.support.seed import ROOT, SEED
from undoc.importer import Import, import_file
from undoc.importer.word.tracked import Tracked
from undoc.model.sameness import says_the_same
from undoc.production.outputs import write_files

CASES = ROOT.parent / "shared" / "cases"
SPECIMEN = ROOT / "content" / "A_99_SPECIMEN_1"
FILES = sorted(CASES.glob("*.docx"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "import.md"}


def rebuilt(folder: Path, into: Path) -> Path:
    """The content of the Word files that are built from ``folder``."""
    report = undoc.build([folder], formats=["docx"], out=into / "build")
    if not report.outputs and {problem.code for problem in report.problems} == {"not-supported"}:
        pytest.skip("the document has a construct that cannot be built yet")
    assert report.outputs, [str(problem) for problem in report.problems]
    for output in report.outputs:
        result = import_file(Path(output.path), into / "content", language=output.language)
        write_files(result.files)
        check_document(result)
    return result.folder


def check_document(result: Import) -> None:
    """What was imported is what is read of the files, which have their form."""
    read = undoc.load(result.folder, [result.language])
    assert says_the_same(result.document.versions, read.versions)
    assert undoc.format_content(result.folder, check=True).changed == ()


def test_the_first_document_in_its_languages(tmp_path: Path) -> None:
    first = rebuilt(SEED, tmp_path / "1")
    assert contents(rebuilt(first, tmp_path / "2")) == contents(first)
    # The brackets of a note's mark are the language's, not the text's.
    arabic = (first / "ar.md").read_text(encoding="utf-8")
    assert "[^1]" in arabic
    assert "([^1])" not in arabic
    assert "[^1]: (" not in arabic


def test_words_in_other_languages_come_back(tmp_path: Path) -> None:
    text = "1. A [*pont*]{lang=fr}, [die Brücke]{spacing=0.1 lang=de}, [جسر]{lang=ar}, [桥]{lang=zh}."
    result = imported(tmp_path, word_file(paragraph("1.\tText.")))
    write_files(result.files)
    folder, english = result.folder, result.folder / "en.md"
    english.write_text(english.read_text(encoding="utf-8").replace("1. Text.", text), encoding="utf-8")
    assert text in (rebuilt(folder, tmp_path / "again") / "en.md").read_text(encoding="utf-8")


def test_the_first_document_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Its Chinese text, word for word, and all of its metadata."""
    folder = rebuilt(SEED, tmp_path)
    read, written = (replace(undoc.load(one).metadata, places={}) for one in (folder, SEED))
    assert read == written
    texts = [(path / "zh.md").read_text(encoding="utf-8") for path in (folder, SEED)]
    words = ["".join(character for character in text if character.isalnum()) for text in texts]
    # The names of notes are the editor's own; in a Word file they have numbers.
    assert sorted(words[0]) == sorted(words[1].replace("countries", "1"))


def test_the_specimen(tmp_path: Path) -> None:
    """Every construct there is, in every language; headings, references and notes are those that were written."""
    first = rebuilt(SPECIMEN, tmp_path / "1")
    assert contents(rebuilt(first, tmp_path / "2")) == contents(first)
    versions = undoc.load(SPECIMEN).versions.values()
    for version in versions:
        assert outline(first / version.path.name) == outline(version.path)
    assert len(versions) == 6


def outline(path: Path) -> tuple[list[str], list[str], int]:
    """The headings, what is referred to, and how many notes are called."""
    text = path.read_text(encoding="utf-8")
    headings = [re.sub(r"\[\^[^]]+\]", "", line) for line in re.findall(r"^#+ .*", text, re.MULTILINE)]
    return headings, re.findall(r"\]\((#[^)]+)\)", text), len(re.findall(r"\[\^[^]]+\](?!:)", text))


_OUTLINED = '<w:outlineLvl w:val="0"/>'
_RAISED = '<w:vertAlign w:val="superscript"/>'
_BEHIND = '<w:spacing w:val="-2"/>'
_HANGING = '<w:tabs><w:tab w:val="right" w:pos="1022"/></w:tabs><w:ind w:left="1267" w:hanging="1267"/>'
_NO_SPACE = '<w:spacing w:before="0" w:after="0"/>'
_RULED = '<w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders>'


def _spaced(text: str, properties: str = "") -> str:
    return cell(paragraph(text, "Normal", '<w:spacing w:before="40" w:after="40"/>'), properties)


SMALL = {
    "a heading in a plain paragraph, which says of itself what the house's headings have": (
        paragraph(run("Costs", f"<w:b/>{_BEHIND}"), "Normal", _OUTLINED) + paragraph("Text."),
        "# Costs\n",
    ),
    "a heading that is bold in part where the house's are bold anyway": (
        paragraph(run("Block", "<w:b/>") + run(": what is appended."), "Normal", _OUTLINED),
        "# Block: what is appended.",
    ),
    "a note below a table, which says of itself what the house's notes have": (
        table(
            row("", "Cost", header=True),
            row(cell(paragraph(run("Tin") + run("a", _RAISED), "Normal")), "5"),
            columns=(5000, 4840),
        )
        + paragraph(run("\ta", _RAISED) + run("\tOld.", '<w:spacing w:val="5"/><w:w w:val="104"/>'), "Normal"),
        "notes:\n  a: Old.\n",
    ),
    "a number and title of a table in plain paragraphs that are in the outline": (
        paragraph("Table 1", "Normal", _OUTLINED)
        + paragraph("Costs", "Normal", _OUTLINED)
        + table(row("", "Cost", header=True), row("Tin", "5")),
        "```table\ncaption: Costs\n",
    ),
    "a number that is typed before a hanging text, in a form that is not counted": (
        paragraph("\t8.I.2\tThe objective.", "Normal", _HANGING) + paragraph("\tText.", "Normal"),
        "8.I.2 The objective.\n\nText. {>}",
    ),
    "a tab before a text that begins at the margin": (
        paragraph(
            f"Text that stands further in{', as most does' * 5}.",
            properties='<w:ind w:left="1267"/>',
        )
        + paragraph("\tNote: at the margin.", "Normal", '<w:tabs><w:tab w:val="right" w:pos="216"/></w:tabs>'),
        "does.\n\nNote: at the margin. {from=margin}",
    ),
    "a row marked as a header below one that is not": (
        table(
            row(*(cell(paragraph(run(text, "<w:i/>"), "Normal")) for text in ("City", "Cost"))),
            row("Rome", "5", header=True),
            columns=(5000, 4840),
        ),
        "{title: Cost, align: start, width: 242}\nrows:\n  - [Rome, 5]\n",
    ),
    "a text right below the notes of a table": (
        table(
            row("", "Cost", header=True),
            row(cell(paragraph(run("Tin") + run("a", _RAISED), "Normal")), "5"),
            columns=(5000, 4840),
        )
        + paragraph(run("\ta", _RAISED) + run("\tOld."), "FootnoteText", _NO_SPACE)
        + paragraph("Text.", properties=_NO_SPACE),
        "\n\nText. {above=0}",
    ),
    "a row that a cell below a rule reaches into": (
        table(
            row("City", "Cost", header=True),
            row(_spaced("Rome"), _spaced("5")),
            row(_spaced("Oslo", '<w:vMerge w:val="restart"/>' + _RULED), _spaced("7", _RULED)),
            row(_spaced("", "<w:vMerge/>"), _spaced("8")),
            row(_spaced("Turin"), _spaced("9")),
            columns=(5000, 4840),
        ),
        "  - ruled: [{text: Oslo, rows: 2}, 7]\n  - [8]\n  - [Turin, 9]\n",
    ),
}


@pytest.mark.parametrize(("body", "expected"), SMALL.values(), ids=SMALL.keys())
def test_small_files(body: str, expected: str, tmp_path: Path) -> None:
    """Word files with one thing each that official files have; ``expected`` is what is right in their content."""
    result = imported(tmp_path, word_file(body))
    assert expected in text_of(result)
    write_files(result.files)
    check_document(result)
    assert contents(rebuilt(result.folder, tmp_path / "again")) == contents(result.folder)


def test_a_table_as_wide_as_the_pages_of_the_house(tmp_path: Path) -> None:
    """On pages that are a little wider than those."""
    body = table(row("", "Cost", header=True), row("Tin", "5"), columns=(5000, 4840))
    section = '<w:headerReference w:type="first" r:id="h1"/><w:pgSz w:w="12240" w:h="15840"/>'
    section += '<w:pgMar w:left="1195" w:right="1195"/><w:titlePg/>'
    result = imported(tmp_path, word_file(body, section=section))
    assert "width: full\n" in text_of(result)
    write_files(result.files)
    assert contents(rebuilt(result.folder, tmp_path / "again")) == contents(result.folder)


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_official_files(path: Path, tmp_path: Path) -> None:
    result = import_file(path, tmp_path / "content", tracked=Tracked.ACCEPT)
    write_files(result.files)
    assert contents(rebuilt(result.folder, tmp_path / "again")) == contents(result.folder)


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_documents_of_official_files_are_those_of_what_is_written(path: Path, tmp_path: Path) -> None:
    result = import_file(path, tmp_path, tracked=Tracked.ACCEPT)
    write_files(result.files)
    check_document(result)
