"""Signs and words of runs in formulas."""

from __future__ import annotations

import pytest
from lxml import etree

from undoc.content.write.formulas import formula_source
from undoc.importer.word.formulas.signs import UncoveredError, alphabet_of, signs, words
from undoc.importer.word.names import M_NS
from undoc.model.formulas import Alphabet, Space, Width, Words


def test_signs_are_those_of_a_source() -> None:
    assert formula_source(tuple(signs("a-b×c"))) == "a - b \\times c"


def test_letters_of_words_stay_together() -> None:
    assert list(signs("速度")) == [Words("速度")]


@pytest.mark.parametrize("text", ["`", "x\u0336", "\ue000"])
def test_what_no_formula_holds_is_said(text: str) -> None:
    with pytest.raises(UncoveredError, match=r"the character U\+"):
        list(signs(text))


def test_words_are_one_text_and_spaces_alone_a_space() -> None:
    assert words("if\u00a0x") == (Words("if x"),)
    assert words(" ") == (Space(Width.WORD),)
    assert words("") == ()
    with pytest.raises(UncoveredError):
        words("`")


@pytest.mark.parametrize(
    ("said", "alphabet"),
    [
        ("", Alphabet.NORMAL),
        ('<m:sty m:val="p"/>', Alphabet.UPRIGHT),
        ('<m:sty m:val="bi"/>', Alphabet.BOLD_ITALIC),
        ('<m:scr m:val="fraktur"/><m:sty m:val="p"/>', Alphabet.FRAKTUR),
        ('<m:scr m:val="roman"/><m:sty m:val="b"/>', Alphabet.BOLD),
    ],
)
def test_the_alphabet_of_a_run(said: str, alphabet: Alphabet) -> None:
    assert alphabet_of(etree.fromstring(f'<m:rPr xmlns:m="{M_NS}">{said}</m:rPr>')) is alphabet
