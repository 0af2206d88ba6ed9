"""Languages as Word files name them: which slot of ``w:lang`` a tag goes to, and which way its text runs."""

from __future__ import annotations

from functools import lru_cache

from undoc.templates import scripts
from undoc.templates.language import Language, Script
from undoc.templates.scripts import runs_leftwards
from undoc.xml_text import attribute

#: Word's names for the official languages; it knows no English without a country.
_TAGS = {"ar": "ar-SA", "zh": "zh-CN", "en": "en-GB", "fr": "fr-FR", "ru": "ru-RU", "es": "es-ES"}
_SLOTS = {Script.LATIN: "val", Script.HAN: "eastAsia", Script.ARABIC: "bidi"}


@lru_cache(maxsize=64)
def script_of(tag: str) -> Script:
    """Which of Word's three kinds of text a language is: Arabic stands for all scripts that run from right to left."""
    return Script.ARABIC if runs_leftwards(tag) else scripts.script_of(tag)


@lru_cache(maxsize=64)
def run_language(tag: str) -> str:
    """The ``w:lang`` of a run in a language (ISO/IEC 29500-1, 17.3.2.20): the one slot that its script uses."""
    return f'<w:lang w:{_SLOTS[script_of(tag)]}="{attribute(_TAGS.get(tag, tag))}"/>'


def default_languages(language: Language) -> str:
    """The attributes of ``w:lang`` and ``w:themeFontLang`` for a whole version: all three slots."""
    tags = {"val": _TAGS["en"], "eastAsia": _TAGS["zh"], "bidi": _TAGS["ar"]}
    tags[_SLOTS[script_of(language.tag)]] = _TAGS.get(language.tag, language.tag)
    return " ".join(f'w:{slot}="{attribute(tag)}"' for slot, tag in tags.items())
