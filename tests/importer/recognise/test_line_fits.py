"""Lines that are set closer, or end or begin elsewhere, than those of their style."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import imported, packed, paragraph, row, table, text_of, unpacked, word_file

SPACER = '<w:spacing w:line="{}" w:lineRule="exact"/>'


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


@pytest.mark.parametrize(("space", "said"), [(100, True), (240, False)])
def test_the_space_between_a_caption_and_its_table(space: int, said: bool, tmp_path: Path) -> None:
    caption = paragraph("Table 1", "H23") + paragraph("Towers", "H23")
    spacer = paragraph("", properties=SPACER.format(space // 2)) * 2
    written = fitted("", tmp_path, below=caption + spacer + table(row("a", "1"), row("b", "2")))
    assert ("caption_below: 5\n" in written) == said
    assert ("caption_below" in written) == said


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
