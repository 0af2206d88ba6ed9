"""An annotated agenda of the Organization is built again word for word; a corrigendum says what is written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

import undoc
from tests.support import seed
from undoc.importer import import_file
from undoc.prepare import prepare
from undoc.prepare.prepared import Paragraph, flow
from undoc.production.outputs import write_files

CASES = seed.ROOT.parent / "shared" / "cases"
AGENDA = CASES / "ECE_TRADE_C_CEFACT_2018_1.docx"

CORRIGENDUM = """---
title: Quiet streets
---

## Paragraph 24.11

For five streets read six streets

## Page 3, paragraph 7, line 2

Replace the existing text with

::: quotation
“7. The streets are quiet at night.”
:::

## Annex, table 1, second row

Delete the words in brackets
"""


def words_of(path: Path) -> Counter[str]:
    """The words of a PDF file as often as they stand there, without those at the heads and feet of its pages."""
    with pdfplumber.open(path) as pdf:
        found: list[str] = []
        for number, page in enumerate(pdf.pages):
            top, bottom = (55, 60) if number else (0, 100)
            text = page.crop((0, top, page.width, page.height - bottom))
            found += [word["text"] for word in text.extract_words()]
    furniture = "ECE/TRADE/C/CEFACT/2018/1"
    return Counter(word.strip(",") for word in found if word != furniture)


@pytest.mark.slow
@pytest.mark.skipif(not AGENDA.exists(), reason="the document is not here")
def test_an_annotated_agenda_says_the_same_words(tmp_path: Path) -> None:
    imported = import_file(AGENDA, tmp_path)
    assert imported.document.metadata.kind == "annotated-agenda"
    write_files(imported.files)
    [output] = undoc.build(imported.folder, out=tmp_path / "out", formats=["pdf"]).outputs
    assert words_of(output.path) == words_of(AGENDA.with_suffix(".pdf"))


def test_a_corrigendum_says_where_and_what(tmp_path: Path) -> None:
    folder = tmp_path / "A_80_6_Corr.1"
    folder.mkdir()
    (folder / "document.yaml").write_text(
        "symbol: A/80/6/Corr.1\nbody: general-assembly\nkind: corrigendum\ndistribution: general\n"
        "date: 2025-12-01\noriginal: en\nsession: {number: 80}\n",
        "utf-8",
    )
    (folder / "en.md").write_text(CORRIGENDUM, "utf-8")
    prepared = prepare(undoc.load(folder), "en", seed.templates())
    assert [line.text for line in prepared.front] == ["Eightieth session", "Quiet streets", "Corrigendum"]
    blocks = [block for block in flow(prepared.blocks) if isinstance(block, Paragraph)]
    assert [f"{block.label}{block.text}" for block in blocks] == [
        "Paragraph 24.11",
        "For five streets read six streets",
        "Page 3, paragraph 7, line 2",
        "Replace the existing text with",
        "“7. The streets are quiet at night.”",
        "Annex, table 1, second row",
        "Delete the words in brackets",
    ]
    italic = ["".join(span.text for span in block.spans if span.italic).strip() for block in blocks]
    assert italic == ["", "Forread", "", "Replacewith", "", "", "Delete"]
    bold = [block.text for block in blocks if prepared.house.styles[block.style].bold]
    assert bold == ["Paragraph 24.11", "Page 3, paragraph 7, line 2", "Annex, table 1, second row"]
