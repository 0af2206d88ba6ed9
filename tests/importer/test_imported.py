"""What was imported of a file, as the report counts it."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import imported, paragraph, row, table, word_file


def test_the_report_counts_blocks_and_says_what_is_made_anew(tmp_path: Path) -> None:
    body = (
        paragraph("I.\tTowers", "HCh")
        + paragraph("1.\tText.")
        + paragraph("Text.")
        + table(row("Tower", "Age", header=True), row("North", "5"))
    )
    result = imported(tmp_path, word_file(body))
    assert {what: count for what, count in result.counts.items() if count} == {
        "headings": 1,
        "numbered paragraphs": 1,
        "paragraphs": 1,
        "tables": 1,
    }
    assert "headers and footers, the masthead, the numbers." in result.report
