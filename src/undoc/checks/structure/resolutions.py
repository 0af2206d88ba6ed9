"""Resolutions and decisions: how their paragraphs begin and end.

Source: Editorial Manual, "Resolutions and decisions: drafting and editing".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.units import Unit
from undoc.model import NumberedParagraph, Paragraph
from undoc.templates.language import AFTER, BEFORE, OPERATIVE, PREAMBLE
from undoc.templates.rules import Scope

_COMMA = re.compile(r"[,:：，、،—;؛；][”’»)）]*\s*$")
_SEMICOLON = re.compile(r"[;:；：؛—.。][”’»)）]*\s*$")
_STOP = re.compile(r"[.。][”’»)）\]]*\s*$")


def _preamble(checked: CheckedVersion) -> list[Unit]:
    """The paragraphs of the preamble, without the line of the organ."""
    organ = checked.templates.bodies[checked.metadata.body].organ.get(checked.version.language, "")
    units = [unit for unit in checked.units if unit.scope is Scope.PREAMBLE and isinstance(unit.block, Paragraph)]
    return [unit for unit in units if not organ or not unit.text.rstrip(" ,،，:").endswith(organ)]


def _operative(checked: CheckedVersion) -> list[Unit]:
    units = (unit for unit in checked.units if unit.scope is Scope.OPERATIVE)
    return [unit for unit in units if isinstance(unit.block, NumberedParagraph)]


def preamble_end(checked: CheckedVersion) -> Iterator[Hit]:
    """Paragraphs of the preamble that do not end with a comma."""
    if not _operative(checked):
        return
    for unit in _preamble(checked):
        text = unit.text.rstrip()
        if text and not _COMMA.search(text):
            yield Hit(unit, len(text) - 1, len(text))


def operative_end(checked: CheckedVersion) -> Iterator[Hit]:
    """Operative paragraphs that do not end with a semicolon; the last ends with a full stop."""
    units = _operative(checked)
    for unit in units[:-1]:
        text = unit.text.rstrip()
        if (text and not _SEMICOLON.search(text)) or (text and _STOP.search(text)):
            yield Hit(unit, len(text) - 1, len(text), fields={"wanted": "a semicolon"})


def last_end(checked: CheckedVersion) -> Iterator[Hit]:
    """The last paragraph of a resolution without a full stop."""
    units = [
        unit
        for unit in checked.units
        if unit.scope in (Scope.OPERATIVE, Scope.LIST_ITEM) and not unit.part and unit.text.strip()
    ]
    if units and _operative(checked) and not _STOP.search(units[-1].text):
        text = units[-1].text.rstrip()
        yield Hit(units[-1], len(text) - 1, len(text))


def preamble_verb(checked: CheckedVersion) -> Iterator[Hit]:
    """Paragraphs of the preamble that begin with none of the verbs of the language."""
    verbs = checked.language.verbs
    known = _known((*verbs.get(PREAMBLE, ()),), verbs.get(BEFORE, ()))
    if known is not None and _operative(checked):
        for unit in _preamble(checked):
            if unit.text.strip() and not known.match(unit.text.lstrip(' “"«')):
                yield _first_word(unit)


def operative_verb(checked: CheckedVersion) -> Iterator[Hit]:
    """Operative paragraphs that begin with none of the verbs of the language."""
    verbs = checked.language.verbs
    known = _known((*verbs.get(OPERATIVE, ()),), verbs.get(BEFORE, ()))
    if known is not None:
        for unit in _operative(checked):
            if unit.text.strip() and not known.match(unit.text.lstrip(' “"«')):
                yield _first_word(unit)


def repeated_verb(checked: CheckedVersion) -> Iterator[Hit]:
    """Paragraphs that begin with the verb of the paragraph before them, and without a word such as "also"."""
    verbs = checked.language.verbs
    for units, part in ((_preamble(checked), PREAMBLE), (_operative(checked), OPERATIVE)):
        known = _known(tuple(verbs.get(part, ())), ())
        if known is None:
            continue
        for first, second in pairwise(units):
            one, other = known.match(first.text), known.match(second.text)
            if one and other and one[0].lower() == other[0].lower() and not _has_after(second, other.end(), checked):
                yield Hit(second, other.start(), other.end())


def _has_after(unit: Unit, at: int, checked: CheckedVersion) -> bool:
    """Whether words follow that make another verb of it: "Expresses its appreciation", "Expresses concern"."""
    rest = unit.text[at:].lstrip()
    return any(rest.startswith(words) for words in checked.language.verbs.get(AFTER, ()))


def _known(verbs: tuple[str, ...], before: object) -> re.Pattern[str] | None:
    if not verbs:
        return None
    words = before if isinstance(before, tuple | list) else ()
    leading = f"(?:(?:{_any(tuple(words))}),?[ \u00a0]*(?:and )?)*" if words else ""
    ending = "" if re.search("[\u4e00-\u9fff]", verbs[0]) else r"(?!\w)"
    return re.compile(rf"{leading}(?:{_any(verbs)}){ending}", re.IGNORECASE)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _first_word(unit: Unit) -> Hit:
    match = re.search(r"\w+", unit.text)
    assert match is not None
    return Hit(unit, match.start(), match.end())


CHECKS: Mapping[str, Check] = {
    "preamble-end": preamble_end,
    "operative-end": operative_end,
    "last-end": last_end,
    "preamble-verb": preamble_verb,
    "operative-verb": operative_verb,
    "repeated-verb": repeated_verb,
}
