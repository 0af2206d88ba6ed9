"""Widths of texts as Times New Roman has them."""

from __future__ import annotations

import pytest

from tests.support.seed import templates
from undoc.importer.recognise.drawings.type_widths import TypeWidths


@pytest.mark.parametrize(
    ("text", "bold", "width"), [("H", False, 7.22), ("HH", False, 14.44), ("H", True, 7.78), ("中文", False, 20.0)]
)
def test_widths(text: str, bold: bool, width: float) -> None:
    assert TypeWidths(templates().fonts).width(text, 10, bold=bold, italic=False) == pytest.approx(width, abs=0.01)
