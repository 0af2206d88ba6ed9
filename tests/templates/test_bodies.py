"""Which body's symbol a symbol is."""

from __future__ import annotations

import pytest

from tests.support.seed import templates


@pytest.mark.parametrize(
    ("symbol", "is_one"),
    [
        ("A/81/6 (Sect. 34)", True),
        ("A/81/6 (Sect. 34)/Part A", True),
        ("A/80/6 (Introduction)", True),
        ("A/81/6", False),
        ("A/81/60 (Sect. 34)", False),
        ("A/C.5/81/6 (Sect. 34)", False),
    ],
)
def test_a_star_stands_for_any_characters_of_one_element(symbol: str, is_one: bool) -> None:
    bodies = templates().bodies
    assert bool(bodies["programme-budget"].share_of(symbol)) is is_one
    budget, assembly = (bodies[key].share_of(symbol) for key in ("programme-budget", "general-assembly"))
    assert (budget > assembly) is is_one
