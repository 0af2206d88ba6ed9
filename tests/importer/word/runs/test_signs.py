"""Signs of symbol fonts as characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from mammoth.docx.dingbats import dingbats

from tests.importer.word_file import imported, loads, messages, paragraph, text_of, word_file
from undoc.importer.word.runs.signs import is_of_signs, sign_of, with_signs


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", 0xF0B7, "•"),
        ("symbol", 0xB7, "•"),
        ("Symbol", 0xF070, "π"),
        ("Symbol", 0xF0D3, "©"),
        ("Wingdings", 0xF0D8, "➢"),
        ("Wingdings", 0xF0FE, "☑"),
        ("Wingdings 2", 0xF052, "☑"),
        ("Webdings", 0xF061, "✔"),
        ("Wingdings", 0xF001, None),
        ("Symbol", 0xF0F0, None),
        ("Times New Roman", 0xE9, "é"),
        ("Times New Roman", 0xF0E9, None),
    ],
)
def test_signs(font: str, code: int, sign: str | None) -> None:
    assert sign_of(font, code) == sign


def test_the_tables_are_whole() -> None:
    """Every place for which a library that is kept up knows a sign has one, mostly the same."""
    known = {key: chr(code) for key, code in dingbats.items() if not 0xE000 <= code < 0xF900}
    ours = {(font, code): sign_of(font, code) for font, code in known}
    assert all(ours.values())
    assert sum(ours[key] == sign for key, sign in known.items()) > 0.97 * len(known)


def test_text_in_a_font_of_signs_shows_signs() -> None:
    assert with_signs("abc", "Symbol") == "αβχ"
    assert with_signs("\uf0fe", "Wingdings") == "☑"
    assert not is_of_signs("Times New Roman")


def test_signs_are_imported(tmp_path: Path) -> None:
    font = '<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>S</w:t></w:r>'
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F06F"/></w:r>'
    lost = '<w:r><w:sym w:font="Wingdings" w:char="nought"/></w:r>'
    result = imported(tmp_path, word_file(paragraph(font + sign + lost)))
    assert text_of(result) == "Σ□"
    assert messages(result) == ["dropped/symbol"]
    loads(result)
