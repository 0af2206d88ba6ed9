"""Corrigenda: the words of the instructions are italic, what is corrected is bold."""

from __future__ import annotations

import pytest

from tests.support import build_model, seed
from undoc.model import Emphasized, Heading, Paragraph, Text
from undoc.prepare.kinds.corrections import corrections


def marked(text: str, language: str = "en") -> str:
    known = seed.templates().language(language)
    [block] = corrections([build_model.plain(text)], known.corrections, known.quotes)
    assert isinstance(block, Paragraph)
    parts = []
    for one in block.inlines:
        assert isinstance(one, Text | Emphasized)
        child = one if isinstance(one, Text) else one.children[0]
        assert isinstance(child, Text)
        parts.append(child.text if isinstance(one, Text) else f"*{child.text}*")
    return "".join(parts)


@pytest.mark.parametrize(
    ("language", "made"),
    [
        ("en", "*For* five *read* six."),
        ("en", "*Replace* “he agrees with it” *with* “she agrees”."),
        ("en", "*Insert* “new” *after* “the”."),
        ("en", "*Delete* the second sentence."),
        ("en", "Before long all readings differ."),
        ("en", "Forty replaced with fifty."),
        ("fr", "*Au lieu de* « cinq », *lire* « six »."),
        ("es", "*Donde dice* cinco *debe decir* seis."),
        ("ru", "*Вместо* «пять» *читать* «шесть»."),
        ("zh", "“五个”*改为*“六个”。"),
        ("ar", "*يستعاض عن* ”خمسة“ *بعبارة* ”ستة“."),
    ],
)
def test_the_words_of_an_instruction_are_italic(language: str, made: str) -> None:
    assert marked(made.replace("*", ""), language) == made


def test_headings_are_bold_places_without_numbers() -> None:
    [block] = corrections([build_model.heading("Paragraph 12")], (), ("“", "”"))
    assert isinstance(block, Heading)
    assert (block.level, block.is_numbered) == (3, False)
