"""What two rows of tokens have changed in a third is in one row, or told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.changes import Stretch, differing_words
from undoc.merge.rows import Side, merge_rows


def find(old: Sequence[str], new: Sequence[str]) -> Sequence[Stretch]:
    return differing_words(old, new)


def merged(base: str, theirs: str, ours: str, prefer: Side = Side.OURS) -> tuple[str, int]:
    rows = (text.split() for text in (base, theirs, ours))
    row, clashes = merge_rows(*rows, find=find, prefer=prefer)
    return " ".join(row), len(clashes)


@pytest.mark.parametrize(
    ("title", "theirs", "ours", "expected", "clashes"),
    [
        ("one side", "alpha beta delta", "alpha beta gamma delta", "alpha beta delta", 0),
        ("both, apart", "omega beta gamma delta", "alpha beta gamma omega", "omega beta gamma omega", 0),
        ("both, beside each other", "alpha omega gamma delta", "alpha beta sigma delta", "alpha omega sigma delta", 0),
        ("both the same", "alpha omega gamma delta", "alpha omega gamma delta", "alpha omega gamma delta", 0),
        ("the same word", "alpha omega gamma delta", "alpha sigma gamma delta", "alpha sigma gamma delta", 1),
        (
            "put in at the same place",
            "alpha one beta gamma delta",
            "alpha two beta gamma delta",
            "alpha two beta gamma delta",
            1,
        ),
        ("taken out around a change", "alpha delta", "alpha beta omega delta", "alpha beta omega delta", 1),
    ],
)
def test_rows_are_merged(title: str, theirs: str, ours: str, expected: str, clashes: int) -> None:
    assert merged("alpha beta gamma delta", theirs, ours) == (expected, clashes)


def test_the_side_that_is_preferred_stands() -> None:
    assert merged("alpha beta", "alpha omega", "alpha sigma", Side.THEIRS) == ("alpha omega", 1)


_ROWS = st.lists(st.sampled_from("abcd"), max_size=8)


@given(_ROWS, _ROWS)
def test_one_side_alone_is_that_side(base: list[str], other: list[str]) -> None:
    assert merge_rows(base, other, base, find=find, prefer=Side.OURS) == (other, [])
    assert merge_rows(base, base, other, find=find, prefer=Side.OURS) == (other, [])
    assert merge_rows(base, other, other, find=find, prefer=Side.OURS) == (other, [])


@given(_ROWS, _ROWS, _ROWS)
def test_the_preferred_side_of_a_clash_is_all_that_differs(base: list[str], one: list[str], other: list[str]) -> None:
    _, clashes = merge_rows(base, one, other, find=find, prefer=Side.OURS)
    _, others = merge_rows(base, one, other, find=find, prefer=Side.THEIRS)

    assert clashes == others
