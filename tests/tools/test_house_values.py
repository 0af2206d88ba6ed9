"""What Word files say beside their house styles."""

from __future__ import annotations

from pathlib import Path

from benchmarks.house_values import in_file, in_house
from tests.importer.word_file import cell, paragraph, row, table, word_file
from tests.support import seed
from undoc.importer.word.styles import load_roles


def test_the_values_that_most_paragraphs_of_a_style_have(tmp_path: Path) -> None:
    near, far = ('<w:ind w:left="200"/><w:spacing w:line="232" w:lineRule="exact"/>', '<w:ind w:left="900"/>')
    texts = [paragraph("Text.", properties=own) for own in (near, near, near, far)]
    path = tmp_path / "file.docx"
    path.write_bytes(word_file("".join(texts) + table(row(cell(paragraph("Cell.", properties=far)))) + paragraph("T")))
    found = in_file(path, dict(load_roles(seed.templates().root)))
    assert (found["singletxt", "left"], found["singletxt", "line"]) == (10.0, 11.6)
    assert ("singletxt", "right") not in found  # short texts do not show it


def test_the_values_of_a_house() -> None:
    found = in_house(seed.templates().house("new-york", "en"))
    assert found["page", "bottom"] == 57.6
    assert found["__Single Txt", "after"] == 6.0
