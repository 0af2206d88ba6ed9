"""Lengths that a house style gives names, used by name and in sums: ``margin``, ``-margin``, ``margin + 12``."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping

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

    @property
    def names(self) -> list[str]:
        """All names."""
        return list(self._named)

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
