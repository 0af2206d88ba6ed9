"""What the fields of a Word file show that have no result of their own: boxes, entries, signs, numbers.

Source: ISO/IEC 29500-1, 17.16.5 (fields) and 17.16.7 (forms).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from lxml import etree
from msgspec import Struct, field

from undoc.importer.attributes import figure_in, whole
from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word.names import VAL, W, is_on
from undoc.importer.word.runs.equation_fields import equation
from undoc.importer.word.runs.signs import sign_of
from undoc.importer.word.spans import FORMULA, Raise, Span, SpanFormula
from undoc.prepare import counters

_BOX, _CHECKED_BOX = "☐", "☒"
#: Fields that show nothing: entries of lists, values, what was asked; and forms that are not filled in.
_SHOW_NOTHING = frozenset(
    (
        *("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "BOOKMARK", "NEXT", "NEXTIF", "SKIPIF"),
        *("FORMTEXT", "BIDIOUTLINE", "TOC", "TOA", "INDEX", "PAGEREF", "SECTIONPAGES"),
    )
)
#: The forms of numbers by the levels of the lists that Word has for LISTNUM fields.
_LISTS = {
    "numberdefault": (
        *((counter, "{})") for counter in (counters.decimal, counters.lower, counters.lower_roman)),
        *((counter, "({})") for counter in (counters.decimal, counters.lower, counters.lower_roman)),
        *((counter, "{}.") for counter in (counters.decimal, counters.lower, counters.lower_roman)),
    ),
    "outlinedefault": (
        (counters.upper_roman, "{}."),
        (counters.upper, "{}."),
        (counters.decimal, "{}."),
        (counters.lower, "{})"),
        (counters.decimal, "({})"),
        (counters.lower, "({})"),
        (counters.lower_roman, "({})"),
        (counters.lower, "({})"),
        (counters.lower_roman, "({})"),
    ),
}
_NUMBERS = frozenset(("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"))
_LEVELS = 9
_TEXT_LEVEL = 9
#: Numbers above this are no numbers of a document.
_MOST = 9999


class Standing(Struct, frozen=True):
    """Where a field stands: the level of its paragraph in the outline, from 0 (9: text), and in a list, or None."""

    outline: int = _TEXT_LEVEL
    list_level: int | None = None


class ShownFields(Struct):
    """Gives what fields show, in their order in the part: some of them count."""

    findings: Findings
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _depths: dict[str, int] = field(default_factory=dict)

    def spans(self, words: Sequence[str], instruction: str, form: etree._Element | None, at: Standing) -> list[Span]:
        """What the field with these ``words`` in its instruction shows; ``form`` is that of a form (``w:ffData``)."""
        kind = words[0].upper() if words else ""
        match kind:
            case "FORMCHECKBOX":
                return [Span(_CHECKED_BOX if _is_checked(form) else _BOX)]
            case "FORMDROPDOWN":
                return [Span(_entry(form))]
            case "SYMBOL":
                return self._sign(words)
            case "EQ":
                return self._equation(instruction)
            case _ if kind in _NUMBERS:
                text = self._list_number(words, at) if kind == "LISTNUM" else self._automatic(kind, words, at)
                message = f"A number that Word counts in a field ({kind}) became text: {in_full(text)}"
                self.findings.add(Change.SIMPLIFIED, "field-number", message)
                return [Span(text)]
            case _ if kind and kind not in _SHOW_NOTHING:
                message = f"A field without a result was left out: {in_full(instruction)}"
                self.findings.add(Change.DROPPED, "field", message)
        return []

    def _sign(self, words: Sequence[str]) -> list[Span]:
        """The sign of a SYMBOL field: its code, in a font of signs or as a character of Windows or Unicode."""
        code_text = words[1] if len(words) > 1 else ""
        font = _option(words, "\\f") or ""
        is_unicode = any(word.lower() == "\\u" for word in words)
        code = int(code_text, 16) if _is_hexadecimal(code_text) else figure_in(code_text)
        if code is None and len(code_text) == 1:
            code, is_unicode = ord(code_text), True
        found = None if code is None else sign_of(font, code)
        if code is not None and 0x80 <= code < 0x100 and found == chr(code) and not is_unicode:
            found = bytes([code]).decode("cp1252", "ignore") or None
        if found is None:
            message = f"A sign of the font “{font}” (code {code_text}) has no letter of its own."
            self.findings.add(Change.DROPPED, "symbol", message)
        return [Span(found)] if found else []

    def _equation(self, instruction: str) -> list[Span]:
        from undoc.importer.word.runs.equation_formulas import equation_formula  # few files have one

        row = equation_formula(instruction)
        if row is not None:
            return [Span(FORMULA, formula=SpanFormula(row))]
        shown = equation(instruction)
        if shown.readings:
            message = f"A reading beside characters was left out: {in_full(' '.join(shown.readings))}"
            self.findings.add(Change.SIMPLIFIED, "ruby", message)
        elif not shown.is_exact:
            message = f"An equation field (EQ) became plain text: {in_full(shown.text)}"
            self.findings.add(Change.SIMPLIFIED, "equation-field", message)
        return [Span(text, position=Raise(where)) for text, where in shown.pieces]

    def _automatic(self, kind: str, words: Sequence[str], at: Standing) -> str:
        """The number of an AUTONUM field: one count for each level of the outline, begun anew below a higher one."""
        counts = self._counts.setdefault(kind, [0] * _LEVELS)
        if at.outline < _TEXT_LEVEL:
            level = self._depths[kind] = at.outline
        else:
            # Text is counted below the last heading that is.
            level = min(self._depths.get(kind, -1) + 1, _LEVELS - 1)
        _count(counts, level)
        sign = _option(words, "\\s") or "."
        if kind == "AUTONUMLGL":
            text = sign.join(str(number) for number in counts[: level + 1])
            return text if "\\e" in words else text + sign
        if kind == "AUTONUMOUT":
            return _formed(_LISTS["outlinedefault"][level], counts[level])
        return f"{counts[level]}{sign}"

    def _list_number(self, words: Sequence[str], at: Standing) -> str:
        """The number of a LISTNUM field: the next one of its list on its level."""
        named = len(words) > 1 and not words[1].startswith("\\")
        name = words[1].lower() if named else "numberdefault"
        level = whole(_option(words, "\\l"), 0, 0, _LEVELS) - 1
        if level < 0:
            level = 0 if at.list_level is None or named else min(at.list_level + 1, _LEVELS - 1)
        counts = self._counts.setdefault(name, [0] * _LEVELS)
        start = figure_in(_option(words, "\\s"))
        if start is not None:
            counts[level] = min(start, _MOST) - 1
        _count(counts, level)
        if name == "legaldefault":
            return "".join(f"{max(1, number)}." for number in counts[: level + 1])
        return _formed(_LISTS.get(name, _LISTS["numberdefault"])[level], counts[level])


def _count(counts: list[int], level: int) -> None:
    counts[level] = min(counts[level] + 1, _MOST)
    counts[level + 1 :] = [0] * (_LEVELS - level - 1)


def _formed(form: tuple[Callable[[int], str], str], number: int) -> str:
    counter, text = form
    return text.format(counter(max(1, number)))


def _option(words: Sequence[str], name: str) -> str | None:
    """The word after the option ``name``."""
    found = (value for option, value in itertools.pairwise(words) if option.lower() == name)
    return next(found, None)


def _is_hexadecimal(text: str) -> bool:
    return (
        text[:2].lower() == "0x" and 0 < len(text[2:]) <= 6 and all(one in "0123456789abcdefABCDEF" for one in text[2:])
    )


def _is_checked(form: etree._Element | None) -> bool:
    """Whether the box of a form is checked: as it was left, or else as it was made."""
    for name in ("checked", "default"):
        found = None if form is None else form.find(f"{W}checkBox/{W}{name}")
        if found is not None:
            return is_on(found.get(VAL))
    return False


def _entry(form: etree._Element | None) -> str:
    """The entry of a list that is chosen: as it was left, or else as it was made, or else the first."""
    entries = [] if form is None else [one.get(VAL, "") for one in form.findall(f"{W}ddList/{W}listEntry")]
    for name in ("result", "default"):
        found = None if form is None else form.find(f"{W}ddList/{W}{name}")
        number = None if found is None else figure_in(found.get(VAL))
        if number is not None and number < len(entries):
            return entries[number]
    return entries[0] if entries else ""
