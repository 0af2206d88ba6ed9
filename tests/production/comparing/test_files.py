"""Files that show what differs between two documents."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.changes.test_comparison import YAML
from undoc.model import ContentError
from undoc.production.comparing.files import Marks, write_comparison


def folder(tmp_path: Path, name: str, body: str) -> str:
    path = tmp_path / name
    path.mkdir()
    (path / "document.yaml").write_text(YAML, encoding="utf-8")
    (path / "en.md").write_text(f"---\ntitle: A title\n---\n\n{body}\n", encoding="utf-8")
    return str(path)


def test_a_word_file_has_its_author_and_the_date_of_the_document(tmp_path: Path) -> None:
    old, new = folder(tmp_path, "old", "1. One."), folder(tmp_path, "new", "1. Two.")
    found, [path] = write_comparison(old, new, ["docx"], out=tmp_path / "out")
    assert len(found[0].entries) == 1
    assert path == tmp_path / "out" / "A_80_1" / "A_80_1-EN-changes.docx"
    assert set(_marks(path)) == {("United Nations", "2025-09-19T00:00:00Z")}
    marks = Marks("Layla Haddad", dt.date(2025, 10, 2))
    write_comparison(old, new, ["docx"], out=tmp_path / "out", marks=marks)
    assert set(_marks(path)) == {("Layla Haddad", "2025-10-02T00:00:00Z")}


def _marks(path: Path) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as file:
        text = file.read("word/document.xml").decode()
    return re.findall(r'w:author="([^"]*)" w:date="([^"]*)"', text)


def test_what_cannot_be_built_leaves_what_is_there(tmp_path: Path) -> None:
    old, new = folder(tmp_path, "old", "1. One."), folder(tmp_path, "new", "1. Two.")
    _, [path] = write_comparison(old, new, ["docx"], out=tmp_path / "out")
    before = path.read_bytes()
    (Path(new) / "en.md").write_text("---\ntitle: A title\n---\n\n1. See [](#none).\n", "utf-8")
    with pytest.raises(ContentError):
        write_comparison(old, new, ["docx"], out=tmp_path / "out")
    assert path.read_bytes() == before
