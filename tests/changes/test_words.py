"""Texts become tokens and texts again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import undoc
from tests.support.seed import ROOT
from undoc.changes import inlines_of, tokens, words
from undoc.changes.items import bare
from undoc.model import Emphasis, Emphasized, Link, Place, Text
from undoc.model.tree import texts, walk

HERE = Place("en.md", 3, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Member States", ["The", " ", "Member", " ", "States"]),
        ("the State’s 1,234.5 per cent.", ["the", " ", "State’s", " ", "1,234.5", " ", "per", " ", "cent", "."]),
        ("in A/80/6 (Sect. 29)", ["in", " ", "A/80/6", " ", "(", "Sect", ".", " ", "29", ")"]),
        ("long-term", ["long", "-", "term"]),
        ("well-\u2060known", ["well", "-", "\u2060known"]),
        ("联合国2024年", ["联", "合", "国", "2024", "年"]),
        ("اللَّجنة، و", ["اللَّجنة", "،", " ", "و"]),
        ("l’Assemblée à 12:30", ["l’Assemblée", " ", "à", " ", "12:30"]),
        ("е\u0301 и", ["е\u0301", " ", "и"]),
    ],
)
def test_what_is_a_token(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@pytest.mark.parametrize("folder", sorted((ROOT / "content").iterdir()), ids=lambda folder: folder.name)
def test_texts_of_the_examples_come_back(folder: Path) -> None:
    for version in undoc.load(folder).versions.values():
        for block in walk(version.blocks):
            for text in texts(block):
                assert inlines_of(tokens(text)) == bare(text)


def test_a_link_is_one_token_and_what_is_set_apart_has_its_form() -> None:
    text = (
        Text("See ", HERE),
        Emphasized(Emphasis.ITALIC, (Text("the ", HERE), Link("https://un.org", (Text("web site", HERE),)))),
    )
    row = tokens(text)
    assert [token.text for token in row] == ["See", " ", "the", " ", "web site"]
    assert [token.form for token in row] == [(), (), *[(Emphasis.ITALIC,)] * 3]
    assert row[4].atom is not None
