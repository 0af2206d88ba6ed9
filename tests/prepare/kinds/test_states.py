"""States named by their codes: sponsors and votes."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support import build_model, seed
from undoc.model import Adoption, ContentError, Place, Vote
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import Paragraph

ADOPTED = Adoption(dt.date(2024, 10, 9), 46)


def resolution(language: str, vote: Vote) -> list[str]:
    document = build_model.document(
        [build_model.plain("X")],
        language=language,
        kind="resolution",
        body="human-rights-council",
        adopted=ADOPTED,
        vote=vote,
    )
    blocks = prepare(document, language, seed.templates()).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph) and block.style == "Source"]


def draft(language: str, sponsors: tuple[str, ...]) -> PreparedDocument:
    document = build_model.document(
        [build_model.plain("X")], language=language, kind="draft-resolution", body="general-assembly", sponsors=sponsors
    )
    return prepare(document, language, seed.templates())


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Côte d’Ivoire, France and Viet Nam: draft resolution"),
        ("fr", "Côte d’Ivoire, France et Viet Nam : projet de résolution"),
        ("es", "Côte d’Ivoire, Francia y Viet Nam: proyecto de resolución"),
        ("ru", "Вьетнам, Кот-д’Ивуар и Франция: проект резолюции"),
        ("zh", "科特迪瓦、法国和越南：决议草案"),
        ("ar", "فرنسا وفييت نام وكوت ديفوار: مشروع قرار"),
    ],
)
def test_sponsors_stand_in_the_order_of_each_language(language: str, line: str) -> None:
    texts = [paragraph.text.replace("\u00a0", " ") for paragraph in draft(language, ("VN", "FR", "CI")).front]
    assert line in texts


def test_a_recorded_vote_is_listed() -> None:
    vote = Vote(in_favour=("JP", "FR"), against=("EG",))
    assert resolution("en", vote) == [
        "[Adopted by a recorded vote of 2 to 1, with 0 abstentions. The voting was as follows:\n"
        "In favour: France, Japan\nAgainst: Egypt]"
    ]


@pytest.mark.parametrize(
    ("vote", "line"),
    [
        (Vote(without=True), "[Adopted without a vote.]"),
        (Vote(counts=(38, 3, 6)), "[Adopted by a recorded vote of 38 to 3, with 6 abstentions.]"),
    ],
)
def test_a_vote_without_lists_is_one_sentence(vote: Vote, line: str) -> None:
    assert resolution("en", vote) == [line]


def test_a_code_that_is_none_is_told() -> None:
    with pytest.raises(ContentError) as raised:
        draft("en", ("FR", "XX"))
    [problem] = raised.value.problems
    assert (problem.code, problem.place) == ("unknown-country", Place("document.yaml", 1, 1))
