"""Files that are refused, as located problems."""

from __future__ import annotations

from pathlib import Path

from undoc.importer.problems import refused


def test_the_part_of_the_file_is_in_the_place() -> None:
    (problem,) = refused(Path("a.docx"), "broken-xml", "It is broken.", part="word/document.xml", line=3).problems
    assert str(problem.place) == "a.docx/word/document.xml:3:0"
    assert "save it again as a Word document" in problem.advice


def test_the_file_as_a_whole() -> None:
    (problem,) = refused(Path("a.docx"), "encrypted-file", "It is encrypted.", "Save it without a password.").problems
    assert (str(problem.place), problem.advice) == ("a.docx", "Save it without a password.")
