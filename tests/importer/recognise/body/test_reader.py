"""The blocks of a document, one below the other."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import cell, imported, loads, messages, paragraph, row, table, text_of, word_file


def test_a_table_within_a_table_is_put_below_it(tmp_path: Path) -> None:
    inner = table(row("1", "2"), row("3", "4"), columns=(500, 500))
    result = imported(tmp_path, word_file(table(row("A", cell(paragraph("B", "Normal") + inner)), row("C", "D"))))
    text = text_of(result)
    assert text.index("[A, B") < text.index("[1, 2]")
    assert messages(result) == ["simplified/nested-table"]
    loads(result)
