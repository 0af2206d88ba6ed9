"""What is a list of contents, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import imported, loads, paragraph, row, table, text_of, word_file

HEADINGS = paragraph("\tI.\tAfrica", "HCh") + paragraph("\tII.\tAsia", "HCh") + paragraph("\tIII.\tEurope", "HCh")
WIDTHS = (8000, 1000)
LISTS = {
    "leaders are tabs": table(row("Africa\t", "2"), row("Asia\t", "4"), row("Europe\t", "4"), columns=WIDTHS),
    "leaders are dots": table(row("Africa.....", "2"), row("Asia....", "4"), columns=WIDTHS),
    "the numbers are of pages": table(row("", "Page"), row("I.\tAfrica", "2"), row("II.\tAsia", "4"), columns=WIDTHS),
    "it has its title": paragraph("Contents", "HCh") + table(row("Africa", "2"), row("Asia", "4"), columns=WIDTHS),
}
DATA = {
    "labels within headings": table(row("Afr", "2"), row("As", "3"), row("Total", "5"), columns=WIDTHS),
    "labels that are headings": table(row("Africa", "2"), row("Asia", "3"), row("Total", "5"), columns=WIDTHS),
    "two figures a row": table(row("Africa\t", "2", "4"), row("Asia\t", "3", "4"), columns=(6000, 1500, 1500)),
    "figures that fall": table(row("", "Page"), row("Africa", "20"), row("Asia", "3"), columns=WIDTHS),
    "rows that are no headings": table(row("", "Page"), row("Afr", "2"), row("As", "3"), columns=WIDTHS),
}


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_a_list_of_contents_is_made_anew(body: str, tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(body + HEADINGS))
    assert text_of(result).startswith("::: contents 1\n:::\n\n# Africa")
    loads(result)


@pytest.mark.parametrize("body", DATA.values(), ids=DATA)
def test_a_table_of_data_stays(body: str, tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(body + HEADINGS))
    text = text_of(result)
    assert "contents" not in text
    assert result.counts["tables"] == 1
    loads(result)
