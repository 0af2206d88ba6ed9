"""Lengths that a house style gives names, used by name and in sums: ``margin``, ``-margin``, ``margin + 12``."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping

from undoc.model.attributes import InvalidValueError
from undoc.wording import did_you_mean, quoted
from undoc.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

_NAME = re.compile("[a-z][a-z0-9_]*")
_TERM = re.compile(r"\s*([+-]?)\s*([0-9]+(?:\.[0-9]+)?|[a-z][a-z0-9_]*)\s*")
#: To how many places of a point sums are rounded, so that 56.7 and 28.35 make 85.05.
_PLACES = 4


class Lengths:
    """The named lengths of a house style, in points."""

    def __init__(self, named: Mapping[str, float]) -> None:
        self._named = named
        self._unused = set(named)

    def parse(self, text: str) -> float:
        """The length that ``text`` stands for. InvalidValueError when it is none."""
        try:
            points = self.points(text)
        except KeyError as error:
            name = error.args[0]
            advice = f"Add “{name}: …” under “lengths”, or write a number of points."
            message, advice = f"There is no length “{name}”.", did_you_mean(name, self._named, advice)
            raise InvalidValueError("unknown-length", message, advice) from None
        if points is None:
            advice = "Write a length, such as 12, margin or margin + 12."
            raise InvalidValueError("wrong-kind", f"{quoted(text)} is not a length.", advice)
        return points

    def points(self, text: str) -> float | None:
        """The length that ``text`` stands for: a number, a name or a sum of these. None when it is none of them.

        KeyError with the name when no length has it.
        """
        try:
            number = float(text)
        except ValueError:
            return self._sum(text)
        return number if math.isfinite(number) else None

    def _sum(self, text: str) -> float | None:
        terms: list[tuple[str, str]] = []
        at = 0
        while at < len(text):
            term = _TERM.match(text, at)
            if term is None or (at and not term[1]):
                return None
            terms.append((term[1], term[2]))
            at = term.end()
        if not terms:
            return None
        return round(sum(-self._value(term) if sign == "-" else self._value(term) for sign, term in terms), _PLACES)

    def _value(self, term: str) -> float:
        if term[0].isdigit():
            return float(term)
        self._unused.discard(term)
        return self._named[term]

    def unused(self, layers: Iterable[MappingNode]) -> list[str]:
        """The names that nothing asks for, once what applies to one language is read.

        ``layers`` are the files of the house style: a length may be asked for in other languages only, or by what a
        house style replaces that is based on another.
        """
        if not self._unused:
            return []
        texts = (text for layer in layers for text in _texts(layer))
        return sorted(self._unused.difference(*map(_NAME.findall, texts)))


def is_length_name(text: str) -> bool:
    """Whether a length may have this name."""
    return _NAME.fullmatch(text) is not None


def _texts(node: Node | None) -> Iterator[str]:
    if isinstance(node, ScalarNode):
        yield node.text
    elif isinstance(node, MappingNode):
        for entry in node.entries.values():
            yield from _texts(entry.value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _texts(item)
