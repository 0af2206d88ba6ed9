"""Which house a Word file was made in, and what that house makes of its headings and first page."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import undoc
from tests.importer.word_file import (
    HEADER,
    NAMESPACES,
    cell,
    footnotes,
    imported,
    messages,
    paragraph,
    row,
    run,
    table,
    text_of,
    word_file,
)
from tests.support import seed
from undoc.content.read.metadata import read_metadata
from undoc.importer import Import, import_file
from undoc.importer.recognise.front.houses import own_page
from undoc.model import OwnPage
from undoc.model.report import Report
from undoc.production.outputs import write_files

WORDS = "Towers are built where people wish to see far, and bridges where they wish to go to the other side. " * 2
WIDE = '<w:ind w:left="1267" w:right="0" w:hanging="1267"/>'
NARROW = '<w:ind w:left="1267" w:right="1267"/>'
SPACER = paragraph("")
SYMBOL = "A/99/6 (Sect. 7)"


def body_of(result: Import) -> str:
    (path,) = (path for path in result.files if path.name == "document.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(result.files[path])
    metadata = read_metadata(path, Report())
    assert metadata is not None
    return metadata.body


def header(symbol: str) -> dict[str, str | bytes]:
    original = "A/99/1"
    assert original in HEADER
    return {"word/header1.xml": f"<w:hdr {NAMESPACES}>{HEADER.replace(original, symbol)}</w:hdr>"}


@pytest.mark.parametrize(
    ("symbol", "indents", "body"),
    [
        (SYMBOL, WIDE, "programme-budget"),
        (SYMBOL, NARROW, "general-assembly"),
        ("A/99/7", WIDE, "general-assembly"),
        ("A/99/7", NARROW, "general-assembly"),
    ],
)
def test_the_column_of_the_text_and_the_symbol_tell_a_fascicle(
    symbol: str, indents: str, body: str, tmp_path: Path
) -> None:
    text = "".join(paragraph(f"\t7.{number}\t{WORDS}", properties=indents) for number in (1, 2, 3))
    assert body_of(imported(tmp_path, word_file(text, parts=header(symbol)))) == body


def test_more_sub_paragraphs_than_paragraphs_do_not_narrow_the_column(tmp_path: Path) -> None:
    further = '<w:ind w:left="1742" w:right="0" w:hanging="475"/>'
    text = "".join(
        paragraph(f"\t7.{number}\t{WORDS}", properties=WIDE)
        + "".join(paragraph(f"({letter})\t{WORDS}", properties=further) for letter in "ab")
        for number in (1, 2, 3)
    )
    assert body_of(imported(tmp_path, word_file(text, parts=header(SYMBOL)))) == "programme-budget"


FRONT = (
    paragraph("Ninety-ninth session", "Session")
    + paragraph("\t\tBudget of the towers", "TitleHCH")
    + SPACER
    + paragraph("\t\tPart II", "H1")
    + paragraph("\t\tTowers", "H1")
    + SPACER
    + paragraph("\t\tSection 7", "HCh")
    + paragraph("\t\tTowers and bridges", "TitleHCH")
    + SPACER
    + paragraph("\t\tProgramme 5", "H23")
    + paragraph("\t\tTowers", "H23")
    + SPACER
    + paragraph("Contents", "HCh")
)
LIST = table(
    row(cell(paragraph("Plan***")), cell(paragraph("2"))),
    row(cell(paragraph("Programme of work")), cell(paragraph("2"))),
    row(cell(paragraph("Subprogramme 1. High towers")), cell(paragraph("3"))),
    columns=(8000, 1000),
)
FRAME = '<w:framePr w:w="9792" w:hSpace="180" w:wrap="around" w:vAnchor="page" w:y="12646"/>'
NOTES = paragraph("\t*\tThis is one part.", "Normal", FRAME) + paragraph("\t***\tA committee has it.", "Normal", FRAME)
TEXT = (
    paragraph("\tA.\tPlan", "HCh")
    + SPACER
    + paragraph("\t\tProgramme of work", "HCh")
    + SPACER
    + paragraph("\t\tSubprogramme 1", "H1")
    + paragraph("\t\tHigh towers", "H1")
    + SPACER
    + paragraph("\t\tObjective", "H1")
    + SPACER
    + "".join(paragraph(f"\t7.{number}\t{WORDS}", properties=WIDE) for number in (1, 2, 3))
)


def test_a_fascicle(tmp_path: Path) -> None:
    data = word_file(LIST + NOTES + TEXT, front=FRONT, parts=header(f"{SYMBOL}*"))
    result = imported(tmp_path, data)
    text = text_of(result)
    (version,) = (data.decode() for path, data in result.files.items() if path.name == "en.md")
    for line in (
        "title: Budget of the towers\n",
        "symbol_note: This is one part.\n",
        "book_part: Part II\\ Towers\n",
        "book_section: Section 7\\ Towers and bridges\n",
        "programme: Programme 5\\ Towers\n",
    ):
        assert line in version
    assert text.startswith(
        "::: contents\n:::\n\n# Plan[^contents-1] {+}\n\n[^contents-1]: A committee has it.\n\n"
        "## Programme of work\n\n### Subprogramme 1\\ High towers\n\n#### Objective\n\n1. Towers"
    )
    assert not [message for message in messages(result) if "note" in message]


def test_headings_with_one_text_are_told_apart_by_their_order_in_the_list(tmp_path: Path) -> None:
    lines = ("I. High", "Plan***", "II. Wide", "Plan***")
    listed = table(*(row(cell(paragraph(line)), cell(paragraph("2"))) for line in lines), columns=(8000, 1000))
    headings = "".join(
        paragraph(f"\t{label}\t{text}", style)
        for label, text, style in (
            ("I.", "High", "HCh"),
            ("A.", "Plan", "H1"),
            ("II.", "Wide", "HCh"),
            ("A.", "Plan", "H1"),
        )
    )
    body = listed + NOTES + headings + TEXT
    result = imported(tmp_path, word_file(body, front=FRONT, parts=header(f"{SYMBOL}*")))
    assert text_of(result).count("Plan[^contents-1]") == 2
    # In the file that is built the second line has the mark alone.
    write_files(result.files)
    (output,) = undoc.build([result.folder], formats=["docx"], out=tmp_path / "build").outputs
    assert text_of(import_file(Path(output.path), tmp_path / "again")) == text_of(result)


def test_chapters_are_told_from_what_stands_in_them_by_the_numbers_of_paragraphs(tmp_path: Path) -> None:
    def chapter(number: str) -> str:
        return (
            paragraph(f"\t{number}.\tTowers", "HCh")
            + paragraph("\tA.\tPlan", "HCh")
            + paragraph("\t\tOrientation", "HCh")
            + paragraph(f"\t7.{number}.1\t{WORDS}", properties=WIDE)
            + paragraph(f"Table 7.{number}.1", "H23")
            + paragraph("Windows", "H23")
            + table(row("a", "1"), row("b", "2"))
        )

    result = imported(tmp_path, word_file(chapter("I") + chapter("II"), front=FRONT, parts=header(f"{SYMBOL}*")))
    text = text_of(result)
    assert text.count("# Towers") == 2
    assert text.count("\n\n## Plan {+}\n\n## Orientation {-}\n\n1. Towers") == 2
    assert text.count("```table\ncaption: Windows\n") == 2
    assert b"section: 7.I\n" in next(data for path, data in result.files.items() if path.name == "document.yaml")


def test_the_note_of_a_heading_that_is_listed_is_called_in_the_list(tmp_path: Path) -> None:
    """As the house has it, and as it comes back from a file that was built."""
    heading = "\t\tProgramme of work"
    called = paragraph(run(heading) + '<w:r><w:footnoteReference w:id="1"/></w:r>', "HCh")
    parts = {**header(f"{SYMBOL}*"), "word/footnotes.xml": footnotes("Its title is new.")}
    body = LIST + NOTES + TEXT.replace(paragraph(heading, "HCh"), called)
    result = imported(tmp_path, word_file(body, front=FRONT, parts=parts))
    text = text_of(result)
    assert "# Plan[^contents-1] {+}\n\n[^contents-1]: A committee has it.\n\n" in text
    assert "## Programme of work[^contents-2]\n\n[^contents-2]: Its title is new.\n" in text
    assert messages(result).count("simplified/heading-note") == 1
    write_files(result.files)
    (output,) = undoc.build([result.folder], formats=["docx"], out=tmp_path / "build").outputs
    assert text_of(import_file(Path(output.path), tmp_path / "again")) == text


def test_lines_below_the_title_belong_to_it_where_the_house_has_none(tmp_path: Path) -> None:
    front = FRONT.replace(paragraph("Contents", "HCh"), "")
    data = word_file(paragraph(f"1.\t{WORDS}", properties=NARROW), front=front)
    (version,) = (data.decode() for path, data in imported(tmp_path, data).files.items() if path.name == "en.md")
    title = "Budget of the towers\\ Part II\\ Towers\\ Section 7\\ Towers and bridges"
    assert f"title: {title}\n" in version
    assert "book_part" not in version


def test_headings_of_two_lines_that_are_not_listed_stay_two(tmp_path: Path) -> None:
    body = paragraph("\tI.\tOne", "HCh") + paragraph("\t\tBackground", "HCh") + paragraph("\tII.\tTwo", "HCh")
    assert text_of(imported(tmp_path, word_file(body))) == "# One\n\n# Background {-}\n\n# Two"


def test_a_number_that_stands_alone_is_kept(tmp_path: Path) -> None:
    body = paragraph("\tI.\tOne", "HCh") + paragraph(f"1.\t{WORDS}", properties=NARROW)
    assert text_of(imported(tmp_path, word_file(body))).startswith("# One {+}\n\n1. ")


@pytest.mark.parametrize(
    ("bottom", "masthead", "expected"),
    [
        (1152, None, OwnPage()),
        (1152, 144.0, OwnPage()),
        (1500, 100.0, OwnPage(75.0, 100.0)),
        (0, 1.0, OwnPage()),  # less than the content format has
    ],
)
def test_what_of_the_pages_is_not_as_in_the_house(bottom: int, masthead: float | None, expected: OwnPage) -> None:
    margins = f'<w:sectPr {NAMESPACES}><w:pgSz w:w="{{}}" w:h="{{}}"/><w:pgMar w:bottom="{{}}"/></w:sectPr>'
    upright, turned = margins.format(12240, 15840, bottom), margins.format(15840, 12240, 900)
    sections = [etree.fromstring(one) for one in (margins.format(12240, 15840, 1728), upright, turned)]
    assert own_page(sections, masthead, seed.templates().house("new-york", "en")) == expected
