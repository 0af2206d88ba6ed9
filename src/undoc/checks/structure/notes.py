"""Notes: where they are called, how they end, and what "ibid." refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.templates.rules import RUNNING, Scope

_AFTER = ",.;:!?，。；：！？、،؛؟"
_END = re.compile(r"[.。!?！？؟…:][\s\u00a0]*[”’»“\")）\]]*$")
_IBID = re.compile(r"^\W*Ibid(?:em)?\b", re.IGNORECASE)


def call_before_mark(checked: CheckedVersion) -> Iterator[Hit]:
    """Calls of notes that stand before a punctuation mark."""
    for unit in checked.units:
        if unit.scope in RUNNING:
            for at in unit.calls:
                if unit.text[at : at + 1] and unit.text[at] in _AFTER:
                    yield Hit(unit, at, at + 1)


def call_after_mark(checked: CheckedVersion) -> Iterator[Hit]:
    """Calls of notes that stand after a punctuation mark."""
    for unit in checked.units:
        if unit.scope in RUNNING:
            for at in unit.calls:
                if at and unit.text[at - 1] in ",.;:" and not unit.text[:at].endswith(("etc.", "p.", "no.", ". .")):
                    yield Hit(unit, at - 1, at)


def call_after_space(checked: CheckedVersion) -> Iterator[Hit]:
    """Calls of notes with a space before them."""
    for unit in checked.units:
        for at in unit.calls:
            if at and unit.text[at - 1] in " \u00a0" and unit.scope in RUNNING:
                yield Hit(unit, at - 1, at, "")


def adjacent_calls(checked: CheckedVersion) -> Iterator[Hit]:
    """Two calls of notes with nothing between them: 12 looks like a twelve."""
    for unit in checked.units:
        for first, second in zip(unit.calls, unit.calls[1:], strict=False):
            if first == second:
                yield Hit(unit, max(0, first - 1), first)


def call_in_heading(checked: CheckedVersion) -> Iterator[Hit]:
    """Notes called in headings."""
    for unit in checked.units:
        if unit.scope is Scope.HEADING and unit.calls:
            yield Hit(unit, 0, len(unit.text))


def note_end(checked: CheckedVersion) -> Iterator[Hit]:
    """Notes without a full stop at their end."""
    for unit in checked.units:
        if unit.scope is Scope.NOTE:
            text = unit.text.rstrip()
            ends_with_address = any(end >= len(text) - 1 for _, end in (*unit.aside, *unit.links))
            if len(text) > 3 and not _END.search(text) and not ends_with_address:
                yield Hit(unit, len(text), len(text), "。" if checked.version.language == "zh" else ".")


def first_ibid(checked: CheckedVersion) -> Iterator[Hit]:
    """An "ibid." in the first note: there is no note before it."""
    first = next((unit for unit in checked.units if unit.scope is Scope.NOTE), None)
    if first is not None and (match := _IBID.match(first.text)):
        yield Hit(first, match.start(), match.end())


CHECKS: Mapping[str, Check] = {
    "call-before-mark": call_before_mark,
    "call-after-mark": call_after_mark,
    "call-after-space": call_after_space,
    "adjacent-calls": adjacent_calls,
    "call-in-heading": call_in_heading,
    "note-end": note_end,
    "first-ibid": first_ibid,
}
