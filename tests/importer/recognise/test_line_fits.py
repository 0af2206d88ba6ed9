"""Lines that are set closer, or end or begin elsewhere, than those of their style."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import cell, imported, packed, paragraph, row, table, text_of, unpacked, word_file


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


SPACER = '<w:spacing w:line="{}" w:lineRule="exact"/>'


@pytest.mark.parametrize(("space", "said"), [(100, True), (240, False)])
def test_the_space_between_a_caption_and_its_table(space: int, said: bool, tmp_path: Path) -> None:
    caption = paragraph("Table 1", "H23") + paragraph("Towers", "H23")
    spacer = paragraph("", properties=SPACER.format(space // 2)) * 2
    written = fitted("", tmp_path, below=caption + spacer + table(row("a", "1"), row("b", "2")))
    assert ("caption_below: 5\n" in written) == said
    assert ("caption_below" in written) == said


SECTION = '<w:sectPr><w:type w:val="continuous"/><w:cols w:num="{}" w:space="240"/></w:sectPr>'
LISTED = table(row("60/1", "Towers"), row("60/2", "Bridges"))
#: A paragraph without text as low as its mark, which has one point.
LOW = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:rPr><w:b/><w:sz w:val="2"/></w:rPr>'


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


def test_rows_that_no_page_may_part(tmp_path: Path) -> None:
    whole = row("b", "2").replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>")
    written = text_of(imported(tmp_path, word_file(table(row("a", "1"), whole, row("c", "3")))))
    assert written.count("keep: whole") == 1


def test_the_distance_of_lines_that_a_style_gives_is_said_where_it_is_not_that_of_the_house(tmp_path: Path) -> None:
    numbered = '<w:outlineLvl w:val="0"/>'
    file = unpacked(word_file(paragraph("I.\tOne", "Plain", numbered) + paragraph("II.\tTwo", "Plain", numbered)))
    style = (
        '<w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="Plain"/>'
        '<w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr></w:style></w:styles>'
    )
    styles = file["word/styles.xml"].decode().replace("</w:styles>", style)
    written = text_of(imported(tmp_path, packed({**file, "word/styles.xml": styles})))
    assert written.splitlines()[0] == "# One {line=12}"


def test_a_heading_of_two_paragraphs_ends_where_the_longer_one_does(tmp_path: Path) -> None:
    long = "Bridges are built where people wish to cross and towers where they wish to see far"
    listed = paragraph("Contents", "HCh") + paragraph(f"Towers {long}\t3", "TOC1")
    stacked = paragraph("Towers", "H1", '<w:ind w:right="1260"/>') + paragraph(long, "H1", '<w:ind w:right="310"/>')
    written = text_of(imported(tmp_path, word_file(listed + stacked)))
    assert f"Towers\\ {long} {{end=-47.85}}" in written
