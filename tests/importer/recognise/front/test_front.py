"""The lines below the masthead."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import FRONT, imported, loads, paragraph, word_file


def test_the_first_page_becomes_metadata(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("1.\tText.")))
    assert result.files[result.folder / "document.yaml"].decode() == (
        "symbol: A/99/1\nbody: general-assembly\nkind: report\ndistribution: limited\ndate: 2031-03-09\noriginal: fr\n"
        "session: {number: 99}\nagenda: {item: 5 and 6 (b), status: preliminary, note: A/99/50}\n"
        "author: secretary-general\n"
    )
    text = result.files[result.folder / "en.md"].decode()
    assert text == "---\ntitle: Report on towers\nagenda_title: 'Towers: maintenance'\n---\n\n1. Text.\n"
    assert result.findings == ()
    assert result.folder == tmp_path / "content" / "A_99_1"


def test_lines_that_no_metadata_makes_stay_as_text(tmp_path: Path) -> None:
    front = FRONT.replace("Ninety-ninth session", "Resumed session").replace(
        "Report of the Secretary-General", "By a friend"
    )
    result = imported(tmp_path, word_file(paragraph("Text."), front=front))
    text = result.files[result.folder / "en.md"].decode()
    assert "session: Resumed session\n" in text
    assert "author: By a friend\n" in text
    loads(result)
