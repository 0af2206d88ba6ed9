"""Word files checked where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import TRACKED, paragraph, word_file
from undoc.production.word_files import check_word_file, is_word_file


def test_what_is_found_is_told_with_the_words_around_it(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(paragraph("1.\tText.") + paragraph("2.\tIt grew by 5 percent in that year.")))
    result = check_word_file(path)
    found = next(problem for problem in result.problems if problem.code == "en.percent-word")
    assert (result.symbol, str(found.place)) == ("A/99/1", str(path))
    assert found.message == "2. It grew by 5 percent in that year.: “percent” is written as two words."
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(TRACKED))
    assert check_word_file(path).ok


def test_a_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"no")
    [problem] = check_word_file(path).problems
    assert (problem.code, problem.place.path) == ("not-word", str(path))


@pytest.mark.parametrize(("name", "expected"), [("a.docx", True), ("A.DOCX", True), ("a.md", False), ("docx", False)])
def test_is_word_file(name: str, expected: bool) -> None:
    assert is_word_file(Path(name)) is expected
