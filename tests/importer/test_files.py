"""The files of a content folder that come of an import."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import FRONT, imported, paragraph, word_file
from undoc.content import read as source
from undoc.model import ContentError
from undoc.production.outputs import write_files


def test_a_second_version_joins_the_folder(tmp_path: Path) -> None:
    write_files(imported(tmp_path, word_file(paragraph("Text."))).files)
    path = tmp_path / "file.docx"
    path.write_bytes(word_file(paragraph("Texte."), front=FRONT.replace("towers", "tours")))
    from undoc.importer import import_file

    result = import_file(path, tmp_path / "content", language="fr")
    assert result.folder / "document.yaml" not in result.files
    write_files(result.files)
    assert set(source.load(result.folder).versions) == {"en", "fr"}
    report = (result.folder / "import.md").read_text()
    assert "A/99/1, en: " in report
    assert "A/99/1, fr: " in report


def test_a_version_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("Text.")))
    write_files(result.files)
    imported(tmp_path, word_file(paragraph("Text.")))  # the same again is no loss
    with pytest.raises(ContentError) as error:
        imported(tmp_path, word_file(paragraph("Other text.")))
    assert error.value.problems[0].code == "version-exists"
