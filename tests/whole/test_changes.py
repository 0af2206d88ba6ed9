"""Files that show changes, against outside validators, in all languages, with every kind of edit in them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import undoc
from tests.support import seed
from tests.support.edits import EDITS, edited
from tests.support.seed import ROOT
from tests.tools import ooxml_validator, verapdf
from undoc.prepare import prepare
from undoc.production.comparing.files import CHANGE_WRITERS, Marks
from undoc.production.formats import Ready

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


def written(language: str, name: str) -> bytes:
    """The specimen with an edit of every kind, as a file that shows them."""
    old = new = undoc.load(ROOT / "content" / "A_99_SPECIMEN_1")
    for kind in EDITS:
        _, new = edited(new, language, Random(kind), kind)
    templates = seed.templates()
    readies = [Ready(one, prepare(one, language, templates), templates=templates, numbers="auto") for one in (old, new)]
    return CHANGE_WRITERS[name](readies[0], readies[1], Marks())


@pytest.mark.conformance
def test_pdf_ua_and_pdf_a(tmp_path: Path) -> None:
    files = [tmp_path / f"{language}.pdf" for language in LANGUAGES]
    for path in files:
        path.write_bytes(written(path.stem, "pdf"))
    try:
        assert [str(failure) for failure in verapdf.validate(files)] == []
    except verapdf.UnavailableError as error:
        if verapdf.required():
            raise
        pytest.skip(str(error))


@pytest.mark.conformance
def test_open_xml_sdk(tmp_path: Path) -> None:
    files = [tmp_path / f"{language}.docx" for language in LANGUAGES]
    for path in files:
        path.write_bytes(written(path.stem, "docx"))
    try:
        assert ooxml_validator.validate(files) == []
    except ooxml_validator.UnavailableError as error:
        if verapdf.required():
            raise
        pytest.skip(str(error))
