"""Captions of pictures and charts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import seed
from undoc.importer.recognise.body.captions import with_captions
from undoc.importer.recognise.origins import Origin, origin
from undoc.importer.recognise.wordings import Reader
from undoc.importer.word.spans import NOWHERE, Span, plain, spans_of
from undoc.model import Annex, Block, Chart, ChartKind, Figure, Paragraph, Text


def picture() -> Figure:
    return Figure(Path("picture-1.png"), "A house.", (), Origin(""))


def chart(title: str = "") -> Chart:
    return Chart(ChartKind.BAR, (Span(title),) if title else (), "Bars.", (), (), None, Origin(""))


def words(text: str) -> Paragraph:
    return Paragraph((Span(text, bold=True),), Origin("", bookmarks=["_udn_house"]))


CAPTION = "Figure IV\nThe house"


def settled(blocks: list[Block]) -> list[Block]:
    return with_captions(blocks, Reader(seed.templates().language("en")))


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
    assert (origin(block).label, plain(block.caption)) == ("IV", "The house")
    assert not spans_of(block.caption)[0].bold
    assert list(origin(block).bookmarks) == ["_udn_house"]


def test_between_two_pictures_it_is_that_of_the_upper_one() -> None:
    upper, lower = picture(), picture()
    assert [one.place for one in settled([upper, words(CAPTION), lower])] == [upper.place, lower.place]
    assert (origin(upper).label, origin(lower).label) == ("IV", "")


def test_the_title_of_a_chart_with_a_caption_is_its_unit() -> None:
    (block,) = settled([words(CAPTION), chart("Thousands")])
    assert isinstance(block, Chart)
    assert (plain(block.caption), block.unit) == ("The house", Text("Thousands", NOWHERE))


@pytest.mark.parametrize("text", ["The house", "Figure IV", "As figure IV shows, the house"])
def test_other_paragraphs_stay(text: str) -> None:
    blocks: list[Block] = [picture(), words(text)]
    assert len(settled(blocks)) == 2


def test_captions_within_parts() -> None:
    (annex,) = settled([Annex((), None, (picture(), words(CAPTION)), Origin(""))])
    assert isinstance(annex, Annex)
    assert len(annex.blocks) == 1
