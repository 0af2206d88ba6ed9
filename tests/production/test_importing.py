"""Importing as a library."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

import undoc
from tests.importer.word_file import TRACKED, paragraph, word_file
from tests.production.sample import tree
from undoc.production.schemas import schemas


def test_the_folder_is_written_and_what_was_read_returned(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(paragraph("1.\tText.")))

    imported = undoc.import_document(str(tmp_path / "a.docx"), content=tmp_path / "content", language="en")

    assert (imported.folder, imported.symbol, imported.findings) == (tmp_path / "content" / "A_99_1", "A/99/1", ())
    assert str(undoc.load(imported.folder).metadata.symbol) == "A/99/1"


def test_document_yaml_names_its_schema_as_that_of_new_documents_does(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(paragraph("1.\tText.")))
    begun = undoc.new_document("A/1", languages=["en"], date=dt.date(2025, 3, 10), content=tmp_path / "new")
    imported = undoc.import_document(tmp_path / "a.docx", content=tmp_path / "content", language="en")
    lines = [(folder / "document.yaml").read_text("utf-8").splitlines()[0] for folder in (begun, imported.folder)]
    assert lines[0] == lines[1]
    schema = imported.folder / lines[0].partition("=")[2]
    assert json.loads(schema.read_text("utf-8")) == schemas()["document"]
    assert undoc.format_content(imported.folder, check=True).changed == ()
    # Where the folder is there already, its document.yaml stays.
    before = (imported.folder / "document.yaml").read_bytes().replace(lines[1].encode(), b"# Ours.")
    (imported.folder / "document.yaml").write_bytes(before)
    undoc.import_document(tmp_path / "a.docx", content=tmp_path / "content", language="en")
    assert (imported.folder / "document.yaml").read_bytes() == before


def test_a_file_that_is_refused_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(TRACKED))
    before = tree(tmp_path)
    with pytest.raises(undoc.ContentError) as raised:
        undoc.import_document(tmp_path / "a.docx", content=tmp_path / "content")
    assert [problem.code for problem in raised.value.problems] == ["tracked-changes"]
    assert tree(tmp_path) == before
    assert undoc.import_document(tmp_path / "a.docx", content=tmp_path / "content", tracked="accept").symbol == "A/99/1"


@pytest.mark.parametrize("options", [{"language": "xx"}, {"tracked": "perhaps"}])
def test_unknown_words_are_an_error_of_the_caller(options: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=next(iter(options.values()))):
        undoc.import_document(tmp_path / "a.docx", content=tmp_path, **options)


def test_what_does_not_build_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(paragraph("1.\tThree towers.")))
    imported = undoc.import_document(tmp_path / "a.docx", content=tmp_path / "content", language="en")
    assert imported.problems == ()
    # What is there already is not written again, and may be what is wrong.
    with (imported.folder / "document.yaml").open("a") as file:
        file.write("towers: 3\n")
    again = undoc.import_document(tmp_path / "a.docx", content=tmp_path / "content", language="en")
    assert [problem.code for problem in again.problems] == ["unknown-key"]
    report = (imported.folder / "import.md").read_text("utf-8")
    assert "## To be mended before it builds\n\n- document.yaml:" in report
