"""Numbers of tables and figures as Word counts them: SEQ fields (ISO/IEC 29500-1, 17.16.5.56)."""

from __future__ import annotations

import re

from msgspec import Struct

from undoc.docx.text.numbering import values
from undoc.templates.language import Language

#: What is counted, by the key of its label in the language file, and its name in the field.
_KINDS = {"table": "Table", "figure": "Figure"}
#: The switches that make Word write a number as a counter does (17.16.4.3.1).
_SWITCHES = {
    "decimal": "\\* ARABIC",
    "lower": "\\* alphabetic",
    "upper": "\\* ALPHABETIC",
    "lower-roman": "\\* roman",
    "upper-roman": "\\* ROMAN",
}
#: The highest number that Word writes as the counters of the language files do, whichever of these it is.
_LAST = 702


class _Kind(Struct):
    """One kind of caption: the shape of its label, its field, how far Word has counted."""

    shape: re.Pattern[str]
    counter: str
    name: str
    count: int = 0


class CaptionNumbers:
    """Gives the labels of tables and figures, in the order of the document, the fields that count them."""

    def __init__(self, language: Language) -> None:
        self._kinds = [kind for key, name in _KINDS.items() if (kind := _kind(language, key, name)) is not None]

    def sequence(self, label: str) -> tuple[int, int, str] | None:
        """Where in ``label`` the number stands and the instruction that counts it; None for any other text."""
        for kind in self._kinds:
            match = kind.shape.fullmatch(label)
            value = values(kind.counter, _LAST).get(match[1]) if match else None
            if match is None or value is None:
                continue
            restart = "" if value == kind.count + 1 else f" \\r {value}"
            kind.count = value
            return match.start(1), match.end(1), f"SEQ {kind.name} {_SWITCHES[kind.counter]}{restart}"
        return None


def _kind(language: Language, key: str, name: str) -> _Kind | None:
    """None where Word has no counter that writes the language's numbers."""
    before, _, after = language.patterns[key].partition("{number}")
    number_before, brace, rest = language.counters[f"{key}s"][0].partition("{")
    counter, _, number_after = rest.partition("}")
    if not brace or counter not in _SWITCHES:
        return None
    shape = re.escape(before + number_before) + "(.+)" + re.escape(number_after + after)
    return _Kind(re.compile(shape), counter, name)
