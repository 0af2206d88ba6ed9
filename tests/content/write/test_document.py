"""What is written is read as it was, and is written the same again."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings

from tests.content.read.fixture_file import FIXTURES
from tests.support.documents import documents
from undoc.content.read import load
from undoc.content.write import write_document
from undoc.model import Document
from undoc.model.sameness import says_the_same

_FOLDER = Path(tempfile.mkdtemp(prefix="undoc-"))
(_FOLDER / "picture.png").write_bytes((FIXTURES / "picture.png").read_bytes())


def read(texts: dict[str, str]) -> Document:
    for old in (*_FOLDER.glob("*.md"), *_FOLDER.glob("*.yaml")):
        old.unlink()
    for name, text in texts.items():
        (_FOLDER / name).write_text(text, encoding="utf-8")
    return load(_FOLDER)


@given(documents(_FOLDER))
@settings(max_examples=50, deadline=None)
def test_what_is_written_is_read_as_it_was(document: Document) -> None:
    texts = write_document(document)
    again = read(texts)
    assert says_the_same(again, document), texts
    assert write_document(again) == texts
