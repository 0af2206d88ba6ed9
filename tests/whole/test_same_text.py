"""One model, every output: PDF and Word file say what was prepared, in order, and all that the source says."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from msgspec.structs import replace

from tests.support import docx_reader, seed, specimen
from undoc.content import read as source
from undoc.model import Document
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import Chart, Contents, Figure, Paragraph, flow, walk
from undoc.prepare.structure import Tag
from undoc.production.formats import NUMBERS, WRITERS, Ready
from undoc.typeset.pages.page import runs_of

SOURCE = seed.ROOT.parent / "shared" / "cases" / "HSP_EB.2024_17-ZH.txt"
NO_START = "，。、；：？！）》”"
NO_END = "（《“"


@cache
def written(form: str, numbers: str = "auto") -> bytes:
    return WRITERS[form](Ready(seed.document(), seed.prepared(), seed.templates(), numbers))


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def prepared_body() -> list[str]:
    """Label and text of every paragraph of the body, front lines first."""
    prepared = seed.prepared()
    paragraphs = [*prepared.front, *(block for block in flow(prepared.blocks) if isinstance(block, Paragraph))]
    return [bare(paragraph.label + paragraph.text) for paragraph in paragraphs]


def prepared_notes() -> list[str]:
    return [
        bare(note.mark + paragraph.text) for note in seed.prepared().notes.values() for paragraph in note.paragraphs
    ]


def masthead() -> list[str]:
    prepared = seed.prepared()
    slots = [slot for row in prepared.house.masthead.rows for cell in row.cells for slot in cell.slots]
    return [bare(paragraph.text) for slot in slots for paragraph in prepared.masthead.get(slot, ())]


def _marked(elements: list[dict[str, Any]], page: int, inside: bool) -> Iterator[tuple[int, int]]:
    """Page and number of every piece of marked content inside notes."""
    for element in elements:
        here = element.get("page_number", page)
        within = inside or element["type"] == "Note"
        if within:
            yield from ((here, mcid) for mcid in element.get("mcids", []))
        yield from _marked(element.get("children", []), here, within)


def pdf_texts() -> tuple[str, str]:
    """The text of the PDF in the order of its content: all but the notes, and the notes; furniture is left out."""
    body: list[str] = []
    notes: list[str] = []
    with pdfplumber.open(io.BytesIO(written("pdf"))) as pdf:
        in_notes = set(_marked(pdf.structure_tree, 0, inside=False))
        for page in pdf.pages:
            for char in page.chars:
                if char["mcid"] is not None:
                    (notes if (page.page_number, char["mcid"]) in in_notes else body).append(char["text"])
    return bare("".join(body)), bare("".join(notes))


def test_the_pdf_says_what_was_prepared_in_order() -> None:
    body, notes = pdf_texts()
    assert body == "".join([*masthead(), *prepared_body()])
    assert notes == "".join(prepared_notes())


@pytest.mark.parametrize("numbers", NUMBERS)
def test_the_word_file_says_what_was_prepared_in_order(numbers: str) -> None:
    shown = docx_reader.read(written("docx", numbers))
    # The rule that ends the document is a paragraph without text.
    assert [text for p in shown.paragraphs if (text := bare(p.label + p.text))] == prepared_body()
    assert [bare(note.mark + text) for note in shown.notes for text in note.paragraphs] == prepared_notes()


@pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not here")
def test_every_word_of_the_source_is_there() -> None:
    source = SOURCE.read_text(encoding="utf-8").replace(" and ", "和").replace("¹", "1")
    runs = re.findall(r"[\u4e00-\u9fff]{2,}|[A-Za-z]+/[\w./]+|\d+", source)
    body, notes = pdf_texts()
    shown = docx_reader.read(written("docx"))
    word = "".join(bare(p.label + p.text) for p in shown.paragraphs) + "".join(masthead())
    word += "".join(bare(text) for note in shown.notes for text in note.paragraphs)
    # The source breaks a word of 5 (a) at the end of its first page: 城 | 市.
    lost = [run for run in runs if run not in body + notes or run not in word]
    assert lost == []


def pdf_lines() -> Iterator[str]:
    """The lines of the PDF's text column, each read from its characters' positions."""
    with pdfplumber.open(io.BytesIO(written("pdf"))) as pdf:
        for page in pdf.pages:
            rows: dict[float, list[dict[str, Any]]] = {}
            for char in page.chars:
                if char["size"] > 7 and char["x0"] > 110 and char["top"] > 380 * (page.page_number == 1):
                    rows.setdefault(round(char["matrix"][5], 1), []).append(char)
            for _, chars in sorted(rows.items(), reverse=True):
                yield "".join(char["text"] for char in sorted(chars, key=lambda char: char["x0"])).strip()


def test_no_line_of_the_pdf_begins_or_ends_with_a_prohibited_mark() -> None:
    lines = [line for line in pdf_lines() if line]
    assert len(lines) > 80
    for line in lines:
        assert line[0] not in NO_START, line
        assert line[-1] not in NO_END, line


def test_figures_ranges_and_symbols_are_not_broken() -> None:
    lines = list(pdf_lines())
    for whole in ("958 000", "2020–2025", "HSP/EB.2024/INF/12", "2023 年 6 月", "1 520 万"):
        assert any(whole in line for line in lines), whole
    assert not any(line.startswith(("年", "月", "000")) for line in lines)


def test_nothing_is_invented() -> None:
    body, notes = pdf_texts()
    assert "K24" not in body + notes
    source = Path(seed.SEED / "document.yaml").read_text(encoding="utf-8")
    assert "job" not in source


def characters(*texts: str) -> Counter[str]:
    """How often each character is in texts; not those that are not seen, or that only lengthen or part others."""
    unseen = ("Cf", "Zs", "Cc")
    return Counter(one for text in texts for one in text if one not in "|ـ" and unicodedata.category(one) not in unseen)


def versions() -> Iterator[tuple[str, Document, str]]:
    """The names, documents and languages of the repository's own content and of the specimens."""
    for folder in sorted((seed.ROOT / "content").iterdir()):
        document = source.load(folder)
        yield from ((f"{folder.name}-{language}", document, language) for language in document.versions)
    for house in specimen.BODIES:
        document = specimen.document(house)
        yield from ((f"{house}-{language}", document, language) for language in document.versions)


def entries(prepared: PreparedDocument) -> Iterator[str]:
    """What the entries of lists of contents lead to."""
    for block in walk(prepared.blocks):
        if isinstance(block, Contents):
            yield from (entry.target for entry in block.entries if entry.target)


@pytest.mark.parametrize(("document", "language"), [pytest.param(*one, id=name) for name, *one in versions()])
def test_plain_text_has_the_characters_of_both(document: Document, language: str) -> None:
    """But for page numbers, with dots before them; and what charts show and nobody reads in them is told in it."""
    prepared = replace(prepare(document, language, seed.templates()), masthead={})
    ready = Ready(document, prepared, seed.templates(), "auto")
    charts = [block for block in walk(prepared.blocks) if isinstance(block, Chart)]
    pictures = [block.picture for block in walk(prepared.blocks) if isinstance(block, Figure)]
    expected = characters(WRITERS["txt"](ready).decode())
    expected += characters(*map(ready.pages.measured.page_numbers.__getitem__, entries(prepared)))

    shown = docx_reader.read(WRITERS["docx"](ready))
    word = characters(*(one.label + one.text for one in shown.paragraphs))
    word += characters(*(text for note in shown.notes for text in (note.mark, *note.paragraphs)))
    for chart in charts:
        word += characters(chart.unit, *chart.categories, *(one.name for one in chart.series), *values(chart))
    assert word == expected

    items = (item for page in ready.pages.pages for item in runs_of(page.items))
    drawn = characters(*(one.text for one in items if one.content and one.content.element.tag is not Tag.FIGURE))
    alternatives = (*(one.alternative for one in charts), *(one.alternative for one in pictures))
    drawn += characters(*(f"[{one}]" for one in alternatives))
    drawn += characters(*(value for one in charts if not one.labelled for value in values(one)))
    del drawn["."], expected["."]
    assert drawn == expected


def values(chart: Chart) -> Iterator[str]:
    return (value.text for series in chart.series for value in series.values if value is not None)
