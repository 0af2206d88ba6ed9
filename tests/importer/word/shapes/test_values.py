"""Outlines of preset forms."""

from __future__ import annotations

import pytest

from undoc.importer.word.shapes.values import outline_of


@pytest.mark.parametrize(
    ("form", "points"),
    [
        ("line", ((0, 0), (1, 1))),
        ("bentConnector2", ((0, 0), (1, 0), (1, 1))),
        ("bentConnector3", ((0, 0), (0.25, 0), (0.25, 1), (1, 1))),
        ("flowChartProcess", ((0, 0), (1, 0), (1, 1), (0, 1))),
        ("cloud", None),
    ],
)
def test_outlines(form: str, points: object) -> None:
    assert outline_of(form, 0.25) == points
