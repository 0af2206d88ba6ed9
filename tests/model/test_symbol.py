"""Symbols of documents that have no number yet."""

from __future__ import annotations

import pytest

from undoc.model import Symbol


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("A/80/…", ("80", "…")),
        ("A/C.3/80/L.…", ("C.3", "80", "L.…")),
        ("A/80/6 (Sect. 29)/Corr.1", ("80", "6 (Sect. 29)")),
    ],
)
def test_a_draft_may_lack_its_number(text: str, segments: tuple[str, ...]) -> None:
    symbol = Symbol.parse(text)
    assert symbol.segments == segments
    assert str(symbol) == text


@pytest.mark.parametrize("text", ["…/80/1", "A/…80", "A/80…", "A/L.…5", "A//1"])
def test_what_is_no_symbol_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a document symbol"):
        Symbol.parse(text)
