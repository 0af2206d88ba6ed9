"""The names of States, from ``templates/countries.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import Given, Key
from undoc.templates.read_yaml import load_table


class Country(Struct, frozen=True):
    """A State, by its code of ISO 3166-1 (alpha-2)."""

    key: Given[str]
    ar: Annotated[str, Key("its name in Arabic")]
    zh: Annotated[str, Key("in Chinese")]
    en: Annotated[str, Key("in English")]
    fr: Annotated[str, Key("in French")]
    ru: Annotated[str, Key("in Russian")]
    es: Annotated[str, Key("in Spanish")]

    def name(self, language: str) -> str:
        """Its name in a language; in English where the language is not an official one."""
        return str(getattr(self, language, self.en))


def load_countries(root: Path) -> Mapping[str, Country]:
    """The States by their codes, in the order of their English names.

    ``root`` is the folder that holds ``templates/``. ContentError with all that is wrong in the file.
    """
    return load_table(root / "templates" / "countries.yaml", Country)
