"""Captions of pictures and charts."""

from __future__ import annotations

import pytest

from tests.support import seed
from undoc.importer.recognise.body.captions import settle_captions
from undoc.importer.recognise.found_blocks import Block, Chart, Figure, Paragraph, Part
from undoc.importer.recognise.wordings import Reader
from undoc.importer.word.spans import Span, plain


def picture() -> Figure:
    return Figure("picture-1.png", "A house.", [], "")


def chart(title: str = "") -> Chart:
    return Chart("bar", [Span(title)] if title else [], "Bars.", ["a"], [("b", ["1"])], "", "")


def words(text: str) -> Paragraph:
    return Paragraph([Span(text, bold=True)], "", ["_udn_house"])


CAPTION = "Figure IV\nThe house"


def settled(blocks: list[Block]) -> list[Block]:
    settle_captions(blocks, Reader(seed.templates().language("en")))
    return blocks


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([picture(), words(CAPTION)], id="below a picture"),
        pytest.param([words(CAPTION), picture()], id="above a picture"),
        pytest.param([words(CAPTION), chart()], id="above a chart"),
        pytest.param([words("Figure IV. The house"), chart()], id="on one line"),
    ],
)
def test_a_caption_belongs_to_what_it_stands_beside(blocks: list[Block]) -> None:
    (block,) = settled(blocks)
    assert isinstance(block, Figure | Chart)
    assert (block.label, plain(block.caption)) == ("IV", "The house")
    assert not block.caption[0].bold
    assert list(block.bookmarks) == ["_udn_house"]


def test_between_two_pictures_it_is_that_of_the_upper_one() -> None:
    upper, lower = picture(), picture()
    assert settled([upper, words(CAPTION), lower]) == [upper, lower]
    assert (upper.label, lower.label) == ("IV", "")


def test_the_title_of_a_chart_with_a_caption_is_its_unit() -> None:
    (block,) = settled([words(CAPTION), chart("Thousands")])
    assert isinstance(block, Chart)
    assert (plain(block.caption), block.unit) == ("The house", "Thousands")


@pytest.mark.parametrize("text", ["The house", "Figure IV", "As figure IV shows, the house"])
def test_other_paragraphs_stay(text: str) -> None:
    blocks: list[Block] = [picture(), words(text)]
    assert len(settled(blocks)) == 2


def test_captions_within_parts() -> None:
    part = Part("annex", [picture(), words(CAPTION)], "")
    settled([part])
    assert len(part.blocks) == 1
