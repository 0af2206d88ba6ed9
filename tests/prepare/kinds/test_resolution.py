"""The text of a resolution: verbs, preamble, operative paragraphs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.support import build_model, seed
from undoc.model import (
    Adoption,
    Annex,
    Block,
    ContentError,
    Emphasis,
    Emphasized,
    NumberedParagraph,
    Paragraph,
    Place,
    Text,
)
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.kinds.resolution import resolution

PLACE = Place("en.md", 1, 1)
VERBS = {"preamble": ["Recalling", "Noting"], "operative": ["Requests"], "before": ["Also"], "after": ["with concern"]}


def made(*blocks: Block) -> list[str]:
    """The paragraphs: italics in asterisks, ``>`` before those that begin further in, ``#`` before numbered ones."""
    lines = []
    for block in resolution(blocks, "The Council", ",", VERBS, PLACE):
        assert isinstance(block, Paragraph | NumberedParagraph)
        words = "".join(
            f"*{one.children[0].text}*"
            if isinstance(one, Emphasized) and isinstance(one.children[0], Text)
            else one.text
            if isinstance(one, Text)
            else "?"
            for one in block.inlines
        )
        lines.append(("# " if isinstance(block, NumberedParagraph) else "> " if block.is_indented else "") + words)
    return lines


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Recalling its resolution,", "> *Recalling* its resolution,"),
        ("Also recalling its resolution,", "> *Also recalling* its resolution,"),
        ("Noting with concern that,", "> *Noting with concern* that,"),
        ("Noting with concerns that,", "> *Noting* with concerns that,"),
        ("Recallings are none,", "> Recallings are none,"),
        ("Whereas it rains,", "> Whereas it rains,"),
    ],
)
def test_the_verb_of_the_preamble_is_italic(words: str, line: str) -> None:
    assert made(build_model.plain(words)) == ["> *The Council*,", line]


def test_an_italic_beginning_is_left_as_it_is() -> None:
    own = Paragraph((Emphasized(Emphasis.ITALIC, (Text("Recalling also", PLACE),)), Text(" it,", PLACE)), PLACE)
    assert made(own) == ["> *The Council*,", "> *Recalling also* it,"]


def test_the_organ_that_is_written_stands_there_once() -> None:
    assert made(build_model.plain("The Council,"), build_model.plain("Recalling it,")) == [
        "> The Council,",
        "> *Recalling* it,",
    ]


def test_operative_paragraphs_are_numbered_and_a_single_one_is_not() -> None:
    one, other = build_model.numbered("Requests a report;"), build_model.numbered("Also requests a map.")
    assert made(one, other)[1:] == ["# *Requests* a report;", "# *Also requests* a map."]
    assert made(one)[1:] == ["> *Requests* a report;"]


def of(language: str, *blocks: Block, kind: str = "resolution", **metadata: Any) -> PreparedDocument:
    document = build_model.document(language=language, blocks=blocks, kind=kind, **metadata)
    return prepare(document, language, seed.templates())


@pytest.mark.parametrize(
    ("language", "words", "verb"),
    [
        ("en", "Deeply concerned about it,", "Deeply concerned"),
        ("fr", "Prenant note avec satisfaction du rapport,", "Prenant note avec satisfaction"),
        ("es", "Profundamente preocupada por ello,", "Profundamente preocupada"),
        ("ru", "ссылаясь на свою резолюцию,", "ссылаясь на"),
        ("zh", "又回顾其决议，", "又回顾"),
        ("ar", "وإذ تشير إلى قرارها،", "وإذ تشير"),
    ],
)
def test_each_language_knows_its_verbs(language: str, words: str, verb: str) -> None:
    lists = seed.templates().language(language).verbs
    [_, paragraph] = resolution([build_model.plain(words)], "X", ",", lists, PLACE)
    assert isinstance(paragraph, Paragraph)
    first = paragraph.inlines[0]
    assert isinstance(first, Emphasized)
    assert isinstance(first.children[0], Text)
    assert first.children[0].text == verb


def test_a_numbered_preamble_is_told() -> None:
    with pytest.raises(ContentError) as raised:
        of("en", build_model.numbered("Recalling its resolution,"), build_model.numbered("Requests a report."))
    assert "numbered-preamble" in {problem.code for problem in raised.value.problems}


def test_what_stands_below_the_text_stands_above_its_annexes() -> None:
    annex = Annex(build_model.text("List"), None, (build_model.plain("Text."),), PLACE)
    adopted = Adoption(dt.date(2024, 12, 17), 53)
    places = {"": PLACE, "adopted": PLACE}
    body = "general-assembly"
    prepared = of("en", build_model.plain("Recalling it,"), annex, adopted=adopted, body=body, places=places)
    texts = [getattr(block, "text", "annex") for block in prepared.blocks]
    assert texts == ["The General Assembly,", "Recalling it,", "53rd plenary meeting", "17 December 2024", "annex"]
    assert [line.text for line in prepared.front if "adopted" in line.text] == [
        "Resolution adopted by the General Assembly on 17 December 2024"
    ]
