"""Signs of symbol fonts as characters."""

from __future__ import annotations

import pytest

from undoc.importer.word.signs import sign_of


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [("Symbol", "F0B7", "•"), ("symbol", "00b7", "•"), ("Wingdings", "F0D8", "➢"), ("Wingdings", "F001", None)],
)
def test_signs(font: str, code: str, sign: str | None) -> None:
    assert sign_of(font, code) == sign
