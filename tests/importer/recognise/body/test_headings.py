"""Headings of a Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import NAMESPACES, imported, messages, paragraph, run, text_of, word_file


def test_a_bold_paragraph_that_word_counts_as_headings_is_one(tmp_path: Path) -> None:
    counted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = paragraph(run("Scope", "<w:b/>"), properties=counted) + paragraph("Text.")
    body += paragraph(run("Aim", "<w:b/>"), properties=counted) + paragraph("Not bold.", properties=counted)
    parts = {"word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"}
    result = imported(tmp_path, word_file(body, parts=parts))
    assert text_of(result) == "# Scope\n\nText.\n\n# Aim\n\nIII. Not bold."
    assert messages(result) == ["simplified/list-label"]


@pytest.mark.parametrize(("line", "level"), [("", "##"), ('<w:spacing w:line="600" w:lineRule="exact"/>', "#")])
def test_headings_that_are_plain_paragraphs_are_as_those_that_look_like_them(
    line: str, level: str, tmp_path: Path
) -> None:
    """All of them say that they are of the first level, as in A/81/6 (Sect. 8)."""
    aim = paragraph(run("Aim", "<w:b/>"), properties=f'{line}<w:outlineLvl w:val="0"/>')
    body = paragraph("Care", "H1") + paragraph("Text.") + aim
    written = text_of(imported(tmp_path, word_file(body + paragraph("Text."))))
    assert f"\n{level} Aim" in written
    assert written.startswith("## Care")


@pytest.mark.parametrize(
    ("head", "rest", "expected"),
    [
        ("Hash:", " What comes of a calculation, and is as long for each text that is put in.", "(a) *Hash:*"),
        ("Hash: what comes of a calculation, and is as long for each text", " that is put in.", "#### Hash"),
        ("Hash:", " What comes.", "#### Hash: What comes."),
    ],
)
def test_texts_that_begin_with_a_heading(head: str, rest: str, expected: str, tmp_path: Path) -> None:
    body = paragraph(run(f"(a)\t{head}") + run(rest, '<w:i w:val="0"/>'), "H4") + paragraph("Text.")
    assert text_of(imported(tmp_path, word_file(body))).startswith(expected)
