"""In which styles texts are set, and what of their look these give them."""

from __future__ import annotations

import pytest

from tests.support import seed
from undoc.importer.recognise.house_styles import style_of, with_looks
from undoc.importer.recognise.origins import Origin
from undoc.importer.word.spans import Span
from undoc.model import Heading, Landscape, Paragraph, Quotation
from undoc.templates.house import House


def house() -> House:
    return seed.templates().house("new-york", "en")


@pytest.mark.parametrize(
    ("block", "part", "style"),
    [
        (Paragraph((), Origin("")), None, "body_style"),
        (Paragraph((), Origin("")), Quotation((), Origin("")), "quotation_style"),
        (Paragraph((), Origin("")), Landscape((), Origin("")), "body_style"),
    ],
)
def test_paragraphs(block: Paragraph, part: Quotation | Landscape | None, style: str) -> None:
    assert style_of(block, house(), part) == (getattr(house(), style), None)


@pytest.mark.parametrize("label", ["", "I."])
def test_a_heading_has_a_place_of_its_label_when_it_has_one(label: str) -> None:
    place = house().numbering.headings[0]
    assert style_of(Heading(1, (), Origin("", label=label)), house(), None) == (place.style, place if label else None)


def test_what_a_style_gives_its_text_is_not_said_again() -> None:
    bold = Heading(1, (Span("I am bold", bold=True), Span(" and italic", bold=True, italic=True)), Origin(""))
    quoted = Quotation((Paragraph((Span("So am I", bold=True),), Origin("")),), Origin(""))
    heading, quotation = with_looks([bold, quoted], house())
    assert isinstance(heading, Heading)
    assert isinstance(quotation, Quotation)
    assert heading.inlines == (Span("I am bold"), Span(" and italic", italic=True))
    assert quotation == quoted
