"""The scripts of languages by their tags: of words in a text whose language needs no file of its own."""

from __future__ import annotations

from functools import lru_cache

from undoc.templates.language import Script

_HAN = frozenset(("zh", "yue", "ja", "ko", "hani", "hans", "hant", "jpan", "kore"))
#: Written in Arabic letters, and in other scripts that run from right to left (the main scripts of CLDR, ISO 15924).
_ARABIC = frozenset(
    ("ar", "azb", "bal", "ckb", "fa", "glk", "ks", "lrc", "mzn", "pnb", "prs", "ps", "sd", "ug", "ur", "arab")
)
_OTHER_LEFTWARDS = frozenset(("arc", "dv", "he", "iw", "ji", "nqo", "rhg", "syr", "yi", "hebr", "nkoo", "thaa"))


@lru_cache(maxsize=64)
def script_of(tag: str) -> Script:
    """The script of a language by its tag (BCP 47): that which it names (``az-Arab``), else the usual one."""
    decisive = _decisive(tag)
    if decisive in _HAN:
        return Script.HAN
    return Script.ARABIC if decisive in _ARABIC else Script.LATIN


@lru_cache(maxsize=64)
def runs_leftwards(tag: str) -> bool:
    """Whether a language runs from right to left, by its tag (BCP 47)."""
    return _decisive(tag) in _ARABIC or _decisive(tag) in _OTHER_LEFTWARDS


def _decisive(tag: str) -> str:
    """The part of a tag that decides: the script, which has four letters, else the language."""
    first, *others = tag.lower().split("-")
    return next((part for part in others if len(part) == 4 and part.isalpha()), first)
