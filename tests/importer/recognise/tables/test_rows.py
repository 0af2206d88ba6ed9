"""The rows of tables: what they are for, and their texts."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import TABLE, imported, loads, row, table, text_of, word_file


def test_tables(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(TABLE))
    assert text_of(result) == "\n".join(
        [
            "```table",
            "caption: Cities",
            "subtitle: (Thousands)",
            "form: text",
            "width: 200",
            "from: margin",
            "start: 5.4",
            "columns:",
            "  - {align: start, width: 100, start: 5.4}",
            "  - {align: end, width: 50}",
            "  - {align: end, width: 50}",
            "header:",
            "  - [{text: Region, rows: 2}, {text: Cities, columns: 2}]",
            "  - [Large, Small]",
            "rows:",
            "  - section: Programmes",
            "  - ['Africa[^a]', 3, 1 100]",
            "  - total: [{text: Total, align: end}, 3, 1 100]",
            "notes:",
            "  a: Without capitals.",
            "```",
        ]
    )
    assert result.findings == ()
    loads(result)


def test_lines_of_a_cell_stay_lines(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(table(row("one\ntwo", "x"), row("y", "z"), columns=(1000, 1000))))
    assert "[one\\ two, x]" in text_of(result)
    loads(result)
