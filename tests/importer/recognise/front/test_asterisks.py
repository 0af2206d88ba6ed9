"""Notes about the document itself: read from official files with asterisks, and from our own, where they are notes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import undoc
from tests.importer.word_file import FRONT, HEADER, NAMESPACES, imported, paragraph, word_file
from tests.support.seed import ROOT
from undoc.importer import Import, import_file
from undoc.importer.recognise.wordings import Reader
from undoc.model import LANGUAGES
from undoc.prepare import dates
from undoc.production.outputs import write_files
from undoc.templates import Templates

FRAME = '<w:framePr w:w="9792" w:hSpace="180" w:wrap="around" w:vAnchor="page" w:y="12646"/>'
REISSUED = "Reissued for technical reasons on 16 June 2031."
UNEDITED = "The present document is being issued without formal editing."
LATE = "The present document was submitted after the deadline so as to include the most recent information."


def noted(mark: str, text: str) -> str:
    return paragraph(f"\t{mark}\t{text}", "Normal", FRAME)


def metadata_of(result: Import) -> str:
    return result.files[result.folder / "document.yaml"].decode()


def text_of(result: Import) -> str:
    return result.files[result.folder / f"{result.language}.md"].decode()


def with_star(front: str) -> bytes:
    """A file with an asterisk after its symbol."""
    header = HEADER.replace("A/99/1", "A/99/1*")
    return word_file(
        paragraph("1.\tOne."), front=front, parts={"word/header1.xml": f"<w:hdr {NAMESPACES}>{header}</w:hdr>"}
    )


def again(result: Import, tmp_path: Path) -> Import:
    """The import of the Word file that is built of an import."""
    write_files(result.files)
    report = undoc.build([result.folder], formats=["docx"], out=tmp_path / "build")
    assert report.outputs, [str(problem) for problem in report.problems]
    return import_file(Path(report.outputs[0].path), tmp_path / "again")


def same(first: Import, second: Import) -> bool:
    return metadata_of(first) == metadata_of(second) and text_of(first) == text_of(second)


def test_a_reissue_is_the_note_of_the_symbol(tmp_path: Path) -> None:
    front = FRONT.replace("list*", "list**").replace("\t*\tA/99/50.", "")
    result = imported(tmp_path, with_star(front + noted("*", REISSUED) + noted("**", "A/99/50.")))
    assert "symbol: A/99/1*\n" in metadata_of(result)
    assert "reissued: 2031-06-16\n" in metadata_of(result)
    assert "note: A/99/50}" in metadata_of(result)
    assert result.findings == ()
    assert same(result, again(result, tmp_path))


@pytest.mark.parametrize(
    ("texts", "slugs"), [([UNEDITED], "unedited"), ([LATE], "late"), ([UNEDITED, LATE], "unedited, late")]
)
def test_slugs_are_the_note_of_the_title(texts: list[str], slugs: str, tmp_path: Path) -> None:
    notes = noted("**", texts[0]) + "".join(paragraph(text, "Normal", FRAME) for text in texts[1:])
    result = imported(
        tmp_path, word_file(paragraph("1.\tOne."), front=FRONT.replace("on towers", "on towers**") + notes)
    )
    assert f"slugs: {slugs}\n" in metadata_of(result)
    assert "title: Report on towers\n" in text_of(result)
    assert result.findings == ()
    assert same(result, again(result, tmp_path))


def test_a_note_of_the_title_with_other_words_stays_a_note(tmp_path: Path) -> None:
    front = FRONT.replace("on towers", "on towers**") + noted("**", "Of all heights.")
    result = imported(tmp_path, word_file(paragraph("1.\tOne."), front=front))
    assert "slugs" not in metadata_of(result)
    assert "title: Report on towers[^note-2]\n" in text_of(result)


def test_what_else_the_agenda_line_notes_is_kept(tmp_path: Path) -> None:
    front = FRONT.replace("A/99/50.", "A/99/50 and A/99/51, as amended.")
    result = imported(tmp_path, word_file(paragraph("1.\tOne."), front=front))
    assert "agenda_note: A/99/50 and A/99/51, as amended.\n" in text_of(result)
    assert result.findings == ()
    assert same(result, again(result, tmp_path))


@pytest.mark.parametrize(
    ("line", "key"),
    [("Ninety-ninth session", "session_note"), ("Report of the Secretary-General", "author_note")],
)
def test_notes_of_other_lines_are_kept(line: str, key: str, tmp_path: Path) -> None:
    front = FRONT.replace(line, f"{line} **") + noted("**", "As agreed.")
    result = imported(tmp_path, word_file(paragraph("1.\tOne."), front=front))
    assert f"\n{key}: As agreed.\n" in text_of(result)
    assert "session: {number: 99}\n" in metadata_of(result)
    assert "author: secretary-general\n" in metadata_of(result)
    assert result.findings == ()
    assert same(result, again(result, tmp_path))


def test_notes_of_symbol_and_session_are_kept_apart(tmp_path: Path) -> None:
    front = FRONT.replace("Ninety-ninth session", "Ninety-ninth session**").replace("list*", "list***")
    front = front.replace("\t*\tA/99/50.", "\t***\tA/99/50.") + noted("*", "Of the symbol.") + noted("**", "As agreed.")
    result = imported(tmp_path, with_star(front))
    assert "symbol_note: Of the symbol.\nsession_note: As agreed.\n" in text_of(result)
    assert result.findings == ()
    assert same(result, again(result, tmp_path))


def test_what_the_author_line_notes_of_the_document_is_a_slug(tmp_path: Path) -> None:
    front = FRONT.replace("Secretary-General", "Secretary-General*, **") + noted("**", LATE)
    front = front.replace("list*", "list")
    result = imported(tmp_path, word_file(paragraph("1.\tOne."), front=front))
    assert "slugs: late\n" in metadata_of(result)
    assert "author_note: A/99/50.\n" in text_of(result)
    assert same(result, again(result, tmp_path))


def test_a_note_that_nothing_calls_becomes_text(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("1.\tOne."), front=FRONT + noted("***", "Stray.")))
    assert text_of(result).endswith("\\*\\*\\* Stray.\n\n1. One.\n")
    assert [finding.code for finding in result.findings] == ["asterisk-note"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_reads_the_slugs_that_it_makes(code: str) -> None:
    language = Templates.load(ROOT).language(code)
    reader = Reader(language)
    day = dt.date(2031, 6, 1)
    assert reader.reissued(language.slugs["reissued"].format(date=dates.date(day, language))) == day
    assert reader.reissued(language.slugs["late"]) is None
    assert reader.slugs([language.slugs["late"], language.slugs["unedited"]]) == ("late", "unedited")
    assert reader.slugs([language.slugs["late"], "Other."]) == ()
    assert reader.slugs([]) == ()
