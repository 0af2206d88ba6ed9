"""Drawings in runs: pictures, boxes, and what has neither."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.report import Findings
from undoc.importer.word import tags
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.runs.drawings import RunDrawings, has_contents
from undoc.importer.word.styles import PLAIN


def taken(content: str) -> tuple[WordParagraph, list[str]]:
    findings, paragraph = Findings(), WordParagraph(1, PLAIN)
    drawing = etree.fromstring(f"<w:drawing {NAMESPACES}>{content}</w:drawing>")
    RunDrawings({}, None, findings).take(drawing, paragraph)
    return paragraph, [finding.message for finding in findings.found]


@pytest.mark.parametrize(
    ("content", "drawings", "boxes", "told"),
    [
        ("<a:blip/>", 1, 0, []),
        ("<w:txbxContent/>", 0, 1, []),
        ("<w:txbxContent><w:txbxContent/></w:txbxContent>", 0, 1, []),
        ('<a:prstGeom prst="line"/>', 0, 0, []),
        (
            '<wp:docPr descr="Two towers"/>',
            0,
            0,
            ["A drawing without a picture or text was left out: “Two towers”"],
        ),
    ],
)
def test_what_a_drawing_holds(content: str, drawings: int, boxes: int, told: list[str]) -> None:
    paragraph, messages = taken(content)
    assert (len(paragraph.drawings), len(paragraph.boxes), messages) == (drawings, boxes, told)


def test_contents() -> None:
    assert has_contents(etree.fromstring(f"<w:r {NAMESPACES}><a:blip/></w:r>"))
    assert not has_contents(etree.fromstring(f"<w:r {NAMESPACES}><w:t/></w:r>"))
    assert has_contents(etree.fromstring(f"<w:r {NAMESPACES}><w:t/></w:r>"), tags.W_T)
