"""The signs and words of formulas: what the runs of Office Math Markup say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from lxml import etree

from undoc.content.read.formula_letters import sign
from undoc.importer.word.names import M_NS, is_on
from undoc.model.formula_letters import is_word_letter
from undoc.model.formulas import Alphabet, Node, Sign, Space, Width, Words

M = f"{{{M_NS}}}"
VAL = f"{M}val"
_SPACES = {
    " ": Width.WORD,
    "\u00a0": Width.WORD,
    "\u2002": Width.THICK,
    "\u2003": Width.QUAD,
    "\u2004": Width.THICK,
    "\u2005": Width.MEDIUM,
    "\u205f": Width.MEDIUM,
    "\u2006": Width.THIN,
    "\u2009": Width.THIN,
}
_STYLES = {
    "p": Alphabet.UPRIGHT,
    "b": Alphabet.BOLD,
    "bi": Alphabet.BOLD_ITALIC,
}
_SCRIPTS = {
    "double-struck": Alphabet.DOUBLE_STRUCK,
    "script": Alphabet.SCRIPT,
    "fraktur": Alphabet.FRAKTUR,
    "sans-serif": Alphabet.SANS,
    "monospace": Alphabet.MONOSPACE,
}


class UncoveredError(Exception):
    """Raised where a formula holds what the content format cannot say; the text names it."""


def signs(text: str, alphabet: Alphabet = Alphabet.NORMAL) -> Iterator[Node]:
    """The nodes of characters that stand side by side. UncoveredError when one has no place in a formula."""
    at = 0
    text = unicodedata.normalize("NFC", text)
    while at < len(text):
        character = text[at]
        at += 1
        if is_word_letter(character):
            start = at - 1
            while at < len(text) and is_word_letter(text[at]):
                at += 1
            yield Words(text[start:at])
        elif character in _SPACES:
            yield Space(_SPACES[character])
        elif unicodedata.category(character) in ("Cf", "Zs") or character in "\t\n\r":
            continue  # nothing that shows
        elif character == "`" or not character.isprintable() or unicodedata.category(character)[0] == "M":
            raise UncoveredError(f"the character U+{ord(character):04X}")
        else:
            made = sign(character)
            is_letter = isinstance(made, Sign) and made.text.isalnum() and made.alphabet is Alphabet.NORMAL
            if isinstance(made, Sign) and is_letter and (made.text.isalpha() or alphabet is not Alphabet.UPRIGHT):
                made = Sign(made.text, alphabet)
            yield made


def words(text: str) -> Sequence[Node]:
    """A piece of text. UncoveredError when it has a character that no text can have."""
    text = "".join(" " if character.isspace() else character for character in text)
    if not text.strip():
        return (Space(Width.WORD),) if text else ()
    if not text.replace(" ", "").isprintable() or "`" in text:
        raise UncoveredError("a character that cannot be printed")
    return (Words(unicodedata.normalize("NFC", text)),)


def is_set(properties: etree._Element, name: str) -> bool:
    """Whether a switch of properties is on."""
    found = properties.find(f"{M}{name}")
    return found is not None and is_on(found.get(VAL, "1"))


def alphabet_of(properties: etree._Element | None) -> Alphabet:
    """The alphabet of a run, by its properties (``m:rPr``)."""
    if properties is None:
        return Alphabet.NORMAL
    script, style = (properties.find(f"{M}{name}") for name in ("scr", "sty"))
    found = _SCRIPTS.get(script.get(VAL, "")) if script is not None else None
    if found is not None:
        return found
    return _STYLES.get(style.get(VAL, ""), Alphabet.NORMAL) if style is not None else Alphabet.NORMAL
