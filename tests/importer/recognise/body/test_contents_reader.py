"""Lists of contents: one is made anew, others stay or are told."""

from __future__ import annotations

from pathlib import Path

from tests.importer.recognise.body.test_contents_lists import HEADINGS, LISTS
from tests.importer.word_file import imported, loads, messages, paragraph, text_of, word_file


def test_a_second_list_is_kept_as_a_table(tmp_path: Path) -> None:
    one = LISTS["leaders are tabs"]
    result = imported(tmp_path, word_file(one + HEADINGS + one))
    assert text_of(result).count("::: contents") == 1
    assert result.counts["tables"] == 1
    loads(result)


def test_lines_that_list_nothing_of_the_file_are_text(tmp_path: Path) -> None:
    lines = paragraph("Oceania\t9", "TOC1") + paragraph("Antarctica\t11", "TOC1")
    result = imported(tmp_path, word_file(lines + HEADINGS))
    assert "Oceania" in text_of(result)
    assert "Antarctica" in text_of(result)
    loads(result)


def test_a_list_in_a_file_without_headings_is_told_of(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>None</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    result = imported(tmp_path, word_file(paragraph(field) + paragraph("Text.")))
    assert "contents" not in text_of(result)
    assert messages(result) == ["dropped/list-of-contents"]
    loads(result)
