"""What a Word file says of itself, and what stands for what it does not say."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import imported, loads, messages, paragraph, text_of, word_file


def test_a_file_without_masthead_is_text_and_the_report_says_so(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("Only text."), front="", section="<w:pgSz/>"))
    assert text_of(result) == "Only text."
    assert {"guessed/symbol", "guessed/date", "guessed/title", "guessed/distribution"} <= set(messages(result))
    loads(result)
