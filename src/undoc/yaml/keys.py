"""Keys of a YAML mapping read one by one: unknown, missing and empty ones are reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from undoc.model import Place
from undoc.model.report import Report
from undoc.wording import did_you_mean, quoted
from undoc.yaml.tree import Entry, MappingNode, Node, ScalarNode, SequenceNode

_T = TypeVar("_T")


class InvalidValueError(ValueError):
    """A value that does not follow its syntax: code, message and advice of the problem."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.advice = advice


class KeyReader:
    """Reads the keys of one mapping.

    ``known`` are all keys that it may have; ``name`` is its own dotted path, empty for the file. ``places`` gathers
    the place of each key by its dotted path.
    """

    def __init__(
        self, node: MappingNode, known: Sequence[str], report: Report, places: dict[str, Place], name: str = ""
    ) -> None:
        self._node = node
        self._report = report
        self._places = places
        self._name = name
        self._entries: dict[str, Entry] = {}
        for entry in node.entries.values():
            if entry.key in known:
                self._entries[entry.key] = entry
                places[self._path(entry.key)] = entry.place
            else:
                self._report_unknown(entry, known)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def scalar(self, key: str, *, required: bool = False, may_be_empty: bool = False) -> ScalarNode | None:
        """Return the text value of ``key``, None when it is not there, no text, or empty though it must not be."""
        node = self._value(key, required)
        if node is None:
            return None
        if not isinstance(node, ScalarNode):
            message = f"The value of {quoted(self._path(key))} is a list or has keys of its own."
            self._report.error(node.place, "wrong-kind", message, "Write one text on the line of the key.")
            return None
        if not node.text.strip() and not may_be_empty:
            self._report_empty(key)
            return None
        return node

    def value(self, key: str, parse: Callable[[str], _T], *, required: bool = False) -> _T | None:
        """Return what ``parse`` makes of the value of ``key``; its InvalidValueError is reported, and None returned."""
        node = self.scalar(key, required=required)
        if node is None:
            return None
        try:
            return parse(node.text.strip())
        except InvalidValueError as problem:
            self._report.error(node.place, problem.code, problem.message, problem.advice)
            return None

    def mapping(self, key: str, known: Sequence[str]) -> KeyReader | None:
        """Return a reader for the keys under ``key``, None when it is not there or no mapping."""
        node = self.group(key, f"Write it as {{{known[0]}: …, …}}; keys: {', '.join(known)}.")
        return None if node is None else KeyReader(node, known, self._report, self._places, self._path(key))

    def group(self, key: str, advice: str, *, required: bool = False) -> MappingNode | None:
        """Return the mapping under ``key`` whatever its keys, None when it is not there or no mapping."""
        node = self._value(key, required)
        if isinstance(node, MappingNode) and (node.entries or not node.complete):
            return node
        self._report_kind(key, node, isinstance(node, MappingNode), "a group of keys", advice)
        return None

    def sequence(self, key: str, advice: str, *, required: bool = False) -> SequenceNode | None:
        """Return the list under ``key``, None when it is not there, empty or no list."""
        node = self._value(key, required)
        if isinstance(node, SequenceNode) and node.items:
            return node
        self._report_kind(key, node, isinstance(node, SequenceNode), "a list", advice)
        return None

    def _value(self, key: str, required: bool) -> Node | None:
        entry = self._entries.get(key)
        if entry is not None:
            return entry.value
        if required and self._node.complete:
            message = f"The key {quoted(self._path(key))} is missing."
            self._report.error(self._node.place, "missing-key", message, f"Add a line “{key}: …”.")
        return None

    def _report_kind(self, key: str, node: Node | None, is_empty: bool, kind: str, advice: str) -> None:
        if is_empty or (isinstance(node, ScalarNode) and not node.text.strip()):
            self._report_empty(key)
        elif node is not None:
            message = f"The value of {quoted(self._path(key))} is not {kind}."
            self._report.error(node.place, "wrong-kind", message, advice)

    def _report_empty(self, key: str) -> None:
        message = f"The key {quoted(self._path(key))} has no value."
        self._report.error(self._entries[key].place, "empty-value", message, "Write its value, or remove the key.")

    def _report_unknown(self, entry: Entry, known: Sequence[str]) -> None:
        advice = did_you_mean(entry.key, known, f"The keys are {', '.join(known)}.")
        if isinstance(entry.value, ScalarNode) and not entry.value.source:
            advice = f"If it belongs to the value before it, put that value in quotes. {advice}"
        message = f"The key {quoted(self._path(entry.key))} is not known."
        self._report.error(entry.place, "unknown-key", message, advice)

    def _path(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key
