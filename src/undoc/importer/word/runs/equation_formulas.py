"""EQ fields of a Word file as formulas: fractions, roots, scripts, sums, brackets (ISO/IEC 29500-1, 17.16.5.18)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from undoc.importer.attributes import figure_in
from undoc.importer.word.formulas.reader import settled
from undoc.importer.word.formulas.signs import UncoveredError, signs
from undoc.importer.word.runs.equation_fields import DEPTH, LOOK, OPENING, SWITCH
from undoc.model.formulas import Fenced, Fraction, Grid, Lined, Node, Operator, Root, Row, Scripts, Sign

#: An option with the bracket that it gives, or with a number.
_OPTION = re.compile(r"\s*\\(?:([lrb]c)\s*\\?([^\s\\])|([a-z]{2})\s*([\d.]*))", re.IGNORECASE)
#: Spaces beside signs, which are made.
_BESIDE = re.compile(r"\s*([^\w\s])\s*")
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": "⟩"}
_ALIGNS = {"al": "l", "ar": "r"}


def equation_formula(instruction: str) -> Row | None:
    """The formula that the field with this instruction, beginning with EQ, shows; None when it shows none."""
    source = LOOK.sub("", instruction).strip()
    reader = _Reader(source[2:].strip() if source[:2].upper() == "EQ" else source)
    try:
        row = reader.row(0)
        return settled(row) if reader.has_switch else None
    except UncoveredError:
        return None


class _Reader:
    """Goes through the source once; what is no switch is signs."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self.has_switch = False

    def row(self, depth: int, ends: str = "") -> Row:
        """What stands side by side up to one of the characters ``ends``, or to the end."""
        found: list[Node] = []
        text = ""
        open_brackets = 0
        while self._at < len(self._source):
            character = self._source[self._at]
            switch = SWITCH.match(self._source, self._at)
            if switch is not None:
                if depth >= DEPTH:
                    raise UncoveredError("it stands in itself too often")
                found += _signs(text)
                text = ""
                self._at = switch.end()
                self._switch(switch[1].lower(), found, depth + 1)
                continue
            if character == "\\" and self._at + 1 < len(self._source):
                self._at += 1
                character = self._source[self._at]
            elif character in ends and not open_brackets:
                break
            elif ends:
                open_brackets += (character == "(") - (character == ")")
            text += character
            self._at += 1
        return (*found, *_signs(text))

    def _switch(self, kind: str, found: list[Node], depth: int) -> None:
        options: dict[str, str] = {}
        while (option := _OPTION.match(self._source, self._at)) is not None:
            options[(option[1] or option[3]).lower()] = option[2] or option[4] or ""
            self._at = option.end()
        elements = self._elements(depth)
        self.has_switch = True
        match kind, elements:
            case "f", [above, below]:
                found.append(Fraction(above, below))
            case "r", [radicand]:
                found.append(Root(radicand))
            case "r", [degree, radicand]:
                found.append(Root(radicand, degree))
            case "s", [script] if found and script:
                found.append(_scripted(found.pop(), script, is_lower="do" in options))
            case "b", [inner]:
                found.append(_fenced(inner, options))
            case "i", [lower, upper, operand]:
                text = "∑" if "su" in options else "∏" if "pr" in options else "∫"
                operator = Operator(text, None if "in" in options else True)
                found.append(Scripts((operator,), lower, upper) if lower or upper else operator)
                found += operand
            case "a", [_, *_]:
                found.append(_array(elements, options))
            case "l", [first, *others]:
                found += first
                for other in others:
                    found += (Sign(","), *other)
            case "x", [inner] if set(options) in ({"to"}, {"bo"}):
                found.append(Lined(inner, "to" in options))
            case _:
                raise UncoveredError(f"the switch {kind}")

    def _elements(self, depth: int) -> list[Row]:
        """What stands in the brackets after a switch, by the commas in them."""
        match = OPENING.match(self._source, self._at)
        if match is None:
            return []
        self._at = match.end()
        elements: list[Row] = []
        while True:
            elements.append(self.row(depth, ",;)"))
            if self._at >= len(self._source):
                raise UncoveredError("a bracket that is not closed")
            self._at += 1
            if self._source[self._at - 1] == ")":
                return elements


def _signs(text: str) -> Row:
    return tuple(signs(_BESIDE.sub(r"\1", text).strip()))


def _scripted(base: Node, script: Row, *, is_lower: bool) -> Node:
    if isinstance(base, Scripts) and not (base.lower if is_lower else base.upper):
        lower, upper = (script, base.upper) if is_lower else (base.lower, script)
        return Scripts(base.base, lower, upper)
    return Scripts((base,), script, ()) if is_lower else Scripts((base,), (), script)


def _fenced(inner: Row, options: dict[str, str]) -> Node:
    usual = options.get("bc", "" if {"lc", "rc"} & options.keys() else "(").removeprefix("\\")
    left = options.get("lc", usual).removeprefix("\\")
    right = options.get("rc", _CLOSING.get(usual, usual)).removeprefix("\\")
    return Fenced({"<": "⟨"}.get(left, left), {">": "⟩"}.get(right, right), (inner,))


def _array(elements: Sequence[Row], options: dict[str, str]) -> Node:
    columns = min(max(figure_in(options.get("co", "1")) or 1, 1), len(elements))
    rows = tuple(tuple(elements[start : start + columns]) for start in range(0, len(elements), columns))
    align = next((letter for option, letter in _ALIGNS.items() if option in options), "")
    return Grid(rows, align * columns)
