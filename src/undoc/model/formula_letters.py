"""Letters of the mathematical alphabets: 𝑥 is the italic x (Unicode, chapter 22.2)."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping

from undoc.model.formulas import Alphabet

#: What the names of the characters say, the longest first.
_NAMES = (
    ("BOLD ITALIC", Alphabet.BOLD_ITALIC),
    ("BOLD SCRIPT", Alphabet.SCRIPT),
    ("BOLD FRAKTUR", Alphabet.FRAKTUR),
    ("SANS-SERIF", Alphabet.SANS),
    ("DOUBLE-STRUCK", Alphabet.DOUBLE_STRUCK),
    ("BLACK-LETTER", Alphabet.FRAKTUR),
    ("MONOSPACE", Alphabet.MONOSPACE),
    ("FRAKTUR", Alphabet.FRAKTUR),
    ("SCRIPT", Alphabet.SCRIPT),
    ("ITALIC", Alphabet.NORMAL),
    ("PLANCK CONSTANT", Alphabet.NORMAL),
    ("BOLD", Alphabet.BOLD),
)
#: Signs of their own, though they are letters of an alphabet too.
_OWN = frozenset("ℓℜℑℏ℩")


@functools.cache
def _alphabets() -> tuple[Mapping[tuple[str, Alphabet], str], Mapping[str, tuple[str, Alphabet]]]:
    """The character of each letter in each alphabet, and the other way round."""
    forth: dict[tuple[str, Alphabet], str] = {}
    back: dict[str, tuple[str, Alphabet]] = {}
    for code in (*range(0x1D400, 0x1D800), *range(0x2100, 0x2150)):
        character = chr(code)
        kind, _, letter = unicodedata.decomposition(character).partition(" ")
        if kind != "<font>":
            continue
        plain = chr(int(letter, 16))
        name = unicodedata.name(character).removeprefix("MATHEMATICAL ")
        alphabet = next((found for words, found in _NAMES if name.startswith(words)), Alphabet.NORMAL)
        forth.setdefault((plain, alphabet), character)
        if character not in _OWN:
            back[character] = plain, alphabet
    return forth, back


def in_alphabet(letter: str, alphabet: Alphabet) -> str:
    """Return the character of a letter in an alphabet; the letter itself where there is none."""
    if alphabet is Alphabet.UPRIGHT or (alphabet is Alphabet.NORMAL and not letter.isalpha()):
        return letter
    return _alphabets()[0].get((letter, alphabet), letter)


def plain_letter(character: str) -> tuple[str, Alphabet]:
    """Return the letter that a character of an alphabet is, and its alphabet."""
    return _alphabets()[1].get(character, (character, Alphabet.NORMAL))


def is_word_letter(character: str) -> bool:
    """Return whether a letter is of a script that formulas have words of, and no signs: Chinese, Arabic."""
    if not character.isalpha() or ord(character) < 0x530:
        return False
    return not (0x1E00 <= ord(character) < 0x2190 or 0x1D400 <= ord(character) < 0x1D800)
