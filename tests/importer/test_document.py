"""A Word file as a version of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import NAMESPACES, R, imported, messages, paragraph, text_of, word_file
from undoc.model import ContentError


@pytest.mark.parametrize(
    ("main", "code"),
    [
        ("<w:document {}/>", "not-word"),
        ("<w:hdr {}><w:body/></w:hdr>", "not-word"),
        ("<w:document {}><w:body><w:p/></w:body></w:document>", "empty-document"),
    ],
)
def test_what_is_no_document_is_refused(main: str, code: str, tmp_path: Path) -> None:
    parts = {"word/document.xml": main.format(NAMESPACES)}
    with pytest.raises(ContentError) as error:
        imported(tmp_path, word_file("", parts=parts))
    assert [problem.code for problem in error.value.problems] == [code]


def test_macros_are_told_of(tmp_path: Path) -> None:
    link = f'<Relationship Id="m" Type="{R}/vbaProject" Target="vbaProject.bin"/>'
    result = imported(tmp_path, word_file(paragraph("Text."), parts={"word/vbaProject.bin": b"x"}, relationships=link))
    assert messages(result) == ["dropped/macros"]


def test_characters_that_content_may_not_hold_are_told_of(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("To\ufdd1wers.")))
    assert text_of(result) == "Towers."
    assert messages(result) == ["dropped/characters"]
