"""Names of bookmarks: what Word takes, one for each anchor, the same on every build."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.docx.text.bookmarks import bookmark_name


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("p5", "_ud_p5"),
        ("p5-1", "_ud_p5_1"),
        ("p5_1", "_ud_p5_1_3cb377de"),
        ("Title", "_ud_title_7e8cd205"),
        ("目标", "_ud____57060c88"),
        ("a" * 36, "_ud_" + "a" * 36),
        ("a" * 37, "_ud_" + "a" * 27 + "_21ec055b"),
    ],
)
def test_names(anchor: str, name: str) -> None:
    assert bookmark_name(anchor) == name


@given(st.text(min_size=1))
def test_word_takes_every_name(anchor: str) -> None:
    assert re.fullmatch(r"_ud_[a-z0-9_]{1,36}", bookmark_name(anchor))


@given(st.sets(st.text("aA_-é一 .", min_size=1, max_size=6), min_size=2))
def test_each_anchor_has_a_name_of_its_own(anchors: set[str]) -> None:
    assert len({bookmark_name(anchor).lower() for anchor in anchors}) == len(anchors)
