"""Texts as they are spelt: their words without what sets them apart, and their order in lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from undoc.model import Emphasized, Inline, Text
from undoc.templates.language import Language, Script

#: The Arabic article, which does not count in the order of names.
_ARTICLE = "ال"
_LETTERS = {"ñ": "n\uffff", "ё": "е", "й": "й"}


def words(inlines: Iterable[Inline]) -> str:
    """The plain text of ``inlines``, without notes and references."""
    return "".join(
        one.text if isinstance(one, Text) else words(one.children) if isinstance(one, Emphasized) else ""
        for one in inlines
    )


def in_order(text: str, language: Language) -> str:
    """A key by which texts stand in the alphabetical order of ``language``.

    Marks on letters do not count, but for letters of their own; Chinese names keep the order that is written, as those
    of the Organization keep that of the English names.
    """
    if language.script is Script.HAN:
        return ""
    text = text.casefold()
    if language.script is Script.ARABIC:
        text = " ".join(word.removeprefix(_ARTICLE) for word in text.split())
    letters = (_LETTERS.get(letter) or unicodedata.normalize("NFKD", letter) for letter in text)
    return "".join(letter for letter in "".join(letters) if not unicodedata.combining(letter))
