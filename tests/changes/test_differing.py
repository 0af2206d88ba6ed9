"""The words in which two texts differ, as an editor would mark them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.changes import differing_words, words


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("nothing", "The report", "The report", []),
        ("a word more", "The report", "The annual report", [("", "annual ")]),
        ("a word more at the end", "The report", "The report ends", [("", " ends")]),
        ("a word less", "The long report", "The report", [("long ", "")]),
        ("another word", "The old report", "The new report", [("old", "new")]),
        ("another ending of a sentence", "It ends.", "It ends!", [(".", "!")]),
        ("two words far from each other", "one b c d e two", "1 b c d e 2", [("one", "1"), ("two", "2")]),
        ("words beside each other are one change", "the old man", "the young lady", [("old man", "young lady")]),
        ("no “the” stays alone", "open the gate now", "close the door now", [("open the gate", "close the door")]),
        ("nor a comma", "apples, pears remain", "plums, grapes remain", [("apples, pears", "plums, grapes")]),
        ("nor a short word between figures", "12 of 2020", "13 of 2021", [("12 of 2020", "13 of 2021")]),
        (
            "but a word that says something does",
            "an old Secretariat form",
            "a new Secretariat rule",
            [("an old", "a new"), ("form", "rule")],
        ),
        ("Chinese by character", "联合国大会决议", "联合国大会决定", [("议", "定")]),
        ("Arabic by word", "تقرير اللجنة السنوي", "تقرير اللجنة الأول", [("السنوي", "الأول")]),
        ("all", "one", "two", [("one", "two")]),
        ("from nothing", "", "two", [("", "two")]),
    ],
)
def test_differing_words(title: str, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    before, after = words(old), words(new)
    found = differing_words(before, after)
    assert [("".join(before[a:b]), "".join(after[c:d])) for a, b, c, d in found] == expected


def test_what_is_firm_is_never_given_up() -> None:
    old, new = ["a", "¹", "b"], ["c", "¹", "d"]
    assert len(differing_words(old, new)) == 1
    assert len(differing_words(old, new, is_firm=lambda token: token == "¹")) == 2


@given(st.text("ab .z中"), st.text("ab .z中"))
def test_the_rest_is_the_same(one: str, other: str) -> None:
    old, new = words(one), words(other)
    made: list[str] = []
    at = 0
    for start, end, begin, stop in differing_words(old, new):
        made += old[at:start]
        assert len(made) == begin
        assert old[start:end] != new[begin:stop]
        made += new[begin:stop]
        at = end
    assert made + old[at:] == new
