"""Whole documents against outside validators.

veraPDF for the PDF; openxml-audit, the Open XML SDK and our own lint for the Word file.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.support import docx_lint, docx_reader, seed, specimen
from tests.support.specimen import BODIES, LANGUAGES
from tests.tools import ooxml_validator
from tests.tools.verapdf import UnavailableError, required, validate
from tests.whole.test_same_text import bare, written
from undoc.content import read as source
from undoc.model import Document
from undoc.prepare import prepare
from undoc.prepare.prepared import Paragraph, flow
from undoc.production.formats import NUMBERS, WRITERS, Ready

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


@pytest.mark.conformance
def test_open_xml_sdk(tmp_path: Path) -> None:
    files = []
    for numbers in NUMBERS:
        for house, language in VERSIONS:
            files.append(tmp_path / f"{house}-{language}-{numbers}.docx")
            files[-1].write_bytes(specimen.written(house, language, "docx", numbers))
        for language in seed.document().versions:
            files.append(tmp_path / f"seed-{language}-{numbers}.docx")
            files[-1].write_bytes(seed_docx(language, numbers))
    for language in large().versions:
        files.append(tmp_path / f"large-{language}.docx")
        files[-1].write_bytes(large_docx(language))
    try:
        assert ooxml_validator.validate(files) == []
    except ooxml_validator.UnavailableError as error:
        if required():
            raise
        pytest.skip(str(error))


@pytest.mark.conformance
def test_open_xml_sdk_finds_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "broken.docx"
    with zipfile.ZipFile(io.BytesIO(seed_docx("en", "auto"))) as whole, zipfile.ZipFile(file, "w") as out:
        for name in whole.namelist():
            out.writestr(name, whole.read(name).replace(b"<w:titlePg/>", b"<w:titlePages/>"))
    try:
        assert any("titlePages" in found for found in ooxml_validator.validate([file]))
    except ooxml_validator.UnavailableError as error:
        if required():
            raise
        pytest.skip(str(error))


@pytest.mark.parametrize("language", list(seed.document().versions))
@pytest.mark.parametrize("numbers", NUMBERS)
def test_the_first_document_in_all_its_languages(language: str, numbers: str, tmp_path: Path) -> None:
    data, prepared = seed_docx(language, numbers), seed.prepared(language)
    assert docx_lint.lint(data) == []
    file = tmp_path / "seed.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    paragraphs = [*prepared.front, *(block for block in flow(prepared.blocks) if isinstance(block, Paragraph))]
    shown = docx_reader.read(data)
    assert [text for one in shown.paragraphs if (text := bare(one.label + one.text))] == [
        bare(one.label + one.text) for one in paragraphs
    ]
    assert [bare(one.mark + text) for one in shown.notes for text in one.paragraphs] == [
        bare(one.mark + text.text) for one in prepared.notes.values() for text in one.paragraphs
    ]


@cache
def large() -> Document:
    return source.load(seed.ROOT / "content" / "A_99_SPECIMEN_1")


@cache
def large_docx(language: str, numbers: str = "auto") -> bytes:
    prepared = prepare(large(), language, seed.templates())
    return WRITERS["docx"](Ready(large(), prepared, seed.templates(), numbers))


@pytest.mark.slow
@pytest.mark.parametrize("language", list(large().versions))
@pytest.mark.parametrize("numbers", NUMBERS)
def test_every_construct_in_every_language(language: str, numbers: str, tmp_path: Path) -> None:
    data = large_docx(language, numbers)
    assert docx_lint.lint(data) == []
    file = tmp_path / "large.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def seed_docx(language: str, numbers: str) -> bytes:
    return WRITERS["docx"](Ready(seed.document(), seed.prepared(language), seed.templates(), numbers))


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
