"""What two have changed in the value of an attribute is in one value, or told."""

from __future__ import annotations

from typing import Any

import pytest

from undoc.merge.values import merge_values
from undoc.model import Fit

CASES: list[tuple[str, Any, Any, Any, Any]] = [
    ("theirs", 1, 2, 1, 2),
    ("ours", 1, 1, 3, 3),
    ("both the same", 1, 2, 2, 2),
    ("both", 1, 2, 3, "clash"),
    ("fields", Fit(line=11.0), Fit(line=12.0), Fit(line=11.0, end=2.0), Fit(line=12.0, end=2.0)),
    ("items", (1, 2, 3), (9, 2, 3), (1, 2, 8), (9, 2, 8)),
    ("keys", {"a": 1, "b": 2}, {"a": 1}, {"a": 3, "b": 2}, {"a": 3}),
    ("a new key", {}, {"a": 1}, {"b": 2}, {"b": 2, "a": 1}),
    ("other lengths", (1, 2), (1,), (3, 2), "clash"),
]


@pytest.mark.parametrize(("title", "base", "theirs", "ours", "expected"), CASES)
def test_values_are_merged(title: str, base: Any, theirs: Any, ours: Any, expected: Any) -> None:
    assert merge_values(base, theirs, ours, lambda *three: "clash") == expected
