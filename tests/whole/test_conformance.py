"""Whole documents against outside validators: veraPDF for the PDF, openxml-audit and our own lint for the Word file."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.support import docx_lint, docx_reader, specimen
from tests.support.specimen import BODIES, LANGUAGES
from tests.tools.verapdf import UnavailableError, required, validate
from tests.whole.test_same_text import bare, written
from undoc.build.formats import NUMBERS

VERSIONS = [(house, language) for house in BODIES for language in LANGUAGES]


@pytest.mark.conformance
def test_pdf_ua_and_pdf_a(tmp_path: Path) -> None:
    files = [tmp_path / "seed.pdf"]
    files[0].write_bytes(written("pdf"))
    for house, language in VERSIONS:
        files.append(tmp_path / f"{house}-{language}.pdf")
        files[-1].write_bytes(specimen.written(house, language, "pdf"))
    try:
        assert [str(failure) for failure in validate(files)] == []
    except UnavailableError as error:
        if required():
            raise
        pytest.skip(str(error))


@pytest.mark.parametrize(("house", "language"), VERSIONS)
@pytest.mark.parametrize("numbers", NUMBERS)
def test_word_files(house: str, language: str, numbers: str, tmp_path: Path) -> None:
    data = specimen.written(house, language, "docx", numbers)
    assert docx_lint.lint(data) == []
    file = tmp_path / "specimen.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.parametrize(("house", "language"), VERSIONS)
@pytest.mark.parametrize("numbers", NUMBERS)
def test_word_files_say_what_was_prepared(house: str, language: str, numbers: str) -> None:
    shown = docx_reader.read(specimen.written(house, language, "docx", numbers))
    expected = [bare(text) for text in specimen.texts(house, language)]
    assert [text for p in shown.paragraphs if (text := bare(p.label + p.text))] == expected
