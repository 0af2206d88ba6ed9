"""EQ fields of a Word file as text: signs in circles, readings, fractions, roots (ISO/IEC 29500-1, 17.16.5.18)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from undoc.importer.word.spans import Raise

#: What a field says of its own look: ``\* jc2``, ``\* "Font:SimSun"``.
LOOK = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)')
#: A switch with its options, up to the brackets with what it is about.
SWITCH = re.compile(r"\\([abdfilorsx])(?![a-z])", re.IGNORECASE)
OPTION = re.compile(r"\s*\\([a-z]{2})\s*(\\?[^\s\\(]?[\d.]*)", re.IGNORECASE)
OPENING = re.compile(r"\s*\(")
#: Deeper than any field is nested.
DEPTH = 12
_CIRCLES = "○〇◯⭘"
#: By what stands in a circle, the character for both: ⑨, Ⓐ, ㊀, ㊤.
_IN_CIRCLES = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for codes in (range(0x2460, 0x2474), range(0x24B6, 0x24EB), range(0x3251, 0x3260), range(0x3280, 0x32C0))
    for code in codes
}
_INTEGRALS = {"su": "∑", "pr": "∏"}

Piece = tuple[str, Raise]


class Equation(NamedTuple):
    """What an EQ field shows: its text in pieces, the readings beside it, and whether it is all there."""

    pieces: tuple[Piece, ...]
    readings: tuple[str, ...] = ()
    is_exact: bool = False

    @property
    def text(self) -> str:
        """The text alone."""
        return "".join(text for text, _ in self.pieces)


def equation(instruction: str) -> Equation:
    """What the field with this instruction, beginning with EQ, shows; a text beside another is its reading."""
    source = LOOK.sub("", instruction).strip()
    reader = _Reader(source[2:].strip() if source[:2].upper() == "EQ" else source)
    pieces = tuple(_joined(reader.pieces(0)))
    return Equation(pieces, tuple(reader.readings), reader.is_exact and bool(pieces))


class _Reader:
    """Goes through the source once; what is no switch is text."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self.readings: list[str] = []
        self.is_exact = True

    def pieces(self, depth: int, ends: str = "") -> list[Piece]:
        """The pieces up to one of the characters ``ends``, or to the end."""
        found: list[Piece] = []
        open_brackets = 0
        while self._at < len(self._source):
            character = self._source[self._at]
            switch = SWITCH.match(self._source, self._at)
            if switch is not None and depth < DEPTH:
                self._at = switch.end()
                found += self._switch(switch[1].lower(), depth + 1)
                continue
            if character == "\\" and self._at + 1 < len(self._source):
                self._at += 1
                character = self._source[self._at]
            elif character in ends and not open_brackets:
                break
            elif ends:
                open_brackets += (character == "(") - (character == ")")
            found.append((character, Raise.NORMAL))
            self._at += 1
        return found

    def _switch(self, kind: str, depth: int) -> list[Piece]:
        options: dict[str, str] = {}
        while (option := OPTION.match(self._source, self._at)) is not None:
            options[option[1].lower()] = option[2].strip()
            self._at = option.end()
        return self._made(kind, options, self._elements(depth))

    def _elements(self, depth: int) -> list[list[Piece]]:
        """What stands in the brackets after a switch, by the commas in them."""
        match = OPENING.match(self._source, self._at)
        if match is None:
            return []
        self._at = match.end()
        elements: list[list[Piece]] = []
        while True:
            elements.append(_trimmed(self.pieces(depth, ",;)")))
            if self._at >= len(self._source):
                return elements
            self._at += 1
            if self._source[self._at - 1] == ")":
                return elements

    def _made(self, kind: str, options: dict[str, str], elements: Sequence[list[Piece]]) -> list[Piece]:
        if kind == "o":
            return self._over(elements)
        self.is_exact = False
        match kind:
            case "f":
                return _between(map(_bracketed, elements), "/")
            case "r":
                index, root = (elements[0], elements[1]) if len(elements) > 1 else ([], _all(elements))
                raised = [(text, Raise.SUPERSCRIPT) for text, _ in index]
                return [*raised, ("√", Raise.NORMAL), *_bracketed(root)]
            case "s":
                where = Raise.SUBSCRIPT if "do" in options else Raise.SUPERSCRIPT
                return [(text, where) for text, _ in _all(elements)]
            case "b":
                usual = options.get("bc", "(").removeprefix("\\") or "("
                left = options.get("lc", usual).removeprefix("\\")
                closing = {"(": ")", "[": "]", "{": "}", "<": ">"}
                right = options.get("rc", closing.get(usual, usual)).removeprefix("\\")
                return [(left, Raise.NORMAL), *_all(elements), (right, Raise.NORMAL)]
            case "i":
                sign = next((sign for option, sign in _INTEGRALS.items() if option in options), "∫")
                under = [(text, Raise.SUBSCRIPT) for text, _ in _all(elements[:1])]
                over = [(text, Raise.SUPERSCRIPT) for text, _ in _all(elements[1:2])]
                return [(sign, Raise.NORMAL), *under, *over, *_all(elements[2:])]
            case "a":
                return _between(elements, ", ")
            case "l":
                return _between(elements, ",")
            case "x":
                return _all(elements)
            case _:  # a distance
                return []

    def _over(self, elements: Sequence[list[Piece]]) -> list[Piece]:
        """Texts over one another: a sign in a circle, a text with its reading, others one after the other."""
        texts = ["".join(text for text, _ in element) for element in elements]
        if len(texts) == 2 and (texts[0] in _CIRCLES or texts[1] in _CIRCLES):
            inner = texts[1] if texts[0] in _CIRCLES else texts[0]
            sign = _IN_CIRCLES.get(unicodedata.normalize("NFKC", inner))
            if sign is not None:
                return [(sign, Raise.NORMAL)]
        self.is_exact = False
        raised = [bool(element) and all(where is Raise.SUPERSCRIPT for _, where in element) for element in elements]
        if any(raised) and not all(raised):
            self.readings += [text for text, is_raised in zip(texts, raised, strict=True) if is_raised]
            return _all([element for element, is_raised in zip(elements, raised, strict=True) if not is_raised])
        return _all(elements)


def _all(elements: Sequence[list[Piece]]) -> list[Piece]:
    return [piece for element in elements for piece in element]


def _between(elements: Iterator[list[Piece]] | Sequence[list[Piece]], sign: str) -> list[Piece]:
    """The elements with a sign between them."""
    result: list[Piece] = []
    for index, element in enumerate(elements):
        result += [(sign, Raise.NORMAL), *element] if index else element
    return result


def _bracketed(element: list[Piece]) -> list[Piece]:
    """An element as part of a fraction or root: in brackets when it is more than one number or name."""
    text = "".join(text for text, _ in element)
    if not re.search(r"[^\w.]", text):
        return element
    return [("(", Raise.NORMAL), *element, (")", Raise.NORMAL)]


def _trimmed(element: list[Piece]) -> list[Piece]:
    while element and element[0][0].isspace():
        del element[0]
    while element and element[-1][0].isspace():
        del element[-1]
    return element


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours on the same height as one."""
    text, where = "", Raise.NORMAL
    for one, height in pieces:
        if text and height is not where:
            yield text, where
            text = ""
        text, where = text + one, height
    if text:
        yield text, where
