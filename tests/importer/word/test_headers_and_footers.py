"""Headers and footers: the job number, and what no official document has there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import NAMESPACES, imported, paragraph, word_file
from undoc.importer.word.headers_and_footers import job_in
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span
from undoc.importer.word.styles import PLAIN


@pytest.mark.parametrize(
    ("text", "job"),
    [("26-04887 (E) 150426", ("26-04887", "150426")), ("26-04887 (E)", ("26-04887", "")), ("Towers", None)],
)
def test_the_job_at_the_foot_of_the_first_page(text: str, job: tuple[str, str] | None) -> None:
    assert job_in([[WordParagraph(1, PLAIN, spans=[Span(text)])]]) == job


def test_texts_at_the_head_of_a_file_without_masthead_are_told(tmp_path: Path) -> None:
    header = f"<w:hdr {NAMESPACES}>{paragraph('Draft of Ann')}</w:hdr>"
    result = imported(tmp_path, word_file(paragraph("Text."), front="", parts={"word/header1.xml": header}))
    assert "A text at the head or foot of pages was left out: “Draft of Ann”" in {
        finding.message for finding in result.findings
    }
