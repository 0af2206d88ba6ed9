"""Symbols of documents that have no number yet, and of those that have two."""

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


@pytest.mark.parametrize(
    ("text", "parts", "stem"),
    [
        ("A/79/123-S/2025/45", ["A/79/123", "S/2025/45"], "A_79_123-S_2025_45"),
        ("A/79/123–S/2025/45", ["A/79/123", "S/2025/45"], "A_79_123-S_2025_45"),
        ("A/79/123/Corr.1-S/2025/45/Corr.1", ["A/79/123/Corr.1", "S/2025/45/Corr.1"], None),
        ("A/79/…-S/2025/…", ["A/79/…", "S/2025/…"], None),
        ("A/C.3/80/L.5-E/2025/3", ["A/C.3/80/L.5", "E/2025/3"], None),
        # A hyphen within one symbol.
        ("UNEP/OzL.Pro-34/3", ["UNEP/OzL.Pro-34/3"], "UNEP_OzL.Pro-34_3"),
        ("HSP/EB-2/3", ["HSP/EB-2/3"], None),
    ],
)
def test_a_document_of_two_bodies_has_both_symbols(text: str, parts: list[str], stem: str | None) -> None:
    symbol = Symbol.parse(text)
    assert list(map(str, symbol.parts)) == parts
    assert str(symbol) == (text if len(parts) == 1 else "–".join(parts))
    assert Symbol.parse(str(symbol)) == symbol
    assert stem in (None, symbol.file_stem)


def test_the_asterisk_of_a_reissue_is_that_of_both() -> None:
    symbol = Symbol.parse("A/79/123-S/2025/45*")
    assert symbol.stars == "*"
    assert str(symbol) == "A/79/123–S/2025/45*"
    assert symbol.file_stem == "A_79_123-S_2025_45"


@pytest.mark.parametrize("text", ["…/80/1", "A/…80", "A/80…", "A/L.…5", "A//1"])
def test_what_is_no_symbol_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a document symbol"):
        Symbol.parse(text)
