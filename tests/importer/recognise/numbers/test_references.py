"""References within a document, and links."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import (
    bookmarked,
    field,
    imported,
    linked,
    loads,
    messages,
    paragraph,
    row,
    run,
    table,
    text_of,
    word_file,
)


def test_a_reference_to_the_number_of_a_table_names_the_table(tmp_path: Path) -> None:
    caption = paragraph(run("Table ") + bookmarked("_Ref5", run("1")), "H1") + paragraph("Towers", "H1")
    body = paragraph(run("See table ") + field("REF _Ref5 \\h", "1") + run(".")) + caption
    result = imported(tmp_path, word_file(body + table(row("Tower", "Age", header=True), row("North", "5"))))
    assert text_of(result).startswith("See table [](#ref5).\n\n```table\ncaption: Towers\nname: ref5\n")
    assert messages(result) == []
    loads(result)


def test_a_reference_to_a_number_that_the_house_makes_otherwise_stays_one(tmp_path: Path) -> None:
    caption = paragraph(run("Table ") + bookmarked("_Ref5", run("IV")), "H1") + paragraph("Towers", "H1")
    body = paragraph(run("See table ") + field("REF _Ref5 \\h", "IV") + run(".")) + caption
    result = imported(tmp_path, word_file(body + table(row("Tower", "Age", header=True), row("North", "5"))))
    assert text_of(result).startswith("See table [](#ref5).")
    assert messages(result) == ["differs/number"]


def test_a_link_to_a_place_that_has_no_name_is_told_of(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph(run("See ") + linked("_Ref9", "there"))))
    assert text_of(result) == "See there"
    assert messages(result) == ["simplified/reference"]
