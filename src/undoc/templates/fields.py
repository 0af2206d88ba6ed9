"""Reading typed fields out of a YAML mapping, collecting every problem on the way."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar

from undoc.model import Place, Problem
from undoc.templates.lengths import Lengths
from undoc.wording import did_you_mean
from undoc.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode, value_place

_T = TypeVar("_T")
_Choice = TypeVar("_Choice", bound=StrEnum)
_FLAGS = {"true": True, "false": False}


class Fields:
    """The keys of one mapping. Each method takes a key, returns its value and notes a problem when it is wrong.

    A value that is wrong or missing is replaced by a harmless one, so that reading goes on to the next problem;
    whoever reads raises once all is read. ``close`` reports the keys that nobody asked for.
    """

    def __init__(
        self, mapping: MappingNode, problems: list[Problem], what: str, lengths: Lengths | None = None
    ) -> None:
        self._mapping = mapping
        self._problems = problems
        self._what = what
        self._lengths = lengths or Lengths({})
        self._asked: set[str] = set()

    @property
    def place(self) -> Place:
        """Where the mapping stands."""
        return self._mapping.place

    def place_of(self, key: str, *below: str) -> Place:
        """Where a value stands, ``below`` being keys of the mapping that it is; the nearest place that there is."""
        return value_place(self._mapping, key, *below)

    def names(self) -> list[str]:
        """All keys of the mapping, for mappings whose keys are names."""
        return list(self._mapping.entries)

    def has(self, key: str) -> bool:
        """Whether the mapping has the key."""
        self._asked.add(key)
        return key in self._mapping.entries

    def report(self, place: Place, code: str, message: str, advice: str) -> None:
        """Note a problem."""
        self._problems.append(Problem(place, code, message, advice))

    def text(self, key: str, default: str | None = None) -> str:
        """Text; without a default the key is required."""
        value = self._value(key, required=default is None)
        if isinstance(value, ScalarNode):
            return value.text
        if value is not None:
            self._wrong(key, value, "plain text")
        return default or ""

    def number(self, key: str, default: float | None = None) -> float:
        """A number that is no length: per cent, times."""
        value = self._value(key, required=default is None)
        if value is None:
            return default or 0.0
        if isinstance(value, ScalarNode):
            with suppress(ValueError):
                if math.isfinite(number := float(value.text)):
                    return number
        self._wrong(key, value, "a number")
        return default or 0.0

    def length(self, key: str, default: float | None = None) -> float:
        """A length in points; named lengths may stand for it."""
        value = self._value(key, required=default is None)
        if value is None:
            return default or 0.0
        return self._points(key, value, default or 0.0)

    def lengths(self, key: str, required: bool = True) -> tuple[float, ...]:
        """A list of lengths in points."""
        value = self._value(key, required)
        if isinstance(value, SequenceNode):
            return tuple(self._points(key, item, 0.0) for item in value.items if item is not None)
        if value is not None:
            self._wrong(key, value, "a list of lengths")
        return ()

    def _points(self, key: str, value: Node, default: float) -> float:
        if isinstance(value, ScalarNode):
            try:
                points = self._lengths.points(value.text)
            except KeyError as error:
                self._unknown_length(value.place, error.args[0])
                return default
            if points is not None:
                return points
        self._wrong(key, value, "a length, such as 12, margin or margin + 12")
        return default

    def _unknown_length(self, place: Place, name: str) -> None:
        otherwise = f"Add “{name}: …” under “lengths”, or write a number of points."
        advice = did_you_mean(name, self._lengths.names, otherwise)
        self.report(place, "unknown-length", f"There is no length “{name}”.", advice)

    def whole(self, key: str, default: int) -> int:
        """A whole number."""
        value = self._value(key, required=False)
        if value is None:
            return default
        if isinstance(value, ScalarNode) and value.text.isdecimal():
            return int(value.text)
        self._wrong(key, value, "a whole number")
        return default

    def flag(self, key: str, default: bool) -> bool:
        """``true`` or ``false``."""
        value = self._value(key, required=False)
        if value is None:
            return default
        if isinstance(value, ScalarNode) and value.text in _FLAGS:
            return _FLAGS[value.text]
        self._wrong(key, value, "true or false")
        return default

    def choice(self, key: str, default: _Choice) -> _Choice:
        """One of the values of an enumeration, that of ``default``."""
        value = self._value(key, required=False)
        if value is None:
            return default
        kind = type(default)
        allowed = [str(member) for member in kind]
        if isinstance(value, ScalarNode) and value.text in allowed:
            return kind(value.text)
        self._wrong(key, value, "one of " + ", ".join(allowed))
        return default

    def texts(self, key: str, required: bool = True) -> tuple[str, ...]:
        """A list of texts."""
        value = self._value(key, required)
        if value is None:
            return ()
        if isinstance(value, SequenceNode):
            items = [item.text for item in value.items if isinstance(item, ScalarNode)]
            if len(items) == len(value.items):
                return tuple(items)
        self._wrong(key, value, "a list of texts")
        return ()

    def table(self, key: str, required: bool = True) -> dict[str, str]:
        """A mapping of texts."""
        value = self._value(key, required)
        if value is None:
            return {}
        if isinstance(value, MappingNode):
            pairs = _texts(value)
            if len(pairs) == len(value.entries):
                return pairs
        self._wrong(key, value, "keys with texts")
        return {}

    def table_itself(self) -> dict[str, str]:
        """The mapping itself, when all its values are texts."""
        self._asked.update(self._mapping.entries)
        texts = _texts(self._mapping)
        for name in self._mapping.entries.keys() - texts.keys():
            if (value := self._mapping.get(name)) is not None:
                self._wrong(name, value, "plain text")
        return texts

    def fields(self, key: str, required: bool = True) -> Fields:
        """The fields of a mapping below this one; empty when there is none."""
        value = self._value(key, required)
        if isinstance(value, MappingNode):
            return Fields(value, self._problems, f"{self._what}, {key}", self._lengths)
        if value is not None:
            self._wrong(key, value, "keys with values")
        return Fields(MappingNode({}, self.place), self._problems, f"{self._what}, {key}", self._lengths)

    def items(self, key: str, required: bool = True) -> list[Fields]:
        """The fields of each mapping in a list."""
        value = self._value(key, required)
        if isinstance(value, SequenceNode):
            mappings = [item for item in value.items if isinstance(item, MappingNode)]
            if len(mappings) == len(value.items):
                return [Fields(item, self._problems, f"{self._what}, {key}", self._lengths) for item in mappings]
        if value is not None:
            self._wrong(key, value, "a list of keys with values")
        return []

    def sections(self) -> Iterator[tuple[str, Fields]]:
        """Every key of the mapping with its fields, for mappings whose keys are names."""
        for key in self._mapping.entries:
            yield key, self.fields(key)

    def closed(self, value: _T) -> _T:
        """What was made of these keys; those that are not known here are reported."""
        self.close()
        return value

    def close(self) -> None:
        """Report the keys that are not known here."""
        for key, entry in self._mapping.entries.items():
            if key in self._asked:
                continue
            import difflib  # only wrong files need it

            near = difflib.get_close_matches(key, self._asked, 1)
            advice = f"Did you mean “{near[0]}”?" if near else f"Known keys: {', '.join(sorted(self._asked))}."
            self.report(
                entry.place,
                "unknown-key",
                f"“{key}” is not a key of {self._what}.",
                advice,
            )

    def _value(self, key: str, required: bool) -> Node | None:
        self._asked.add(key)
        value = self._mapping.get(key)
        if value is None and required:
            self.report(self.place, "missing-key", f"{self._what} lacks the key “{key}”.", f"Add “{key}: …” here.")
        return value

    def _wrong(self, key: str, value: Node, wanted: str) -> None:
        self.report(value.place, "wrong-kind", f"“{key}” is not {wanted}.", f"Write {wanted} for “{key}”.")


def _texts(mapping: MappingNode) -> dict[str, str]:
    return {key: entry.value.text for key, entry in mapping.entries.items() if isinstance(entry.value, ScalarNode)}
