"""Runs of a paragraph: what is text, and what is left out and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import field, imported, paragraph, run, text_of, word_file


@pytest.mark.parametrize(
    ("content", "text", "said"),
    [
        pytest.param(
            run("Seen") + run(" unseen", "<w:vanish/>"), "Seen", "Hidden text was left out: “unseen”", id="hidden text"
        ),
        pytest.param(
            run("Text")
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + run("Click here")
            + "</w:sdtContent></w:sdt>",
            "Text",
            "A content control that was not filled in was left out: “Click here”",
            id="a placeholder",
        ),
        pytest.param(
            run("Text")
            + '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Two towers"/></wp:inline></w:drawing></w:r>',
            "Text",
            "A drawing without a picture or text was left out: “Two towers”",
            id="a diagram",
        ),
        pytest.param(
            run("Text") + field("INDEX \\c 2", "Towers 5"),
            "Text",
            "A list that Word makes of the text (INDEX) was left out.",
            id="an index",
        ),
    ],
)
def test_what_is_left_out_can_be_read_in_the_report(content: str, text: str, said: str, tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph(content)))
    assert text_of(result) == text
    assert [finding.message for finding in result.findings] == [said]
