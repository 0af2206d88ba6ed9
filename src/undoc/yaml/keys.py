"""Keys of a YAML mapping read one by one: unknown, missing and empty ones are reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from undoc.model.attributes import InvalidValueError, Syntax
from undoc.model.place import Place
from undoc.model.report import Report
from undoc.wording import did_you_mean, quoted
from undoc.yaml.tree import Entry, MappingNode, Node, ScalarNode, SequenceNode

_T = TypeVar("_T")
Parse = Callable[[Syntax[Any], ScalarNode], Any]


class KeyReader:
    """Reads the keys of one mapping.

    ``known`` are all keys that it may have, None for a mapping whose keys are names; ``name`` is its own dotted path,
    empty for the file. ``places`` gathers the place of each key by its dotted path. ``parse`` returns what a text says
    that is written in a syntax, or raises InvalidValueError; what it cannot use and has reported is None.
    """

    def __init__(
        self,
        node: MappingNode,
        known: Sequence[str] | None,
        report: Report,
        places: dict[str, Place] | None = None,
        name: str = "",
        parse: Parse | None = None,
    ) -> None:
        self.node = node
        self.report = report
        self._places = places
        self._name = name
        self._parse = parse
        self._entries = node.entries
        if known is not None and not all(map(known.__contains__, node.entries)):
            self._entries = {key: entry for key, entry in node.entries.items() if key in known}
            for key, entry in node.entries.items():
                if key not in self._entries:
                    self._report_unknown(entry, known)
        if places is not None:
            places.update((self.path(key), entry.place) for key, entry in self._entries.items())

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Those of the mapping whose keys are known."""
        return self._entries

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def scalar(self, key: str, *, required: bool = False, may_be_empty: bool = False) -> ScalarNode | None:
        """Return the text value of ``key``, None when it is not there, no text, or empty though it must not be."""
        node = self.value_node(key, required=required)
        return None if node is None else self.as_scalar(node, key, may_be_empty=may_be_empty)

    def as_scalar(self, node: Node, key: str, *, may_be_empty: bool = False) -> ScalarNode | None:
        """Return a value of ``key``, or in it, that has to be one text; None when it is none, which is reported."""
        if not isinstance(node, ScalarNode):
            message = f"{self._what(key, node)} is a list or has keys of its own."
            self.report.error(node.place, "wrong-kind", message, "Write one text instead, in quotes if it holds “: ”.")
            return None
        if not may_be_empty and not node.text.strip():
            self._report_empty(key, node)
            return None
        return node

    def value(self, key: str, syntax: Syntax[_T], *, required: bool = False) -> _T | None:
        """Return the value of ``key`` that is written in ``syntax``; None when it is not there or wrong."""
        node = self.value_node(key, required=required)
        return None if node is None else self.as_value(node, key, syntax)

    def as_value(self, node: Node, key: str, syntax: Syntax[_T]) -> _T | None:
        """Return a value of ``key``, or in it, that has to be written in ``syntax``; None when it is wrong."""
        if not isinstance(node, ScalarNode) or not (syntax.raw or node.text.strip()):
            self.as_scalar(node, key)
            return None
        try:
            if self._parse is not None:
                found: _T | None = self._parse(syntax, node)
                return found
            return syntax.parse(node.text if syntax.raw else node.text.strip())
        except InvalidValueError as problem:
            self.report.error(node.place, problem.code, problem.message, problem.advice)
            return None

    def group(self, key: str, advice: str, *, required: bool = False) -> MappingNode | None:
        """Return the mapping under ``key`` whatever its keys, None when it is not there, empty or no mapping."""
        node = self.value_node(key, required=required)
        return None if node is None else self.as_group(node, key, advice)

    def as_group(self, node: Node, key: str, advice: str, *, may_be_empty: bool = False) -> MappingNode | None:
        """Return a value of ``key``, or in it, that has to be a mapping; None when it is none, which is reported."""
        if isinstance(node, MappingNode) and (may_be_empty or node.entries or not node.complete):
            return node
        self._report_kind(key, node, isinstance(node, MappingNode), "a group of keys", advice)
        return None

    def sequence(self, key: str, advice: str, *, required: bool = False) -> SequenceNode | None:
        """Return the list under ``key``, None when it is not there, empty or no list."""
        node = self.value_node(key, required=required)
        return None if node is None else self.as_sequence(node, key, advice)

    def as_sequence(self, node: Node, key: str, advice: str, *, may_be_empty: bool = False) -> SequenceNode | None:
        """Return a value of ``key``, or in it, that has to be a list; None when it is none, which is reported."""
        if isinstance(node, SequenceNode) and (may_be_empty or node.items):
            return node
        self._report_kind(key, node, isinstance(node, SequenceNode), "a list", advice)
        return None

    def value_node(self, key: str, *, required: bool = False) -> Node | None:
        """Return the value of ``key`` whatever it is, None when it is not there, which is reported if ``required``."""
        entry = self._entries.get(key)
        if entry is not None:
            return entry.value
        if required and self.node.complete:
            message = f"The key {quoted(self.path(key))} is missing."
            self.report.error(self.node.place, "missing-key", message, f"Add a line “{key}: …”.")
        return None

    def below(self, node: MappingNode, key: str, known: Sequence[str] | None) -> KeyReader:
        """Return the reader of the keys of ``node``, the value of ``key`` or one in it."""
        return KeyReader(node, known, self.report, self._places, self.path(key), self._parse)

    def path(self, key: str) -> str:
        """Return the dotted path of a key."""
        return f"{self._name}.{key}" if self._name else key

    def _report_kind(self, key: str, node: Node, is_empty: bool, kind: str, advice: str) -> None:
        if is_empty or (isinstance(node, ScalarNode) and not node.text.strip()):
            self._report_empty(key, node)
        else:
            message = f"{self._what(key, node)} is not {kind}."
            self.report.error(node.place, "wrong-kind", message, advice)

    def _report_empty(self, key: str, node: Node) -> None:
        if self._is_whole(key, node):
            message = f"The key {quoted(self.path(key))} has no value."
            self.report.error(self._entries[key].place, "empty-value", message, "Write its value, or remove the key.")
        else:
            message = f"A value of the list {quoted(self.path(key))} is empty."
            self.report.error(node.place, "empty-value", message, "Write it, or remove it from the list.")

    def _what(self, key: str, node: Node) -> str:
        """What a problem is said of: the value of a key, or one in it."""
        return f"{'The value of' if self._is_whole(key, node) else 'A value in'} {quoted(self.path(key))}"

    def _is_whole(self, key: str, node: Node) -> bool:
        return key in self._entries and self._entries[key].value is node

    def _report_unknown(self, entry: Entry, known: Sequence[str]) -> None:
        advice = did_you_mean(entry.key, known, f"The keys are {', '.join(known)}.")
        if isinstance(entry.value, ScalarNode) and not entry.value.source:
            advice = f"If it belongs to the value before it, put that value in quotes. {advice}"
        message = f"The key {quoted(self.path(entry.key))} is not known."
        self.report.error(entry.place, "unknown-key", message, advice)


def parse_scalar(syntax: Syntax[_T], node: ScalarNode) -> _T:
    """Return what a text says that is written in ``syntax``; InvalidValueError when it is not."""
    return syntax.parse(node.text if syntax.raw else node.text.strip())
