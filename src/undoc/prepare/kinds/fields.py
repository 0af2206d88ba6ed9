"""What the wordings of a kind may name in braces, as it is with one document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from undoc.model import Symbol
from undoc.templates.language import Language, fields_of

#: The element of a symbol after which the number of a resolution, decision or statement stands.
_SERIES = ("RES", "DEC", "PRST")
#: ``Res.7`` in HSP/HA.2/Res.7, whose number is 2/7.
_NUMBERED = re.compile(r"(?:Res|Dec|L)\.([0-9]+)")


def number_of(symbol: Symbol) -> str:
    """The number of a resolution, decision or statement by its symbol: ``79/150``, ``2601 (2021)``; else empty.

    Rule: Editorial Manual, "Resolutions and decisions: numbering".
    """
    segments = symbol.segments
    for at, segment in enumerate(segments):
        if segment in _SERIES:
            return "/".join(segments[at + 1 :])
        if (own := _NUMBERED.fullmatch(segment)) and at and not segment.startswith("L"):
            session = re.search(r"[0-9]+$", segments[at - 1])
            return f"{session[0]}/{own[1]}" if session else own[1]
    return ""


def meeting_of(symbol: Symbol) -> int | None:
    """The number of the meeting that a record is of, by its symbol: 22 of A/C.4/80/SR.22; None for other documents."""
    found = (re.fullmatch(r"(?:SR|PV)\.([0-9]+)", segment) for segment in symbol.segments)
    return next((int(match[1]) for match in found if match), None)


def enumerated(texts: Sequence[str], language: Language, separator: str = "") -> str:
    """The texts as a list in a sentence, ``5, 6 (a) and 7``; with another ``separator`` than agenda items have."""
    if len(texts) < 2:
        return "".join(texts)
    patterns = language.patterns
    pattern = patterns["two_items" if len(texts) == 2 else "many_items"]
    return pattern.format(first=(separator or patterns["item_separator"]).join(texts[:-1]), last=texts[-1])


def worded(pattern: str, fields: Mapping[str, str]) -> str:
    """The wording with its fields; empty where one of these has no value."""
    return pattern.format_map(fields) if all(fields.get(name) for name in fields_of(pattern)) else ""
