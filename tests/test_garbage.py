"""How often Python looks for garbage while documents are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from undoc.garbage_collection import collected_rarely


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_it_looks_rarely_and_then_as_often_as_before() -> None:
    gc.set_threshold(700, 10, 10)
    with collected_rarely():
        assert gc.get_threshold()[0] > 10_000
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("count", [0, 1_000_000])
def test_a_program_that_looks_more_rarely_goes_on_to_do_so(count: int) -> None:
    gc.set_threshold(count, 10, 10)
    with collected_rarely():
        assert gc.get_threshold()[0] == count
