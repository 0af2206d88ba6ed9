"""How many of each kind a file shows and how many came in."""

from __future__ import annotations

import pytest

from undoc.importer.tallies import Tally


@pytest.mark.parametrize(("imported", "told", "is_whole"), [(2, 0, True), (1, 1, True), (1, 0, False), (3, 0, True)])
def test_all_came_in_or_are_told(imported: int, told: int, is_whole: bool) -> None:
    assert Tally("tables", 2, imported, told).is_whole is is_whole
