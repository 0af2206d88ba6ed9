"""The file as a file: the same bytes on every run, no clock, no names, and what it says of itself."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.support import seed
from tests.support.docx_file import WordFile, local
from tests.support.docx_lint import lint
from tests.support.word import write
from undoc.docx import FontNames, Numbers

FONTS = FontNames.of(seed.templates().fonts)
HASH = """
import hashlib
from tests.support import seed
from undoc.docx import FontNames, write
print(hashlib.sha256(write(seed.prepared(), FontNames.of(seed.templates().fonts))).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes() -> None:
    expected = hashlib.sha256(write(seed.prepared(), FONTS)).hexdigest()
    assert hashlib.sha256(write(seed.prepared(), FONTS)).hexdigest() == expected
    for hash_seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": f"src{os.pathsep}.", "TZ": "Asia/Tokyo"}
        command = [sys.executable, "-c", HASH]
        done = subprocess.run(command, cwd=seed.ROOT, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == expected


@pytest.mark.parametrize("numbers", list(Numbers))
def test_validators_find_nothing(numbers: Numbers, tmp_path: Path) -> None:
    data = write(seed.prepared(), FONTS, numbers=numbers)
    file = tmp_path / "document.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert lint(data) == []


def test_properties_are_the_documents_own() -> None:
    prepared = seed.prepared()
    file = WordFile(write(prepared, FONTS))
    core = {local(element): element.text for element in file.tree("docProps/core.xml")}
    assert core == {
        "title": prepared.title,
        "subject": prepared.subject,
        "creator": prepared.author,
        "keywords": prepared.symbol,
        "created": "2024-09-19T00:00:00Z",
        "modified": "2024-09-19T00:00:00Z",
        "language": "zh-CN",
    }
    extended = {local(element): element.text for element in file.tree("docProps/app.xml")}
    assert extended == {"Application": "undoc"}


def test_the_page_is_the_houses() -> None:
    prepared = seed.prepared()
    section = WordFile(write(prepared, FONTS)).body[-1]
    size, margins = section[-4], section[-3]
    page = prepared.house.page
    assert sorted(map(int, size.attrib.values())) == [round(page.width * 20), round(page.height * 20)]
    read = {str(key).rpartition("}")[2]: int(value) / 20 for key, value in margins.attrib.items()}
    for name in ("top", "bottom", "left", "right", "header", "footer"):
        assert read[name] == pytest.approx(getattr(page, name), abs=0.03)


def test_font_names_come_from_the_table() -> None:
    assert FONTS.slots("serif", bold=False, italic=False) == {
        "ascii": "Times New Roman",
        "hAnsi": "Times New Roman",
        "eastAsia": "SimSun",
        "cs": "Traditional Arabic",
    }
