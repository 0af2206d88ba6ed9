"""Spaces that lines are not parted at, in each language that has such."""

from __future__ import annotations

import pytest

from tests.support import seed
from undoc.templates.bound_spaces import NO_BREAK, PLAIN, bound_spaces, with_spaces

CASES = [
    ("fr", "le tableau~1, n^o^~5, no~11 et M.~Dupont, 5~kg ou 5 kgs, p.~5"),
    ("fr", "Mme~Durand, Mme de Gaulle, un tableau noir, 12,5~%"),
    ("es", "el cuadro~3, núm.~4, pág.~5, Sra.~Ruiz, 5~km"),
    ("ru", "31~м2, 2043~года, в г.~Женеве, с.~12, 5 мест, №~6"),
    ("ar", "يورو و~3 000 و~31~م2"),
    ("en", "table 1, p. 5, 5 kg, Mr. Smith"),
    ("zh", "表 1"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_bound_spaces(language: str, marked: str) -> None:
    marked = marked.replace("^", "")
    typography = seed.templates().language(language).typography
    expected = [place for place, character in enumerate(marked) if character == "~"]
    assert bound_spaces(marked.replace("~", PLAIN), typography) == expected
    assert bound_spaces(marked.replace("~", NO_BREAK), typography) == expected


def test_texts_that_follow_each_other() -> None:
    typography = seed.templates().language("fr").typography
    assert with_spaces(["n", "o", " 5, p.", " 6 ", "kg"], typography, "_") == ["n", "o", "_5, p.", "_6_", "kg"]
