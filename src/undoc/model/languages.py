"""The languages that documents may be in, and what reading their texts asks of each.

They are those that the templates in use have files of. Whoever chooses the templates says which they are, with
``use_languages``; what reads content asks ``languages``, wherever in the text it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar

from msgspec import Struct

#: The official languages, by their codes, in the order in which versions are made.
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
#: What the code of a language looks like.
CODE = r"[a-z]{2,3}(?:-[a-z0-9]+)*"


class LabelForm(Struct, frozen=True):
    """How a language writes the labels of numbered paragraphs of a level, from 0.

    ``pattern`` is a regular expression; its first group is the count.
    """

    pattern: str
    level: int


class Spelling(Struct, frozen=True):
    """What reading a text asks of its language: how labels may be typed, whether it is written in Han characters."""

    labels: tuple[LabelForm, ...] = ()
    is_han: bool = False


class Languages(Struct, frozen=True):
    """The languages by their codes, in the order in which versions are made.

    ``spelling`` has what reading asks of one of them, ``names`` the English names of all; both look into files.
    """

    codes: tuple[str, ...]
    spelling: Callable[[str], Spelling]
    names: Callable[[], Mapping[str, str]]


def _no_spelling(_code: str) -> Spelling:
    return Spelling()


_OFFICIAL = Languages(LANGUAGES, _no_spelling, dict)
_languages: ContextVar[Languages] = ContextVar("languages", default=_OFFICIAL)


def languages() -> Languages:
    """The languages of the templates in use; before some are chosen the official ones, with nothing of their own."""
    return _languages.get()


def use_languages(chosen: Languages) -> None:
    """Say which languages there are, in this thread or task, until it is said again."""
    _languages.set(chosen)
