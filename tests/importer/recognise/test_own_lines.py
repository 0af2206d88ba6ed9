"""Where the lines of paragraphs begin and end in a Word file, and what is above them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.recognise.test_line_fits import SPACER, fitted
from tests.importer.word_file import cell, imported, paragraph, row, table, text_of, word_file

#: A paragraph without text as low as its mark, which has one point.
LOW = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:rPr><w:b/><w:sz w:val="2"/></w:rPr>'
SECTION = '<w:sectPr><w:type w:val="continuous"/><w:cols w:num="{}" w:space="240"/></w:sectPr>'
LISTED = table(row("60/1", "Towers"), row("60/2", "Bridges"))


def in_columns(tmp_path: Path, above: str, below: str) -> str:
    """What is written of a list in columns between two texts."""
    body = paragraph("Text.") + above + paragraph("", properties=SECTION.format(1)) + LISTED
    body += below + paragraph("More.")
    return text_of(imported(tmp_path, word_file(body, section='<w:type w:val="continuous"/>')))


def test_the_space_below_columns_is_that_of_the_file(tmp_path: Path) -> None:
    ended = paragraph("", properties=SECTION.format(2)) + paragraph("", properties=SPACER.format(180))
    assert in_columns(tmp_path, "", ended).endswith("More. {above=9}")


def test_what_only_ends_columns_takes_no_room(tmp_path: Path) -> None:
    """The paragraph with the section does below a table, where there is no other."""
    ended = SECTION.format(2) + '<w:spacing w:after="400"/>'
    low = paragraph("", properties=LOW) + paragraph("", properties=ended)
    assert in_columns(tmp_path, "", low + paragraph("", properties=SPACER.format(180))).endswith("More. {above=10.15}")


@pytest.mark.parametrize(("above", "said"), [("", False), (paragraph("", properties=LOW) * 3, True)])
def test_the_space_above_columns_is_that_of_the_file(above: str, said: bool, tmp_path: Path) -> None:
    written = in_columns(tmp_path, above, paragraph("", properties=SECTION.format(2)))
    assert ("space: 3.45\n" in written) == ("space:" in written) == said


def test_a_paragraph_that_ends_a_cell_of_a_frame_below_a_table_takes_no_room(tmp_path: Path) -> None:
    last = paragraph("", properties=SPACER.format(180)) + paragraph("More.")
    frame = table(row(cell(paragraph("Summary") + LISTED + paragraph(""))), row(cell(last)))
    assert "More. {above=9}" in fitted("", tmp_path, below=frame)


def test_long_headings_in_official_styles_end_where_these_say(tmp_path: Path) -> None:
    long = "Towers are built where people wish to see far, bridges where they wish to cross"
    written = text_of(imported(tmp_path, word_file(paragraph(long, "H1") + paragraph("Short", "H1"))))
    assert f"{long} {{end=-63.35}}" in written
    assert "Short {end" not in written


def test_a_heading_of_two_paragraphs_ends_where_the_longer_one_does(tmp_path: Path) -> None:
    long = "Bridges are built where people wish to cross and towers where they wish to see far"
    listed = paragraph("Contents", "HCh") + paragraph(f"Towers {long}\t3", "TOC1")
    stacked = paragraph("Towers", "H1", '<w:ind w:right="1260"/>') + paragraph(long, "H1", '<w:ind w:right="310"/>')
    written = text_of(imported(tmp_path, word_file(listed + stacked)))
    assert f"Towers\\ {long} {{end=-47.85}}" in written
