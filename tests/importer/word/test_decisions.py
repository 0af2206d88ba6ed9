"""Tracked changes that are decided one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import paragraph, run, word_file
from undoc.importer import Tracked, import_file
from undoc.importer.word.decisions import Tracking, decided

_WHO = 'w:id="1" w:author="Somebody" w:date="2044-01-01T00:00:00Z"'
_GONE = f'<w:del {_WHO}><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>'
_COME = f'<w:ins {_WHO}><w:r><w:t xml:space="preserve">new </w:t></w:r></w:ins>'
_OTHER = _COME.replace("Somebody", "Another").replace("new ", "more ")
BODY = paragraph(run("The ") + _GONE + _COME + run("lamp ") + _OTHER + run("is green."))
ONE = Tracking("Somebody", "2044-01-01T00:00:00Z", "old ", "new ")
TWO = Tracking("Another", "2044-01-01T00:00:00Z", "", "more ")


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ((ONE, TWO), "The new lamp more is green."),
        ((ONE,), "The new lamp is green."),
        ((TWO,), "The old lamp more is green."),
        ((), "The old lamp is green."),
    ],
)
def test_what_is_taken_stands(taken: tuple[Tracking, ...], expected: str, tmp_path: Path) -> None:
    path, asked = tmp_path / "a.docx", []
    path.write_bytes(word_file(BODY))

    def decide(change: Tracking) -> bool:
        asked.append(change)
        return change in taken

    path.write_bytes(decided(path, decide))
    imported = import_file(path, tmp_path, tracked=Tracked.ACCEPT)
    assert asked == [ONE, TWO]
    assert expected in imported.files[imported.folder / "en.md"].decode()


def test_paragraphs_that_were_put_in_are_decided_too(tmp_path: Path) -> None:
    mark = f"<w:rPr><w:ins {_WHO}/></w:rPr>"
    body = paragraph("1.\tOne.") + paragraph(_COME, properties=mark) + paragraph("2.\tTwo.")
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(body))

    path.write_bytes(decided(path, lambda change: False))
    imported = import_file(path, tmp_path, tracked=Tracked.ACCEPT)
    assert "new" not in imported.files[imported.folder / "en.md"].decode()
