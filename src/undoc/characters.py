"""Characters that no document may hold, because they cannot be printed or change what is read; words without an end.

Rules: XML 1.0, production Char (no Word file could hold the others); Unicode 15, sections 23.1 (control codes), 23.4
(directional overrides), 23.5-23.8 (private use, surrogates, noncharacters, specials).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple


class _Kind(NamedTuple):
    code: str
    ranges: str
    message: str
    advice: str


_PLANES = range(0, 0x110000, 0x10000)
_REMOVE = "Delete it; it is invisible in most editors."
_KINDS = (
    _Kind("control-character", r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f", "is a control character", _REMOVE),
    _Kind(
        "line-separator",
        "\u2028\u2029",
        "is a line break of another kind",
        "Begin a new line in the ordinary way instead.",
    ),
    _Kind(
        "bidi-override",
        "\u202d\u202e",
        "forces a direction of writing",
        "Delete it; use U+2066 to U+2069 where a direction must be marked.",
    ),
    _Kind("surrogate", "\ud800-\udfff", "is half of a character", "Type the character that belongs here."),
    _Kind(
        "private-use-character",
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        "means something in one font only",
        "Type the character that is meant, or make it a picture.",
    ),
    _Kind("byte-order-mark", "\ufeff", "is a byte-order mark inside the text", _REMOVE),
    _Kind(
        "replacement-character",
        "\ufffc\ufffd",
        "stands for something that was lost in a conversion",
        "Look up the original and type what belongs here.",
    ),
    _Kind(
        "noncharacter",
        "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in _PLANES),
        "is not a character",
        _REMOVE,
    ),
)
#: One class for all, to be quick on clean text; the kind of a character that it finds is looked up afterwards.
FORBIDDEN = re.compile(f"[{''.join(kind.ranges for kind in _KINDS)}]")
#: Stands in the place of a forbidden character while the rest is read; being one itself, it never gets through.
STAND_IN = "\ufffd"


#: How many characters may stand without a space; a line breaks at none of them, and the longest address has fewer.
LONGEST_WORD = 5000
#: Spaces that keep lines together are within words; Chinese, Japanese and Korean characters have an end each.
_IN_WORD = (
    "[^ \t\n\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
    "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003fffd]"
)


class Forbidden(NamedTuple):
    """What to say of a forbidden character."""

    code: str
    message: str
    advice: str


def find_forbidden(text: str) -> Iterator[tuple[int, Forbidden]]:
    """Yield the offset of each forbidden character of ``text``, in order, and what to say of it."""
    for match in FORBIDDEN.finditer(text):
        yield match.start(), _describe(match[0])


def find_long_words(text: str) -> Iterator[int]:
    """Yield the offset of each word of ``text`` with more than LONGEST_WORD characters, in order."""
    if max(map(len, text.split("\n"))) > LONGEST_WORD:
        for match in _long_word().finditer(text):
            yield match.start()


@functools.cache
def _long_word() -> re.Pattern[str]:
    """What finds long words; it takes a while to be made, and nearly all texts have shorter lines."""
    return re.compile(f"(?<!{_IN_WORD}){_IN_WORD}{{{LONGEST_WORD + 1}}}")


@functools.lru_cache(maxsize=256)
def _describe(character: str) -> Forbidden:
    kind = next(kind for kind in _KINDS if re.match(f"[{kind.ranges}]", character))
    name = unicodedata.name(character, "")
    shown = f"U+{ord(character):04X}{' ' + name if name else ''}"
    return Forbidden(kind.code, f"The character {shown} {kind.message}.", kind.advice)


def without_forbidden(text: str) -> str:
    """Return ``text`` with STAND_IN for each forbidden character, so that offsets stay."""
    return FORBIDDEN.sub(STAND_IN, text)
