"""Paragraphs without text that follow each other."""

from __future__ import annotations

from lxml import etree

from undoc.importer.recognise.body.shape_runs import depths_of, run_at
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span
from undoc.importer.word.styles import PLAIN

SHAPE = etree.Element("shape")


def test_a_run_ends_at_text_and_its_paragraphs_stand_below_each_other() -> None:
    items = [
        WordParagraph(1, PLAIN, shapes=[SHAPE]),
        WordParagraph(2, PLAIN, line=240, after=120),
        WordParagraph(3, PLAIN, shapes=[SHAPE]),
        WordParagraph(4, PLAIN, spans=[Span("Text.")]),
        WordParagraph(5, PLAIN, shapes=[SHAPE]),
    ]
    depths = depths_of(items)
    assert [round(depths[number].below, 2) for number in (1, 2, 3, 5)] == [0, 11.5, 29.5, 0]
    run = run_at([items[0], *items[2:]], 0, depths)
    assert [one.number for one in run.paragraphs] == [1, 3]
    assert [round(below, 2) for _, below in run.shapes] == [0, 29.5]
    assert run_at(items, 3, depths).paragraphs == []
