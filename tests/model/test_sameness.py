"""Two values of the model say the same wherever they stand."""

from __future__ import annotations

import pytest

from undoc.model import Emphasis, Emphasized, Note, Place, Text
from undoc.model.sameness import says_the_same

ONE, OTHER = Text("a", Place("en.md", 1, 1)), Text("a", Place("en.md", 2, 5))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (ONE, OTHER, True),
        (ONE, Text("b", ONE.place), False),
        ((ONE,), (OTHER,), True),
        ((ONE,), (OTHER, OTHER), False),
        (Emphasized(Emphasis.BOLD, (ONE,)), Emphasized(Emphasis.BOLD, (OTHER,)), True),
        (Emphasized(Emphasis.BOLD, (ONE,)), Emphasized(Emphasis.ITALIC, (OTHER,)), False),
        ({"a": Note("a", ((ONE,),), ONE.place)}, {"a": Note("a", ((OTHER,),), OTHER.place)}, True),
        ({"a": ONE}, {"b": ONE}, False),
        (ONE, None, False),
    ],
)
def test_sameness(one: object, other: object, expected: bool) -> None:
    assert says_the_same(one, other) is expected
