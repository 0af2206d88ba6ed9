"""Which stretches of Arabic text run from left to right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.prepare.direction import stretches


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("انظر A/79/123 والمقرر 1/CMA.6 الصادر", ["A/79/123", "1/CMA.6"]),
        ("الوثيقة A/80/6 (Sect. 29)، الفقرة 12.", ["A/80/6 (Sect. 29)"]),
        ("(انظر FCCC/CP/2024/11/Add.1).", ["FCCC/CP/2024/11/Add.1"]),
        ("في عام 2023 نحو 958 000 شخص", ["958 000"]),
        ("بنسبة 38.6% و 5 و -3", ["38.6%", "-3"]),
        ("الوثيقة A/79/123–S/2025/45 في", ["A/79/123–S/2025/45"]),
        ("القرار 79/197 في 12 UN-Habitat Assembly", ["79/197", "UN-Habitat Assembly"]),
        ("من 2020–2025", []),
        ("4-6 كانون الأول", []),
        ("القرار 217 ألف (د-3)", []),
        ("نحو $100 للفرد", ["$100"]),
        ("الموقع https://unhabitat.org/a?b=1&c=%20d، وهو", ["https://unhabitat.org/a?b=1&c=%20d"]),
        ("البرنامج (UN-Habitat أو الموئل)", ["UN-Habitat"]),
        ("البرنامج (UN-Habitat)", ["(UN-Habitat)"]),
        ("الهاتف +41 22 917 12 34، أو 5", ["+41 22 917 12 34"]),
        ("نحو $1.5 million أو €2 billion", ["$1.5 million", "€2 billion"]),
        ("المعادلة 2 × 3 = 6 و 10 / 2 = 5", ["2 × 3 = 6", "10 / 2 = 5"]),
        ("المقياس 1:100 000 و 3:1", ["1:100 000", "3:1"]),
        ("من -5 °C إلى 7°", ["-5 °C", "7°"]),
        ("بين 50%-60%", ["50%", "60%"]),
        ("لا شيء", []),
        ("", []),
    ],
)
def test_stretches(text: str, found: list[str]) -> None:
    assert [piece for piece, left_to_right in stretches(text) if left_to_right] == found


@given(st.text("اب 12-./()aZ%,?"))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(piece for piece, _ in stretches(text)) == text


@given(st.text("اب 12-./()aZ%,?"))
def test_latin_letters_always_run_from_left_to_right(text: str) -> None:
    assert not any(letter in piece for piece, left_to_right in stretches(text) for letter in "aZ" if not left_to_right)
