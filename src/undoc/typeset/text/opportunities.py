"""Where a line may break.

Rules for Latin text, measured on official files (901 breaks after hyphens and en dashes, 2 after em dashes, none
elsewhere but at spaces): only after a space and the characters that the language names. Rules for Han text: between
any two characters, but no line begins with a closing or ends with an opening mark (GB/T 15834), and figures stay
whole: ``958 000``, ``2023 年``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from undoc.templates.language import Typography

# Classes: s space, n line break, g glue, o and p no line end (full-width and other), c and x no line start
# (full-width and other), q kept with the space after it, h break after, b the same and no line start, d figure,
# k kept with a figure, i full-width character, a anything else.
_SHARED = "“”‘’—…·"  # set full width within Han text
_HYPHEN = "\u2010"  # breaks as the hyphen of keyboards does
_GLUE = "\u00a0\u202f\u2060\u2011\u200d"


def _is_full_width(code: int) -> bool:
    return (
        0x2E80 <= code < 0xA4D0
        or 0xAC00 <= code < 0xD7B0
        or 0xF900 <= code < 0xFB00
        or 0xFF00 <= code < 0xFFF0
        or 0x20000 <= code < 0x40000
    )


class _Classes(dict[int, str]):
    """The class of each character, found when first asked for."""

    def __init__(self, typography: Typography) -> None:
        super().__init__()
        self._typography = typography

    def __missing__(self, code: int) -> str:
        character = chr(code)
        rules = self._typography
        if character == " ":
            found = "s"
        elif character == "\n":
            found = "n"
        elif character in _GLUE:
            found = "g"
        elif character in rules.keep_with_figure:
            found = "k"
        elif character in rules.no_start:
            found = "c" if _is_full_width(code) or character in _SHARED else "x"
        elif character in rules.no_end:
            found = "o" if _is_full_width(code) or character in _SHARED else "p"
        elif character in rules.space_stays_after:
            found = "q"
        elif ("-" if character == _HYPHEN else character) in rules.break_after:
            found = "b" if character in rules.space_stays_before else "h"
        elif character in rules.space_stays_before:
            found = "x"
        elif "0" <= character <= "9":
            found = "d"
        else:
            found = "i" if _is_full_width(code) else "a"
        self[code] = found
        return found


class Opportunities:
    """Finds the break opportunities of texts in one language."""

    def __init__(self, typography: Typography) -> None:
        self._classes = _Classes(typography)
        figure = (
            r"(?<![dsq])s+(?=[^scxb])|(?<=d)s+(?=[^scxbdk])" if typography.figure_space else "(?<![sq])s+(?=[^scxb])"
        )
        self._pattern = re.compile(rf"n|{figure}|[hb](?=[^sngcxb])|[ikc](?=[ioadkp])|a(?=[iok])|x(?=[iok])|d(?=[io])")

    def find(self, text: str) -> list[int]:
        """The offsets before which a line may break, in order; a line break in the text is one too."""
        return [match.end() for match in self._pattern.finditer(text.translate(self._classes))]


@lru_cache(maxsize=16)
def opportunities(typography: Typography) -> Opportunities:
    """The finder for a language's typography, made once."""
    return Opportunities(typography)
