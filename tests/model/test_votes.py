"""Votes whose parts agree, and those whose do not."""

from __future__ import annotations

import pytest

from undoc.model import Vote
from undoc.model.attributes import InvalidValueError
from undoc.model.votes import COUNTS, STATES, vote_faults


@pytest.mark.parametrize(
    ("vote", "codes"),
    [
        (Vote(without=True), []),
        (Vote(counts=(38, 3, 6)), []),
        (Vote(in_favour=("FR", "JP"), against=("EG",)), []),
        (Vote(counts=(2, 1, 0), in_favour=("FR", "JP"), against=("EG",)), []),
        (Vote(counts=(3, 1, 0), in_favour=("FR", "JP"), against=("EG",)), ["vote-counts"]),
        (Vote(in_favour=("FR", "JP"), against=("FR",)), ["duplicate-value"]),
        (Vote(counts=(1, 0, 0), without=True), ["vote-counts"]),
        (Vote(), ["vote-counts"]),
    ],
)
def test_what_does_not_agree_is_told(vote: Vote, codes: list[str]) -> None:
    assert [fault.code for fault in vote_faults(vote)] == codes


@pytest.mark.parametrize(("text", "states"), [("", ()), ("FR", ("FR",)), ("FR, JP,JO", ("FR", "JP", "JO"))])
def test_states_are_codes_with_commas_between(text: str, states: tuple[str, ...]) -> None:
    assert STATES.parse(text) == states


@pytest.mark.parametrize("text", ["France", "fr", "FR JP", "FR,,JP"])
def test_what_is_no_code_is_told(text: str) -> None:
    with pytest.raises(InvalidValueError, match="not the code of a State"):
        STATES.parse(text)


def test_counts_are_three_numbers() -> None:
    assert COUNTS.parse("38-3-6") == (38, 3, 6)
    with pytest.raises(InvalidValueError):
        COUNTS.parse("38-3")
