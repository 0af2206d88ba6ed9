"""Instructions of a corrigendum: carried out on the old text they give the new one."""

from __future__ import annotations

from functools import lru_cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import undoc
from tests.support.edits import WORDS
from tests.support.seed import ROOT
from undoc.changes import Token, tokens
from undoc.changes.phrases import Action, corrected, phrases, plain
from undoc.changes.words import is_word
from undoc.model import Document, NoteCall, Place, Text
from undoc.model.tree import texts, walk

HERE = Place("here")


def row(text: str) -> tuple[Token, ...]:
    return tokens((Text(text, HERE),))


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("a word", "The five chairs.", "The six chairs.", [("replace", "five", "six")]),
        ("one of two", "Five of the five.", "Five of the six.", [("replace", "five", "six")]),
        (
            "one of two that are alike",
            "The chairs and the chairs.",
            "The chairs and the tables.",
            [("replace", "the chairs.", "the tables.")],
        ),
        ("a word more", "The annual report.", "The annual draft report.", [("insert", "annual", "draft")]),
        ("a word less", "The annual draft report.", "The annual report.", [("delete", "draft", "")]),
        ("the first word", "Annual reports.", "Reports.", [("replace", "Annual reports", "Reports")]),
        ("a full stop", "It ends.", "It ends!", [("replace", "ends.", "ends!")]),
        (
            "two words",
            "One chair stands beside another table there.",
            "Two chair stands beside another bench there.",
            [("replace", "One", "Two"), ("replace", "table", "bench")],
        ),
        ("Chinese", "共有五个阅览室。", "共有六个阅览室。", [("replace", "五", "六")]),
        ("a Chinese word more", "共有五个阅览室。", "共有五个大阅览室。", [("insert", "个", "大")]),
        ("Arabic", "عدد القاعات خمس قاعات.", "عدد القاعات ست قاعات.", [("replace", "خمس", "ست")]),
    ],
)
def test_phrases(title: str, old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    found = phrases(row(old), row(new))
    assert found is not None
    assert [(str(one.action), one.old, one.new) for one in found] == expected
    assert corrected(old, found) == new


def test_what_no_instruction_can_say() -> None:
    call = Token("", (), NoteCall("a", HERE))
    assert phrases(row("One."), (*row("One."), call)) is None
    assert phrases((), row("One.")) is None


def test_an_instruction_that_fits_twice_is_refused() -> None:
    found = phrases(row("a five b"), row("a six b"))
    assert found is not None
    with pytest.raises(ValueError, match="five"):
        corrected("five and five", found)


_texts = st.lists(st.sampled_from(["the", "five", "chairs", "of", ".", "联", "合"]), min_size=1, max_size=12)


@given(_texts, _texts)
def test_any_two_texts(one: list[str], other: list[str]) -> None:
    old, new = row(" ".join(one)), row(" ".join(other))
    found = phrases(old, new)
    if found is not None:
        assert corrected(plain(old), found) == plain(new)


@lru_cache
def example() -> Document:
    return undoc.load(ROOT / "content" / "A_99_SPECIMEN_1")


def _edited(words: tuple[Token, ...], random: Random, word: str) -> tuple[Token, ...]:
    made = list(words)
    for _ in range(random.choice([1, 1, 2, 3])):
        places = [at for at, token in enumerate(made) if token.atom is None and is_word(token.text)]
        at = random.choice(places)
        match random.choice(list(Action)):
            case Action.REPLACE:
                made[at] = Token(word, made[at].form)
            case Action.INSERT:
                made[at:at] = [Token(word, made[at].form), Token(" ", made[at].form)]
            case Action.DELETE if len(places) > 3:
                del made[at]
            case _:
                pass
    return tuple(made)


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_edits_of_the_example(language: str) -> None:
    random = Random(language)
    version = example().versions[language]
    rows = [tokens(text) for block in walk(version.blocks) for text in texts(block)]
    rows = [one for one in rows if sum(is_word(token.text) for token in one if token.atom is None) > 3]
    said = 0
    for _ in range(170):
        old = random.choice(rows)
        new = _edited(old, random, WORDS[language])
        found = phrases(old, new)
        if found is not None:
            said += 1
            assert corrected(plain(old), found) == plain(new)
    assert said > 140
