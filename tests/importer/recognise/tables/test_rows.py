"""The rows of tables: what they are for, and their texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import TABLE, imported, loads, row, table, text_of, word_file
from undoc.importer.recognise.tables.rows import kept_rows
from undoc.model import Place, Row, RowKind


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
            "numbered: alone",
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


@pytest.mark.parametrize(
    ("kinds", "kept", "expected", "whole"),
    [
        pytest.param("bbb", "k..", "k..", False, id="what keeps says so"),
        pytest.param("bbt", "...", "...", False, id="above a total none does"),
        pytest.param("bbt", ".k.", "...", False, id="nor where the file says so"),
        pytest.param("bbt", "kk.", "...", True, id="a table that stands on one page"),
        pytest.param("bt", "k.", "..", False, id="nothing but a total and its row"),
    ],
)
def test_rows_that_keep_to_the_next(kinds: str, kept: str, expected: str, whole: bool) -> None:
    kind = {"b": RowKind.BODY, "t": RowKind.TOTAL}
    rows = [Row(kind[one], (), Place(""), keep=keeps == "k") for one, keeps in zip(kinds, kept, strict=True)]
    found, is_whole = kept_rows(rows, None)
    assert ("".join("k" if row.keep else "." for row in found), is_whole) == (expected, whole)
