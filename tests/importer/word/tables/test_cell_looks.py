"""How the cells of tables look."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span
from undoc.importer.word.styles import PLAIN
from undoc.importer.word.tables.cell_looks import NUMBERED, USUAL_MARGINS, Margins, look_of, margins_in
from undoc.model import RowAlign


def element(content: str) -> etree._Element:
    return etree.fromstring(f"<w:tcMar {NAMESPACES}>{content}</w:tcMar>")


def test_margins_that_are_not_said_are_those_of_the_table() -> None:
    margins = margins_in(element('<w:left w:w="50"/><w:top w:w="20"/>'), USUAL_MARGINS)
    assert margins == Margins(50, 108, 20, 0)


def line(text: str, **attributes: int) -> WordParagraph:
    return WordParagraph(1, PLAIN, spans=[Span(text)], **{"size": 18, **attributes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("attributes", "name", "expected"),
    [
        ({}, "size", 9.0),
        ({"line": 200}, "line", 10.0),
        ({"left": 100}, "start", 208),
        ({"right": 40}, "end", 148),
        ({"left": 100, "first": 60}, "first", 60),
    ],
)
def test_the_first_text_tells(attributes: dict[str, int], name: str, expected: float) -> None:
    found = look_of([WordParagraph(1, PLAIN), line("a", **attributes)], "", USUAL_MARGINS)
    assert found is not None
    assert getattr(found, name) == expected


def test_where_it_stands_in_its_row_and_cells_without_text() -> None:
    found = look_of([line("a")], "bottom", USUAL_MARGINS)
    assert found is not None
    assert found.vertical is RowAlign.BOTTOM
    assert look_of([WordParagraph(1, PLAIN)], "", USUAL_MARGINS) is None


@pytest.mark.parametrize(("text", "number"), [("1.1\tText", "1.1"), ("(a)\tText", "(a)"), ("Text\tmore", None)])
def test_numbers_before_texts(text: str, number: str | None) -> None:
    match = NUMBERED.match(text)
    assert (match[1] if match else None) == number
