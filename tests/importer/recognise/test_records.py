"""Verbatim records come back from their Word files: who took part, what was dealt with, the text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import undoc
from undoc.importer import import_file
from undoc.model import Columns, PageBreak, Table
from undoc.prepare.kinds.spelling import words
from undoc.production.new_document import new_document


@pytest.mark.parametrize("symbol", ["S/PV.9999", "A/80/PV.53"])
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_record_comes_back(symbol: str, language: str, tmp_path: Path) -> None:
    day = dt.date(2025, 11, 4)
    folder = new_document(symbol, languages=[language], date=day, kind="verbatim-record", content=tmp_path / "content")
    metadata = folder / "document.yaml"
    metadata.write_text(metadata.read_text("utf-8") + "session: {number: 80}\n", "utf-8")
    [output] = undoc.build(folder, out=tmp_path / "out", formats=["docx"]).outputs
    back = import_file(output.path, tmp_path / "back").document
    own, made = undoc.load(folder).versions[language], back.versions[language]
    assert back.metadata.kind == "verbatim-record"
    assert back.metadata.session == undoc.load(folder).metadata.session
    assert made.wording == own.wording
    assert words(made.agenda_title) == words(own.agenda_title)
    assert [type(block) for block in made.blocks] == [type(block) for block in own.blocks]
    assert not any(isinstance(block, Columns | Table | PageBreak) for block in made.blocks)


def test_a_report_with_the_title_of_a_record_stays_one(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "A_80_95"
    folder.mkdir(parents=True)
    metadata = (
        "symbol: A/80/95\nbody: general-assembly\nkind: report\ndistribution: general\ndate: 2025-12-01\noriginal: en\n"
    )
    (folder / "document.yaml").write_text(metadata, "utf-8")
    (folder / "en.md").write_text("---\ntitle: 53rd plenary meeting\n---\n\n1. One.\n", "utf-8")
    [output] = undoc.build(folder, out=tmp_path / "out", formats=["docx"]).outputs
    assert import_file(output.path, tmp_path / "back").document.metadata.kind == "report"
