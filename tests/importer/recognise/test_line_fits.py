"""Lines that are set closer, or end or begin elsewhere, than those of their style."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import imported, paragraph, text_of, word_file


def fitted(properties: str, tmp_path: Path, text: str = "Text.", *, below: str = "") -> str:
    return text_of(imported(tmp_path, word_file(paragraph(text, properties=properties) + below)))


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ("", "Text."),
        ('<w:spacing w:line="230" w:lineRule="exact"/>', "Text. {line=11.5}"),
        ('<w:jc w:val="right"/>', "Text. {align=end}"),
        ('<w:jc w:val="left"/>', "Text. {align=start}"),
    ],
)
def test_what_differs_from_the_style_is_said(properties: str, said: str, tmp_path: Path) -> None:
    assert fitted(properties, tmp_path) == said


def test_the_space_above_is_between_two_texts(tmp_path: Path) -> None:
    below = paragraph("More.", properties='<w:spacing w:before="600"/>')
    assert fitted("", tmp_path, below=below) == "Text.\n\nMore. {above=30}"


def test_a_paragraph_that_keeps_to_the_next_says_so(tmp_path: Path) -> None:
    assert fitted("<w:keepNext/>", tmp_path, below=paragraph("More.")) == "Text. {keep=next}\n\nMore."
