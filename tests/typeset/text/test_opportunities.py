"""Break opportunities, from the fixture file."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import seed
from undoc.typeset.text.opportunities import opportunities

FIXTURE = Path(__file__).parent / "fixtures" / "opportunities.txt"


def cases() -> list[tuple[str, str, str, str]]:
    blocks = FIXTURE.read_text(encoding="utf-8").split("\n\n")
    return [(title, *rest) for title, *rest in (block.strip().split("\n") for block in blocks[1:])]  # type: ignore[misc]


@pytest.mark.parametrize(("title", "language", "text", "expected"), cases())
def test_opportunities(title: str, language: str, text: str, expected: str) -> None:
    finder = opportunities(seed.templates().language(language).typography)
    cuts = [0, *finder.find(text), len(text)]
    parts = [text[a:b] for a, b in itertools.pairwise(cuts)]
    assert "|".join(part for part in parts if part) == expected, title


@given(st.text(alphabet="汉字，。（）“”《》、：；？！abc 12–-/.\n%年—…", max_size=60), st.sampled_from(["zh", "en"]))
def test_opportunities_are_inside_the_text_and_in_order(text: str, language: str) -> None:
    found = opportunities(seed.templates().language(language).typography).find(text)
    assert found == sorted(set(found))
    assert all(0 < cut <= len(text) for cut in found)


@given(st.text(alphabet="汉字，。（）“”《》、：；？！】年1a ", max_size=60))
def test_no_chinese_line_could_begin_or_end_with_a_prohibited_mark(text: str) -> None:
    typography = seed.templates().language("zh").typography
    for cut in opportunities(typography).find(text):
        assert not text[cut : cut + 1] or text[cut] not in "，。、；：？！）》”】"
        assert text[cut - 1] not in "（《“"
