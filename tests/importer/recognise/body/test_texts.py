"""Paragraphs as texts: numbered, in lists, quoted, and the notes below tables."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support import seed
from undoc.importer.recognise.body.texts import TextReader
from undoc.importer.recognise.origins import Origin, origin
from undoc.importer.recognise.wordings import Reader
from undoc.importer.report import Findings
from undoc.importer.word.numbering import Label
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span, plain
from undoc.importer.word.styles import PLAIN
from undoc.model import Block, BulletItem, NumberedParagraph, Paragraph, Quotation, Table, TableWidth


def read(text: str, *, role: str = "text", label: Label | None = None, above: Sequence[Block] = ()) -> list[Block]:
    blocks = list(above)
    reader = TextReader(Reader(seed.templates().language("en")), Findings(), {1: label} if label else {})
    reader.add(WordParagraph(1, PLAIN, spans=[Span(text)]), role, "paragraph 1", blocks)
    return blocks[len(above) :]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("5.\tText", None, ("NumberedParagraph", "5.", "Text")),
        ("(a)\tText", None, ("NumberedParagraph", "(a)", "Text")),
        ("34.12\tText", None, ("NumberedParagraph", "34.12", "Text")),
        ("1. Text", None, ("NumberedParagraph", "1.", "Text")),
        ("7. Text", None, ("Paragraph", "", "7. Text")),
        ("Text", Label("(b)", 0, False), ("NumberedParagraph", "(b)", "Text")),
        ("Text", Label("Option A:", 0, False), ("Paragraph", "", "Option A: Text")),
        ("Text", Label("•", 1, True), ("BulletItem", "", "Text")),
        ("•\tText", None, ("BulletItem", "", "Text")),
    ],
)
def test_labels(text: str, label: Label | None, expected: tuple[str, str, str]) -> None:
    (block,) = read(text, label=label)
    assert isinstance(block, NumberedParagraph | Paragraph | BulletItem)
    assert (type(block).__name__, origin(block).label, plain(block.inlines)) == expected


def test_quoted_paragraphs_are_one_quotation() -> None:
    (first,) = read("One", role="quotation")
    assert isinstance(first, Quotation)
    above: list[Block] = [first]
    TextReader(Reader(seed.templates().language("en")), Findings(), {}).add(
        WordParagraph(2, PLAIN, spans=[Span("Two")]), "quotation", "paragraph 2", above
    )
    (both,) = above
    assert isinstance(both, Quotation)
    assert [str(block.place) for block in both.blocks] == ["paragraph 1", "paragraph 2"]


@pytest.mark.parametrize(("text", "notes", "remarks"), [("a\tWithout capitals.", ["a"], 0), ("Source: towers.", [], 1)])
def test_lines_below_a_table_are_its_notes_and_remarks(text: str, notes: list[str], remarks: int) -> None:
    table = Table((), (), (), (), (), TableWidth.TEXT, Origin("table 1"))
    blocks: list[Block] = [table]
    TextReader(Reader(seed.templates().language("en")), Findings(), {}).add(
        WordParagraph(1, PLAIN, spans=[Span(text)]), "table-note", "paragraph 1", blocks
    )
    (block,) = blocks
    assert isinstance(block, Table)
    assert ([note.name for note in block.notes], len(block.remarks)) == (notes, remarks)
