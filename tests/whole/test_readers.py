"""Other programs open our Word files and find all of their text: python-docx, docx2python, mammoth, pandoc if here."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache

import docx
import mammoth
import pytest
from docx2python import docx2python
from lxml import etree

from tests.support import specimen
from tests.support.docx_file import WordFile, w

CASES = [
    (house, language, numbers)
    for house, language in (("new-york", "en"), ("geneva", "zh"))
    for numbers in ("auto", "typed")
]
_UNSEEN = str.maketrans("", "", "\u200b\u200e\u200f\u00ad")


def bare(text: str) -> str:
    """Without spaces and signs that programs write in their own ways: hyphens, marks without width."""
    return re.sub(r"[\s\u2011-]+", "", text.translate(_UNSEEN))


@cache
def words(house: str, language: str, numbers: str) -> tuple[str, ...]:
    """The text of every ``w:t`` of the body, fields by their results, and of the notes."""
    file = WordFile(specimen.written(house, language, "docx", numbers))
    trees = (file.document, file.tree("word/footnotes.xml"))
    return tuple(text for tree in trees for one in tree.iter(w("t")) if (text := bare(one.text or "")))


def by_python_docx(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    tables = list(document.tables)
    for table in tables:  # those within cells follow
        for cell in (cell for row in table.rows for cell in row.cells):
            texts.append(cell.text)
            tables += cell.tables
    # It knows no notes; their part is read as it stands.
    notes = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes"))
    texts += [one.text or "" for one in etree.fromstring(notes.blob).iter(w("t"))]
    return "".join(texts)


def by_docx2python(data: bytes) -> str:
    with docx2python(io.BytesIO(data)) as content:
        return re.sub("</?a[^>]*>", "", f"{content.text}{content.footnotes}")


def by_mammoth(data: bytes) -> str:
    result = mammoth.extract_raw_text(io.BytesIO(data))
    assert [message for message in result.messages if message.type == "error"] == []
    html = mammoth.convert_to_html(io.BytesIO(data))
    return str(result.value) + re.sub("<[^>]*>", "", html.value)


def by_pandoc(data: bytes) -> str:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not here")
    command = ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("reader", [by_python_docx, by_docx2python, by_mammoth, by_pandoc])
@pytest.mark.parametrize(("house", "language", "numbers"), CASES)
@pytest.mark.filterwarnings("ignore")
def test_the_text_is_complete(reader: Callable[[bytes], str], house: str, language: str, numbers: str) -> None:
    found = bare(reader(specimen.written(house, language, "docx", numbers)))
    assert [word for word in words(house, language, numbers) if word not in found] == []
